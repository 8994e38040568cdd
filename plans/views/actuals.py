"""Saving figures: cells of the grid, or one figure on a page of its own with its history."""

from functools import cached_property

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from plans.document.measures import measure_of
from plans.domain import actuals, permissions
from plans.domain.actual_faults import FIGURES
from plans.domain.actuals import Change, NotRecordedError
from plans.domain.documents.reading import document_of
from plans.domain.figure_texts import BLANK, FigureTextError, read_figure
from plans.domain.language import active_language
from plans.forms.actuals import FigureForm
from plans.rules import tracking
from plans.rules.tracking import FigureWords, typed_figure
from plans.views.access import plan_of, reader, recorder
from plans.views.editing import saved_at
from plans.views.month_grid import grid, key_of
from plans.views.plan_page import PlanPage
from plans.views.target_figures import chosen_target, target_url
from plans.views.targets import content_of

ASKED = ('reason', 'note')


class GridSaving:
    """The cells that a form sent, read and recorded; what was refused by key of the period."""

    def __init__(self, request, plan, ref):
        self.request, self.plan, self.ref = request, plan, ref
        document = document_of(plan)
        target = next((one for one in document.targets if one.id == ref), None)
        if target is None:
            raise Http404
        self.measure = measure_of(target, document.currency)
        pieces = tracking.entry_periods(target, document)
        self.periods = {key_of(piece.start, piece.end): piece for piece in pieces}
        self.faults, self.conflicts = {}, {}

    @cached_property
    def sent(self):
        """Keys of the periods that were sent; `cell` names the only one that counts."""
        only = self.request.POST.get('cell')
        found = [key for key in self.periods if f'figure-{key}' in self.request.POST]
        return [only] if only in found else found

    def text(self, name, key):
        """What was sent under a name for a period."""
        return self.request.POST.get(f'{name}-{key}', '')

    def save(self):
        """Record every cell that differs from what was loaded. Returns whether all were."""
        changes = [change for key in self.sent if (change := self.change(key))]
        if self.faults:
            return False
        try:
            actuals.record(self.plan, changes, by=self.request.membership)
        except NotRecordedError as refused:
            self.faults, self.conflicts = refused.faults, refused.conflicts
            return False
        return True

    def change(self, key):
        """The Change of one cell; None where it was left alone or cannot be read."""
        typed, before = self.text('figure', key), self.text('was', key)
        if typed.strip() == before.strip():
            return None
        try:
            values = read_figure(typed, self.measure, active_language())
        except FigureTextError as fault:
            self.faults[key] = actuals.Fault('value', str(fault))
            return None
        note = self.text('note', key)
        piece = self.periods[key]
        return Change(
            target=self.ref,
            start=piece.start,
            end=piece.end,
            values=values | ({'note': note} if note else {}),
            was=loaded(before, self.measure),
            reason=self.text('reason', key),
            key=key,
        )

    def shown(self, cells, words):
        """The cells as they were typed, with what stands against them."""
        for cell in cells:
            if cell.key not in self.sent:
                continue
            if '%' in self.text('figure', cell.key):
                cell.meant = None  # it says so itself
            fault, conflict = self.faults.get(cell.key), self.conflicts.get(cell.key)
            if fault or conflict or self.faults or self.conflicts:
                cell.typed = self.text('figure', cell.key)
                cell.was = self.text('was', cell.key)
            if fault:
                cell.error = fault.message
                cell.asks = fault.field if fault.field in ASKED else ''
                cell.answer = self.text(cell.asks, cell.key) if cell.asks else ''
            if conflict:
                cell.was = typed_figure(Theirs(**conflict.theirs), words.language)
                cell.conflict = {'who': conflict.by or _('Somebody'), 'value': cell.was or '–'}
        return cells


class Theirs:
    """Another person's figure, as a cell writes it."""

    def __init__(self, *, value, numerator, denominator, **_rest):
        self.value, self.numerator, self.denominator = value, numerator, denominator


def loaded(text, measure):
    """{field: value} of a cell as it was loaded; a fraction says nothing of the value."""
    try:
        figure = read_figure(text, measure, active_language())
    except FigureTextError:
        return BLANK
    if figure['denominator'] is not None:
        return {name: figure[name] for name in ('numerator', 'denominator')}
    return figure


@recorder
@require_POST
def record_figures(request, plan_id, ref):
    """Save cells of the grid: over HTMX one, without JavaScript all of them or none."""
    with transaction.atomic():
        plan = plan_of(request, plan_id, hold=True)
        saving = GridSaving(request, plan, ref)
        if not permissions.may_record(request.membership, plan):
            raise PermissionDenied(_('Figures are entered while the plan is active.'))
        is_saved = saving.save()
    status = 200 if is_saved else 409 if saving.conflicts else 422
    if request.htmx:
        return saved_cells(request, plan, saving, status)
    if is_saved:
        messages.success(request, _('The figures are saved.'))
        return redirect(target_url(plan, ref))
    page = PlanPage(request, plan_of(request, plan_id))
    content = content_of(page, ref)
    content['cells'] = saving.shown(content['cells'], content['chosen'].words)
    return render(request, 'targets/targets.html', content, status=status)


