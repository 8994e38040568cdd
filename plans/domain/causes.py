"""Why a target stands where it does, tagged while the plan runs. Source: product.md 5.4, 6."""

from django.db import transaction
from django.utils.translation import gettext as _

from plans.document.choices import Cause
from plans.domain import summaries
from plans.domain.actuals import held


class CausesError(Exception):
    """Somebody else tagged the target meanwhile; the message says so."""


def record_causes(plan, ref, *, causes, note, was, by):
    """Keep the causes of a target with the day they are said; none and no note take them away.

    `was`: the causes as they had been shown, as texts. Raises PermissionDenied, CausesError and
    DoesNotExist.
    """
    with transaction.atomic():
        plan = held(plan, by)
        row = plan.targets.get(ref=ref)
        if set(was) != set(row.causes) and set(causes) != set(row.causes):
            raise CausesError(_('Somebody has just named other causes. Look at them first.'))
        row.causes = [cause.value for cause in Cause if cause.value in causes]
        row.causes_note, row.updated_by = note.strip(), by
        row.causes_on = plan.workspace.today() if row.causes or row.causes_note else None
        row.row_version += 1
        row.save()
        summaries.refresh(plan, ['targets'])
