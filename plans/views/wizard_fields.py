"""One field of a step saved as it is typed: what is answered, and what else it changed."""

from dataclasses import replace

from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from plans.document.choices import BusinessModel, StepKey
from plans.domain import summaries, wizard
from plans.domain.documents.reading import document_of
from plans.domain.row_places import find, rows_of
from plans.forms.parts import PARTS
from plans.forms.wizard import SINGLES as SINGLE_FORMS
from plans.views.access import planner
from plans.views.editing import plan_to_edit, saved_at
from plans.views.health import panel
from plans.views.model_sections import of_step, shown_sections
from plans.views.wizard import may_change_all, step_url
from plans.views.wizard_page import StepForms, split_group
from plans.views.wizard_saving import StepSaving


@planner
@require_POST
def save_field(request, plan_id, step):
    """Autosave of one field: 200 saved, 409 changed by another, 422 not understood."""
    group, name = request.POST.get('group', ''), request.POST.get('field', '')
    takes_theirs = request.POST.get('take') == 'theirs'
    with transaction.atomic():
        plan = plan_to_edit(request, plan_id, step, hold=True)
        maker = StepForms(request, plan, step, document_of(plan), worded=takes_theirs)
        saving = StepSaving(maker, request.membership)
        try:
            if takes_theirs:
                return with_theirs(request, maker, group, name)
            form = saving.save_field(group, name, request.POST)
        except (KeyError, Http404):
            return taken_away(request, plan, step, group, name)
    if saving.held_model:
        return ask_first(request, plan, saving.held_model)
    context = told(form, name) | redrawing(maker, form, name)
    return answer_with(request, maker, form, context)


def with_theirs(request, maker, group, name):
    """The field with what the other person made of it. Raises as `StepForms.of_group`."""
    form, _pk = maker.of_group(group)
    answer = render(request, 'wizard/_field.html', {'field': form[name]})
    answer['Saved-At'] = saved_at(maker.plan)
    return answer


def taken_away(request, plan, step, group, name):
    """What is said where a change elsewhere took the row or the field away (409).

    What was typed stays on the screen. Raises Http404 for what never was there.
    """
    try:
        part, pk = split_group(group)
    except KeyError:
        raise Http404 from None
    form = SINGLE_FORMS[part] if pk is None else PARTS[part].form
    if name not in form.base_fields:
        raise Http404
    is_row_gone = pk is not None and not rows_of(plan, part).filter(pk=pk).exists()
    if is_row_gone:
        find(plan, part, pk, removed=True)
    opened = '' if is_row_gone or pk is None else group
    context = {'is_row_gone': is_row_gone, 'url': step_url(plan, step, opened)}
    return render(request, 'wizard/_gone.html', context, status=409)


def answer_with(request, maker, form, context):
    """The reply to an autosave: what is said, the health panel, what follows from the model."""
    plan, step = maker.plan, maker.step
    may_act = may_change_all(request, plan)
    context |= {'plan': plan, 'panel': health_after(plan, step, may_act), 'may_act': may_act}
    context['field_url'] = request.path
    context['here'] = request.htmx.current_url_abs_path or step_url(plan, step)
    context |= sections_after(maker, plan, step)
    refused = 422 if form.one_errors else 409 if form.conflicts else 200
    answer = render(request, 'wizard/_saved.html', context, status=refused)
    if refused == 200:
        answer['Saved-At'] = saved_at(plan)
    return answer


def told(form, name):
    """What is said under the field, and under others that are saved with it."""
    errors, conflicts = {**form.one_errors}, {**form.conflicts}
    return {
        'form': form,
        'field': form[name],
        'errors': errors.pop(name, []),
        'other_errors': [(form[other], found) for other, found in errors.items()],
        'conflict': conflicts.pop(name, None),
        'other_conflicts': [(form[other], found) for other, found in conflicts.items()],
    }


def health_after(plan, step, may_act):
    """The health panel after saving."""
    now = summaries.standing(plan)
    at_open = wizard.shown_at_open(plan, step)
    language = get_language()
    return panel(plan, now, at_open=at_open, step=step, language=language, may_act=may_act)


def ask_first(request, plan, model):
    """What stands under the cards when another model is chosen: nothing is changed before."""
    language = get_language()[:2]
    context = {
        'new_name': model.label(language),
        'old_name': BusinessModel(plan.business_model).label(language),
        'preview_url': reverse('plans:change_model', args=[plan.pk, model.value]),
        'keep_url': step_url(plan, StepKey.MODEL),
    }
    return render(request, 'wizard/_model_asks.html', context, status=409)


def sections_after(maker, plan, step):
    """What follows from the model, as it is now that a field is saved; for steps that show it."""
    names = of_step(step, maker.document)
    if not names:
        return {}
    document = document_of(plan)
    context = replace(maker.context, document=document)
    sections = shown_sections(context, plan, names)
    return {'has_sections': True, 'sections': sections, 'document': document}


def redrawing(maker, form, name):
    """What else looks otherwise now that `name` is saved: a metric fills unit and path.

    `redrawn`: bound fields, or None where fields came or went. `saved_fields`: the others saved.
    """
    if form.one_errors or form.conflicts:
        return {'redrawn': [], 'saved_fields': []}
    typed = [one for one in form.saved_with(name) if is_as_shown(form, one)]
    if form.changes_nothing_else(form.saved, name):
        return {'redrawn': [], 'saved_fields': [form[one] for one in typed]}
    before = form.with_saved({})
    before.group = form.group
    after = before.with_saved(form.saved)
    after.group = before.group
    names = after.drawn_anew(before, before.saved_with(name))
    if names is None or set(names) - {name}:
        after = worded(maker, before.group)
    if names is None:
        return {'after': after, 'redrawn': None, 'saved_fields': []}
    others = [after[one] for one in names if one != name]
    typed = [one for one in typed if one in after.fields and (one == name or one not in names)]
    return {
        'after': after,
        'redrawn': others,
        'saved_fields': [after[one] for one in typed],
        'slices': after[name] if name == 'planned' else None,
    }


def is_as_shown(form, name):
    """Whether a field was saved as the page shows it: another's value of it is not seen there."""
    return name in form.saved and name not in form.left_alone


def worded(maker, group):
    """The group's form as it now stands, with the template's words: to be drawn."""
    document = summaries.standing(maker.plan).document
    form, _pk = StepForms(maker.request, maker.plan, maker.step, document).of_group(group)
    return form
