"""The wizard: the list of steps, one step a page, and every field saved as it is typed."""

from contextlib import nullcontext

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from plans.document.choices import StepKey, StepState
from plans.document.model_steps import steps_of_model
from plans.domain import permissions, plan_templates, rows, suggested_targets, summaries, wizard
from plans.domain.documents.reading import document_of
from plans.domain.plans import may_delete
from plans.domain.remedies import unanswered_needs
from plans.domain.row_places import rows_of
from plans.domain.template_moves import newer_version
from plans.forms.model_cards import ModelQuestionsForm
from plans.forms.wizard import step_keys
from plans.rules import checks
from plans.rules.checks.completeness import asked_for
from plans.views.access import plan_of, plan_to_build, planner, reader
from plans.views.editing import content_for, plan_to_edit, saved_at, tab_url
from plans.views.health import panel
from plans.views.hub_lines import line_of
from plans.views.model_sections import of_step, shown_sections
from plans.views.wizard_page import StepForms, StepPage, split_group
from plans.views.wizard_saving import StepSaving


@reader
@require_GET
def hub(request, plan_id):
    """The list of steps: where the plan stands; who only reads the plan is led to its page."""
    plan = plan_of(request, plan_id)
    if not permissions.may_build(request.membership, plan):  # lists lead everybody here
        return redirect('plans:plan', plan.pk)
    now = summaries.standing(plan)
    shown = steps_of(plan)
    steps = wizard.progress(plan, shown)
    resume = wizard.resume_at(plan.step_states.all(), shown)
    language = get_language()
    called = steps_of_model(plan.business_model)
    context = {
        'plan': plan,
        'document': now.document,
        'groups': grouped(plan, steps, now.document, language),
        'done': sum(step.state == StepState.DONE for step in steps),
        'total': len(steps),
        'resume': called[resume],
        'resume_title': plan_templates.steps_of_plan(plan, language)[resume].title,
        'hidden_steps': [called[key] for key in StepKey if key not in shown],
        'still_missing': still_missing(now.document, language),
        'newer': newer_version(plan),
        'may_delete': may_delete(request.membership, plan),
        'panel': panel(plan, now, language=language),
    }
    return render(request, 'wizard/hub.html', context)


KNOTS = {
    StepState.DONE: ('clear', 'check', 'state-done'),
    StepState.IN_PROGRESS: ('now', 'half', 'state-now'),
    StepState.SKIPPED: ('skip', 'dash', ''),
    StepState.NOT_STARTED: ('', 'ring', ''),
}


def grouped(plan, steps, document, language):
    """Steps under the titles of their groups: [(title, [what the hub shows of a step])]."""
    groups, today = {}, plan.workspace.today()
    called = steps_of_model(plan.business_model)
    words = plan_templates.steps_of_plan(plan, language)
    for one in steps:
        step = called[one.key]
        title = f'{step.group}. {step.group_title.text(language)}'
        knot, shape, css = KNOTS[one.state]
        groups.setdefault(title, []).append(
            {
                'step': step,
                'progress': one,
                'title': words[step.key].title,
                'line': line_of(step, plan, document, language, today),
                'knot': knot,
                'shape': shape,
                'css': css,
            }
        )
    return list(groups.items())


def still_missing(document, language):
    """What must still come before submitting, in words."""
    asked = (words for code in checks.missing(document) for words in asked_for(code, document))
    return ', '.join(words.text(language) for words in asked)


@planner
@require_POST
def show_dealers(request, plan_id):
    """Show the dealers step that the template hides: dealers are used after all."""
    plan = plan_to_build(request, plan_id)
    rows.change_single(plan, 'dealers_question', {'uses_dealers': True}, by=request.membership)
    return redirect('plans:step', plan.pk, StepKey.DEALERS)


def steps_of(plan):
    """Keys of the steps that the plan shows, in order (4.1)."""
    hidden = plan_templates.hidden_steps(plan_templates.guide_of(plan))
    return step_keys(plan.business_model, plan.uses_dealers, hidden)


@planner
@never_cache
@require_http_methods(['GET', 'POST'])
def step(request, plan_id, step):
    """One step: GET shows it; POST saves all of it and goes where the button says."""
    is_post = request.method == 'POST'
    with transaction.atomic() if is_post else nullcontext():
        plan = plan_to_edit(request, plan_id, step, hold=is_post)
        order = steps_of(plan)
        if step not in order:
            raise Http404
        if step == StepKey.REVIEW:
            return redirect('plans:review', plan.pk)
        maker = StepForms(request, plan, step, document_of(plan), worded=not is_post)
        if is_post:
            with rows.together(plan):
                return save_step(request, maker, order)
    return show_step(request, maker, opened=request.GET.get('open', ''))


def save_step(request, maker, order):
    """Save what was posted, then go on, skip, or open a row; or show what could not be saved."""
    plan, step, by = maker.plan, maker.step, request.membership
    posted, go = without_mine(request.POST), request.POST.get('go', 'continue')
    if 'take' in posted:
        go = f'open:{posted["take"].rpartition("-")[0]}'
    saving = StepSaving(maker, by)
    if not saving.save_all(posted, is_leaving=go == 'continue'):
        return show_refused(request, saving)
    tell_gone(request, saving)
    if saving.held_model:
        return redirect('plans:change_model', plan.pk, saving.held_model.value)
    if go in ('continue', 'skip') and not plan.is_draft:
        return redirect(tab_url(plan, step))
    if go in ('continue', 'skip'):
        wizard.leave(plan, step, by=by, skipped=go == 'skip')
        return redirect(after(plan, step, order, request.GET.get('back')))
    if go.startswith('split:'):
        return redirect('plans:split_target', plan.pk, go.removeprefix('split:'))
    opened = go.removeprefix('open:') if go.startswith('open:') else ''
    return redirect(step_url(plan, step, opened))


