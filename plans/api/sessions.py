"""Sessions that bring dealers together."""

from datetime import date
from typing import Annotated

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from plans.api.etags import IfMatch, etag_of_row, match
from plans.api.openapi import refusals
from plans.api.paging import NO_NUL, Code, Name, Page, Paged, Pk, Words, page_of
from plans.api.plans import found
from plans.api.problems import Refused, fault
from plans.api.repeats import IdempotencyKey, created
from plans.document.choices import SessionMode, SessionPurpose, SessionStatus
from plans.document.schema.types import Day, Row
from plans.domain import row_places, rows

router = Router(tags=['sessions'])
TOLD = ('pk', 'title', 'held_on', 'place', 'purposes', 'agenda', 'outcomes', 'plan_sheet_shared')
Numbers = Annotated[
    list[Annotated[int, Field(ge=1, le=2**53, strict=True)]], Field(max_length=1000)
]
Text = Annotated[str, Field(max_length=4000, pattern=NO_NUL)]


class ParticipantOut(Schema):
    """A dealer at a session."""

    dealer: int
    name: str
    invited: bool
    attended: bool
    is_speaker: bool


class SessionOut(Schema):
    """A meeting of dealers, planned or held."""

    pk: int
    title: str
    held_on: date | None
    mode: SessionMode | None
    place: str
    purposes: list[SessionPurpose]
    status: SessionStatus | None
    agenda: str
    outcomes: str
    plan_sheet_shared: bool
    participants: list[ParticipantOut]
    etag: str


class SessionIn(Row):
    """A session to plan; `invited` are numbers of dealers that the plan has."""

    title: Name
    held_on: Day | None = None
    mode: SessionMode | None = None
    place: Annotated[str, Field(max_length=160, pattern=NO_NUL)] = ''
    purposes: list[SessionPurpose] = []
    agenda: Text = ''
    invited: Numbers = []


class SessionChange(SessionIn):
    """What is to be other; what is left out stays. `attended`: the dealers who came."""

    title: Name = ''
    status: SessionStatus = SessionStatus.PLANNED
    attended: Numbers = []
    outcomes: Text = ''
    plan_sheet_shared: bool = False


class SessionQuery(Paged):
    """What the list is narrowed to."""

    plan: Words = ''
    status: SessionStatus | None = None


def shown(session):
    """The values of a SessionOut."""
    return {
        **{name: getattr(session, name) for name in TOLD},
        **{name: getattr(session, name) or None for name in ('mode', 'status')},
        'participants': [
            {
                'dealer': one.dealer_id,
                'name': one.dealer.name,
                **{name: getattr(one, name) for name in ('invited', 'attended', 'is_speaker')},
            }
            for one in session.participants.all()
        ],
        'etag': etag_of_row(session),
    }


def sessions_of(request):
    """Sessions of the company with those who were asked and came."""
    return request.workspace.dealer_sessions.prefetch_related('participants__dealer')


@router.get('/sessions', response={200: Page[SessionOut], **refusals()})
def list_sessions(request, query: Annotated[SessionQuery, Query()]):
    """Sessions, the newest first; of one plan by its code."""
    sessions = sessions_of(request)
    if query.plan:
        placed = {'plan_sessions__plan__code': query.plan, 'plan_sessions__deleted_at': None}
        sessions = sessions.filter(**placed)
    if query.status:
        sessions = sessions.filter(status=query.status)
    return page_of(sessions, query, shown)


@router.get('/sessions/{pk}', response={200: SessionOut, **refusals()})
def read_session(request, response: HttpResponse, pk: Pk):
    """One session with its dealers, and its ETag."""
    told = shown(get_object_or_404(sessions_of(request), pk=pk))
    response.headers['ETag'] = told['etag']
    return told


@router.post('/plans/{code}/sessions', response={201: SessionOut, **refusals()})
def plan_session(request, code: Code, said: SessionIn, key: IdempotencyKey = None):
    """Plan a session of a plan's dealers."""
    return created(request, key, lambda: planned(request, code, said))


@router.patch('/plans/{code}/sessions/{pk}', response={200: SessionOut, **refusals(412, 428)})
def change_session(
    request, response: HttpResponse, code: Code, pk: Pk, said: SessionChange,
    if_match: IfMatch = None,
):  # fmt: skip
    """Change a session of a plan, as it was read: what is planned, who came, what came of it."""
    with transaction.atomic():
        plan = found(request, code, hold=True)
        session = row_places.find(plan, 'sessions', pk)
        match(etag_of_row(session), if_match)
        values = values_of(plan, said.model_dump(exclude_unset=True))
        if values:
            rows.change(plan, 'sessions', pk, values, by=request.member)
    return read_session(request, response, pk)


def planned(request, code, said):
    """(status, headers, values) of a session just planned."""
    with transaction.atomic():
        plan = found(request, code, hold=True)
        values = values_of(plan, said.model_dump()) | {'status': SessionStatus.PLANNED}
        session = rows.add(plan, 'sessions', values, by=request.member)
    told = shown(get_object_or_404(sessions_of(request), pk=session.pk))
    return 201, {'Location': f'/api/v1/sessions/{session.pk}', 'ETag': told['etag']}, told


def values_of(plan, values):
    """The values as rows of a plan take them: dealers by their refs. Raises Refused."""
    refs = dict(plan.plan_dealers.filter(deleted_at=None).values_list('dealer_id', 'ref'))
    faults = []
    for name in values.keys() & {'invited', 'attended'}:
        wanted = values[name]
        faults += [
            fault(f'{name}[{place}]', _('The plan has no dealer of this number.'))
            for place, number in enumerate(wanted)
            if number not in refs
        ]
        values[name] = [refs[number] for number in wanted if number in refs]
    if faults:
        raise Refused(422, _('Correct what is listed.'), faults)
    return values
