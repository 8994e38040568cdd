"""What a remedy fills in by itself: suggested targets, the day and people of a session."""

from datetime import UTC, datetime, timedelta

import time_machine

from plans.domain import remedying
from plans.domain.documents.reading import document_of
from plans.domain.plan_templates import seed_shipped
from plans.models import Metric, Plan
from tests.domain.sound_plans import plan_of
from tests.rules import plans as samples
from tests.rules.plans import REVIEW_DAY, put


def content_of(plan):
    return document_of(Plan.objects.get(pk=plan.pk))


def test_suggested_targets_are_those_of_the_template_that_are_missing(editor):
    seed_shipped()
    plan = plan_of(editor, samples.changed(put(status='draft', targets=[], template='sell-side')))

    remedying.apply(plan, 'suggested_targets', {}, by=editor)
    made = [target.metric for target in content_of(plan).targets]
    remedying.apply(Plan.objects.get(pk=plan.pk), 'suggested_targets', {}, by=editor)

    assert made == ['sales_value', 'volume', 'gross_margin', 'on_time_delivery']
    assert [target.metric for target in content_of(plan).targets] == made


def test_two_suggested_targets_of_one_metric_are_two(editor):
    template = next(one for one in seed_shipped() if one.code == 'sell-side')
    own = Metric.objects.create(
        code='hang_ton', name='Hàng tồn', kind='snapshot', direction='down', unit='tiền'
    )
    sales = template.targets.get(metric__code='sales_value').metric
    template.targets.all().delete()
    for metric, name in ((sales, 'Nội địa'), (sales, 'Xuất khẩu'), (own, 'Tồn kho')):
        template.targets.create(
            metric=metric, name_vi=name, name_en=name, path='ramp', breakdown='none'
        )
    has = samples.SOUND['targets'][0] | {
        'metric': 'sales_value',
        'unit': 'VND',
        'name': 'Xuất khẩu',
    }
    plan = plan_of(
        editor, samples.changed(put(status='draft', targets=[has], template='sell-side'))
    )

    remedying.apply(plan, 'suggested_targets', {}, by=editor)
    again = remedying.apply(Plan.objects.get(pk=plan.pk), 'suggested_targets', {}, by=editor)

    targets = content_of(plan).targets
    assert [(one.name, one.metric) for one in targets] == [
        ('Xuất khẩu', 'sales_value'),
        ('Nội địa', 'sales_value'),
        ('Tồn kho', 'hang_ton'),
    ]
    assert (targets[2].unit, targets[2].metric_kind, targets[2].direction) == (
        'VND', 'snapshot', 'down'
    )  # fmt: skip
    assert again is None


def test_days_of_what_is_made_begin_with_the_company_today(editor):
    with time_machine.travel(datetime(2026, 12, 9, 18, tzinfo=UTC), tick=False):  # 10 Dec there
        plan = plan_of(editor, samples.changed(put(status='draft'), put(uses_dealers=True)))
        remedying.apply(plan, 'schedule_session', {}, by=editor)

        found = content_of(plan).sessions[-1]

    assert found.held_on == REVIEW_DAY + timedelta(days=21)
    assert [who.dealer for who in found.participants] == [f'D{number}' for number in range(1, 9)]
