"""`manage.py export_plan CODE --workspace SLUG`: the plan file of a plan."""

import json

from django.core.management.base import BaseCommand

from plans.document.plan_file import dump, dump_text
from plans.domain.documents.reading import document_of
from plans.management.workspaces import find_plan, find_workspace


class Command(BaseCommand):
    help = 'Prints the plan file of a plan, and nothing else.'
    requires_system_checks = ()

    def add_arguments(self, parser):
        """CODE and --workspace."""
        parser.add_argument('code', metavar='CODE')
        parser.add_argument('--workspace', metavar='SLUG', required=True)

    def handle(self, *args, code, workspace, **options):
        """Write the document to stdout."""
        document = document_of(find_plan(find_workspace(workspace), code))
        encoding = getattr(self.stdout, 'encoding', None) or 'utf-8'
        if encoding.lower().replace('-', '') == 'utf8':
            self.stdout.write(dump_text(document))
        else:  # a plan file is UTF-8 wherever it is written; escapes are that too
            self.stdout.write(json.dumps(dump(document), indent=2))
