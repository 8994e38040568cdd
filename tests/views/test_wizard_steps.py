"""Going through the steps: visited, left, skipped, resumed; and no nagging while one types."""

import re

import pytest
import time_machine
from django.urls import reverse

from plans.document.choices import StepKey
from plans.domain.plan_templates import seed_shipped
from plans.models import PlanTemplate
from tests.domain.sound_plans import REVIEW_MORNING, plan_of, sound_plan
from tests.factories import PlanFactory
from tests.rules import plans as samples
from tests.wizard_visits import Wizard


@pytest.fixture(autouse=True)
def _on_the_review_day(approver):
    with time_machine.travel(REVIEW_MORNING, tick=False):
        yield


@pytest.fixture
def wizard_of(client_of, editor):
    """The wizard over a plan, for the editor."""
    return lambda plan: Wizard(client_of(editor), plan)


def without_strategies(plan):
    """Everything is done but the strategies; none is typed yet."""
    plan['strategies'] = []
    plan['actions'] = []
    plan['steps_done'] = [step for step in samples.ALL_STEPS if step != 'strategies']


def found(html):
    """Codes of the checks that the health panel shows as open."""
    return re.findall(r'data-check="([^"]+)"', html)


def states(plan):
    return dict(plan.step_states.values_list('step_key', 'state'))


def new_strategy(wizard):
    """Add a strategy by its button; returns its group."""
    wizard.press('Thêm chiến lược')
    return wizard.url.partition('open=')[2].partition('#')[0]


def test_checks_do_not_nag_while_one_types(wizard_of, editor):
    """L1 to L4 of product.md 3.9."""
    wizard = wizard_of(sound_plan(editor, without_strategies)).open('strategies')
    first = new_strategy(wizard)
    wizard.save(first, 'title', 'Xả tồn S16')
    typing = found(wizard.save(first, 'origin', 'supplier').content.decode())
    wizard.press('Lưu và tiếp tục', form='step-form')
    left = found(wizard.page.html)

    wizard.open('strategies', first)
    before = found(wizard.page.html)
    linked = found(wizard.save(first, 'needs', ['N1']).content.decode())

    second = new_strategy(wizard)
    wizard.save(second, 'title', 'Xả tồn S18')
    typing_again = found(wizard.save(second, 'origin', 'supplier').content.decode())
    wizard.press('Lưu và tiếp tục', form='step-form')
    left_again = found(wizard.page.html)

    assert 'M1.1' not in typing
    assert {'M1.1', 'O3a'} <= set(left)
    assert {'M1.1', 'O3a'} <= set(before)
    assert 'M1.1' not in linked
    assert {'M1.1', 'M1.2'}.isdisjoint(typing_again)
    assert 'M1.2' in left_again
    assert 'M1.1' not in left_again


def test_finding_shown_when_the_step_was_opened_survives_a_reload_and_another_device(
    wizard_of, editor, colleague, client_of
):
    plan = sound_plan(editor, without_strategies)
    plan.co_editors.add(colleague)
    wizard = wizard_of(plan).open('strategies')
    group = new_strategy(wizard)
    wizard.save(group, 'title', 'Xả tồn S16')
    wizard.save(group, 'origin', 'supplier')

    reloaded = found(wizard.open('strategies').page.html)
    elsewhere = found(Wizard(client_of(colleague), plan).open('strategies').page.html)

    assert 'M1.1' not in reloaded
    assert 'M1.1' not in elsewhere


def test_empty_draft_shows_nothing_open(wizard_of, editor):
    wizard = wizard_of(PlanFactory(owner=editor, business_model='sell_side'))

    hub = wizard.get(reverse('plans:build', args=[wizard.plan.pk]))

    assert found(hub.page.html) == []
    assert hub.page.says('Kiểm tra dần trong lúc lập kế hoạch')


STEPS = samples.ALL_STEPS


def test_every_step_of_a_sound_plan_is_done_when_left(wizard_of, editor):
    plan = sound_plan(editor)
    plan.step_states.all().delete()
    wizard = wizard_of(plan)

    for step in STEPS:
        wizard.open(step).press('Lưu và tiếp tục', form='step-form')

    assert states(plan) == dict.fromkeys(STEPS, 'done') | {'review': 'in_progress'}
    assert wizard.url == reverse('plans:review', args=[plan.pk])


def test_steps_of_an_empty_plan_left_blank_stay_in_progress(wizard_of, editor):
    plan = PlanFactory(owner=editor, business_model='sell_side')
    wizard = wizard_of(plan)

    for step in ('model', 'needs', 'dealers', 'goals', 'strategies', 'targets'):
        wizard.open(step).press('Lưu và tiếp tục', form='step-form')

    assert set(states(plan).values()) == {'in_progress'}


def test_continue_leads_on_step_by_step_to_the_review(wizard_of, editor):
    wizard = wizard_of(sound_plan(editor)).open('basics')
    walked = []

    for _step in range(10):
        wizard.press('Lưu và tiếp tục', form='step-form')
        walked.append(wizard.url.rstrip('/').rpartition('/')[2])

    assert walked == [*STEPS[1:], 'review']


