"""Remedies as buttons: sent once however often, opening what they made, refused politely."""

import pytest
from django.urls import reverse

from plans.domain import remedying
from plans.domain.plan_templates import seed_shipped
from plans.models import Plan
from tests.domain.sound_plans import sound_plan
from tests.rules import plans as samples
from tests.wizard_plans import content
from tests.wizard_visits import Wizard

pytestmark = pytest.mark.usefixtures('people')


@pytest.fixture(scope='module')
def draft_made_once(made_once):
    changes = samples.strategies(samples.led_by('supplier'), samples.led_by('supplier'))
    return made_once(lambda people: sound_plan(people['editor'], changes).pk)


@pytest.fixture
def wizard(client_of, editor, draft_made_once):
    """The wizard over a draft with a supplier's idea, one need unanswered, no feedback heard."""
    return Wizard(client_of(editor), Plan.objects.get(pk=draft_made_once))


def url_of(plan, key):
    return reverse('plans:remedy', args=[plan.pk, key])


def test_button_of_the_panel_works_and_says_so(wizard):
    wizard.open('targets')
    forms = {name: one for name, one in wizard.page.forms.items() if '/remedies/' in one['action']}
    before = content(wizard.plan)

    wizard.press(form=next(iter(forms)))

    assert len(forms) > 3
    assert content(wizard.plan) != before
    assert wizard.page.says('Đã làm: Liên kết nhu cầu.')


@pytest.mark.parametrize(
    ('key', 'says'),
    [
        ('schedule_session', 'Đã làm: Lên lịch buổi kết nối đại lý.'),
        ('ask_lost_customers', 'Đã làm: Hỏi khách đã ngừng mua.'),
    ],
)
def test_remedy_is_called_in_the_message_as_on_its_button(wizard, key, says):
    answer = wizard.client.post(url_of(wizard.plan, key), {'key': 'k1'}, follow=True)

    assert [str(message) for message in answer.context['messages']] == [says]


def test_remedy_clears_its_finding_and_leads_to_what_it_made(wizard):
    wizard.open('targets')

    wizard.client.post(url_of(wizard.plan, 'strategy_from_need'), {'need': 'N1', 'key': 'k1'})

    assert 'data-check="M1.1"' in wizard.page.html
    assert 'data-check="M1.1"' not in wizard.open('targets').page.html
    made = Plan.objects.get(pk=wizard.plan.pk).strategies.get(ref='S3')
    assert wizard.values(f'strategies-{made.pk}')['needs'] == ['N1']


@pytest.mark.parametrize('key', ['add_need', 'schedule_session', 'open_form', 'add_evidence'])
def test_remedy_sent_twice_makes_one_record(key, wizard):
    sent = {'key': 'once', 'need': 'N1'}
    url = url_of(wizard.plan, key)

    first = wizard.client.post(url, sent)
    once = content(wizard.plan)
    second = wizard.client.post(url, sent)

    assert content(wizard.plan) == once
    assert first['Location'] == second['Location']
    assert '/build/' in first['Location']


def test_two_choices_of_a_remedy_have_keys_of_their_own(wizard):
    wizard.open('targets')

    keys = [
        one.value for one in wizard.page.controls if one.name == 'key' and one.form != 'step-form'
    ]

    assert len(keys) == len({key[:43] for key in keys}) > 3


def test_remedy_leads_back_to_the_page_it_was_pressed_on(wizard):
    here = reverse('plans:step', args=[wizard.plan.pk, 'targets'])

    answers = [
        wizard.client.post(url_of(wizard.plan, 'open_form'), {'next': wanted})['Location']
        for wanted in (here, 'https://example.org/', '//example.org', '\\\\example.org')
    ]

    hub = reverse('plans:build', args=[wizard.plan.pk])
    assert answers == [here, hub, hub, hub]


def test_record_that_is_gone_is_said(wizard):
    before = content(wizard.plan)

    answer = wizard.client.post(
        url_of(wizard.plan, 'drop_strategy'), {'strategy': 'S9'}, follow=True
    )

    assert 'không còn trong kế hoạch' in answer.content.decode()
    assert content(wizard.plan) == before


def test_unknown_remedy_is_not_found(wizard):
    assert wizard.client.post(url_of(wizard.plan, 'no-such')).status_code == 404


@pytest.mark.parametrize('key', remedying.DOES)
def test_remedy_without_its_record_never_breaks(key, wizard):
    for sent in ({}, {'need': 'N9', 'strategy': 'S\0', 'key': 'a\0b'}, {'target': ['T1', 'T2']}):
        assert wizard.client.post(url_of(wizard.plan, key), sent).status_code == 302


def test_remedy_inside_the_step_saves_what_else_was_typed(wizard):
    strategy = wizard.group('strategies')
    wizard.open('strategies', strategy)

    wizard.press('N1 Cần lô 60 bao', form='step-form', **{f'{strategy}-title': 'Tên mới'})

    plan = Plan.objects.get(pk=wizard.plan.pk)
    assert wizard.values(strategy)['title'] == 'Tên mới'
    assert wizard.url.endswith(f'strategies-{plan.strategies.get(ref="S3").pk}')
    assert [row.ref for row in plan.strategies.all()] == ['S1', 'S2', 'S3']


def test_suggested_targets_are_taken_over_once(wizard):
    seed_shipped()
    plan = sound_plan(
        wizard.plan.owner, samples.put(targets=[], template='sell-side'), title='Mục tiêu'
    )
    wizard.plan = plan
    wizard.open('targets')
    button = wizard.page.button(to='/remedies/suggested_targets/')
    sent = wizard.page.data('step-form')

    answers = [wizard.client.post(button.formaction, sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert plan.targets.count() == 4
    assert wizard.open('targets').page.says('Doanh số')


def test_remedy_that_opens_a_row_tells_what_is_left_to_do(wizard):
    url = url_of(wizard.plan, 'add_evidence')

    told = wizard.client.post(url, {'key': 'told', 'need': 'N1'}, follow=True).content.decode()

    assert 'Ghi điều nghe được: mục này được tính khi có nội dung.' in told
    assert 'Đã làm' not in told
