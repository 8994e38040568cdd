"""Versions of a plan: any two compared, one read as a file, one made into a new draft."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from plans.document.compare import changes
from plans.document.steps import STEPS
from plans.domain import keys, versions
from plans.domain.documents.reading import document_of
from plans.domain.plan_templates import steps_of_plan
from plans.views.access import plan_of, planner, reader
from plans.views.changes import line_of, step_of
from plans.views.plan_files import once
from plans.views.plan_page import tab_url
from plans.views.plan_rows import context_of

MOST = 100
NOW = 'now'
PLACE_OF_STEP = {step.key: step.number for step in STEPS}


@dataclass
class StepChanges:
    """The changes of one step, in words."""

    title: str
    lines: list


@reader
@require_GET
def compare(request, plan_id):
    """What changed from one version to another, or to the plan as it is now, step by step."""
    plan = plan_of(request, plan_id)
    kept = {one.number: one for one in plan.versions.select_related('by__user').defer('snapshot')}
    if not kept:
        return redirect(tab_url(plan, 'history'))
    first, last = ends(request.GET, kept)
    try:
        old, new = (document_of(plan) if at == NOW else read(plan, at) for at in (first, last))
    except versions.VersionDamagedError as damaged:
        messages.error(request, damaged.message)
        return redirect(tab_url(plan, 'history'))
    found = sorted(changes(old, new), key=lambda one: PLACE_OF_STEP[step_of(one)])
    page = Paginator(found, MOST).get_page(request.GET.get('page'))
    context = {
        'plan': plan,
        'versions': list(kept.values()),
        'first': first,
        'last': last,
        'old': kept.get(first),
        'new': kept.get(last),
        'count': len(found),
        'page_obj': page,
        'steps': by_step(plan, page.object_list, old, new),
    }
    return render(request, 'versions/compare.html', context)


def ends(query, kept):
    """The two that are compared, as numbers or NOW: what is asked for, else the last step."""
    newest = max(kept)
    last = end(query.get('to'), kept, newest)
    return end(query.get('from'), kept, max((at for at in kept if at < newest), default=last)), last


def end(text, kept, default):
    """One end: a version that is there, NOW, or the default."""
    if text == NOW:
        return NOW
    number = int(text) if text and text.isdecimal() and len(text) < 10 else None
    return number if number in kept else default


def read(plan, number):
    """The document of a version. One query."""
    return versions.document_at(plan.versions.get(number=number))


def by_step(plan, found, old, new):
    """[StepChanges] of the changes, in the order of the steps. Four queries."""
    contexts = (context_of(plan, old), context_of(plan, new))
    words = steps_of_plan(plan, get_language()[:2])
    return [
        StepChanges(words[step].title, [line_of(one, *contexts) for one in group])
        for step, group in groupby(found, key=step_of)
    ]


def version_of(request, plan_id, number):
    """A version of a plan of the workspace; anything else is 404."""
    plan = plan_of(request, plan_id)
    version = plan.versions.select_related('by__user').filter(number=number).first()
    if version is None:
        raise Http404
    version.plan = plan
    return version


@reader
@require_GET
def version_file(request, plan_id, number):
    """The plan file of a version, to the letter as it was kept."""
    version = version_of(request, plan_id, number)
    try:
        text = versions.snapshot_of(version)
    except versions.VersionDamagedError as damaged:
        messages.error(request, damaged.message)
        return redirect(tab_url(version.plan, 'history'))
    answer = HttpResponse(text, content_type='application/json')
    name = f'{version.plan.code}-v{version.number}.json'
    answer['Content-Disposition'] = f'attachment; filename="{name}"'
    return answer


@planner
@require_http_methods(['GET', 'POST'])
def restore_version(request, plan_id, number):
    """A new draft with the content of a version: GET asks, POST makes it."""
    version = version_of(request, plan_id, number)
    if request.method == 'GET':
        context = {'plan': version.plan, 'version': version, 'key': keys.new_key()}
        return render(request, 'versions/restore.html', context)
    try:
        return once(request, lambda: restored(request, version))
    except versions.VersionDamagedError as damaged:
        messages.error(request, damaged.message)
        return redirect(tab_url(version.plan, 'history'))


def restored(request, version):
    """Make the draft and say where it came from."""
    plan = versions.restore_version(version, by=request.membership)
    text = _('The draft {code} holds version {number} of {source}.')
    told = text.format(code=plan.code, number=version.number, source=version.plan.code)
    messages.success(request, told)
    return plan
