"""The eleventh step: what the review page shows, and handing the plan over."""

import pytest
from django.urls import reverse

from plans.document.choices import PlanStatus
from plans.domain import reviews
from tests.domain.sound_plans import accepted, sound_plan, submitted
from tests.factories import PlanFactory
from tests.rules.plans import led_by, no_sessions, put, sources, strategies

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]
no_form = put(feedback_form={'is_open': False})
from_suppliers = strategies(led_by('supplier'), led_by('supplier'))


def page(plan, name='review'):
    return reverse(f'plans:{name}', args=[plan.pk])


def text_of(response):
    return response.content.decode()


def sent(plan, **changes):
    return {'note': '', 'shown': '', 'lock_version': plan.lock_version, **changes}


def test_review_lists_every_mistake_whether_open_or_clear(client_of, editor, approver):
    plan = sound_plan(editor, no_form)

    response = client_of(editor).get(page(plan))

    cards = response.context['panel'].cards
    assert [(card.group, card.kind) for card in cards] == [
        ('one_direction', 'clear'),
        ('single_dealers', 'clear'),
        ('only_praise', 'warn'),
        ('balance', 'clear'),
        ('ours', 'clear'),
    ]
    assert 'Kế hoạch chưa có kênh để nghe ý kiến chưa hài lòng.' in text_of(response)


def test_review_runs_as_if_every_step_were_done(client_of, editor, approver):
    plan = sound_plan(editor, from_suppliers, put(steps_done=[]))

    response = client_of(editor).get(page(plan))

    assert response.context['panel'].musts == 1
    assert f'/plans/{plan.pk}/checks/M1.1/accept/' in text_of(response)


def test_review_of_an_empty_plan_links_each_missing_thing_to_its_step(client_of, editor, plan):
    response = client_of(editor).get(page(plan))

    asked = {one.code: one.url for one in response.context['missing']}
    step = f'/plans/{plan.pk}/build/'
    assert asked == {
        'H1': f'{step}basics/?back=review#box-id_basics-title',
        'H2': f'{step}model/?back=review#box-id_model-business_model',
        'H3': f'{step}goals/?back=review',
        'H4': f'{step}needs/?back=review',
        'H5': f'{step}strategies/?back=review',
        'H6': f'{step}targets/?back=review',
        'H7': f'{step}model_details/?back=review',
        'H9': f'{step}basics/?back=review#box-id_basics-approver',
    }


def test_review_of_a_plan_that_only_lacks_the_dealers_answer_leads_there(
    client_of, editor, approver
):
    plan = sound_plan(editor, put(uses_dealers=None))

    response = client_of(editor).get(page(plan))

    assert [one.url for one in response.context['missing']] == [
        f'/plans/{plan.pk}/build/dealers/?back=review#box-id_dealers_question-uses_dealers'
    ]


def test_summary_shows_each_step_with_a_way_to_change_it(client_of, editor, approver):
    plan = sound_plan(editor)

    response = client_of(editor).get(page(plan))

    steps = response.context['steps']
    assert [step.step for step in steps] == [
        'basics', 'model', 'model_details', 'needs', 'dealers', 'goals', 'strategies', 'targets',
        'actions', 'feedback',
    ]  # fmt: skip
    assert f'/plans/{plan.pk}/build/strategies/?back=review' in text_of(response)
    assert 'Hợp đồng giao đều' in text_of(response)


def test_submitting_leads_to_the_confirmation(client_of, editor, approver):
    plan = sound_plan(editor)
    client = client_of(editor)

    response = client.post(page(plan), sent(plan, note='Bản đầu tiên'), follow=True)

    assert response.redirect_chain == [(page(plan, 'submitted'), 302)]
    text = text_of(response)
    assert 'Lê Hoàng Hải' in text
    assert page(plan, 'print') in text
    assert plan.approvals.get().request_note == 'Bản đầu tiên'


def test_sending_the_form_twice_submits_once(client_of, editor, approver):
    plan = sound_plan(editor)
    client = client_of(editor)
    client.post(page(plan), sent(plan))

    response = client.post(page(plan), sent(plan))

    assert response.headers['Location'] == page(plan, 'submitted')
    assert plan.versions.count() == 1


def test_warnings_must_be_ticked(client_of, editor, approver):
    plan = sound_plan(editor, no_form)

    response = client_of(editor).post(page(plan), sent(plan, shown='M3.1'))

    plan.refresh_from_db()
    assert (response.status_code, plan.status) == (422, PlanStatus.DRAFT)
    assert list(response.context['form'].errors) == ['is_read']


