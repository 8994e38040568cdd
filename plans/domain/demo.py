"""Seeding the demonstration: two companies, their people, their plans. Source: product.md 0.8."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from plans.document.choices import ApprovalDecision, PlanStatus, Role, VersionReason
from plans.document.periods import moved_day
from plans.document.text import name_key
from plans.domain.documents.reading import document_of
from plans.domain.plan_templates import seed_shipped
from plans.domain.plans import import_document
from plans.domain.reviews import record_request
from plans.domain.shipped.demo import WORKSPACES, demo_plan, months_to
from plans.domain.versions import keep_version
from plans.domain.workspaces import start_workspace
from plans.models import Approval, Customer, Membership, Plan, PlanVersion, User, Workspace

PASSWORD = 'demo-salesplan'  # noqa: S105 known to everybody, for the demonstration only
SIGN_INS = tuple(
    (person.email, f'{person.name}, {person.role.label("en").lower()} of {company.name}')
    for company in WORKSPACES
    for person in company.people
)
OFFICE_HOUR = time(9)  # when something is said to have happened of which only the day is known
HEARD_OR_MEASURED = ('received_on', 'collected_on', 'as_of', 'held_on', 'done_on')


class NotADemoError(Exception):
    """The database holds data of somebody else; nothing was written to it."""


@transaction.atomic
def seed_demo(today=None):
    """Make the demonstration as it stands on `today` (a date; the day it is without).

    Doing it again changes nothing. Raises NotADemoError, in a plain sentence.
    """
    _must_be_ours()
    seed_shipped()
    if Workspace.objects.exists():
        return
    secret = make_password(PASSWORD)  # once for all: to hash is slow on purpose
    for company in WORKSPACES:
        _make_company(company, today or timezone.localdate(), secret)


def _must_be_ours():
    """Raise where a company works in the database, or a person whom the demonstration needs."""
    if Workspace.objects.filter(is_demo=False).exists():
        raise NotADemoError(
            'This database holds workspaces that the demonstration did not make. '
            'Start it with a data folder of its own: --data DIR'
        )
    if Workspace.objects.exists():
        return
    taken = User.objects.filter(email__in=[email for email, _what in SIGN_INS]).first()
    if taken:
        raise NotADemoError(
            f'Somebody signs in as {taken.email} in this database already. '
            'Start the demonstration with a data folder of its own: --data DIR'
        )


def _make_company(company, today, secret):
    people = {person.email: _make_person(person, secret) for person in company.people}
    first = next(person for person in company.people if person.role == Role.ADMIN)
    admin = start_workspace(by=people[first.email], name=company.name, is_demo=True)
    Membership.objects.bulk_create(
        Membership(workspace=admin.workspace, user=people[person.email], role=person.role.value)
        for person in company.people
        if person != first
    )
    plans = {name: _make_plan(admin, demo_plan(name, today), today) for name in company.plans}
    for one in company.stopped:
        _stop_buying(
            admin.workspace, plans[one.plan], one.name, moved_day(one.on, months_to(today))
        )


def _make_person(person, secret):
    user = User.objects.create(
        email=person.email, password=secret, name=person.name, is_staff=person.is_staff
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def _make_plan(admin, document, today):
    """Bring one plan in, with the versions and the decision that its state implies."""
    plan, _report = import_document(
        by=admin, workspace=admin.workspace, document=document, keep_status=True
    )
    if document.status == PlanStatus.IN_REVIEW:
        approval = record_request(plan, by=plan.owner)
        _date_request(approval, plan)
    elif document.status != PlanStatus.DRAFT:
        _keep_decision(plan)
    Plan.objects.filter(pk=plan.pk).update(
        updated_by=plan.owner,
        updated_at=min(timezone.now(), _moment(plan, _last_change(document, today))),
    )
    return plan


def _stop_buying(workspace, plan, name, day):
    """Say of a customer of the plan since when it has bought nothing."""
    customer, _made = Customer.objects.update_or_create(
        workspace=workspace, name_key=name_key(name), defaults={'name': name, 'stopped_on': day}
    )
    customer.plans.add(plan)


def _keep_decision(plan):
    """The versions of a plan that was approved, and closed where it is."""
    document = document_of(plan)
    submitted = keep_version(plan, _before(document), VersionReason.SUBMITTED, by=plan.owner)
    approved_at = _moment(plan, plan.activated_on)
    approval = Approval.objects.create(
        plan=plan,
        version=submitted,
        requested_by=plan.owner,
        approver=plan.approver,
        decision=ApprovalDecision.APPROVED.value,
        is_own_plan=plan.owner_id == plan.approver_id,
        decided_at=approved_at,
    )
    _date_request(approval, plan)
    begun = _before(document, status=PlanStatus.ACTIVE, activated_on=document.activated_on)
    _keep(plan, begun, VersionReason.APPROVED, by=plan.approver, at=approved_at)
    if plan.status == PlanStatus.CLOSED:
        _keep(plan, document, VersionReason.CLOSED, by=plan.owner, at=plan.closed_at)


def _before(document, *, status=PlanStatus.IN_REVIEW, activated_on=None):
    """The document as it was handed over: nothing reached yet, nothing closed."""
    return document.model_copy(
        update={
            'status': status,
            'activated_on': activated_on,
            'closed_at': None,
            'close_note': '',
            'targets': tuple(
                target.model_copy(update={'actuals': ()}) for target in document.targets
            ),
        }
    )


def _keep(plan, document, reason, *, by, at):
    version = keep_version(plan, document, reason, by=by)
    PlanVersion.objects.filter(pk=version.pk).update(at=at)


def _date_request(approval, plan):
    """Date a request and its version to the moment the plan was submitted."""
    Approval.objects.filter(pk=approval.pk).update(requested_at=plan.submitted_at)
    PlanVersion.objects.filter(pk=approval.version_id).update(at=plan.submitted_at)


def _last_change(document, today):
    """The newest day on which something of the plan was heard, measured or decided."""
    rows = [*document.feedback, *document.sessions, *document.actions]
    rows += [source for need in document.needs for source in need.sources]
    rows += [actual for target in document.targets for actual in target.actuals]
    days = [getattr(row, name, None) for row in rows for name in HEARD_OR_MEASURED]
    moments = (document.submitted_at, document.closed_at)
    days += [document.activated_on, *(moment and moment.date() for moment in moments)]
    return max((day for day in days if day and day <= today), default=today)


def _moment(plan, day):
    """The start of work on that day, where the company is."""
    return datetime.combine(day, OFFICE_HOUR, ZoneInfo(plan.workspace.time_zone))
