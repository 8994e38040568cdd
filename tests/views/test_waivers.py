"""Accepting an open check on its page; confirming and taking back."""

import json
from datetime import date

import pytest
from django.urls import reverse

from plans.domain import waivers
from plans.models import Plan
from tests.domain.sound_plans import (
    REASON,
    REVIEW_MORNING,
    accepted,
    open_codes,
    plan_of,
    sound_plan,
)
from tests.rules.plans import changed, led_by, put, strategies

pytestmark = pytest.mark.usefixtures('on_review_day', 'people')
one_of_three = strategies(
    led_by('supplier'), led_by('customer_need', 'N1'), led_by('company_goal', 'N2')
)
from_suppliers = strategies(led_by('supplier'), led_by('supplier'))


@pytest.fixture(scope='module')
def draft_made_once(made_once):
    return made_once(
        lambda people: sound_plan(people['editor'], one_of_three).pk, at=REVIEW_MORNING
    )


@pytest.fixture
def draft(people, draft_made_once):
    """A draft in which M1.2 is a warning."""
    return Plan.objects.get(pk=draft_made_once)


@pytest.fixture
def risky(editor, approver):
    """An active plan whose M1.1, a must, the owner has accepted."""
    running = put(status='active', activated_on='2026-12-01')
    plan = plan_of(editor, changed(from_suppliers, running))
    accepted(plan, 'M1.1', editor)
    return plan


def page(plan, code='M1.2'):
    return reverse('plans:accept_check', args=[plan.pk, code])


def verb_page(plan, verb):
    return reverse('plans:decide_waiver', args=[plan.pk, plan.waivers.get().pk, verb])


def text_of(response):
    return response.content.decode()


def sent(plan, code='M1.2', **changes):
    seen = waivers.open_check(plan, code).fingerprint
    return {'reason': REASON, 'expires_on': '31/01/2027', 'seen': seen, **changes}


def test_page_shows_the_check_its_records_and_ninety_days(client_of, draft, editor):
    response = client_of(editor).get(page(draft))

    text = text_of(response)
    assert '1/3 chiến lược chỉ xuất phát từ nguồn hàng: Chiến lược 1.' in text
    assert f'/plans/{draft.pk}/records/strategies/S1/' in text
    assert 'value="10/03/2027"' in text


def test_accepting_leads_back_to_where_one_came_from(client_of, draft, editor):
    back = f'/plans/{draft.pk}/review/'

    response = client_of(editor).post(page(draft), sent(draft, next=back))

    waiver = draft.waivers.get()
    assert response.headers['Location'] == back
    assert (waiver.check_code, waiver.expires_on) == ('M1.2', date(2027, 1, 31))


def test_panel_says_why_a_check_is_accepted_and_until_when(client_of, draft, editor):
    client = client_of(editor)

    client.post(page(draft), sent(draft))

    hub = text_of(client.get(reverse('plans:build', args=[draft.pk])))
    assert f'Đã chấp nhận: {REASON.removesuffix(".")}, đến 31/01/2027<' in hub


def test_accepting_never_leads_to_another_site(client_of, draft, editor):
    sent_on = sent(draft, next='https://elsewhere.example.com/')

    response = client_of(editor).post(page(draft), sent_on)

    assert response.headers['Location'] == f'/plans/{draft.pk}/build/'


@pytest.mark.parametrize(
    ('changes', 'field'),
    [
        ({'reason': 'Đã hẹn rồi.'}, 'reason'),
        ({'reason': ''}, 'reason'),
        ({'reason': 'x' * 1001}, 'reason'),
        ({'expires_on': '09/12/2026'}, 'expires_on'),
        ({'expires_on': '31/01/2028'}, 'expires_on'),
        ({'expires_on': 'mai'}, 'expires_on'),
        ({'expires_on': ''}, 'expires_on'),
        ({'seen': ''}, 'seen'),
    ],
)
def test_what_cannot_be_accepted_is_said_at_its_field(client_of, draft, editor, changes, field):
    response = client_of(editor).post(page(draft), sent(draft, **changes))

    assert response.status_code == 422
    assert list(response.context['form'].errors) == [field]
    assert draft.waivers.count() == 0


def test_check_that_changed_meanwhile_is_shown_anew(client_of, draft, editor):
    response = client_of(editor).post(page(draft), sent(draft, seen='warn S1 S2'))

    form = response.context['form']
    assert response.status_code == 422
    assert form['seen'].value() == 'warn S1'
    assert 'Kế hoạch vừa thay đổi.' in text_of(response)