def test_ticked_warnings_let_the_plan_through(client_of, editor, approver):
    plan = sound_plan(editor, no_form)

    response = client_of(editor).post(page(plan), sent(plan, shown='M3.1', is_read='on'))

    assert response.headers['Location'] == page(plan, 'submitted')


def test_warning_that_the_page_had_not_shown_is_shown_first(client_of, editor, approver):
    plan = sound_plan(editor, no_form)

    response = client_of(editor).post(page(plan), sent(plan, is_read='on', note='Gấp'))

    form = response.context['form']
    assert response.status_code == 422
    assert (form['shown'].value(), form['note'].value()) == ('M3.1', 'Gấp')
    assert 'Đánh dấu rằng bạn đã đọc 1 cảnh báo.' in text_of(response)


def test_incomplete_plan_offers_no_button_and_is_refused(client_of, editor, approver):
    plan = sound_plan(editor, put(goals=[], strategies=[], targets=[], actions=[]))
    client = client_of(editor)

    shown = text_of(client.get(page(plan)))
    response = client.post(page(plan), sent(plan))

    assert 'name="lock_version"' not in shown
    assert response.status_code == 422
    assert 'Điền đủ các phần còn thiếu trước khi trình.' in text_of(response)
    assert plan.versions.count() == 0


def test_open_must_is_refused_and_an_accepted_one_is_not(client_of, editor, approver):
    single = [sources('N1', 'dealer_single'), sources('N2', 'dealer_single'), no_sessions]
    plan = sound_plan(editor, *single)
    client = client_of(editor)

    before = client.post(page(plan), sent(plan))
    accepted(plan, 'M2.1', editor)
    after = client.post(page(plan), sent(plan))

    assert (before.status_code, after.status_code) == (422, 302)


def test_page_from_before_a_return_is_told(client_of, editor, approver):
    plan = sound_plan(editor)
    stale = sent(plan)
    submitted(plan, editor)
    reviews.return_plan(plan, by=approver, version=1, note='Thiếu căn cứ cho N2.')

    response = client_of(editor).post(page(plan), stale | {'note': 'Xem N2.'})

    assert (response.status_code, response.context['form']['note'].value()) == (409, 'Xem N2.')
    assert 'Kế hoạch đã thay đổi sau khi bạn mở trang' in text_of(response)
    assert 'Thiếu căn cứ cho N2.' in text_of(response)
    assert plan.versions.count() == 1


@pytest.mark.parametrize('lock_version', ['', 'abc', '-1', '9' * 30])
def test_form_without_a_sound_version_submits_nothing(client_of, editor, approver, lock_version):
    plan = sound_plan(editor)

    response = client_of(editor).post(page(plan), sent(plan, lock_version=lock_version))

    assert response.status_code in (409, 422)
    assert plan.versions.count() == 0


def test_withdrawing_asks_first(client_of, editor, approver):
    plan = submitted(sound_plan(editor), editor)
    client = client_of(editor)

    asked = text_of(client.get(page(plan, 'withdraw')))
    response = client.post(page(plan, 'withdraw'), {'lock_version': plan.lock_version})

    plan.refresh_from_db()
    assert 'Rút lại kế hoạch' in asked
    assert response.headers['Location'] == page(plan, 'build')
    assert plan.status == PlanStatus.DRAFT


@pytest.mark.parametrize('lock_version', ['1', '', 'abc'])
def test_withdrawing_from_a_stale_page_changes_nothing(client_of, editor, approver, lock_version):
    plan = submitted(sound_plan(editor), editor)

    client_of(editor).post(page(plan, 'withdraw'), {'lock_version': lock_version})

    plan.refresh_from_db()
    assert plan.status == PlanStatus.IN_REVIEW


def test_co_editor_sees_no_way_to_withdraw(client_of, editor, colleague, approver):
    plan = sound_plan(editor)
    plan.co_editors.add(colleague)
    plan = submitted(plan, editor)
    client = client_of(colleague)

    confirmation = text_of(client.get(page(plan, 'submitted')))
    response = client.post(page(plan, 'withdraw'), {'lock_version': plan.lock_version})

    assert page(plan, 'withdraw') not in confirmation
    assert response.status_code == 403


def test_review_of_a_plan_that_is_not_a_draft_leads_to_the_plan(client_of, editor):
    plan = PlanFactory(owner=editor, status='active')

    response = client_of(editor).get(page(plan))

    assert response.headers['Location'] == page(plan, 'plan')


def test_queries_do_not_grow_with_the_rows(client_of, editor, approver, plan_of_size, queries):
    one, thirty = plan_of_size(1), plan_of_size(30)
    client = client_of(editor)
    client.get(page(one))
    client.get(page(thirty))

    assert queries(client, page(one)) == queries(client, page(thirty))
    assert queries(client, page(thirty)) <= 24
