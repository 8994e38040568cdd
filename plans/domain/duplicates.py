"""A second draft of the same period: the same content, so that another way can be thought through.

For the period after, see copies.py. Source: issue "5 of 6", product.md 4.4.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.document.choices import ActionStatus
from plans.document.schema import CloseOut
from plans.domain import audit, permissions
from plans.domain.copies import as_told_without_feedback, met_in
from plans.domain.documents.reading import document_of
from plans.domain.plans import import_document
from plans.models import Plan


@transaction.atomic
def duplicate_plan(plan, *, by, title):
    """Start a draft of `by` with all that is planned in a plan; returns the Plan.

    What happened stays behind: figures, feedback, what became of tasks, accepted checks; so do the
    co-editors. Raises PermissionDenied.
    """
    if not permissions.may_copy(by, plan):
        raise PermissionDenied(_('Only members who plan here copy a plan.'))
    document = planned_in(document_of(plan))
    document = document.model_copy(update={'title': title, 'owner': by.user.email})
    twin, _report = import_document(
        by=by, workspace=plan.workspace, document=document, shared=met_in(plan)
    )
    Plan.objects.filter(pk=twin.pk).update(copied_from=plan, template=plan.template)
    audit.record(
        workspace=plan.workspace, by=by, action='plan_copied', subject=twin.code, source=plan.code
    )
    return twin


def planned_in(document):
    """The document with what is planned, and nothing of what happened."""
    return document.model_copy(
        update={
            'co_editors': (),
            'close_note': '',
            'close_out': CloseOut(),
            'waivers': (),
            'feedback': (),
            'feedback_form': document.feedback_form.model_copy(update={'is_open': False}),
            'needs': tuple(as_told_without_feedback(need) for need in document.needs),
            'targets': tuple(_without_figures(target) for target in document.targets),
            'actions': tuple(_to_do(task) for task in document.actions),
        }
    )


def _without_figures(target):
    happened = {'actuals': (), 'causes': (), 'causes_note': '', 'causes_on': None}
    return target.model_copy(update=happened)


def _to_do(task):
    fresh = {'status': ActionStatus.TODO, 'done_on': None, 'from_feedback': None}
    return task.model_copy(update=fresh)
