"""The public form of a plan: opened and closed, and given a new link when the old one leaked."""

from django.db import transaction

from plans.domain import audit, rows
from plans.domain.rows import locked
from plans.models import FeedbackForm
from plans.models.feedback import new_token


class StaleFormError(Exception):
    """Somebody else changed the form since it was loaded."""


def form_of(plan):
    """The plan's FeedbackForm; a plan from a file may not have one yet, then it is unsaved."""
    return getattr(plan, 'feedback_form', None) or FeedbackForm(plan=plan)


@transaction.atomic
def configure(plan, values, *, version, by):
    """Change the form as it was loaded. Raises PermissionDenied, StaleFormError."""
    plan = locked(plan, 'feedback_form', by)
    plan.is_held = True
    form, _is_new = FeedbackForm.objects.get_or_create(plan=plan)
    if form.row_version != version:
        raise StaleFormError
    return rows.change_single(plan, 'feedback_form', values, by=by)


@transaction.atomic
def renew_link(plan, *, by):
    """Give the form a new link: the old one, and its QR code, stop working at once."""
    plan = locked(plan, 'feedback_form', by)
    form, _is_new = FeedbackForm.objects.get_or_create(plan=plan)
    form.token = new_token()
    form.row_version += 1
    form.save(update_fields=['token', 'row_version'])
    audit.record(workspace=plan.workspace, by=by, action='form_link_renewed', subject=plan.code)
    return form