def test_step_sent_here_by_the_review_leads_back_to_it(wizard_of, editor):
    wizard = wizard_of(sound_plan(editor))

    wizard.get(reverse('plans:step', args=[wizard.plan.pk, 'goals']) + '?back=review')
    wizard.press('Lưu và tiếp tục', form='step-form')

    assert wizard.url == reverse('plans:review', args=[wizard.plan.pk])


def test_skipped_step_is_not_done_and_does_not_demand_anything(wizard_of, editor):
    plan = sound_plan(editor)
    goal = wizard_of(plan).group('goals')
    wizard = wizard_of(plan).open('goals', goal)

    wizard.press('Bỏ qua, làm sau', **{f'{goal}-statement': ''})

    assert wizard.url.endswith('/strategies/')
    assert states(plan)['goals'] == 'skipped'
    assert wizard.values(goal)['statement'] == ''


def test_visited_step_is_in_progress_and_skipped_one_again(wizard_of, editor):
    plan = PlanFactory(owner=editor, business_model='sell_side')
    wizard = wizard_of(plan).open('goals')
    visited = states(plan)
    wizard.press('Bỏ qua, làm sau')
    skipped = states(plan)
    wizard.open('goals')

    assert visited == {'goals': 'in_progress'}
    assert skipped == {'goals': 'skipped', 'strategies': 'in_progress'}
    assert states(plan)['goals'] == 'in_progress'


def test_done_step_is_in_progress_again_when_it_is_broken_by_a_field(wizard_of, editor):
    plan = sound_plan(editor)
    wizard = wizard_of(plan).open('basics')

    wizard.save('basics', 'approver', '')
    broken = states(plan)['basics']
    wizard.save('basics', 'approver', '')

    assert broken == 'in_progress'
    assert states(plan)['model'] == 'done'


def test_done_step_is_in_progress_again_when_its_last_row_is_deleted(wizard_of, editor):
    plan = sound_plan(editor)
    wizard = wizard_of(plan).open('goals')

    wizard.press(to=f'/goals/{wizard.group("goals").split("-")[1]}/delete/')

    assert states(plan)['goals'] == 'in_progress'


def test_done_step_is_in_progress_again_when_saved_whole_without_script(wizard_of, editor):
    plan = sound_plan(editor)
    wizard = wizard_of(plan).open('basics')

    wizard.press(name='go', value='open:', form='step-form', **{'basics-approver': ''})

    assert states(plan)['basics'] == 'in_progress'


def test_hub_resumes_at_the_first_step_not_done_after_the_last_visited(wizard_of, editor):
    plan = sound_plan(editor)
    plan.step_states.filter(step_key__in=['model', 'targets']).update(state='in_progress')
    with time_machine.travel(REVIEW_MORNING.replace(hour=5), tick=False):
        wizard_of(plan).open('strategies')

    hub = wizard_of(plan).get(reverse('plans:build', args=[plan.pk]))

    assert hub.page.says('Tiếp tục: Chỉ tiêu')
    assert f'href="{reverse("plans:step", args=[plan.pk, "targets"])}"' in hub.page.html
    assert hub.page.says('8 trên 11 bước đã xong')


def test_home_offers_to_go_on_where_one_was(wizard_of, editor):
    plan = sound_plan(editor)
    plan.step_states.filter(step_key='targets').update(state='in_progress')
    wizard_of(plan).open('strategies')

    home = wizard_of(plan).get(reverse('plans:home'))

    assert home.page.says('Tiếp tục: Chỉ tiêu')
    assert home.page.says('Bước 8/11')


def test_first_unfinished_step_comes_round_after_the_last(wizard_of, editor):
    plan = sound_plan(editor)
    plan.step_states.filter(step_key='model').update(state='in_progress')
    wizard_of(plan).open('feedback')

    hub = wizard_of(plan).get(reverse('plans:build', args=[plan.pk]))

    assert hub.page.says('Tiếp tục: Rà soát và trình duyệt')


def test_steps_that_the_template_hides_are_not_found_until_they_are_asked_for(wizard_of, editor):
    plan = PlanFactory(owner=editor, business_model='intermediary')
    wizard = wizard_of(plan).open('dealers')
    hidden = wizard.status
    wizard.get(reverse('plans:build', args=[plan.pk]))
    wizard.press('Có, hiện bước Đại lý')

    assert hidden == 404
    assert wizard.url == reverse('plans:step', args=[plan.pk, 'dealers'])
    assert wizard.status == 200
    plan.refresh_from_db()
    assert plan.uses_dealers is True


def test_every_template_opens_every_step(wizard_of, editor):
    seed_shipped()
    answers = {}

    for template in PlanTemplate.objects.all():
        plan = PlanFactory(owner=editor, template=template, business_model=template.business_model)
        wizard = wizard_of(plan).get(reverse('plans:build', args=[plan.pk]))
        for step in StepKey:
            if f'/build/{step}/' in wizard.page.html:
                answers[template.code, step] = wizard_of(plan).open(step).status

    assert set(answers.values()) == {200}
    assert len(answers) >= 4 * 10


def test_unknown_step_is_not_found(wizard_of, editor):
    wizard = wizard_of(plan_of(editor, samples.empty()))

    assert [wizard.open(step).status for step in ('nosuch', 'review-', 'model')] == [404, 404, 200]
