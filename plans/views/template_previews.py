"""The steps of a template as people will see them, read only, in either language (4.5)."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from plans.document.choices import StepKey
from plans.document.steps import STEP_BY_KEY
from plans.domain.documents.shapes import SHAPES
from plans.domain.plan_templates import words_of_steps
from plans.domain.template_previews import NOBODYS, sample_plan, template_of
from plans.forms.parts import PARTS
from plans.forms.wizard import content_of
from plans.views.access import staff
from plans.views.wizard_lines import Line
from plans.views.wizard_page import StepForms, StepPage

LANGUAGES = {'vi': 'Tiếng Việt', 'en': 'English'}
SHOWN = [key for key in StepKey if key != StepKey.REVIEW]


@staff
@require_GET
def preview(request, template_id, step):
    """One step of the wizard with every row open, which cannot be changed."""
    template = template_of(template_id)
    if template is None or step not in SHOWN:
        raise Http404
    asked = request.GET.get('language')
    with translation.override(asked if asked in LANGUAGES else get_language()):
        return render(request, 'wizard/preview.html', shown(request, template, step))


def shown(request, template, step):
    """What the page shows, in the language of the moment."""
    language = get_language()[:2]
    plan, document = sample_plan(template)
    words = words_of_steps(template, language, template.business_model)
    maker = StepForms(request, plan, step, document)
    return {
        'template': template,
        'plan': plan,
        'step': STEP_BY_KEY[step],
        'words': words[step],
        'steps': [(words[key], address(template, key, language)) for key in SHOWN],
        'languages': [(key, name, address(template, step, key)) for key, name in LANGUAGES.items()],
        'language': language,
        'page': PreviewPage(maker, content_of(step, plan.business_model)),
    }


def address(template, step, language):
    """The preview of a step in a language."""
    url = reverse('plans:template_preview', args=[template.pk, step])
    return f'{url}?language={language}'


class PreviewPage(StepPage):
    """The lists of a step, each with one row that shows what would be asked."""

    def listing(self, part, parent=None):
        row = SHAPES[part.name].model(pk=NOBODYS)
        listing = super().listing(part, parent)
        line = Line(part, row, {})
        line.title = listing.add_text
        values = part.fresh(self.maker.context, None)
        line.form = self.maker.blank_row(part, values)
        line.lists = [self.listing(PARTS[name], row) for name in part.children]
        listing.lines = [line]
        return listing
