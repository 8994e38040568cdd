"""The shipped templates word every field in both languages."""

import json
import re

import pytest

from plans.document.business_models import BUSINESS_MODELS
from plans.document.metrics import METRICS
from plans.document.schema import (
    Action,
    ArithmeticInputs,
    BuyItem,
    BuySide,
    Capability,
    Collaborative,
    Dealer,
    Feedback,
    FeedbackForm,
    Goal,
    Intermediary,
    Need,
    NeedSource,
    PlatformOwner,
    ProductLine,
    Quote,
    Segment,
    SellerFunnel,
    SellSide,
    Session,
    Strategy,
    Target,
    TargetSupplier,
    Tier,
)
from plans.document.steps import STEP_OF_PART
from plans.domain.shipped import FOLDER, load_templates, shared_prompts

PARTS = {
    'sell_side': SellSide,
    'product_lines': ProductLine,
    'tiers': Tier,
    'buy_side': BuySide,
    'supplier_list': TargetSupplier,
    'items': BuyItem,
    'quotes': Quote,
    'marketplace': Intermediary,
    'seller_funnel': SellerFunnel,
    'collaborative': Collaborative,
    'owners': PlatformOwner,
    'segments': Segment,
    'needs': Need,
    'sources': NeedSource,
    'dealers': Dealer,
    'sessions': Session,
    'goals': Goal,
    'capabilities': Capability,
    'strategies': Strategy,
    'targets': Target,
    'arithmetic': ArithmeticInputs,
    'actions': Action,
    'feedback_form': FeedbackForm,
    'feedback': Feedback,
}
# Asked elsewhere, or filled in by the app: no words needed.
UNASKED = {
    'id',
    'sources',
    'actuals',
    'items',
    'supplier_list',
    'quotes',
    'seller_funnel',
    'product_lines',
    'owners',
    'responded_at',
    'consent_at',
    'token',
    'causes',
    'causes_note',
    'causes_on',
}
PLAN_FIELDS = {
    'basics': {
        *('title', 'period', 'period_start', 'period_end', 'currency'),
        *('owner', 'co_editors', 'approver', 'summary'),
    },
    'model': {
        *('business_model', 'platform_name', 'platform_url', 'platform_owner'),
        *('other_channels', 'legal_platform_type', 'registration_ref'),
    },
}
TEMPLATES = load_templates()
by_code = pytest.mark.parametrize('template', TEMPLATES, ids=lambda template: template.code)


def fields_of(part):
    if part in PLAN_FIELDS:
        return PLAN_FIELDS[part]
    fields = set(PARTS[part].model_fields) - UNASKED
    if part == 'collaborative':
        return fields - set(Intermediary.model_fields)
    return fields | ({'uses_dealers'} if part == 'dealers' else set())


def test_templates_are_four_one_per_model():
    assert [(one.code, one.business_model, one.version) for one in TEMPLATES] == [
        ('sell-side', 'sell_side', 1),
        ('buy-side', 'buy_side', 1),
        ('intermediary', 'intermediary', 1),
        ('collaborative', 'collaborative', 1),
    ]


@pytest.mark.parametrize('part', STEP_OF_PART)
def test_every_field_of_a_part_has_words(part):
    worded = {key.split('.')[1] for key in shared_prompts() if key.split('.')[0] == part}

    assert worded == fields_of(part)


@by_code
def test_template_words_are_whole_in_both_languages(template):
    silent = [
        prompt.field_key or prompt.label_vi
        for prompt in template.prompts
        for name in ('label', 'help', 'example')
        if not (getattr(prompt, f'{name}_vi').strip() and getattr(prompt, f'{name}_en').strip())
    ]

    assert silent == []


@by_code
def test_template_words_its_own_details_and_no_other_models(template):
    details = {part for row in BUSINESS_MODELS.values() for part in row.details}
    worded = {prompt.field_key.split('.')[0] for prompt in template.prompts}

    assert worded & details == set(BUSINESS_MODELS[template.business_model].details)


@by_code
def test_template_suggests_the_targets_of_its_model(template):
    targets = [target.metric for target in template.targets]

    assert targets == list(BUSINESS_MODELS[template.business_model].target_metrics)
    assert sum(target.weight for target in template.targets) == 100
    assert all(target.path == METRICS[target.metric].path for target in template.targets)


@by_code
def test_template_hides_the_steps_of_its_model(template):
    hidden = [step.step_key for step in template.steps if step.is_hidden]

    assert hidden == list(BUSINESS_MODELS[template.business_model].hidden_steps)


@by_code
def test_template_titles_steps_with_the_words_of_its_model(template):
    words = BUSINESS_MODELS[template.business_model].words
    titles = {step.step_key.value: (step.title_vi, step.title_en) for step in template.steps}

    assert titles['needs'] == (words['needs_step'].vi, words['needs_step'].en)
    assert titles['dealers'] == (words['dealers_step'].vi, words['dealers_step'].en)


def test_files_hold_no_stray_spaces_and_no_old_spelling():
    texts = [path.read_text(encoding='utf-8') for path in FOLDER.rglob('*.json')]
    strings = [text for file in texts for text in strings_in(json.loads(file))]

    assert [text for text in strings if text != text.strip() or '  ' in text] == []
    assert [text for text in strings if re.search(r'\btỉ (₫|lệ)|luỹ kế', text)] == []


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings_in(one)
