"""`manage.py send_webhooks`: send what waits for webhooks; for cron, each minute."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.domain import deliveries, summaries


class Command(BaseCommand):
    help = 'Sends what waits for webhooks, and looks which targets stand otherwise since today.'

    def handle(self, *args, **options):
        """Look at plans whose sums are of yesterday, then send; two at once send nothing twice."""
        summaries.renew_watched()
        sent, failed = deliveries.send_due(timezone.now())
        if options['verbosity'] > 1 or failed:
            text = _('Webhooks: %(sent)d sent, %(failed)d to be tried again or given up.')
            self.stdout.write(text % {'sent': sent, 'failed': failed})