def without_mine(posted):
    """What was posted, without the field of which the other person's value is taken."""
    if 'take' not in posted:
        return posted
    posted = posted.copy()
    for html_name in posted.getlist('take'):
        posted.pop(f'was-{html_name}', None)
    return posted


def tell_gone(request, saving, *, may_undo=True):
    """Say that rows open here were deleted elsewhere; a single one may come back."""
    if not saving.gone:
        return
    text = ngettext(
        '%(n)s row that you had open was deleted elsewhere: what was typed in it was not saved.',
        '%(n)s rows that you had open were deleted elsewhere: what was typed in them was not '
        'saved.',
        len(saving.gone),
    )
    undo = undo_url(saving) if may_undo else ''
    messages.warning(request, text % {'n': len(saving.gone)}, extra_tags=undo)


def undo_url(saving):
    """Where the one row that is gone is brought back; '' for none or several."""
    plan, step = saving.maker.plan, saving.maker.step
    name, pk = split_group(saving.gone[0])
    if len(saving.gone) > 1 or not rows_of(plan, name, removed=True).filter(pk=pk).exists():
        return ''
    return reverse('plans:wizard_row', args=[plan.pk, step, name, pk, 'restore'])


def show_refused(request, saving):
    """The step with what could not be saved. Rows that are gone are told of again on leaving."""
    tell_gone(request, saving, may_undo=False)
    return show_step(request, saving.maker, bound=saving.bound, gone=saving.gone)


def after(plan, step, order, back):
    """Where Continue leads: the next step, or back to the review page that sent one here."""
    if back == 'review':
        return reverse('plans:review', args=[plan.pk])
    following = order[order.index(step) + 1 :]
    if not following:
        return reverse('plans:build', args=[plan.pk])
    return step_url(plan, following[0])


def show_step(request, maker, *, opened='', bound=None, gone=()):
    """The page of a step, with a row open or with what could not be saved."""
    plan, step = maker.plan, maker.step
    at_open = wizard.visit(plan, step, by=request.membership)
    now = summaries.standing(plan)
    more, may_act = more_to_add(plan, step, maker.document), may_change_all(request, plan)
    language = get_language()
    content = content_for(request.membership, plan, step)
    context = words_of(plan, step, steps_of(plan), language) | {
        'plan': plan,
        'page': StepPage(maker, content, opened, bound, suggestions=len(more.get('suggested', ()))),
        'panel': panel(plan, now, at_open=at_open, step=step, language=language, may_act=may_act),
        **what_is_wrong((bound or {}).values()),
        'saved_time': saved_at(plan),
        'gone': gone,
        'opened': opened or request.POST.get('open', ''),
        'document': maker.document,
        **more,
        'form_link': form_link(request, plan) if step == StepKey.FEEDBACK else '',
        'field_url': reverse('plans:wizard_field', args=[plan.pk, step]),
        'questions': asked(request) if step == StepKey.MODEL else None,
        'url': reverse('plans:step', args=[plan.pk, step]),
        'sections': shown_sections(maker.context, plan, of_step(step, maker.document)),
        'may_act': may_act,
        'back_url': tab_url(plan, step) if not plan.is_draft else '',
    }
    return render(request, 'wizard/step.html', context)


def may_change_all(request, plan):
    """Whether remedies, and accepting checks, are for the reader too, not the rows alone."""
    return plan.is_draft or permissions.shares(request.membership, plan)


def what_is_wrong(forms):
    """The forms of which something could not be saved, and the fields that another changed."""
    return {
        'page_errors': [form for form in forms if form.errors or form.conflicts],
        'conflicts': [form[name] for form in forms for name in form.conflicts],
    }


def words_of(plan, step, order, language):
    """What a step is called, and where it stands among the others."""
    row = steps_of_model(plan.business_model)[step]
    words = plan_templates.steps_of_plan(plan, language)[step]
    return {
        'step': row,
        'title': words.title,
        'question': words.intro,
        'number': order.index(step) + 1,
        'total': len(order),
    }


def asked(request):
    """The two questions for who is not sure of the model, answered or not (4.2)."""
    return ModelQuestionsForm(request.GET if 'ask-site_owner' in request.GET else None)


def more_to_add(plan, step, document):
    """Other ways to add rows in this step: needs without a strategy, the template's targets."""
    if step == StepKey.STRATEGIES:
        return {'unanswered': list(unanswered_needs(document))}
    if step == StepKey.TARGETS:
        template = plan_templates.guide_of(plan)
        return {'suggested': suggested_targets.targets_not_taken(template, document)}
    return {}


def form_link(request, plan):
    """The address of the public form, to hand on."""
    form = getattr(plan, 'feedback_form', None)
    url = form and reverse('plans:feedback_form', args=[form.token])
    return url and request.build_absolute_uri(url)


def step_url(plan, step, opened=''):
    """The address of a step, with a row open."""
    url = reverse('plans:step', args=[plan.pk, step])
    return f'{url}?open={opened}#{opened}' if opened else url
