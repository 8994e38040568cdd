"""Dealers of the company."""

from typing import Annotated

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from plans.api.openapi import refusals
from plans.api.paging import Page, Paged, Pk, Words, page_of
from plans.document.choices import DealerStatus, DealerTier

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


class DealerQuery(Paged):
    """What the list is narrowed to."""

    q: Words = ''
    plan: Words = ''
    tier: DealerTier | None = None
    status: DealerStatus | None = None


def shown(dealer):
    """The values of a DealerOut."""
    told = {name: getattr(dealer, name) for name in DealerOut.model_fields}
    return told | {'tier': dealer.tier or None, 'status': dealer.status or None}


@router.get('/dealers', response={200: Page[DealerOut], **refusals()})
def list_dealers(request, query: Annotated[DealerQuery, Query()]):
    """Dealers by name; of one plan by its code."""
    dealers = request.workspace.dealers.listed()
    if query.q:
        dealers = dealers.found_by(query.q)
    if query.plan:
        placed = {'plan_dealers__plan__code': query.plan, 'plan_dealers__deleted_at': None}
        dealers = dealers.filter(**placed, plan_dealers__plan__workspace=request.workspace)
    for name in ('tier', 'status'):
        if wanted := getattr(query, name):
            dealers = dealers.filter(**{name: wanted})
    return page_of(dealers, query, shown)


@router.get('/dealers/{pk}', response={200: DealerOut, **refusals()})
def read_dealer(request, pk: Pk):
    """One dealer."""
    return shown(get_object_or_404(request.workspace.dealers.listed(), pk=pk))
