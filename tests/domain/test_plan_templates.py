"""Seeding the shipped templates is repeatable, and steps read their words from the rows."""

import pytest

from plans.document.metrics import METRICS
from plans.domain.plan_templates import (
    Prompt,
    prompts_for,
    questions_for,
    seed_shipped,
    words_of_steps,
)
from plans.domain.shipped import load_templates
from plans.domain.suggested_targets import suggested_targets
from plans.models import Metric, PlanTemplate, TemplatePrompt, TemplateTarget

TEMPLATES = load_templates()
pytestmark = pytest.mark.django_db


def test_seeding_stores_metrics_and_published_templates():
    added = seed_shipped()

    assert [template.code for template in added] == [one.code for one in TEMPLATES]
    assert PlanTemplate.objects.published().count() == 4
    assert Metric.objects.count() == len(METRICS)
    assert TemplatePrompt.objects.count() == sum(len(one.prompts) for one in TEMPLATES)
    assert TemplateTarget.objects.count() == sum(len(one.targets) for one in TEMPLATES)


def test_seeding_again_keeps_what_staff_changed():
    template = seed_shipped()[0]
    template.name_vi = 'Cà phê xuất khẩu'
    template.save()

    added = seed_shipped()

    assert added == []
    assert PlanTemplate.objects.count() == 4
    assert PlanTemplate.objects.get(pk=template.pk).name_vi == 'Cà phê xuất khẩu'


def test_seeding_restores_a_missing_metric():
    seed_shipped()
    Metric.objects.get(code='nps').delete()

    seed_shipped()

    assert Metric.objects.get(code='nps').name_vi == 'Chỉ số NPS'


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
def test_prompts_for_a_step_speak_the_language(language, label, help_text, example):
    template = seed_shipped()[0]

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


def test_prompts_fall_back_to_the_other_language():
    template = seed_shipped()[0]
    TemplatePrompt.objects.filter(step__template=template, field_key='needs.statement').update(
        label_en=''
    )

    assert prompts_for(template, 'needs', 'en')['needs.statement'].label == 'Nhu cầu'


def test_prompts_of_another_model_have_the_shared_words():
    sell_side = seed_shipped()[0]

    prompt = prompts_for(sell_side, 'model_details', 'vi')['owners.organisation']

    assert prompt.help == 'Ai góp gì, giữ bao nhiêu?'


def test_prompts_without_template_have_the_shared_words():
    assert prompts_for(None, 'targets', 'vi')['targets.target_value'].help == (
        'Con số cuối kỳ. Gõ "120 tỷ" cũng được.'
    )


def test_questions_come_apart_from_the_fields():
    template = seed_shipped()[0]

    labels = [question.label for question in questions_for(template, 'dealers', 'vi')]

    assert labels == ['Chính sách đại lý']


def test_steps_of_a_template_are_titled_and_hidden_as_it_says():
    marketplace = PlanTemplate.objects.get(pk=seed_shipped()[2].pk)

    steps = words_of_steps(marketplace, 'vi')

    assert [step.number for step in steps.values()] == list(range(1, 12))
    assert [step.key for step in steps.values() if step.is_hidden] == ['dealers']
    assert steps['needs'].title == 'Người mua, người bán và nhu cầu'
    assert steps['strategies'].intro == 'Bán bằng cách nào? Bắt đầu từ một nhu cầu.'


def test_reading_words_costs_one_query_a_kind(django_assert_num_queries):
    template = seed_shipped()[0]

    with django_assert_num_queries(3):
        prompts_for(template, 'targets', 'vi')
        questions_for(template, 'targets', 'vi')
        words_of_steps(template, 'vi')
        list(suggested_targets(template))


def test_suggested_targets_carry_value_path_and_side():
    intermediary = seed_shipped()[2]

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
