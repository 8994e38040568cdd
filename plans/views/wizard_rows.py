"""Rows of a step: added, moved, copied, deleted and brought back, and remedies applied."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from plans.domain import keys, remedying, rows
from plans.domain.documents.reading import document_of
from plans.domain.documents.shapes import SHAPES
from plans.domain.permissions import LIVING_PARTS
from plans.domain.remedies import KINDS
from plans.domain.remedying_listening import UnknownRecordError
from plans.domain.row_places import find, rows_of
from plans.domain.row_rules import RowInUseError, RowRuleError
from plans.forms.parts import PARTS
from plans.forms.wizard import content_of
from plans.views.access import plan_of, planner, reader
from plans.views.editing import plan_to_edit
from plans.views.places import STEP_OF_LIST, pk_of_ref, url_of_row, url_on_page, way_back
from plans.views.wizard import show_refused, step_url, steps_of, tell_gone
from plans.views.wizard_page import StepForms
from plans.views.wizard_saving import StepSaving

VERBS = ('delete', 'restore', 'up', 'down', 'duplicate')


@planner
@require_POST
def add_row(request, plan_id, step, part):
    """Add a row, once per key, and open it; what else was typed on the step is saved first."""
    plan = plan_to_edit(request, plan_id, step)
    if not is_shown(plan, step, part):
        raise Http404
    parent = parent_of(request, plan, part)
    refused = save_rest(request, plan, step)
    if refused:
        return refused
    maker = StepForms(request, plan, step, document_of(plan))
    above = rows.values_of(plan, PARTS[part].parent, parent) if parent else None
    values = PARTS[part].fresh(maker.context, above)
    values |= content_of(step, plan.business_model).presets.get(part, {})
    make = partial(rows.add, plan, part, values, by=request.membership, parent=parent)
    return once(request, plan, step, part, parent, make)


def is_shown(plan, step, part):
    """Whether the step edits rows of that list, or has them below one that it edits."""
    if step not in steps_of(plan):
        return False
    shown = content_of(step, plan.business_model).parts
    return part in shown or part in {child for name in shown for child in PARTS[name].children}


def once(request, plan, step, part, parent, make):
    """Make a row and open it; sent again with the same key, open the one made before."""
    try:
        with transaction.atomic():
            used = keys.use_key(request.workspace, request.POST.get('key', '') or keys.new_key())
            refuse_one_too_many(plan, part, parent)
            url = step_url(plan, step, f'{part}-{make().pk}')
            keys.remember_result(used, url)
    except keys.KeyUsedError as used:
        url = used.url or step_url(plan, step)
    except RowRuleError as broken:
        messages.error(request, broken.message)
        url = step_url(plan, step)
    return redirect(url)


def refuse_one_too_many(plan, part, parent):
    """Raise RowRuleError where the row above holds as many as it may."""
    if parent is None:
        return
    beside = rows_of(plan, part).filter(**{SHAPES[part].parent: parent})
    if not PARTS[part].may_add(beside.count()):
        raise RowRuleError('', _('There is no room for another one here.'))


def parent_of(request, plan, part):
    """The row that the new one lies under, for lists below a row."""
    parent = PARTS[part].parent
    if not parent:
        return None
    pk = request.GET.get('parent', '')
    if not pk.isdecimal():
        raise Http404
    return find(plan, parent, int(pk))


@planner
@require_POST
def change_row(request, plan_id, step, part, pk, verb):
    """Delete, restore, move or copy one row."""
    plan = plan_to_edit(request, plan_id, step)
    if not is_shown(plan, step, part) or verb not in VERBS:
        raise Http404
    by = request.membership
    if verb == 'restore':
        return restore(request, plan, step, part, pk)
    refused = save_rest(request, plan, step, without=f'{part}-{pk}' if verb == 'delete' else '')
    if refused:
        return refused
    if verb == 'duplicate':
        row = find(plan, part, pk)
        parent = getattr(row, SHAPES[part].parent) if PARTS[part].parent else None
        copy = partial(rows.duplicate, plan, part, pk, by=by)
        return once(request, plan, step, part, parent, copy)
    opened = request.POST.get('open', '')
    if verb == 'delete':
        above = delete(request, plan, step, part, pk)
        opened = above if opened == f'{part}-{pk}' else opened
    else:
        rows.move(plan, part, pk, -1 if verb == 'up' else 1, by=by)
    return redirect(step_url(plan, step, opened))


def delete(request, plan, step, part, pk):
    """Delete a row and offer to undo it; twice is once. Returns the group of the row above it."""
    row = rows_of(plan, part).filter(pk=pk).first() or find(plan, part, pk, removed=True)
    try:
        rows.remove(plan, part, pk, by=request.membership)
    except RowInUseError as used:
        messages.error(request, used.message)
        return f'{part}-{pk}'
    except Http404:
        pass  # it was deleted by an earlier sending
    undo = reverse('plans:wizard_row', args=[plan.pk, step, part, pk, 'restore'])
    messages.success(request, _('Deleted.'), extra_tags=undo)
    parent = PARTS[part].parent
    return f'{parent}-{getattr(row, SHAPES[part].parent + "_id")}' if parent else ''


def restore(request, plan, step, part, pk):
    """Bring a deleted row back; twice is once."""
    if not rows_of(plan, part).filter(pk=pk).exists():
        rows.restore(plan, part, pk, by=request.membership)
    messages.success(request, _('The row is back.'))
    return redirect(step_url(plan, step, f'{part}-{pk}'))


def save_rest(request, plan, step, without=''):
    """Save what else was typed on the step; returns the page where something cannot be saved."""
    posted = request.POST.copy()
    posted.setlist('groups', [one for one in posted.getlist('groups') if one != without])
    with transaction.atomic():
        held = plan_of(request, plan.pk, hold=True)
        maker = StepForms(request, held, step, document_of(held), worded=False)
        saving = StepSaving(maker, request.membership)
        is_saved = saving.save_all(posted)
    if is_saved:
        tell_gone(request, saving)
        plan.refresh_from_db()
        return None
    return show_refused(request, saving)


@planner
@require_POST
def remedy(request, plan_id, key):
    """Apply a remedy of a finding, once per key, and open what it made."""
    plan = plan_of(request, plan_id)
    if key not in remedying.DOES:
        raise Http404
    if step := request.GET.get('step'):  # a button of the step's own form
        plan = plan_to_edit(request, plan_id, step)
        if step not in steps_of(plan):
            raise Http404
        if refused := save_rest(request, plan, step):
            return refused
    back = reverse('plans:build', args=[plan.pk])
    return redirect(apply(request, plan, key) or way_back(request, back))


def apply(request, plan, key):
    """Do what the remedy says; returns where it led, '' to stay on the page."""
    sent = {**request.GET.dict(), **request.POST.dict()}
    try:
        with transaction.atomic():
            used = keys.use_key(request.workspace, sent.get('key') or keys.new_key())
            made = remedying.apply(plan, key, sent, by=request.membership)
            url = place_of(plan, made) or ''
            keys.remember_result(used, url)
    except keys.KeyUsedError as used:
        return used.url
    except UnknownRecordError:
        messages.error(request, _('That record is no longer in the plan.'))
        return ''
    except RowRuleError as broken:
        messages.error(request, broken.message)
        return ''
    messages.success(request, told_of(plan, key, made))
    return url


def told_of(plan, key, made):
    """What was done; of a row that is to be filled in, what is left to do."""
    if made and getattr(made[1], 'is_pending', False):
        return _('Write what was said: it counts once something stands there.')
    return _('Done: {remedy}.').format(remedy=KINDS[key].label_in(plan))


def place_of(plan, made):
    """Where what a remedy made is opened; None where there is nothing to open."""
    if not made or (not plan.is_draft and made[0] not in LIVING_PARTS):
        return None
    name, row = made
    if name == 'sessions' and not plan.is_draft:
        return reverse('plans:session', args=[plan.pk, row.pk])
    return url_of_row(plan, name, row.pk)


@reader
@require_GET
def record(request, plan_id, part, ref):
    """Lead to the row that a finding names; who may not change it, to where the plan shows it."""
    if part not in STEP_OF_LIST:
        raise Http404
    try:
        plan = plan_to_edit(request, plan_id, STEP_OF_LIST[part])
    except PermissionDenied:
        return redirect(url_on_page(plan_of(request, plan_id), part, ref))
    pk = pk_of_ref(plan, part, ref.replace('\0', ''))
    if pk is None:
        messages.info(request, _('That record is no longer in the plan.'))
        return redirect('plans:build', plan.pk)  # which leads on to a plan that runs
    return redirect(url_of_row(plan, part, pk))
