"""manage.py demo: from nothing to a served installation with two companies in it."""

import os
import socket
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from plans.domain import demo

HOST = '127.0.0.1'


class Command(BaseCommand):
    help = 'Serve the demonstration on this machine. May be stopped and started again.'
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument('--port', type=int, default=8000)
        parser.add_argument('--data', metavar='DIR', help='where the data lies (default: var/)')

    def handle(self, *args, port, data, **options):
        enter_demo_environment(data)
        if is_taken(port):
            raise CommandError(f'Port {port} is in use. Choose another one: --port {port + 1}')
        call_command('migrate', verbosity=0)
        call_command('createcachetable', verbosity=0)
        call_command('collectstatic', interactive=False, verbosity=0)
        try:
            demo.seed_demo()
        except demo.NotADemoError as reason:
            raise CommandError(reason) from None
        self.stdout.write(welcome(port))
        self.stdout.flush()
        serve(port)


def enter_demo_environment(data):
    """Start this command again with the settings of a demonstration, unless it has them.

    Whatever the environment says: SQLite in `data`, this machine only, static files collected.
    """
    wanted = {
        'ALLOWED_HOSTS': '',
        'DATABASE_URL': '',
        'DEBUG': '0',
        'SALESPLAN_COLLECTED': '1',
        'SALESPLAN_DATA': os.path.abspath(data) if data else str(settings.DATA_DIR),
        'SALESPLAN_HTTPS': '0',
    }
    if all(os.environ.get(name) == value for name, value in wanted.items()):
        return
    os.environ.update(wanted)
    run([sys.executable, *sys.argv])


def run(command):
    """Become `command`; does not return."""
    sys.stdout.flush()
    if os.name == 'nt':
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def is_taken(port):
    """Claim: somebody listens there already."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def welcome(port):
    """What a newcomer must know: the address and who may sign in."""
    people = '\n'.join(f'  {email:<22} {what}' for email, what in demo.SIGN_INS)
    return (
        f'\nSalesplan is at http://{HOST}:{port}/\n\n'
        f'Sign in with the password {demo.PASSWORD} as\n{people}\n\n'
        f'The data lies in {settings.DATA_DIR}. Stop with Ctrl+C.\n'
    )


def serve(port):
    """Serve with the server of production; where it does not run (Windows), with Django's own."""
    if os.name == 'nt':
        call_command('runserver', f'{HOST}:{port}', use_reloader=False)
        return
    run(
        [
            *(sys.executable, '-m', 'gunicorn', 'salesplan.wsgi'),
            *('--bind', f'{HOST}:{port}', '--workers', '2'),
            *('--worker-class', 'gthread', '--threads', '4', '--preload'),
            *('--no-control-socket', '--log-level', 'warning'),
        ]
    )
