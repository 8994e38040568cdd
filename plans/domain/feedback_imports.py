"""Taking a table of feedback in as a whole, and taking it back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.document.choices import FeedbackStatus
from plans.domain import permissions, rows, webhooks
from plans.domain.actual_imports import stored
from plans.domain.documents.firms import Firms
from plans.domain.permissions import Permission
from plans.domain.row_places import next_position, next_ref
from plans.models import Customer, Feedback, FeedbackImport, Plan

TEXTS = ('verbatim', 'suggestion')
CHOSEN = ('channel', 'sentiment', 'topic')


class FeedbackImportError(Exception):
    """An import that cannot be done now; it says why."""


def keep_table(workspace, plan, table, *, source, language, by):
    """Keep a table until somebody has looked at it. Returns its FeedbackImport."""
    FeedbackImport.objects.filter(workspace=workspace, by=by, taken_at__isnull=True).delete()
    return FeedbackImport.objects.create(
        workspace=workspace,
        plan=plan,
        source=source,
        language=language,
        by=by,
        rows=[stored(row) for row in table],
    )


def known_keys(upload, read):
    """Which (customer, day, words) of the rows stand in the inbox already. One query."""
    days = {one.values['received_on'] for one in read if not one.fault}
    there = Feedback.objects.filter(workspace=upload.workspace, received_on__in=days)
    return set(there.values_list('customer_name', 'received_on', 'verbatim'))


@transaction.atomic
def take(upload, values_of_rows, *, by):
    """Add an item for each dict of values. Returns the import.

    Raises PermissionDenied, FeedbackImportError.
    """
    plan = _held(upload, by)
    upload = FeedbackImport.objects.select_for_update(of=('self',)).get(pk=upload.pk)
    if upload.taken_at:
        return upload
    made = _rows(upload, plan, values_of_rows, by)
    Feedback.objects.bulk_create(made, batch_size=500)
    upload.added, upload.taken_at, upload.rows = len(made), timezone.now(), []
    upload.save()
    webhooks.tell_of_imported(upload.workspace, Feedback.objects.filter(upload=upload))
    if plan is not None:
        rows.keep(plan, ['feedback'])
    return upload


@transaction.atomic
def undo(upload, *, by):
    """Take back what came in and was not touched since. Returns how many items stay.

    Raises PermissionDenied, FeedbackImportError.
    """
    plan = _held(upload, by)
    upload = FeedbackImport.objects.select_for_update(of=('self',)).get(pk=upload.pk)
    if upload.taken_at is None or upload.undone_at:
        raise FeedbackImportError(_('This import has been taken back already.'))
    mine = Feedback.objects.filter(upload=upload)
    mine.filter(row_version=1).update(deleted_at=timezone.now())
    upload.undone_at = timezone.now()
    upload.save(update_fields=['undone_at'])
    if plan is not None:
        rows.keep(plan)
    return mine.count()


def _held(upload, by):
    """The plan of the import, held; None for the workspace's inbox."""
    if upload.plan_id is None:
        if not permissions.allows(by, Permission.RECORD):
            raise PermissionDenied(_('Your role does not include this.'))
        return None
    plan = rows.locked(upload.plan, 'feedback', by)
    plan.is_held = True
    return plan


def _rows(upload, plan, values_of_rows, by):
    """The rows to insert, each with its own ref and place in the plan."""
    firms = Firms(upload.workspace, Customer, [row['customer'] for row in values_of_rows])
    shared = {'workspace': upload.workspace, 'upload': upload, 'collected_by': by, 'updated_by': by}
    places = _places(plan, len(values_of_rows))
    return [
        Feedback(
            **shared,
            **place,
            customer_name=values['customer'],
            customer_id=firms.pk(values['customer']),
            received_on=values['received_on'],
            rating=values.get('rating'),
            status=FeedbackStatus.NEW.value,
            **{name: str(values.get(name) or '') for name in (*TEXTS, *CHOSEN)},
        )
        for values, place in zip(values_of_rows, places, strict=True)
    ]


def _places(plan, count):
    """{plan, ref, position} of so many rows, the plan's numbers used up."""
    if plan is None or not count:
        return [{'plan': plan}] * count
    position = next_position(plan, 'feedback')
    number = int(next_ref(plan, 'feedback')[1:])
    plan.next_refs = plan.next_refs | {'feedback': number + count}
    Plan.objects.filter(pk=plan.pk).update(next_refs=plan.next_refs)
    return [
        {'plan': plan, 'ref': f'F{number + place}', 'position': position + place}
        for place in range(count)
    ]
