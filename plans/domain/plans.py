"""Plans come to be: from a template, or from a plan file. Source: product.md 2.3, 4.1."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.document.choices import BusinessModel, PlanStatus
from plans.domain import audit, permissions, summaries
from plans.domain.documents.object_shapes import SINGLES
from plans.domain.documents.people import People
from plans.domain.documents.row_writing import kept
from plans.domain.documents.writing import write
from plans.domain.holding import hold
from plans.domain.permissions import Permission
from plans.domain.workspaces import locked
from plans.models import FeedbackForm, Plan, PlanTemplate

DELETED = 'plan_deleted'  # the audit event, whose subject is the code


@transaction.atomic
def start_plan(*, by, template, title, period_start, period_end):
    """Start a draft from a published template; the person who starts it owns it.

    Returns the Plan. Source: product.md 4.1: template, title and period are enough.
    """
    workspace = by.workspace
    hides_dealers = template.steps.filter(step_key='dealers', is_hidden=True).exists()
    plan = Plan.objects.create(
        workspace=workspace,
        code=next_code(workspace, period_start),
        title=title,
        template=template,
        business_model=template.business_model,
        period_start=period_start,
        period_end=period_end,
        currency=workspace.default_currency,
        fiscal_year_start_month=workspace.fiscal_year_start_month,
        owner=by,
        uses_dealers=False if hides_dealers else None,
        updated_by=by,
    )
    FeedbackForm.objects.create(plan=plan, ask_contact=True, languages=['vi', 'en'])
    summaries.refresh(plan)
    return plan


@transaction.atomic
def import_document(*, by, workspace, document, owner=None, keep_status=False, shared=None):
    """Make a plan from a document. Returns (Plan, Report).

    `owner` owns it when the document's owner is no member. Without `keep_status` it comes in as a
    draft, with nothing confirmed. shared: as in `write`. Source: plan-file.md.
    """
    named = People(workspace).member(document.owner)
    owner = named if named and named.is_active else owner or by
    if not keep_status:
        document = as_draft(document, owner)
    plan = Plan(
        workspace=workspace,
        code=next_code(workspace, document.period_start),
        template=template_for(workspace, document),
        owner=owner,
        updated_by=by,
        **own_fields(document),
    )
    plan.save()
    report = write(plan, document, shared)
    if keep_status and document.status != PlanStatus.DRAFT:
        audit.record(
            workspace=workspace,
            by=by,
            action='import_with_status',
            subject=plan.code,
            status=plan.status,
        )
    summaries.refresh(plan)
    return plan, report


def may_delete(by, plan):
    """Whether the member may delete the plan: an own draft that was never submitted."""
    is_own = plan.owner_id == by.pk and permissions.allows(by, Permission.PLAN)
    return is_own and plan.status == PlanStatus.DRAFT and not plan.versions.exists()


@transaction.atomic
def delete_plan(plan, *, by):
    """Delete a draft that was never submitted, for good. Raises PermissionDenied."""
    plan = hold(plan)
    if not may_delete(by, plan):
        raise PermissionDenied(_('Only a draft that was never submitted can be deleted.'))
    audit.record(workspace=plan.workspace, by=by, action=DELETED, subject=plan.code)
    plan.delete()


def own_fields(document):
    """{attribute: value} of the plan's own row for the fields of a document."""
    values = {}
    for name in ('title', 'period_start', 'period_end', 'currency', 'summary'):
        values[SINGLES['basics'].attribute(name)] = getattr(document, name)
    platform = document.platform
    values |= {
        'fiscal_year_start_month': document.fiscal_year_start_month,
        'business_model': document.business_model,
        'platform_name': platform.name,
        'platform_url': platform.url,
        'platform_owner': platform.owner,
        'legal_platform_type': platform.legal_type,
        'registration_ref': platform.registration_ref,
        'other_channels': document.other_channels,
        'uses_dealers': document.uses_dealers,
        'status': document.status,
        'activated_on': document.activated_on,
        'submitted_at': document.submitted_at,
        'closed_at': document.closed_at,
        'close_note': document.close_note,
    }
    return {key: kept(Plan, key, value) for key, value in values.items()}


def as_draft(document, owner):
    """The document as a draft of `owner`'s where it names nobody: nothing active or confirmed.

    Source: plan-file.md.
    """
    return document.model_copy(
        update={
            'owner': document.owner or (owner.email if owner else None),
            'status': PlanStatus.DRAFT,
            'activated_on': None,
            'submitted_at': None,
            'closed_at': None,
            'waivers': tuple(
                waiver.model_copy(update={'confirmed_by': None}) for waiver in document.waivers
            ),
        }
    )


def template_for(workspace, document):
    """The template a document names, else the published one of its model; None without either."""
    offered = PlanTemplate.objects.filter(workspace__isnull=True) | PlanTemplate.objects.filter(
        workspace=workspace
    )
    if document.template:
        named = offered.filter(code=document.template)
        exact = named.filter(version=document.template_version).first()
        return exact or named.published().order_by('-version').first()
    model = document.business_model or BusinessModel.SELL_SIDE
    return offered.published().filter(business_model=model).order_by('position', '-version').first()


def next_code(workspace, period_start):
    """The next code of the period's year, such as KH-2027-003. Call inside a transaction.

    One that a deleted draft had is not given out again: whoever noted it would find another plan.
    """
    locked(workspace)
    year = (period_start or timezone.localdate()).year
    stem = f'KH-{year:04d}-'
    kept_ones = workspace.plans.filter(code__startswith=stem).order_by().values_list('code')
    gone = workspace.audit_events.filter(action=DELETED, subject__startswith=stem).order_by()
    codes = [code for (code,) in kept_ones.union(gone.values_list('subject'))]
    taken = [int(tail) for code in codes if (tail := code.removeprefix(stem)).isdecimal()]
    return f'{stem}{max(taken, default=0) + 1:03d}'
