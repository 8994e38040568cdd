"""manage.py seed_shipped: the metrics and the four templates that come with the app."""

from django.core.management.base import BaseCommand

from plans.domain.plan_templates import seed_shipped


class Command(BaseCommand):
    help = 'Store the shipped metrics and plan templates that are not there yet. May be repeated.'

    def handle(self, *args, **options):
        added = seed_shipped()
        for template in added:
            self.stdout.write(f'{template.code} v{template.version}')
        if not added:
            self.stdout.write('Nothing to add.')
