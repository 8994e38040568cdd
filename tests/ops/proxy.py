"""nginx as docs/deploy sets it up, in front of a server on this machine."""

import ssl
import subprocess
from contextlib import contextmanager

from tests.fresh_process import ROOT
from tests.test_demo import free_port

CONF = ROOT / 'docs' / 'deploy' / 'nginx.conf'
HOST = '127.0.0.1'


@contextmanager
def proxied(port, folder):
    """Let nginx answer for the server at `port`: gives its own port, which speaks TLS."""
    front = free_port()
    here = {
        'pid /tmp/nginx.pid;': f'pid {folder}/nginx.pid;',
        'server web:8000;': f'server {HOST}:{port};',
        'listen 80;': f'listen {HOST}:{free_port()};',
        'listen 443 ssl http2;': f'listen {HOST}:{front} ssl http2;',
        'tls/': f'{folder}/',
    }
    text = CONF.read_text('utf-8')
    for said, instead in here.items():
        assert said in text, f'{CONF.name} does not say {said}'
        text = text.replace(said, instead)
    conf = folder / CONF.name
    conf.write_text(text, 'utf-8')
    _make_certificate(folder)
    command = ['nginx', '-c', conf, '-g', 'daemon off;']
    with (
        (folder / 'proxy.log').open('w') as log,
        subprocess.Popen(command, stdout=log, stderr=log) as process,
    ):
        try:
            yield front
        finally:
            process.terminate()


def trusting(folder):
    """The SSLContext of a visitor who knows the certificate of that folder."""
    return ssl.create_default_context(cafile=folder / 'cert.pem')


def _make_certificate(folder):
    names = ['-subj', f'/CN={HOST}', '-addext', f'subjectAltName=IP:{HOST}']
    files = ['-keyout', folder / 'key.pem', '-out', folder / 'cert.pem']
    how = ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1']
    subprocess.run([*how, *names, *files], check=True, capture_output=True)
