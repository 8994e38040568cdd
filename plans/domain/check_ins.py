"""Five minutes a week: how sure people are of the plans they carry, and who was reminded (O6)."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.document.choices import PlanStatus
from plans.domain import permissions
from plans.domain.documents.reading import document_of
from plans.models import CheckIn, Reminder
from plans.models.prepared import Prepared
from plans.rules.tracking import due_periods

MOST_PLANS = 12


class NothingDueError(Exception):
    """The target lacks no figure: there is nothing to remind of."""


def week_of(day):
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def check_in(plan, *, by, confidence, sentence):
    """Keep what the member says of the plan this week; said again, it replaces. Returns it.

    confidence: 1 to 5. Raises PermissionDenied where the plan does not run, or for a viewer.
    """
    _must_record(by, plan)
    said = {'confidence': confidence, 'sentence': sentence}
    week = week_of(plan.workspace.today())
    return CheckIn.objects.update_or_create(plan=plan, member=by, week=week, defaults=said)[0]


def carried_by(member):
    """Plans that run which the member owns, edits, or answers for a target of. One query."""
    mine = Q(owner=member) | Q(co_editors=member) | Q(targets__owner=member)
    running = member.workspace.plans.filter(mine, status=PlanStatus.ACTIVE)
    return running.distinct().order_by('code')[:MOST_PLANS]


def said_this_week(member, plans):
    """{plan pk: CheckIn} of the member in this week. One query."""
    week = week_of(member.workspace.today())
    found = CheckIn.objects.filter(member=member, week=week, plan__in=list(plans))
    return {one.plan_id: one for one in found}


def remind(plan, ref, *, by):
    """Ask whoever answers for the target for its missing figures: home shows it to them.

    Returns the Reminder. Raises PermissionDenied, NothingDueError. Source: product.md 3.8, O6.
    """
    _must_record(by, plan)
    document = document_of(plan)
    target = next((one for one in document.targets if one.id == ref), None)
    if target is None or not due_periods(target, document, plan.workspace.today()):
        raise NothingDueError
    row = plan.targets.get(ref=ref)
    told = {'plan': plan, 'by': by, 'at': timezone.now()}
    to = row.owner or plan.owner
    return Reminder.objects.update_or_create(target=row, to=to, defaults=told)[0]


def reminders_of(member):
    """{(plan pk, target ref): Reminder} of plans that run. One query."""
    return {(one.plan_id, one.target.ref): one for one in _reminders(member.pk) if one.target}


_reminders = Prepared(
    lambda member: (
        Reminder.objects.filter(to=member, plan__status=PlanStatus.ACTIVE)
    ).select_related('target', 'by__user'),
    int,
)


def _must_record(by, plan):
    if by.workspace_id != plan.workspace_id or not permissions.may_record(by, plan):
        raise PermissionDenied(_('Only members who record, and only while the plan runs.'))
