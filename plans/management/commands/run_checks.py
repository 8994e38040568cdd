"""Recheck living plans once a day, so that what time alone opens shows in lists."""

from django.core.management.base import BaseCommand

from plans.domain.rechecking import recheck_all


class Command(BaseCommand):
    help = 'Recheck every draft, submitted and active plan that was not looked at today.'

    def handle(self, *args, **options):
        done, current = recheck_all()
        self.stdout.write(f'{done} rechecked, {current} up to date already.')
