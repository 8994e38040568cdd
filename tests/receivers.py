"""Programs on this machine that webhooks tell, and a webhook for every event."""

import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer

import pytest

from plans.document.choices import WebhookEvent
from plans.domain import web_addresses, webhooks


class Receiver(HTTPServer):
    """A program on this machine that keeps what it is told, and answers with `status`."""

    def __init__(self):
        super().__init__(('127.0.0.1', 0), Taking)
        self.got, self.status = [], 200
        self.url = f'http://127.0.0.1:{self.server_port}/hook?x=1'


class Taking(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length'])).decode()
        self.server.got.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header('Location', '/elsewhere')
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def receiver(settings):
    """It listens; to this machine is sent only because the setting allows it."""
    settings.WEBHOOKS_TO_PRIVATE = True
    server = Receiver()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def hook(admin):
    """A function that adds a webhook for every event: (Webhook, secret)."""
    return lambda url='https://erp.example.com/': webhooks.add_webhook(
        admin.workspace, url=url, events=[each.value for each in WebhookEvent], by=admin
    )


class Dribbling(BaseHTTPRequestHandler):
    def do_POST(self):
        self.send_response(200)
        self.flush_headers()
        with suppress(OSError):
            while not self.server.ended.wait(0.1):
                self.wfile.write(b'X-More: 1\r\n')

    def log_message(self, *args):
        pass


@pytest.fixture
def slow_receiver(settings, monkeypatch):
    """It answers with one header after the other and never comes to an end."""
    settings.WEBHOOKS_TO_PRIVATE = True
    monkeypatch.setattr(web_addresses, 'TIMEOUT', 0.5)
    server = ThreadingHTTPServer(('127.0.0.1', 0), Dribbling)
    server.ended = threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f'http://127.0.0.1:{server.server_port}/'
    server.ended.set()
    server.shutdown()
    server.server_close()
