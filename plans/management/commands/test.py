"""manage.py test: every test on SQLite, then every test on PostgreSQL."""

import os
import subprocess
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from plans.management.throwaway_postgres import NoPostgres, throwaway_postgres

# On every core; who has nothing left to do takes over tests of others, for some last minutes.
SPREAD = ('-n', 'auto', '--dist', 'worksteal')


class Command(BaseCommand):
    help = 'Run every test on SQLite, then on PostgreSQL. All arguments are given to pytest.'
    requires_system_checks = ()

    def run_from_argv(self, argv):
        """Take the arguments as they come: they are pytest's, not Django's."""
        self.pytest_arguments = argv[2:]
        try:
            self.execute(no_color=False, force_color=False, skip_checks=True)
        except CommandError as failure:
            sys.exit(f'{failure}')

    def handle(self, *args, **options):
        given = os.environ.get('DATABASE_URL', '')
        summaries = {'SQLite': self.run_pytest('SQLite', {'DATABASE_URL': ''})}
        try:
            if given.startswith('postgres'):
                summaries['PostgreSQL'] = self.run_pytest('PostgreSQL', {'DATABASE_URL': given})
            else:
                with throwaway_postgres() as address:
                    summaries['PostgreSQL'] = self.run_pytest(
                        'PostgreSQL', {'DATABASE_URL': address}
                    )
        except NoPostgres as reason:
            summaries['PostgreSQL'] = (1, f'not run: {reason}')
        self.report(summaries)

    def run_pytest(self, database, environment):
        """Run pytest in a process of its own; give its exit code and its last line."""
        self.stdout.write(f'\n=== {database} ===')
        self.stdout.flush()
        process = subprocess.Popen(
            [sys.executable, '-m', 'pytest', *SPREAD, '-q', *self.pytest_arguments],
            cwd=settings.BASE_DIR,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            text=True,
            encoding='utf-8',
        )
        last = ''
        for line in process.stdout:
            self.stdout.write(line, ending='')
            self.stdout.flush()
            last = line.strip() or last
        return process.wait(), last.strip('= ')

    def report(self, summaries):
        """Say both results in one place; fail when either run failed."""
        self.stdout.write('')
        for database, (code, last) in summaries.items():
            self.stdout.write(f'{database:<10} {"passed" if code == 0 else "FAILED"}: {last}')
        if any(code for code, _ in summaries.values()):
            raise CommandError('Not every test passed on both databases.')
