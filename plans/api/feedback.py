"""What customers say: read in pages, written down in a plan or in the company's inbox."""

from datetime import date
from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from plans.api.openapi import refusals
from plans.api.paging import NO_NUL, Name, Page, Paged, Pk, Words, page_of
from plans.api.plans import found
from plans.api.problems import Refused, fault
from plans.api.repeats import IdempotencyKey, created
from plans.document.choices import FeedbackChannel, FeedbackStatus, FeedbackTopic, Sentiment
from plans.document.schema.types import Day, Row
from plans.domain import feedback

router = Router(tags=['feedback'])
CHOSEN = ('channel', 'sentiment', 'topic', 'status')
Said = Annotated[str, Field(max_length=5000, pattern=NO_NUL)]


class FeedbackOut(Schema):
    """One thing a customer said."""

    pk: int
    plan: str | None
    ref: str
    customer: str
    channel: FeedbackChannel | None
    received_on: date
    rating: int | None
    sentiment: Sentiment | None
    verbatim: str
    suggestion: str
    topic: FeedbackTopic | None
    status: FeedbackStatus | None
    is_critical: bool
    response_note: str


class FeedbackIn(Row):
    """What a customer said; `plan` is a code, without it goes to the company's inbox.

    One of `verbatim` and `suggestion` says something; `received_on` is today or earlier.
    """

    plan: Annotated[str, Field(max_length=20, pattern=NO_NUL)] | None = None
    customer: Name
    channel: FeedbackChannel
    received_on: Day | None = None
    rating: Annotated[int, Field(ge=1, le=5, strict=True)] | None = None
    sentiment: Sentiment
    verbatim: Said = ''
    suggestion: Said = ''
    topic: FeedbackTopic | None = None


class FeedbackQuery(Paged):
    """What the list is narrowed to."""

    q: Words = ''
    plan: Words = ''
    status: FeedbackStatus | None = None
    critical: bool | None = None


def shown(item):
    """The values of a FeedbackOut."""
    as_they_are = ('pk', 'received_on', 'rating', 'verbatim', 'suggestion', 'is_critical')
    return {
        **{name: getattr(item, name) for name in (*as_they_are, 'response_note')},
        **{name: getattr(item, name) or None for name in CHOSEN},
        'plan': item.plan.code if item.plan_id else None,
        'ref': item.ref or '',
        'customer': item.customer_name,
    }


@router.get('/feedback', response={200: Page[FeedbackOut], **refusals()})
def list_feedback(request, query: Annotated[FeedbackQuery, Query()]):
    """What customers said, the newest first."""
    items = request.workspace.feedback.select_related('plan')
    if query.q:
        items = items.found_by(query.q)
    if query.plan:
        items = items.filter(plan__code=query.plan)
    if query.status:
        items = items.filter(status=query.status)
    if query.critical is not None:
        items = items.filter(is_critical=query.critical)
    return page_of(items.order_by('-received_on', '-pk'), query, shown)


@router.get('/feedback/{pk}', response={200: FeedbackOut, **refusals()})
def read_feedback(request, pk: Pk):
    """One thing a customer said."""
    return shown(one_of(request, pk))


@router.post('/feedback', response={201: FeedbackOut, **refusals()})
def add_feedback(request, said: FeedbackIn, key: IdempotencyKey = None):
    """Write down what a customer said."""
    return created(request, key, lambda: written(request, said))


def written(request, said):
    """(status, headers, values) of feedback just written down."""
    plan = found(request, said.plan) if said.plan else None
    values = said.model_dump(exclude={'plan'}, exclude_none=True)
    values.setdefault('received_on', request.workspace.today())
    refuse_odd(values, request.workspace.today())
    item = feedback.capture(request.workspace, plan, values, by=request.member)
    told = shown(one_of(request, item.pk))
    return 201, {'Location': f'{request.path.rstrip("/")}/{item.pk}'}, told


def refuse_odd(values, today):
    """Raise Refused where nothing was said, or on a day that is still to come."""
    faults = []
    if values['received_on'] > today:
        text = _('Enter %(day)s or an earlier day') % {'day': today}
        faults.append(fault('received_on', text))
    if not any(values[name].strip() for name in ('verbatim', 'suggestion')):
        text = _('Write what the customer said or suggests.')
        faults.append(fault('verbatim', text))
    if faults:
        raise Refused(422, _('Correct what is listed.'), faults)


def one_of(request, pk):
    """The item, reached through the company. Raises Http404."""
    return get_object_or_404(request.workspace.feedback.select_related('plan'), pk=pk)
