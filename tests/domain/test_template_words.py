"""Steps read their words, questions and targets from the rows of the template."""

import pytest

from plans.domain.plan_templates import (
    Prompt,
    prompts_for,
    questions_for,
    seed_shipped,
    words_of_steps,
)
from plans.domain.suggested_targets import suggested_targets
from plans.domain.template_versions import copy_to_new_version
from plans.models import PlanTemplate, TemplatePrompt

pytestmark = pytest.mark.django_db


@pytest.fixture(scope='module')
def stored(module_rows):
    module_rows(seed_shipped)


@pytest.fixture
def shipped(stored, db):
    """{code: template} of the shipped ones."""
    return {template.code: template for template in PlanTemplate.objects.all()}


@pytest.mark.parametrize(
    ('language', 'label', 'help_text', 'example'),
    [
        (
            'vi',
            'Nhu cầu',
            'Viết bằng lời của khách: ai, cần gì, vì sao.',
            'Nhà rang xay nhỏ ở Đức cần lô 60 bao thay vì cả container vì kho hẹp',
        ),
        (
            'en',
            'Need',
            "In the customer's words: who, what, why.",
            'Small German roasters need 60-bag lots, their stores are small',
        ),
    ],
)
def test_prompts_for_a_step_speak_the_language(shipped, language, label, help_text, example):
    template = shipped['sell-side']

    prompt = prompts_for(template, 'needs', language)['needs.statement']

    assert prompt == Prompt(
        pk=prompt.pk,
        field_key='needs.statement',
        label=label,
        help=help_text,
        example=example,
        answer_type='long',
        is_required=True,
    )


def test_prompts_fall_back_to_the_other_language(shipped):
    template = copy_to_new_version(shipped['sell-side'])  # a published one's words are kept
    TemplatePrompt.objects.filter(step__template=template, field_key='needs.statement').update(
        label_en=''
    )

    assert prompts_for(template, 'needs', 'en')['needs.statement'].label == 'Nhu cầu'


def test_prompts_of_another_model_have_the_shared_words(shipped):
    sell_side = shipped['sell-side']

    prompt = prompts_for(sell_side, 'model_details', 'vi')['owners.organisation']

    assert prompt.help == 'Ai góp gì, giữ bao nhiêu?'


def test_prompts_without_template_have_the_shared_words():
    assert prompts_for(None, 'targets', 'vi')['targets.target_value'].help == (
        'Con số cuối kỳ. Gõ "120 tỷ" cũng được.'
    )


def test_questions_come_apart_from_the_fields(shipped):
    template = shipped['sell-side']

    labels = [question.label for question in questions_for(template, 'dealers', 'vi')]

    assert labels == ['Chính sách đại lý']


def test_steps_of_a_template_are_titled_and_hidden_as_it_says(shipped):
    marketplace = shipped['intermediary']

    steps = words_of_steps(marketplace, 'vi')

    assert [step.number for step in steps.values()] == list(range(1, 12))
    assert [step.key for step in steps.values() if step.is_hidden] == ['dealers']
    assert steps['needs'].title == 'Người mua, người bán và nhu cầu'
    assert steps['strategies'].intro == 'Bán bằng cách nào? Bắt đầu từ một nhu cầu.'


def test_reading_words_costs_one_query_a_kind(shipped, django_assert_num_queries):
    template = shipped['sell-side']

    with django_assert_num_queries(3):
        prompts_for(template, 'targets', 'vi')
        questions_for(template, 'targets', 'vi')
        words_of_steps(template, 'vi')
        list(suggested_targets(template))


def test_suggested_targets_carry_value_path_and_side(shipped):
    intermediary = shipped['intermediary']

    rows = [
        (row.metric.code, row.suggested_value, row.path, row.market_side)
        for row in suggested_targets(intermediary)
    ]

    assert rows == [
        ('gmv', None, 'ramp', ''),
        ('active_sellers', None, 'ramp', 'seller'),
        ('active_buyers', None, 'ramp', 'buyer'),
        ('dispute_rate', 1, 'hold', ''),
        ('first_quote_hours', 4, 'ramp', ''),
    ]
