"""A form sent back as it came changes nothing: each step, each row, both languages."""

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from plans.document.choices import StepKey
from plans.domain.documents.reading import document_of
from plans.forms.wizard import SINGLES, content_of
from plans.views.wizard_page import StepForms, split_group
from plans.views.wizard_saving import changed_fields
from tests.pages import Page, Visitor
from tests.wizard_plans import FULL, changes, content, groups_of

pytestmark = pytest.mark.usefixtures('people')

STEPS = [step for step in StepKey if step != StepKey.REVIEW]
languages = pytest.mark.parametrize('language', ['vi', 'en'])


@pytest.fixture
def visitor(client_of, editor):
    return Visitor(client_of(editor))


def some_of_each(groups, most):
    """The first rows of every list."""
    lists = {}
    for group in groups:
        lists.setdefault(split_group(group)[0], []).append(group)
    return [group for rows in lists.values() for group in rows[:most]]


@languages
@pytest.mark.parametrize('model', FULL)
def test_step_sent_back_untouched_writes_nothing(model, language, visitor, editor, full_plans):
    plan = full_plans[model]
    editor.user.language = language
    editor.user.save()
    before, written = content(plan), changes(plan)
    steps = STEPS if model == 'sell_side' else [StepKey.MODEL, StepKey.MODEL_DETAILS]

    for step in steps:
        url = reverse('plans:step', args=[plan.pk, step])
        for group in some_of_each(groups_of(plan, step), 1) or ['']:
            visitor.get(f'{url}?open={group}')
            assert f'lang="{language}"' in visitor.page.html
            assert not group or group in visitor.page.data('step-form')['groups']
            visitor.press(name='go', value=f'open:{group}', form='step-form', follow=False)
            assert visitor.status == 302
            assert visitor.answer['Location'].startswith(f'{url}?open={group}' if group else url)

    assert content(plan) == before
    assert changes(plan) == written


@languages
@pytest.mark.parametrize('model', FULL)
def test_no_row_looks_changed_as_it_was_loaded(model, language, rf, editor, full_plans):
    plan = full_plans[model]
    request = rf.get('/')
    request.user = editor.user

    with translation.override(language):
        found = {}
        for step in STEPS:
            maker = StepForms(request, plan, step, document_of(plan))
            rows = some_of_each(groups_of(plan, step), 5)
            for group in [*content_of(step, model).singles, *rows]:
                found[group] = looks_changed(maker, group)

    assert {name for name in SINGLES if name in found} >= {'basics', 'model'}
    assert {group: names for group, names in found.items() if names} == {}


def looks_changed(maker, group):
    """The fields of a group that differ from what was loaded, sent as the page shows them."""
    form, _pk = maker.of_group(group)
    html = render_to_string('wizard/_fields.html', {'form': form, 'field_url': '/'})
    posted = QueryDict(mutable=True)
    for name, values in Page(html).data('').items():
        posted.setlist(name, values)
    sent, _pk = maker.of_group(group, posted)
    assert {f'was-{sent[name].html_name}' for name in sent.fields} <= set(posted)
    return changed_fields(sent, posted)
