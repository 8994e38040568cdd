"""`manage.py backup FILE`: everything that is kept, as one file for either database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from plans.domain import backups
from plans.domain.backup_files import BackupError


class Command(BaseCommand):
    help = 'Write the whole installation into FILE, as it is at one moment; people may work on.'

    def add_arguments(self, parser):
        parser.add_argument('file', type=Path, metavar='FILE')

    def handle(self, *args, file, **options):
        try:
            rows = backups.backup(file)
        except BackupError as reason:
            raise CommandError(str(reason)) from None
        size = file.stat().st_size / 1e6
        self.stdout.write(f'{sum(rows.values()):,} rows of {len(rows)} tables, {size:.1f} MB.')