def test_check_that_is_clear_by_now_leads_back(client_of, draft, editor):
    response = client_of(editor).get(page(draft, 'M1.1'))

    assert response.headers['Location'] == f'/plans/{draft.pk}/build/'


@pytest.mark.parametrize('code', ['H1', 'M9.9', 'x'])
def test_unknown_check_is_not_found(client_of, draft, editor, code):
    assert client_of(editor).get(page(draft, code)).status_code == 404


@pytest.mark.parametrize(
    ('who', 'status'),
    [('viewer', 403), ('colleague', 403), ('approver', 403), ('stranger', 404)],
)
def test_others_accept_nothing(client_of, draft, who, status, request):
    client = client_of(request.getfixturevalue(who))

    answers = [client.get(page(draft)), client.post(page(draft), sent(draft))]

    assert [answer.status_code for answer in answers] == [status, status]
    assert draft.waivers.count() == 0


@pytest.mark.parametrize(('who', 'is_offered'), [('editor', True), ('colleague', False)])
def test_step_of_a_plan_that_runs_offers_accepting_to_those_who_may(
    client_of, editor, who, is_offered, request
):
    running = put(status='active', activated_on='2026-12-01')
    plan = plan_of(editor, changed(from_suppliers, running))
    client = client_of(request.getfixturevalue(who))
    task = plan.actions.get(ref='A1')
    group = f'actions-{task.pk}'
    typed = {f'{group}-title': 'Gọi', f'was-{group}-title': json.dumps(task.title)}

    step = client.get(reverse('plans:step', args=[plan.pk, 'actions']))
    saved = client.post(
        reverse('plans:wizard_field', args=[plan.pk, 'actions']),
        {'group': group, 'field': 'title', **typed},
    )

    shown = [page(plan, 'M1.1') in text_of(answer) for answer in (step, saved)]
    assert (saved.status_code, shown) == (200, [is_offered, is_offered])


def test_approver_confirms_on_the_plan_page(client_of, risky, approver):
    client = client_of(approver)
    shown = text_of(client.get(f'/plans/{risky.pk}/'))

    client.post(verb_page(risky, 'confirm'))

    assert verb_page(risky, 'confirm') in shown
    assert risky.waivers.get().confirmed_by == approver
    assert verb_page(risky, 'confirm') not in text_of(client.get(f'/plans/{risky.pk}/'))


def test_approver_takes_an_acceptance_back(client_of, risky, approver):
    client_of(approver).post(verb_page(risky, 'revoke'))

    assert 'M1.1' in open_codes(risky)
    assert risky.waivers.get().revoked_on == date(2026, 12, 10)


def test_owner_is_offered_neither(client_of, risky, editor):
    text = text_of(client_of(editor).get(f'/plans/{risky.pk}/'))

    assert 'Chờ người duyệt xác nhận.' in text
    assert verb_page(risky, 'confirm') not in text
    assert verb_page(risky, 'revoke') not in text


def test_unknown_verb_and_another_plan_s_waiver_are_not_found(client_of, risky, editor, approver):
    other = sound_plan(editor)
    client = client_of(approver)
    foreign = reverse('plans:decide_waiver', args=[other.pk, risky.waivers.get().pk, 'revoke'])

    answers = [client.post(verb_page(risky, 'delete')), client.post(foreign)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert risky.waivers.get().revoked_on is None


def test_confirming_twice_says_so(client_of, risky, approver, admin):
    waivers.confirm(risky, waiver=risky.waivers.get(), by=admin)

    response = client_of(approver).post(verb_page(risky, 'confirm'), follow=True)

    assert 'Một người duyệt khác đã xác nhận mục này.' in text_of(response)


def undo_page(plan):
    return reverse('plans:take_back', args=[plan.pk, plan.waivers.get().pk])


def test_acceptance_is_undone_by_who_made_it(client_of, draft, editor, colleague):
    client, home = client_of(editor), f'/plans/{draft.pk}/review/'
    answer = client.post(page(draft), sent(draft, next=home), follow=True)
    undo = next(one.extra_tags for one in answer.context['messages'])
    draft.co_editors.add(colleague)

    by_another = client_of(colleague).post(undo_page(draft))
    kept = draft.waivers.count()
    client.post(undo)
    again = client.post(undo)

    assert undo.startswith('/plans/')
    assert (by_another.status_code, kept, draft.waivers.count()) == (403, 1, 0)
    assert 'M1.2' in open_codes(draft)
    assert again.status_code == 302


def test_acceptance_that_was_confirmed_is_not_undone(client_of, risky, editor, approver):
    client_of(approver).post(verb_page(risky, 'confirm'))

    client_of(editor).post(undo_page(risky))

    assert risky.waivers.get().confirmed_by == approver
