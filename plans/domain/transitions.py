"""What all transitions of a plan share: the state it must be in, the move, the record.

Source: product.md 2.4. The transitions themselves: reviews, adjustments, closing, archiving.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from plans.document.choices import PlanStatus
from plans.document.text import nfc
from plans.domain import audit
from plans.domain.language import active_language
from plans.models import Plan

SHORTEST_REASON = 10


class TransitionError(Exception):
    """Something keeps the plan from changing its state; `message` says what, and what to do.

    `field`: the field of the form it is about, '' without one.
    """

    field = ''

    def __init__(self, message, codes=()):
        super().__init__(message)
        self.message, self.codes = message, tuple(codes)


class PlanMovedOnError(TransitionError):
    """The plan is in another state than the page had shown."""


class ReasonTooShortError(TransitionError):
    """What is done needs a reason that others can understand."""

    field = 'reason'


def must_be(plan, status, lock_version):
    """Raise PlanMovedOnError where the plan is no longer as the page had shown it.

    `status`: the state it must be in, or several.
    """
    allowed = (status,) if isinstance(status, str) else status
    if plan.status in allowed and plan.lock_version == lock_version:
        return
    state = PlanStatus(plan.status).label(active_language())
    text = _('Somebody has changed this plan since you opened the page: it is now “{state}”.')
    raise PlanMovedOnError(text.format(state=state))


def written(text, error, message, least=SHORTEST_REASON):
    """The text as it is kept; raises `error` with the message where it is shorter than `least`."""
    text = nfc(text or '').strip()
    if len(text) < least:
        raise error(message % {'least': least})
    return text


def move(plan, status, by, **changes):
    """Write the new state and what goes with it; a page opened before is stale from now on."""
    changes |= {
        'status': status.value,
        'lock_version': plan.lock_version + 1,
        'updated_by': by,
        'updated_at': timezone.now(),
    }
    for name, value in changes.items():
        setattr(plan, name, value)
    Plan.objects.filter(pk=plan.pk).update(**changes)


def record(plan, by, action, **facts):
    """Keep for the workspace's admins that the plan changed its state."""
    audit.record(workspace=plan.workspace, by=by, action=action, subject=plan.code, **facts)
