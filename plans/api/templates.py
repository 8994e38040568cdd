"""Plan templates that the company may start from."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from plans.api.openapi import refusals
from plans.api.paging import Page, PageQuery, Pk, page_of
from plans.document.choices import BusinessModel
from plans.document.template_file import TemplateFile, dump_text
from plans.domain.plan_templates import offered_to
from plans.domain.template_contents import content_of

router = Router(tags=['templates'])


class TemplateOut(Schema):
    """A template that plans may start from."""

    pk: int
    code: str
    version: int
    business_model: BusinessModel
    name_vi: str
    name_en: str
    is_own: bool


def shown(template):
    """The values of a TemplateOut."""
    told = ('pk', 'code', 'version', 'business_model')
    return {
        **{name: getattr(template, name) for name in told},
        **{name: getattr(template, name) or '' for name in ('name_vi', 'name_en')},
        'is_own': template.workspace_id is not None,
    }


@router.get('/templates', response={200: Page[TemplateOut], **refusals()})
def list_templates(request, paged: PageQuery):
    """Templates in use, the shipped ones and the company's own."""
    return page_of(offered_to(request.workspace), paged, shown)


@router.get('/templates/{pk}', response={200: TemplateFile, **refusals()})
def read_template(request, pk: Pk):
    """A template's file: steps, questions, suggested targets, words."""
    template = get_object_or_404(offered_to(request.workspace), pk=pk)
    return HttpResponse(dump_text(content_of(template)), content_type='application/json')
