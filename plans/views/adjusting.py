"""Adjusting a plan that runs, on one page: nothing is kept before the reason is given.

What is typed travels with the page, so that it works without JavaScript and another tab sees
nothing half done. A button that opens, adds or drops a row sends the page and gets it back.
"""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from plans.document.choices import StepKey
from plans.domain import adjusting, permissions, rows
from plans.domain.documents.reading import document_of
from plans.domain.plan_templates import prompts_for
from plans.domain.row_rules import RowInUseError, RowRuleError
from plans.domain.rows import PERIOD
from plans.domain.transitions import PlanMovedOnError, TransitionError
from plans.forms.parts import PARTS
from plans.forms.wizard import StepContent, content_of
from plans.views.access import decider, plan_of
from plans.views.closing import lock_version
from plans.views.wizard_page import StepForms, StepPage
from plans.views.wizard_saving import StepSaving, uncheck

STEPS = (StepKey.BASICS, StepKey.GOALS, StepKey.MODEL_DETAILS, StepKey.TARGETS)
MOST_NEW = 20


class AdjustForms(StepForms):
    """The forms of all that is adjusted, none of which saves itself."""

    def __init__(self, request, plan, document):
        super().__init__(request, plan, StepKey.TARGETS, document)

    def afresh(self):
        plan = plan_of(self.request, self.plan.pk)
        return AdjustForms(self.request, plan, document_of(plan))

    def prompts(self, language):
        found = {}
        for step in STEPS:
            found |= prompts_for(self.plan.template, step, language)
        return found

    def single(self, name, data=None):
        form = super().single(name, data)
        for field in set(form.fields) - PERIOD if name == 'basics' else ():
            del form.fields[field]
        return form

    def autosave(self, bound):
        return {}

    def new_row(self, group, data=None):
        """The form of a row that is only typed so far: `goals-new1`."""
        part = PARTS[group.partition('-')[0]]
        return self._form(part.form, group, part.fresh(self.context), data)


class NotKeptError(Exception):
    """Something that was typed could not be kept: the forms say what."""


class Adjusting:
    """What one sending of the page asks for."""

    def __init__(self, request, plan):
        self.request, self.plan, self.posted = request, plan, request.POST
        self.maker = AdjustForms(request, plan, document_of(plan))
        self.go, _colon, self.group = self.posted.get('go', '').partition(':')
        self.dropped = [one for one in self.posted.getlist('dropped') if one != self.kept]
        self.new = [one for one in self.posted.getlist('new') if is_new(one)][:MOST_NEW]
        self.bound, self.new_forms, self.problem = {}, [], ''
        if self.go == 'drop':
            self.dropped = list(dict.fromkeys([*self.dropped, self.group]))
            self.new = [one for one in self.new if one != self.group]

    @property
    def kept(self):
        """A row that is not dropped after all."""
        return self.group if self.go == 'keep' else ''

    def write(self, plan):
        """Make every change on the held plan. Raises NotKeptError with forms that say why."""
        maker, by = AdjustForms(self.request, plan, document_of(plan)), self.request.membership
        saving, posted = StepSaving(maker, by), self.posted.copy()
        groups = [one for one in posted.getlist('groups') if one not in self.dropped]
        posted.setlist('groups', groups)
        is_kept = saving.save_all(posted, is_leaving=True)
        self.bound = saving.bound
        self.new_forms = [maker.new_row(group, self.posted) for group in self.new]
        for form in self.new_forms:
            is_kept = form.is_valid() and is_kept
        if not is_kept:
            raise NotKeptError
        for form in self.new_forms:
            rows.add(plan, form.prefix.partition('-')[0], form.cleaned_data, by=by)
        for group in self.dropped:
            name, _dash, pk = group.rpartition('-')
            if name in PARTS and pk.isdecimal():
                rows.remove(plan, name, int(pk), by=by)

    def keep_typed(self):
        """Carry what was typed along, unchecked."""
        saving = StepSaving(self.maker, self.request.membership)
        groups = [one for one in self.posted.getlist('groups') if saving.is_there(one)]
        saving.keep_typed(groups, self.posted)
        self.bound = saving.bound
        if self.go == 'add' and self.group in content(self.plan).parts:
            used = [int(one.rpartition('new')[2]) for one in self.new]
            self.new.append(f'{self.group}-new{max(used, default=0) + 1}')
        for group in self.new:
            is_typed = group in self.posted.getlist('new')
            form = self.maker.new_row(group, self.posted if is_typed else None)
            if is_typed:
                uncheck(form)
            form.conflicts, form.one_errors = {}, {}
            self.new_forms.append(form)


