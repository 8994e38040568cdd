"""`manage.py import_plan FILE --workspace SLUG --owner EMAIL`: a plan out of a plan file."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from plans.document.faults import PlanFileError
from plans.domain.plans import import_document
from plans.management.plan_files import read_plan
from plans.management.workspaces import find_owner, find_workspace

REFUSED = 2


class Command(BaseCommand):
    help = (
        'Makes a plan out of a plan file, with its status, dates and confirmations, and prints '
        'its code and what found no place. A refused file saves nothing: exit status 2.'
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        """FILE, --workspace and --owner."""
        parser.add_argument('file', metavar='FILE')
        parser.add_argument('--workspace', metavar='SLUG', required=True)
        parser.add_argument(
            '--owner',
            metavar='EMAIL',
            required=True,
            help='who owns the plan when the owner in the file is no member',
        )

    def handle(self, *args, file, workspace, owner, **options):
        """Read, place, store: all of it or nothing."""
        workspace = find_workspace(workspace)
        member = find_owner(workspace, owner)
        plan, report = import_document(
            by=member,
            workspace=workspace,
            document=read_or_refuse(file),
            owner=member,
            keep_status=True,
        )
        self.stdout.write('\n'.join([plan.code, *told(report)]))


def read_or_refuse(file):
    """The document of a plan file. Raises CommandError with every fault and its path."""
    try:
        return read_plan(file)
    except PlanFileError as error:
        language = get_language() or 'en'
        refusal = _('%(file)s was refused, and nothing was saved:') % {'file': file}
        lines = [refusal, *(f'  {fault.line(language)}' for fault in error.faults)]
        raise CommandError('\n'.join(lines), returncode=REFUSED) from None


def told(report):
    """The lines of an import's report; none where everything found its place."""
    lines = []
    people, dealers = report.unknown_people, report.matched_dealers
    if people:
        text = ngettext(
            'This address belongs to no member and is kept as text: %(who)s',
            'These addresses belong to no member and are kept as text: %(who)s',
            len(people),
        )
        lines.append(text % {'who': ', '.join(people)})
    if dealers:
        text = ngettext(
            'The workspace has this dealer already: %(names)s',
            'The workspace has these dealers already: %(names)s',
            len(dealers),
        )
        lines.append(text % {'names': ', '.join(dealers)})
    return lines
