"""The plan as a file for others: PDF, office documents, tables."""

import re

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from plans.domain import audit, plan_templates, summaries
from plans.domain.language import active_language
from plans.exports.documents import KINDS, Asked, disposition, make
from plans.exports.outline import DEFAULT_SECTIONS, SECTIONS, Setting, section_title
from plans.forms.exports import ExportForm
from plans.views.access import plan_of, reader
from plans.views.plan_rows import context_of

MARK = re.compile(r'[a-z0-9]{1,20}')
MARK_LASTS = 60  # seconds


@reader
@require_http_methods(['GET', 'POST'])
def export(request, plan_id):
    """Choose kind, language and parts; POST answers with the file."""
    plan = plan_of(request, plan_id)
    form = form_of(request, plan)
    if form.is_bound and form.is_valid():
        return file_of(request, plan, **form.cleaned_data)
    content = {'plan': plan, 'form': form}
    return render(request, 'plan/export.html', content, status=422 if form.errors else 200)


def form_of(request, plan):
    """The form: bound when something was asked for, else with what most people want."""
    language = active_language()
    kinds = [
        (key, kind.label.text(language), kind.hint.text(language), kind.takes_sections)
        for key, kind in KINDS.items()
    ]
    sections = [
        (key, section_title(key, language, plan.business_model or None)) for key in SECTIONS
    ]
    initial = {'kind': 'pdf', 'language': language, 'sections': DEFAULT_SECTIONS}
    data = request.POST if request.method == 'POST' else None
    return ExportForm(data, kinds=kinds, sections=sections, initial=initial)


def file_of(request, plan, *, kind, language, sections):
    """The answer with the file; what was taken out, and by whom, is kept in the record."""
    asked = asked_of(plan, language, sections)
    made = make(kind, asked)
    audit.record(
        workspace=plan.workspace, by=request.membership, action='plan.exported', subject=plan.code,
        kind=kind, language=language, sections=list(sections),
    )  # fmt: skip
    answer = HttpResponse(made.content, content_type=made.content_type)
    answer['Content-Disposition'] = disposition(made.name)
    mark = request.POST.get('mark', '')
    if MARK.fullmatch(mark):  # the page waits for it, to say that the file is there
        answer.set_cookie('exported', mark, max_age=MARK_LASTS, samesite='Lax')
    return answer


def asked_of(plan, language, sections):
    """The plan with all that a document says around it."""
    today = summaries.day_of(plan)
    now = summaries.standing(plan, today)
    context = context_of(plan, now.document)
    setting = Setting(
        company=plan.workspace.name,
        code=plan.code,
        people={member.email: member.name for member in context.members},
        metrics=context.more_metrics,
        findings=now.findings,
        wording=plan_templates.check_wording(plan_templates.guide_of(plan)),
    )
    return Asked(
        document=now.document, on=today, language=language, sections=sections, setting=setting
    )
