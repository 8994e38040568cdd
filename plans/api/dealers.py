"""Dealers of the company."""

from contextlib import contextmanager
from typing import Annotated

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from plans.api.etags import IfMatch, etag_of_row, match
from plans.api.openapi import refusals
from plans.api.paging import NO_NUL, Name, Page, Paged, Pk, Words, page_of
from plans.api.problems import Refused
from plans.api.repeats import IdempotencyKey, created
from plans.document.choices import DealerStatus, DealerTier
from plans.document.schema.types import Row
from plans.domain import dealers

router = Router(tags=['dealers'])


class DealerOut(Schema):
    """A firm that sells our goods on."""

    pk: int
    name: str
    tier: DealerTier | None
    province: str
    contact: str
    phone: str
    is_top_seller: bool
    status: DealerStatus | None
    etag: str


class DealerIn(Row):
    """A dealer to add to the directory."""

    name: Name
    tier: DealerTier | None = None
    province: Annotated[str, Field(max_length=60, pattern=NO_NUL)] = ''
    contact: Annotated[str, Field(max_length=160, pattern=NO_NUL)] = ''
    phone: Annotated[str, Field(max_length=40, pattern=NO_NUL)] = ''
    is_top_seller: bool = False


class DealerChange(DealerIn):
    """What is to be other; what is left out stays."""

    name: Name = ''
    status: DealerStatus | None = None


class DealerQuery(Paged):
    """What the list is narrowed to."""

    q: Words = ''
    plan: Words = ''
    tier: DealerTier | None = None
    status: DealerStatus | None = None


def shown(dealer):
    """The values of a DealerOut."""
    told = {name: getattr(dealer, name) for name in DealerOut.model_fields if name != 'etag'}
    told |= {'tier': dealer.tier or None, 'status': dealer.status or None}
    return told | {'etag': etag_of_row(dealer)}


@router.get('/dealers', response={200: Page[DealerOut], **refusals()})
def list_dealers(request, query: Annotated[DealerQuery, Query()]):
    """Dealers by name; of one plan by its code."""
    found = request.workspace.dealers.listed()
    if query.q:
        found = found.found_by(query.q)
    if query.plan:
        placed = {'plan_dealers__plan__code': query.plan, 'plan_dealers__deleted_at': None}
        found = found.filter(**placed)
    for name in ('tier', 'status'):
        if wanted := getattr(query, name):
            found = found.filter(**{name: wanted})
    return page_of(found, query, shown)


@router.get('/dealers/{pk}', response={200: DealerOut, **refusals()})
def read_dealer(request, response: HttpResponse, pk: Pk):
    """One dealer, with its ETag."""
    told = shown(one_of(request, pk))
    response.headers['ETag'] = told['etag']
    return told


@router.post('/dealers', response={201: DealerOut, **refusals(409)})
def add_dealer(request, said: DealerIn, key: IdempotencyKey = None):
    """Add a dealer to the directory; one of that very name is refused (409)."""
    return created(request, key, lambda: added(request, said))


@router.patch('/dealers/{pk}', response={200: DealerOut, **refusals(409, 412, 428)})
def change_dealer(
    request, response: HttpResponse, pk: Pk, said: DealerChange, if_match: IfMatch = None
):
    """Change a dealer, as it was read; plans with it say so too."""
    values = kept(said.model_dump(exclude_unset=True))
    with transaction.atomic():
        dealer = one_of(request, pk, hold=True)
        match(etag_of_row(dealer), if_match)
        was = dealers.values_of(dealer)
        status = values.pop('status', None)
        with refused_twice():
            dealers.change(dealer, wanted=was | values, was=was, by=request.member)
        if status:
            dealers.set_status(dealer, status, by=request.member)
    return read_dealer(request, response, pk)


def added(request, said):
    """(status, headers, values) of a dealer just added."""
    with refused_twice():
        dealer = dealers.add(request.workspace, kept(said.model_dump()), by=request.member)
    told = shown(one_of(request, dealer.pk))
    place = f'{request.path.rstrip("/")}/{dealer.pk}'
    return 201, {'Location': place, 'ETag': told['etag']}, told


def kept(values):
    """The values as they are stored: an enum its value, none of it blank."""
    return {name: '' if value is None else value for name, value in values.items()}


@contextmanager
def refused_twice():
    """Refuse a name that another dealer of the company has."""
    try:
        yield
    except dealers.DealerExistsError as error:
        text = _('The directory has a dealer of this name already: number %(pk)d.')
        raise Refused(409, text % {'pk': error.dealer.pk}) from None


def one_of(request, pk, *, hold=False):
    """The dealer, reached through the company; held until the transaction ends. Raises Http404."""
    listed = request.workspace.dealers.listed()
    return get_object_or_404(listed.select_for_update(of=('self',)) if hold else listed, pk=pk)
