"""`manage.py forget_leftovers`: for cron, each night."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from plans.domain.leftovers import forget_leftovers


class Command(BaseCommand):
    help = 'Deletes tables of figures, feedback and dealers that wait unread for 30 days.'

    def handle(self, *args, **options):
        count = forget_leftovers(timezone.now())
        self.stdout.write(f'{count} forgotten.')
