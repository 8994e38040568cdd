"""What waits for one member on plans that run: figures of periods that are over, late tasks.

Source: product.md 5.8.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from plans.document.choices import ActionStatus, FeedbackStatus, PlanStatus
from plans.document.schema import PlanDocument
from plans.domain.documents.kept import read_kept
from plans.domain.documents.reading import document_of
from plans.models import Action, Feedback, Plan, PlanSummary, Target
from plans.models.prepared import Prepared, PreparedFirst
from plans.rules.tracking import due_periods

MOST_PLANS = 30


@dataclass(frozen=True)
class DueFigures:
    """The periods of one target that are over without a figure, oldest first."""

    plan: object
    document: PlanDocument
    target: object
    periods: tuple


def due_figures(member, on: date):
    """DueFigures of every target of active plans the member answers for.

    Only plans that owe something, by what lists keep, are read: three queries however many there
    are, besides one for each whose kept value is stale; at most MOST_PLANS plans.
    """
    owed = {}
    for plan, entry in first_due(member, on):
        owed.setdefault(plan.pk, set()).add(entry['ref'])
    plans = Plan.objects.filter(pk__in=owed).select_related('workspace').order_by('code')
    documents = _documents(plans)
    return [
        DueFigures(plan, documents[plan.pk], target, periods)
        for plan in plans
        for target in documents[plan.pk].targets
        if target.id in owed[plan.pk] and (periods := due_periods(target, documents[plan.pk], on))
    ]


def first_due(member, on: date):
    """[(plan, entry)] of targets whose figures the member owes, from what lists keep.

    plan: its number and title alone; entry: see rules/portfolio. A target without an owner is its
    plan's owner's. One query, no plan is read: for the home page.
    """
    email, today, found = member.email, on.isoformat(), []
    for kept in _owing(member.workspace_id, member.pk):
        plan = Plan(pk=kept['plan'], title=kept['plan__title'])
        mine = {email, ''} if kept['plan__owner'] == member.pk else {email}
        found += [
            (plan, entry)
            for entry in kept['portfolio__due'] or ()
            if entry['end'] < today and entry['owner'] in mine
        ]
    return found


def _due_of(workspace, member):
    owned = Q(owner=member) | Exists(Target.objects.filter(plan=OuterRef('pk'), owner=member))
    plans = Plan.objects.filter(owned, workspace=workspace, status=PlanStatus.ACTIVE)
    found = PlanSummary.objects.filter(plan__in=plans).order_by('plan__code')
    return found.values('plan', 'plan__title', 'plan__owner', 'portfolio__due')[:MOST_PLANS]


def undecided_feedback(member):
    """New feedback on plans that run which the member decides on, the oldest first. One query.

    It is the assignee's, else the plan's owner's.
    """
    return _undecided(member.workspace_id, member.pk)


def _undecided(workspace, member):
    mine = Q(assignee=member) | Q(assignee__isnull=True, assignee_email='', plan__owner=member)
    new = Feedback.objects.filter(
        mine, workspace=workspace, plan__status=PlanStatus.ACTIVE, status=FeedbackStatus.NEW
    )
    return new.select_related('plan').order_by('received_on', 'pk')


def late_tasks(member, on: date):
    """Open tasks of the member past their day, on active plans, the latest last. One query."""
    return _late(member.workspace_id, member.pk, on)


def _late(workspace, member, on):
    open_ones = Action.objects.filter(
        plan__workspace=workspace,
        plan__status=PlanStatus.ACTIVE,
        owner=member,
        status__in=[ActionStatus.TODO, ActionStatus.DOING],
        due__lt=on,
    )
    return open_ones.select_related('plan').order_by('due', 'pk')


_owing = Prepared(_due_of, int, int)
_first_undecided = PreparedFirst(_undecided, int, int)
_first_late = PreparedFirst(_late, int, int, date)


def first_undecided(member):
    """(the first of `undecided_feedback`, how many come after it): for the home page."""
    return _first_undecided(member.workspace_id, member.pk)


def first_late(member, on: date):
    """(the first of `late_tasks`, how many come after it): for the home page."""
    return _first_late(member.workspace_id, member.pk, on)


def _documents(plans):
    """{plan pk: PlanDocument}, from the kept values in one query where they are fresh."""
    kept = PlanSummary.objects.filter(plan__in=plans).values_list(
        'plan_id', 'content_version', 'document'
    )
    fresh = {pk: (version, text) for pk, version, text in kept if text}
    found = {}
    for plan in plans:
        version, text = fresh.get(plan.pk, (None, ''))
        is_fresh = version == plan.content_version
        found[plan.pk] = read_kept(plan.pk, text).document if is_fresh else document_of(plan)
    return found
