"""The plans that load data is copied from: made once through the domain, read, and taken back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from plans.document.choices import Breakdown, MetricKind, PlanStatus, Role
from plans.document.metrics import METRICS
from plans.document.periods import add_months, month_end, month_start
from plans.document.plan_file import dump_text, parse
from plans.domain.documents import reading
from plans.domain.documents.kept import dumps
from plans.domain.load.stencils import Stencil, below
from plans.domain.plans import import_document
from plans.domain.shipped.demo import demo_plan
from plans.domain.workspaces import start_workspace
from plans.models import Membership, Plan, Target, User, Workspace

PASSWORD = 'demo-salesplan'  # noqa: S105 known to everybody, on an installation to measure with
COLLECTOR = 'lan@example.com'  # who records and owns
PEOPLE = {
    'admin@example.com': Role.ADMIN,
    'hai@example.com': Role.APPROVER,
    'lan@example.com': Role.EDITOR,
    'tuan@example.com': Role.EDITOR,
    'vy@example.com': Role.VIEWER,
}
# Plan file, and the state that its copies are in; dealt around in this order.
MIX = (
    ('noi-dia', PlanStatus.ACTIVE),
    ('giay-kraft', PlanStatus.ACTIVE),
    ('san-htx', PlanStatus.ACTIVE),
    ('minh-phat-thung-carton', PlanStatus.ACTIVE),
    ('cho-nong-san', PlanStatus.ACTIVE),
    ('noi-dia', PlanStatus.DRAFT),
    ('xuat-khau-eu', PlanStatus.ACTIVE),
    ('san-htx', PlanStatus.IN_REVIEW),
    ('cho-nong-san', PlanStatus.CLOSED),
    ('giay-kraft', PlanStatus.ACTIVE),
)
TRACKED = (PlanStatus.ACTIVE, PlanStatus.CLOSED)


@dataclass(frozen=True)
class PatternTarget:
    """A target that figures are drawn for: its key, and what is to be reached."""

    pk: int
    value: Decimal
    adds_up: bool


@dataclass(frozen=True)
class Pattern:
    """One plan to copy: the JSON of its file, its rows, its targets in their order."""

    status: PlanStatus
    title: str
    text: str
    stencil: Stencil
    targets: list[PatternTarget]


def patterns(plans: int, targets: int, months: int, on: date):
    """(the Stencil of a company, [Pattern]) with so many targets a plan, over so many months.

    No more patterns than plans are copied from. Nothing of it stays in the database.
    """
    with transaction.atomic():
        admin = _company()
        made = [_pattern(admin, name, status, targets, months, on) for name, status in MIX[:plans]]
        people = {User: set(User.objects.filter(email__in=PEOPLE).values_list('pk', flat=True))}
        rows = below({Workspace: {admin.workspace_id}, **people}, without=Plan)
        company = Stencil(rows)
        transaction.set_rollback(True)
    return company, made


def _company():
    users = [User.objects.create_user(email, PASSWORD) for email in PEOPLE]
    for user in users:
        user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    admin = start_workspace(by=users[0], name='Công ty')
    for user in users[1:]:
        Membership.objects.create(workspace=admin.workspace, user=user, role=PEOPLE[user.email])
    return admin


def _pattern(admin, name, status, targets, months, on):
    document = document_of(name, status, targets, months, on)
    plan, _report = import_document(
        by=admin, workspace=admin.workspace, document=document, keep_status=True
    )
    return Pattern(
        status=status,
        title=document.title,
        text=dumps(reading.read(plan)),
        stencil=Stencil(below({Plan: {plan.pk}})),
        targets=[
            PatternTarget(row.pk, row.target_value, _adds_up(row.metric))
            for row in Target.objects.filter(plan=plan).order_by('position')
        ],
    )


def _adds_up(metric):
    return METRICS[metric].kind == MetricKind.CUMULATIVE


def document_of(name, status, targets, months, on):
    """A plan of the demonstration in another state: its targets made over, no figure yet.

    It runs since so many months before `on`, and half a year on at least.
    """
    text = dump_text(demo_plan(name, on)).replace('minh@example.com', 'lan@example.com')
    document = parse(text)
    start = add_months(month_start(on), -months)
    runs = {
        'period_start': start,
        'period_end': month_end(add_months(on, max(5, 11 - months))),
        'owner': COLLECTOR,
        'approver': 'hai@example.com',
        'status': status,
        'activated_on': start if status in TRACKED else None,
    }
    if status != PlanStatus.CLOSED:
        runs |= {'closed_at': None, 'close_note': ''}
    if status == PlanStatus.DRAFT:
        runs['submitted_at'] = None
    made = _targets(document, targets, runs['period_start'], runs['period_end'])
    return document.model_copy(update={**runs, 'targets': made})


def _targets(document, count, start, end):
    """So many targets by month, after those of the plan that are entered as one number."""
    plain = [
        one
        for one in document.targets or demo_plan('noi-dia', start).targets
        if METRICS[one.metric].kind != MetricKind.RATIO and one.target_value
    ]
    spans = {'start_date': start, 'due_date': end, 'breakdown': Breakdown.MONTHLY}
    alone = {'goal': None, 'strategy': None, 'parent': None, 'rollup': None}
    return tuple(
        plain[at % len(plain)].model_copy(
            update={
                **spans,
                **alone,
                'id': f'T{at + 1}',
                'name': f'{plain[at % len(plain)].name} – vùng {at + 1}',
                'owner': COLLECTOR,
                'planned': (),
                'actuals': (),
            }
        )
        for at in range(count)
    )
