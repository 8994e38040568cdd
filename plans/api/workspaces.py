"""The company that a token belongs to."""

from datetime import date

from django.http import Http404
from ninja import Router, Schema

from plans.api.openapi import refusals
from plans.api.paging import Page, PageQuery, page_of
from plans.document.choices import Currency, Language, Role

router = Router(tags=['workspaces'])


class WorkspaceOut(Schema):
    """A company, as the member of the token sees it."""

    slug: str
    name: str
    tax_code: str
    default_language: Language
    default_currency: Currency
    fiscal_year_start_month: int
    time_zone: str
    today: date
    role: Role
    member: str


def shown(member):
    """The values of a WorkspaceOut."""
    workspace = member.workspace
    return {
        **{name: getattr(workspace, name) for name in WorkspaceOut.model_fields
           if name not in ('today', 'role', 'member')},
        'today': workspace.today(),
        'role': member.role,
        'member': member.email,
    }  # fmt: skip


@router.get('/workspaces', response={200: Page[WorkspaceOut], **refusals()})
def list_workspaces(request, paged: PageQuery):
    """The companies this token reaches: always the one it was made for."""
    return page_of([request.member], paged, shown)


@router.get('/workspaces/{slug:slug}', response={200: WorkspaceOut, **refusals()})
def read_workspace(request, slug: str):
    """One company; any other than the token's own is not found."""
    if slug != request.workspace.slug:
        raise Http404
    return shown(request.member)