def is_new(group):
    """Whether the name is that of a row that is only typed so far."""
    name, dash, number = group.partition('-new')
    return (
        bool(dash)
        and name in PARTS
        and not PARTS[name].parent
        and number.isdecimal()
        and (len(number) < 4)
    )


def content(plan):
    """What an adjustment may change: period, goals, capability, model details, targets."""
    details = content_of(StepKey.MODEL_DETAILS, plan.business_model)
    goals = content_of(StepKey.GOALS, plan.business_model)
    return replace(
        StepContent(),
        singles=('basics', *details.singles),
        parts=(*goals.parts, *details.parts, 'targets'),
    )


@decider
@require_http_methods(['GET', 'POST'])
def adjust(request, plan_id):
    """GET shows what is fixed; POST opens, adds or drops a row, or keeps the adjustment."""
    plan = plan_of(request, plan_id)
    if not permissions.may_adjust(request.membership, plan):
        raise PermissionDenied(_('Only approvers adjust a plan, and only while it is active.'))
    page = Adjusting(request, plan)
    if request.method == 'POST' and page.go == 'save':
        return save(request, page)
    if request.method == 'POST':
        page.keep_typed()
    opened = page.group if page.go == 'open' else ''
    return show(request, page, opened=opened)


def save(request, page):
    """Keep the adjustment, or show what keeps it from being kept; then nothing was changed."""
    try:
        adjusting.adjust(
            page.plan,
            by=request.membership,
            reason=request.POST.get('reason', ''),
            lock_version=lock_version(request),
            write=page.write,
        )
    except PlanMovedOnError as moved:
        page.problem = moved.message
    except (TransitionError, RowRuleError, RowInUseError) as kept:
        page.problem = kept.message
    except NotKeptError:
        page.problem = _('Nothing was saved yet: look at these fields again')
    except Http404:
        page.problem = _('A row that was open here was deleted meanwhile.')
    else:
        messages.success(request, _('The plan is adjusted; the version before stays readable.'))
        return redirect(f'{reverse("plans:plan", args=[page.plan.pk])}?tab=history')
    return show_again(request, page)


def show_again(request, page):
    """The page with all that was typed, and what keeps it from being kept."""
    page.plan = plan_of(request, page.plan.pk)
    typed, new_forms = page.bound, page.new_forms
    page.maker = AdjustForms(request, page.plan, document_of(page.plan))
    page.new_forms = []
    page.keep_typed()
    page.bound |= typed
    page.new_forms = new_forms or page.new_forms
    return show(request, page, status=422)


def show(request, page, *, opened='', status=200):
    """The page."""
    shown = StepPage(page.maker, content(page.plan), opened, page.bound)
    forms = [*page.bound.values(), *page.new_forms]
    new = {}
    for form in page.new_forms:
        new.setdefault(form.prefix.partition('-')[0], []).append(form)
    for listing in shown.listings:
        listing.new_forms = new.get(listing.part.name, [])
    context = {
        'plan': page.plan,
        'page': shown,
        'dropped': page.dropped,
        'reason': request.POST.get('reason', ''),
        'problem': page.problem,
        'page_errors': [form for form in forms if form.errors or form.conflicts],
        'conflicts': [form[name] for form in forms for name in getattr(form, 'conflicts', ())],
        'opened': opened,
    }
    return render(request, 'adjusting/adjust.html', context, status=status)
