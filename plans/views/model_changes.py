"""Changing the business model of a draft: first what it means, then the change."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from plans.document.business_models import BUSINESS_MODELS
from plans.document.check_names import NAMES
from plans.document.choices import BusinessModel, StepKey
from plans.document.metrics import METRICS
from plans.document.model_steps import steps_of_model
from plans.domain import model_changes
from plans.domain.documents.reading import document_of
from plans.forms.context import FormContext
from plans.forms.parts import PARTS
from plans.forms.singles import SINGLES
from plans.views.access import plan_to_build, planner
from plans.views.wizard import step_url

# Words that are shown as examples of what a model calls otherwise.
SHOWN_WORDS = ('customers', 'needs', 'dealers')


@planner
@require_http_methods(['GET', 'POST'])
def change_model(request, plan_id, model):
    """GET says what the change means; POST makes it and goes on to the new model's details."""
    plan = plan_to_build(request, plan_id)
    if model not in set(BusinessModel):
        raise Http404
    new = BusinessModel(model)
    if new == plan.business_model:
        return redirect(step_url(plan, StepKey.MODEL))
    if request.method == 'POST':
        model_changes.change_model(plan, new, by=request.membership)
        text = _('The model is now “{model}”. Nothing was deleted.')
        messages.success(request, text.format(model=new.label(get_language()[:2])))
        return redirect(step_url(plan, StepKey.MODEL_DETAILS))
    document = document_of(plan)
    found = model_changes.preview(plan, document, new)
    return render(request, 'wizard/model_change.html', told(plan, document, found))


def told(plan, document, found):
    """The change in words, in the language of the moment."""
    language = get_language()[:2]
    today = plan.workspace.today()
    context = FormContext(document=document, language=language, today=today)
    after = context.with_model(found.new)
    row = BUSINESS_MODELS[found.new]
    return {
        'plan': plan,
        'change': found,
        'old_name': found.old.label(language) if found.old else '',
        'new_name': row.label.text(language),
        'line': row.card_line.text(language),
        'asked': [name_of(part, after) for part in found.asked],
        'hidden': counted(found.hidden, context),
        'back': counted(found.back, after),
        'kept': counted(found.kept, after),
        'steps_shown': titles(found.steps_shown, found.new, language),
        'steps_hidden': titles(found.steps_hidden, found.old, language),
        'targets': [METRICS[code].name(language) for code in found.targets],
        'checks_added': [NAMES[code].text(language) for code in found.checks_added],
        'checks_gone': [NAMES[code].text(language) for code in found.checks_gone],
        'renamed': [
            (context.word(name), after.word(name)) for name in SHOWN_WORDS if name in found.renamed
        ],
        'back_url': step_url(plan, StepKey.MODEL),
    }


def titles(keys, model, language):
    """What a model calls these steps."""
    steps = steps_of_model(model)
    return [steps[key].title.text(language) for key in keys]


def name_of(part, context):
    """What a part of the details, or a list of the plan, is called."""
    if part in PARTS:
        return PARTS[part].heading(context)
    return str(SINGLES[part].heading)


def counted(parts, context):
    """[(name, count)] of lists; the count of a single object is None."""
    return [
        (name_of(part, context), count if part in PARTS else None) for part, count in parts.items()
    ]
