"""manage.py lint: what is said about the code without running it."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

PRODUCTION = {
    'ALLOWED_HOSTS': 'salesplan.example.com',
    'DEBUG': '0',
    'SECRET_KEY': 'only-for-this-check-and-long-enough-to-please-it-0123456789',
}
MANAGE = (sys.executable, 'manage.py')
CHECKS = {
    'ruff check': ((sys.executable, '-m', 'ruff', 'check', '.'), {}),
    'ruff format': ((sys.executable, '-m', 'ruff', 'format', '--check', '.'), {}),
    'import-linter': (
        (sys.executable, '-c', 'from importlinter.cli import lint_imports_command as run; run()'),
        {},
    ),
    'djlint': ((sys.executable, '-m', 'djlint', 'templates', '--lint', '--quiet'), {}),
    'mypy': ((sys.executable, '-m', 'mypy'), {}),
    'migrations': ((*MANAGE, 'makemigrations', '--check', '--dry-run'), {}),
    'check --deploy': ((*MANAGE, 'check', '--deploy', '--fail-level', 'WARNING'), PRODUCTION),
}


class Command(BaseCommand):
    help = 'Check style, types, layers, templates, migrations and production settings.'
    requires_system_checks = ()

    def handle(self, *args, **options):
        with ThreadPoolExecutor(os.cpu_count()) as at_once:
            passed = list(at_once.map(self.passes, CHECKS))
        failed = [name for name, is_clean in zip(CHECKS, passed, strict=True) if not is_clean]
        if failed:
            raise CommandError(f'Not clean: {", ".join(failed)}.')

    def passes(self, name):
        """Run one of them; say what it says only when it fails."""
        command, environment = CHECKS[name]
        done = subprocess.run(
            command,
            cwd=settings.BASE_DIR,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding='utf-8',
        )
        is_clean = done.returncode == 0
        said = '' if is_clean else f'\n{done.stdout}'
        self.stdout.write(f'{name:<16}{"clean" if is_clean else "NOT CLEAN"}{said}')
        return is_clean
