"""Pages of closing, reopening, archiving and copying: what they ask, show and lead to."""

import pytest
import time_machine
from django.urls import reverse

from plans.domain.documents.reading import document_of
from plans.models import Plan
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan
from tests.wizard_plans import full_plan

pytestmark = pytest.mark.django_db
ANSWERS = {
    'close_note': 'Đạt doanh số.',
    'early_reason': 'Khách lớn nhất dừng mua.',
    'worked': 'Lô nhỏ.',
    'lock_version': '1',
}


@pytest.fixture(autouse=True)
def _in_spring():
    with time_machine.travel('2027-04-20 05:00:00Z', tick=False):
        yield


@pytest.fixture
def running(editor, approver):
    return active_plan(editor, samples.sales())


def page(plan, name, **query):
    return reverse(f'plans:{name}', args=[plan.pk], query=query or None)


def again(plan):
    return Plan.objects.get(pk=plan.pk)


def test_close_page_shows_target_against_result(client_of, editor, running):
    answer = client_of(editor).get(page(running, 'close'))

    line = answer.context['lines'][0]
    assert (line.name, line.goal, line.result, line.attainment) == (
        'T1',
        '120.000',
        '36.700',
        '30,6\u00a0%',
    )
    assert line.definition.sentence in answer.content.decode()


def test_closing_leads_to_the_result_with_what_was_said(client_of, editor, running):
    answer = client_of(editor).post(page(running, 'close'), ANSWERS, follow=True)

    assert again(running).status == 'closed'
    assert answer.context['told'] == [('Chiến lược nào hiệu quả, vì sao?', 'Lô nhỏ.')]
    assert answer.context['early_reason'] == ANSWERS['early_reason']


@pytest.mark.parametrize('field', ['close_note', 'early_reason'])
def test_what_is_missing_is_said_at_its_field_and_typed_text_stays(
    field, client_of, editor, running
):
    answer = client_of(editor).post(page(running, 'close'), ANSWERS | {field: ''})

    assert (answer.status_code, list(answer.context['form'].errors)) == (422, [field])
    assert 'Lô nhỏ.' in answer.content.decode()
    assert again(running).status == 'active'


def test_page_that_is_old_closes_nothing_and_keeps_what_was_typed(client_of, editor, running):
    client = client_of(editor)
    answer = client.post(page(running, 'close'), ANSWERS | {'lock_version': '0'})
    form = answer.context['form']
    before = again(running).status
    client.post(page(running, 'close'), {name: form[name].value() for name in ANSWERS})

    assert (answer.status_code, before, again(running).status) == (422, 'active', 'closed')
    assert form.non_field_errors() == [
        'Kế hoạch đã thay đổi sau khi bạn mở trang: trạng thái hiện nay là “Đang thực hiện”.'
    ]
    assert again(running).close_out.worked == 'Lô nhỏ.'


def test_words_for_a_plan_that_another_closed_are_offered_as_a_comment(
    client_of, editor, approver, running
):
    client_of(approver).post(page(running, 'close'), ANSWERS)

    answer = client_of(editor).post(page(running, 'close'), ANSWERS | {'worked': 'Kho Hamburg.'})

    words = answer.context['comment_form']['body'].value()
    typed = ('Đạt doanh số.', 'Khách lớn nhất dừng mua.', 'Kho Hamburg.')
    assert (answer.status_code, words) == (409, '\n\n'.join(typed))
    assert again(running).close_out.worked == 'Lô nhỏ.'


def test_closing_sent_twice_leads_to_the_result_twice(client_of, editor, running):
    client = client_of(editor)

    places = [client.post(page(running, 'close'), ANSWERS).url for _time in range(2)]

    assert places == [f'{page(running, "plan")}?tab=result'] * 2
    assert again(running).versions.count() == 1


@pytest.mark.parametrize('who', ['approver', 'editor'])
def test_who_closed_a_plan_undoes_it(who, client_of, approver, running, request):
    client = client_of(request.getfixturevalue(who))
    answer = client.post(page(running, 'close'), ANSWERS, follow=True)

    undo = next(one.extra_tags for one in answer.context['messages'])
    client.post(undo)

    assert again(running).status == 'active'


