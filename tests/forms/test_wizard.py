"""What each step shows: product.md 4.1, 4.2."""

import pytest

from plans.document.choices import BusinessModel, StepKey
from plans.forms.parts import PARTS
from plans.forms.wizard import SINGLES, StepContent, content_of, step_keys


@pytest.mark.parametrize(
    ('model', 'singles', 'parts'),
    [
        ('sell_side', ('sell_side',), ('product_lines',)),
        ('buy_side', ('buy_side',), ('items', 'supplier_list')),
        ('intermediary', ('marketplace', 'seller_funnel'), ()),
        ('collaborative', ('collaborative', 'marketplace', 'seller_funnel'), ('owners',)),
    ],
)
def test_details_step_shows_what_the_model_has(model, singles, parts):
    assert content_of(StepKey.MODEL_DETAILS, model) == StepContent(singles, parts)


def test_details_step_is_empty_without_a_model():
    assert content_of(StepKey.MODEL_DETAILS, None) == StepContent()


@pytest.mark.parametrize('model', BusinessModel)
def test_every_step_has_content_of_known_names(model):
    for step in StepKey:
        content = content_of(step, model)

        assert set(content.singles) <= set(SINGLES)
        assert set(content.parts) <= set(PARTS)
        assert all(step in PARTS[name].steps for name in content.parts)


def test_every_form_is_shown_somewhere():
    shown = [content_of(step, model) for model in BusinessModel for step in StepKey]
    below = {child for part in PARTS.values() for child in part.children}

    singles = {name for content in shown for name in (*content.singles, *content.after)}
    assert singles == set(SINGLES)
    assert {name for content in shown for name in content.parts} | below == set(PARTS)


def test_feedback_step_shows_the_tasks_that_listen():
    content = content_of(StepKey.FEEDBACK, 'sell_side')

    assert content.presets == {'actions': {'kind': 'listen'}}


def test_a_plan_shows_eleven_steps():
    assert step_keys('sell_side', None) == list(StepKey)


@pytest.mark.parametrize('model', ['intermediary', 'collaborative'])
def test_marketplaces_hide_dealers_unless_they_are_used(model):
    hidden, unanswered, shown = (step_keys(model, used) for used in (False, None, True))

    assert StepKey.DEALERS not in hidden
    assert StepKey.DEALERS not in unanswered
    assert shown == list(StepKey)


def test_template_hides_steps():
    assert StepKey.FEEDBACK not in step_keys('sell_side', None, ('feedback',))
    assert StepKey.DEALERS in step_keys('sell_side', True, ('dealers',))
