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
from plans.views.adjusting_rows import NewRow, put_in
from plans.views.closing import lock_version
from plans.views.comments import say_instead
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

    def new_row(self, row, data=None):
        """The form of a NewRow. Raises Http404 where the row above it is gone."""
        part, values = PARTS[row.name], None
        if row.parent.isdecimal():
            values = rows.values_of(self.plan, part.parent, row.row_above(self.plan, {}))
        return self._form(part.form, row.group, part.fresh(self.context, values), data)


class NotKeptError(Exception):
    """Something that was typed could not be kept: the forms say what."""


class Adjusting:
    """What one sending of the page asks for."""

    def __init__(self, request, plan):
        self.request, self.plan, self.posted = request, plan, request.POST
        self.maker = AdjustForms(request, plan, document_of(plan))
        self.go, _colon, self.group = self.posted.get('go', '').partition(':')
        self.dropped = [one for one in self.posted.getlist('dropped') if one != self.kept]
        asked = [NewRow.of(one) for one in self.posted.getlist('new')[:MOST_NEW]]
        self.new = [one for one in asked if one and one.above not in self.dropped]
        self.new.sort(key=lambda one: bool(one.parent))  # what lies below another comes after it
        self.bound, self.new_forms, self.problem = {}, [], ''
        if self.go == 'drop':
            if not NewRow.of(self.group):  # one that is only typed is gone, its name is free again
                self.dropped = list(dict.fromkeys([*self.dropped, self.group]))
            self.new = [one for one in self.new if self.group not in (one.group, one.above)]

    @property
    def moves_targets(self):
        """Whether targets go along with the period: unless that was unticked."""
        return self.request.method != 'POST' or 'move_targets' in self.posted

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
        self.new_forms = [maker.new_row(row, self.posted) for row in self.new]
        for form in self.new_forms:
            is_kept = form.is_valid() and is_kept
        if not is_kept:
            raise NotKeptError
        made = {}
        for row, form in zip(self.new, self.new_forms, strict=True):
            above = row.row_above(plan, made)
            made[row.group] = rows.add(plan, row.name, form.cleaned_data, by=by, parent=above)
        for group in self.dropped:
            name, _dash, pk = group.rpartition('-')
            if name in PARTS and pk.isdecimal():
                rows.remove(plan, name, int(pk), by=by)

    def added(self):
        """The NewRow that the button asks for: of a list, or below a row: `tiers-of-7`."""
        name, _of, parent = self.group.partition('-of-')
        number = max((one.number for one in self.new), default=0) + 1
        row = NewRow.of(f'{name}-new{number}' + (f'-of-{parent}' if parent else ''))
        may = content(self.plan).parts
        return row if row and (PARTS[name].parent or name) in may else None

    def keep_typed(self):
        """Carry what was typed along, unchecked."""
        saving = StepSaving(self.maker, self.request.membership)
        groups = [one for one in self.posted.getlist('groups') if saving.is_there(one)]
        saving.keep_typed(groups, self.posted)
        self.bound = saving.bound
        if self.go == 'add' and (added := self.added()):
            self.new.append(added)
        self.new = [row for row in self.new if row.stands(self.plan, self.new)]
        for row in self.new:
            is_typed = row.group in self.posted.getlist('new')
            form = self.maker.new_row(row, self.posted if is_typed else None)
            if is_typed:
                uncheck(form)
            form.conflicts, form.one_errors = {}, {}
            self.new_forms.append(form)


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
        return tell_of_end(request, plan)
    page = Adjusting(request, plan)
    if request.method == 'POST' and page.go == 'save':
        return save(request, page)
    if request.method == 'POST':
        page.keep_typed()
    opened = page.group if page.go == 'open' else ''
    return show(request, page, opened=opened)


def tell_of_end(request, plan):
    """The plan does not run, so nothing is adjusted; the reason that was typed may still be said.

    Raises PermissionDenied for those who may not adjust it in any state, and where none was.
    """
    reason = request.POST.get('reason', '').strip()
    if reason and permissions.decides(request.membership, plan):
        return say_instead(request, plan, _('This plan does not run now.'), reason)
    raise PermissionDenied(_('Only approvers adjust a plan, and only while it is active.'))


def save(request, page):
    """Keep the adjustment, or show what keeps it from being kept; then nothing was changed."""
    try:
        version = adjusting.adjust(
            page.plan,
            by=request.membership,
            reason=request.POST.get('reason', ''),
            lock_version=lock_version(request),
            write=page.write,
            moves_targets=page.moves_targets,
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
        tell_of_targets(request, version.moved_targets)
        return redirect(f'{reverse("plans:plan", args=[page.plan.pk])}?tab=history')
    return show_again(request, page)


def tell_of_targets(request, moved):
    """Say which targets went along with the period, for their months may have changed."""
    if moved:
        text = _(
            'Moved along with the period: {names}. '
            'Where their months changed, what is planned for each is even again.'
        )
        messages.info(request, text.format(names=', '.join(moved)))


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
    put_in(shown.listings, zip(page.new, page.new_forms, strict=False), page.maker.context)
    context = {
        'plan': page.plan,
        'page': shown,
        'dropped': page.dropped,
        'reason': request.POST.get('reason', ''),
        'problem': page.problem,
        'moves_targets': page.moves_targets,
        'page_errors': [form for form in forms if form.errors or form.conflicts],
        'conflicts': [form[name] for form in forms for name in getattr(form, 'conflicts', ())],
        'opened': opened,
        'added': page.new[-1].group if page.go == 'add' and page.new else '',
    }
    return render(request, 'adjusting/adjust.html', context, status=status)