def test_archived_plan_leaves_lists_until_it_is_asked_for_and_undo_brings_it_back(
    client_of, editor, running
):
    client = client_of(editor)
    client.post(page(running, 'close'), ANSWERS)

    answer = client.post(page(running, 'archive'), {'lock_version': '2'}, follow=True)
    listed = [
        [row.code for row in client.get(f'/plans/{query}').context['rows']]
        for query in ('', '?status=archived')
    ]
    client.post([one.extra_tags for one in answer.context['messages']][-1])

    assert listed == [[], [running.code]]
    assert again(running).status == 'closed'


def test_copy_page_proposes_the_period_after_and_offers_what_was_learned(
    client_of, editor, running
):
    client = client_of(editor)
    client.post(page(running, 'close'), ANSWERS)

    answer = client.get(page(running, 'copy'))

    proposed = answer.context['form'].initial
    assert [str(proposed[name]) for name in ('period_start', 'period_end')] == [
        '2028-01-01',
        '2028-12-31',
    ]
    assert answer.context['told'] == [('Chiến lược nào hiệu quả, vì sao?', 'Lô nhỏ.')]


def test_copy_is_made_once_with_the_lessons_in_its_summary(client_of, colleague, editor, running):
    client_of(editor).post(page(running, 'close'), ANSWERS)
    client = client_of(colleague)
    sent = {
        'title': 'Kỳ sau',
        'period_start': '01/01/2028',
        'period_end': '31/12/2028',
        'takes_lessons': 'on',
        'key': 'once-and-once-only',
    }
    sent |= dict.fromkeys(client.get(page(running, 'copy')).context['form'].asked, 'true')

    client.post(page(running, 'copy'), sent)
    answer = client.post(page(running, 'copy'), sent)

    copy = running.copies.get()
    assert answer.url == reverse('plans:build', args=[copy.pk])
    assert (copy.owner, copy.summary_text) == (
        colleague,
        'Chiến lược nào hiệu quả, vì sao? Lô nhỏ.',
    )


def test_each_row_is_asked_about_with_what_became_of_it(client_of, editor):
    plan = full_plan(editor)

    groups = client_of(editor).get(page(plan, 'copy')).context['groups']

    document = document_of(plan)
    assert [(one.name, one.ref) for group in groups for one in group.lines] == [
        (name, row.id)
        for name in ('needs', 'strategies', 'dealers')
        for row in getattr(document, name)
    ]
    by_ref = {one.ref: one for group in groups for one in group.lines}
    told = [(one.strategy, one.name) for one in document.targets if one.strategy]
    assert told
    assert all(name in str(by_ref[ref].results) for ref, name in told)


def test_copy_without_every_answer_keeps_what_was_answered(client_of, editor):
    plan, client = full_plan(editor), client_of(editor)
    names = list(client.get(page(plan, 'copy')).context['form'].asked)
    sent = {'title': 'Kỳ sau', 'period_start': '01/01/2028', 'period_end': '31/12/2028'}

    answer = client.post(page(plan, 'copy'), {**sent, names[0]: 'drop', 'key': 'k'})

    form = answer.context['form']
    assert (answer.status_code, plan.copies.count()) == (422, 0)
    assert list(form.errors) == names[1:]
    assert form[names[0]].value() == 'drop'


def test_menu_offers_what_the_reader_may_do(client_of, editor, approver, viewer, running):
    names = ('may_close', 'may_reopen', 'may_archive', 'may_restore', 'may_copy')

    def offered(person):
        context = client_of(person).get(page(running, 'plan')).context
        return {name for name in names if context[name]}

    before = [offered(one) for one in (editor, approver, viewer)]
    client_of(editor).post(page(running, 'close'), ANSWERS)
    after = [offered(one) for one in (editor, approver, viewer)]

    assert before == [{'may_close', 'may_copy'}, {'may_close', 'may_copy'}, set()]
    assert after == [{'may_archive', 'may_copy'}, {'may_reopen', 'may_copy'}, set()]
