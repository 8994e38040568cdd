"""Plans: listed, brought in and taken out as plan files, their basics changed, drafts deleted."""

from datetime import date, datetime
from typing import Annotated, Literal

from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from plans.api.etags import IfMatch, IfNoneMatch, match
from plans.api.openapi import PLAN_FILE, refusals
from plans.api.paging import Code, Name, Page, Paged, Words, page_of
from plans.api.problems import Refused, fault
from plans.api.repeats import IdempotencyKey, created
from plans.document.choices import BusinessModel, Currency, PlanStatus
from plans.document.periods import add_months
from plans.document.plan_file import dump_text, parse
from plans.document.schema import PlanDocument
from plans.document.schema.types import Day
from plans.domain import plans, rows
from plans.domain.documents.reading import document_of
from plans.domain.holding import plan_in
from plans.domain.permissions import Permission, allows
from plans.forms.plan_basics import LONGEST_PERIOD

router = Router(tags=['plans'])
SORTS = {
    'changed': ('-updated_at', '-pk'),
    'name': ('sort_name', 'pk'),
    'code': ('code',),
    'start': ('-period_start', '-pk'),
}


class PlanOut(Schema):
    """A plan as lists show it."""

    code: str
    title: str
    business_model: BusinessModel | None
    status: PlanStatus
    period_start: date | None
    period_end: date | None
    currency: Currency | None
    owner: str | None
    approver: str | None
    must_open: int | None
    warn_open: int | None
    updated_at: datetime
    etag: str


class PlanIn(PlanOut):
    """A plan that came in, and the addresses of its file that belong to no member."""

    unknown_people: list[str]


class PlanChange(Schema):
    """The basics of a draft that are to be other; what is left out stays."""

    model_config = {'extra': 'forbid'}
    title: Name = None
    period_start: Day | None = None
    period_end: Day | None = None
    summary: str | None = Field(None, max_length=1_000)


class PlanQuery(Paged):
    """What a list of plans is narrowed to."""

    q: Words = ''
    status: PlanStatus | None = None
    business_model: BusinessModel | None = None
    year: int | None = Field(None, ge=1900, le=9998)
    sort: Literal['changed', 'name', 'code', 'start'] = 'changed'


def found(request, code, *, hold=False):
    """The plan of that code in the token's company. Raises Http404."""
    pk = request.workspace.plans.filter(code=code).values_list('pk', flat=True).first()
    plan = plan_in(request.workspace, pk, hold=hold) if pk else None
    if plan is None:
        raise Http404
    return plan


def etag_of(plan):
    """Changes with everything a plan file says, and with each state of the plan."""
    return f'"{plan.pk}-{plan.lock_version}-{plan.content_version}"'


def shown(plan):
    """The values of a PlanOut."""
    summary = getattr(plan, 'summary', None)
    return {
        **{name: getattr(plan, name) for name in ('code', 'title', 'status', 'updated_at')},
        **{name: getattr(plan, name) for name in ('period_start', 'period_end')},
        **{name: getattr(plan, name) or None for name in ('business_model', 'currency')},
        **{name: (person := getattr(plan, name)) and person.email
           for name in ('owner', 'approver')},
        **{name: summary and getattr(summary, name) for name in ('must_open', 'warn_open')},
        'etag': etag_of(plan),
    }  # fmt: skip


def refuse_odd_period(plan, values):
    """Raise Refused where the plan would end before it starts, or last too long."""
    start = values.get('period_start', plan.period_start)
    end = values.get('period_end', plan.period_end)
    if start and end and end < start:
        text = _('The end lies before the start.')
    elif start and end and end >= add_months(start, LONGEST_PERIOD):
        text = _('A plan lasts 36 months at most.')
    else:
        return
    raise Refused(422, _('Correct what is listed.'), [fault('period_end', text)])


@router.get('/plans', response={200: Page[PlanOut], **refusals()})
def list_plans(request, query: Annotated[PlanQuery, Query()]):
    """Plans of the company, archived ones only by their status."""
    plans_here = request.workspace.plans.with_people()
    if query.q:
        plans_here = plans_here.found_by(query.q)
    wanted = query.status
    plans_here = plans_here.filter(status=wanted) if wanted else plans_here.listed()
    if query.business_model:
        plans_here = plans_here.filter(business_model=query.business_model)
    if query.year:
        plans_here = plans_here.filter(
            period_start__lte=date(query.year, 12, 31), period_end__gte=date(query.year, 1, 1)
        )
    return page_of(plans_here.order_by(*SORTS[query.sort]), query, shown)


@router.post('/plans', response={201: PlanIn, **refusals()}, openapi_extra=PLAN_FILE)
def add_plan(request, keep_status: bool = False, key: IdempotencyKey = None):
    """Make a plan of a plan file: a draft, unless an admin asks to keep its status."""
    needed = Permission.MANAGE if keep_status else Permission.PLAN
    if not allows(request.member, needed):
        raise Refused(403, _('Your role does not include this. Ask an admin of the workspace.'))
    return created(request, key, lambda: brought_in(request, parse(request.body), keep_status))


def brought_in(request, document, keep_status):
    """(status, headers, values) of a plan just made."""
    plan, report = plans.import_document(
        by=request.member,
        workspace=request.workspace,
        document=document,
        keep_status=keep_status,
    )
    told = shown(plan_in(request.workspace, plan.pk)) | {'unknown_people': report.unknown_people}
    place = f'{request.path.rstrip("/")}/{plan.code}'
    return 201, {'Location': place, 'ETag': told['etag']}, told


@router.get('/plans/{code}', response={200: PlanOut, **refusals()})
def read_plan(request, response: HttpResponse, code: Code):
    """One plan as lists show it, with its ETag."""
    told = shown(found(request, code))
    response.headers['ETag'] = told['etag']
    return told


@router.patch('/plans/{code}', response={200: PlanOut, **refusals(412, 428)})
def change_plan(
    request, response: HttpResponse, code: Code, change: PlanChange, if_match: IfMatch = None
):
    """Change the basics of a draft, as it was read."""
    values = change.model_dump(exclude_unset=True)
    with transaction.atomic():
        plan = found(request, code, hold=True)
        match(etag_of(plan), if_match)
        refuse_odd_period(plan, values)
        if values:
            rows.change_single(plan, 'basics', values, by=request.member)
    return read_plan(request, response, code)


@router.delete('/plans/{code}', response={204: None, **refusals(412, 428)})
def delete_plan(request, code: Code, if_match: IfMatch = None):
    """Delete an own draft that was never submitted."""
    with transaction.atomic():
        plan = found(request, code, hold=True)
        match(etag_of(plan), if_match)
        plans.delete_plan(plan, by=request.member)
    return 204, None


@router.get('/plans/{code}/document', response={200: PlanDocument, 304: None, **refusals()})
def read_document(request, code: Code, if_none_match: IfNoneMatch = None):
    """The plan file of a plan, with its ETag."""
    plan = found(request, code)
    headers = {'ETag': etag_of(plan)}
    known = [tag.strip().removeprefix('W/') for tag in (if_none_match or '').split(',')]
    if '*' in known or headers['ETag'] in known:
        return HttpResponse(status=304, headers=headers)
    text = dump_text(document_of(plan))
    return HttpResponse(text, content_type='application/json', headers=headers)
