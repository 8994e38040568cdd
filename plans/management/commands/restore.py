"""`manage.py restore FILE`: fill an empty database from a backup of either database."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from plans.domain import backups
from plans.domain.backup_files import BackupError, checked


class Command(BaseCommand):
    help = 'Fill an empty database from FILE, all or nothing; what arrived is counted and added up.'
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument('file', type=Path, metavar='FILE')

    def handle(self, *args, file, **options):
        try:
            header = checked(file)
            self.make_tables()
            rows = backups.restore(file, header)
        except BackupError as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write(
            f'{sum(rows.values()):,} rows of {len(rows)} tables arrived as they were'
            f' on {header["made_at"]:.19} UTC.'
        )

    def make_tables(self):
        """Make the tables where there are none at all."""
        if not MigrationRecorder(connection).applied_migrations():
            call_command('migrate', verbosity=0)
            call_command('createcachetable', verbosity=0)