def saved_cells(request, plan, saving, status):
    """The reply to a cell: what stands against it, and the values as loaded now."""
    page = PlanPage(request, plan)
    tracked = tracking.track(page.document, page.today)
    chosen = chosen_target(page, tracked, saving.ref)
    cells = grid(page, chosen, keys=saving.sent)
    content = {
        'saved': saving.shown(cells, chosen.words),
        'record_url': request.path,
        'redraw': 'redraw' in request.POST,
    }
    answer = render(request, 'targets/_saved.html', content, status=status)
    if status == 200:
        answer['Saved-At'] = saved_at(plan)
        answer['HX-Trigger'] = 'figures-saved'
    return answer


@reader
@require_http_methods(['GET', 'POST'])
def figure(request, plan_id, period, ref):
    """One figure with its date, note, who entered it and every change of it."""
    plan = plan_of(request, plan_id)
    document = document_of(plan)
    target = next((one for one in document.targets if one.id == ref), None)
    pieces = {key_of(one.start, one.end): one for one in entry_of(target, document)}
    if period not in pieces:
        raise Http404
    may_record = permissions.may_record(request.membership, plan)
    if request.method == 'POST' and not may_record:
        raise PermissionDenied(_('Figures are entered while the plan is active.'))
    words = FigureWords(target, document, request.LANGUAGE_CODE[:2])
    place = (plan, target, pieces[period], words)
    form = figure_form(request, *place)
    if request.method == 'POST' and form.is_valid() and recorded(request, form, *place):
        messages.success(request, _('The figure is saved.'))
        return redirect(target_url(plan, ref))
    status = 422 if form.errors else 200
    content = figure_content(form, *place)
    is_begun = pieces[period].start <= plan.workspace.today() or content['row'] is not None
    content |= {'may_record': may_record and is_begun}
    if may_record and not is_begun:
        content['begins_on'] = pieces[period].start
    return render(request, 'targets/figure.html', content, status=status)


def entry_of(target, document):
    """The periods of a target that take a figure; none without the target."""
    return tracking.entry_periods(target, document) if target else ()


def stored_of(plan, target, piece):
    """The stored figure, or None."""
    return actuals.kept(plan, target.id).get((piece.start, piece.end))


def figure_form(request, plan, target, piece, words):
    """The form, filled with what is stored."""
    row = stored_of(plan, target, piece)
    initial = {'figure': typed_figure(row, words.language)}
    initial |= {'as_of': row and row.as_of, 'note': row.note if row else ''}
    data = request.POST if request.method == 'POST' else None
    return FigureForm(data, measure=words.measure, initial=initial)


def recorded(request, form, plan, target, piece, words):
    """Record the figure; what is refused is said on the form. Returns whether it was done."""
    change = Change(
        target.id,
        piece.start,
        piece.end,
        values=form.values,
        was=loaded(request.POST.get('was', ''), words.measure),
        reason=form.cleaned_data['reason'],
    )
    try:
        actuals.record(plan, [change], by=request.membership)
    except NotRecordedError as refused:
        for fault in refused.faults.values():
            form.add_error(fault.field if fault.field in form.fields else 'figure', fault.message)
        for conflict in refused.conflicts.values():
            theirs = typed_figure(Theirs(**conflict.theirs), words.language) or '–'
            text = _('%(who)s has just changed it to “%(value)s”. Save again to keep yours.')
            form.add_error('figure', text % {'who': conflict.by or _('Somebody'), 'value': theirs})
        return False
    return True


def figure_content(form, plan, target, piece, words):
    """What the page of one figure shows."""
    row = stored_of(plan, target, piece)
    return {
        'plan': plan,
        'form': form,
        'name': words.name,
        'unit': words.unit,
        'period': words.period_in_full(piece),
        'back': target_url(plan, target.id),
        'was': typed_figure(row, words.language),
        'row': row,
        'revisions': [
            revision_line(words, one)
            for one in actuals.history(plan, target.id, piece.start, piece.end)
        ],
    }


def revision_line(words, one):
    """One change in words."""
    sides = {
        side: typed_figure(
            Theirs(**{name: getattr(one, f'{side}_{name}') for name in FIGURES}), words.language
        )
        or '–'
        for side in ('old', 'new')
    }
    return sides | {'by': one.by, 'at': one.at, 'reason': one.reason, 'note': one.new_note}
