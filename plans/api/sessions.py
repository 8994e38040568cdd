"""Sessions that bring dealers together."""

from datetime import date
from typing import Annotated

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from plans.api.openapi import refusals
from plans.api.paging import Page, Paged, Pk, Words, page_of
from plans.document.choices import SessionMode, SessionPurpose, SessionStatus

router = Router(tags=['sessions'])
TOLD = ('pk', 'title', 'held_on', 'place', 'purposes', 'plan_sheet_shared')


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
    plan_sheet_shared: bool
    participants: list[ParticipantOut]


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
        sessions = sessions.filter(**placed, plan_sessions__plan__workspace=request.workspace)
    if query.status:
        sessions = sessions.filter(status=query.status)
    return page_of(sessions, query, shown)


@router.get('/sessions/{pk}', response={200: SessionOut, **refusals()})
def read_session(request, pk: Pk):
    """One session with its dealers."""
    return shown(get_object_or_404(sessions_of(request), pk=pk))
