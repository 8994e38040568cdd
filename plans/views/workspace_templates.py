"""A company's own templates: made from a plan, listed, offered or not."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from plans.document.choices import BusinessModel, TemplateStatus
from plans.domain import keys, workspace_templates
from plans.domain.documents.reading import document_of
from plans.domain.plan_templates import steps_of_plan
from plans.domain.workspace_templates import Wish
from plans.forms.workspace_templates import SaveAsTemplateForm
from plans.views.access import manager, plan_of

VERBS = {'offer': True, 'retire': False}


@manager
@require_http_methods(['GET', 'POST'])
def save_as_template(request, plan_id):
    """GET shows what the template will hold; POST offers it to the company."""
    plan = plan_of(request, plan_id)
    document = document_of(plan)
    form = SaveAsTemplateForm(request.POST or None, plan=plan)
    status = 200
    if request.method == 'POST':
        if form.is_valid():
            return made(request, plan, document, form)
        status = 422
    language = get_language()[:2]
    content = workspace_templates.content_from(plan, document, Wish('', '', language))
    context = {'plan': plan, 'form': form, 'key': keys.new_key()}
    context |= held(plan, content, language)
    return render(request, 'plan/save_as_template.html', context, status=status)


def made(request, plan, document, form):
    """Make the template, once for each form that was shown."""
    url = reverse('plans:workspace_templates')
    try:
        with transaction.atomic():
            used = keys.use_key(request.workspace, request.POST.get('key') or keys.new_key())
            content = workspace_templates.content_from(plan, document, form.wish, form.kept)
            template = workspace_templates.save_as_template(
                plan, content, by=request.membership, replaces=form.replaced
            )
            keys.remember_result(used, url)
    except keys.KeyUsedError:
        return redirect(url)
    text = _('“%(name)s” is offered now when somebody starts a plan here.')
    messages.success(request, text % {'name': template.name})
    return redirect(url)


def held(plan, content, language):
    """What the template will hold: [(step, [(field, example)])], and its targets."""
    words = steps_of_plan(plan, language)
    before = {
        (step.step, prompt.field, prompt.label_vi): getattr(prompt, f'example_{language}')
        for step in workspace_templates.base_of(plan).steps
        for prompt in step.prompts
    }
    examples = []
    for step in content.steps:
        own = [
            (prompt, getattr(prompt, f'example_{language}'))
            for prompt in step.prompts
            if getattr(prompt, f'example_{language}')
            != before.get((step.step, prompt.field, prompt.label_vi), '')
        ]
        if own:
            labels = [(label_of(prompt, language), text) for prompt, text in own]
            examples.append((words[step.step].title, labels))
    targets = [target.name_vi or target.name_en for target in content.targets]
    return {'examples': examples, 'targets': targets}


def label_of(prompt, language):
    """The label of a field or a question, in the language where it has one."""
    return getattr(prompt, f'label_{language}') or prompt.label_vi or prompt.label_en


@manager
@require_GET
def templates(request):
    """The company's own templates, offered or not."""
    language = get_language()[:2]
    rows = [
        {
            'template': one,
            'model': BusinessModel(one.business_model).label(language),
            'is_offered': one.status == TemplateStatus.PUBLISHED,
            'plans': one.plan_count,
        }
        for one in workspace_templates.templates_of(request.workspace)
    ]
    return render(request, 'settings/templates.html', {'rows': rows})


@manager
@require_POST
def change_offer(request, template_id, verb):
    """Offer one of the company's templates again, or no longer."""
    own = workspace_templates.templates_of(request.workspace)
    template = next((one for one in own if one.pk == template_id), None)
    if template is None or verb not in VERBS:
        raise Http404
    is_offered = VERBS[verb]
    workspace_templates.change_offer(template, by=request.membership, is_offered=is_offered)
    text = _('“%(name)s” is offered no longer.')
    if is_offered:
        text = _('“%(name)s” is offered again.')
    messages.success(request, text % {'name': template.name})
    return redirect('plans:workspace_templates')
