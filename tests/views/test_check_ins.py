"""The weekly five minutes: what is due to me, how sure I am, and who asked me for figures."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from plans.domain import check_ins
from plans.models import CheckIn, Plan, Reminder
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]


@pytest.fixture
def plan(editor, colleague):
    """A plan of the editor's with a target of the colleague's that lacks February and March."""
    owner = colleague.user.email
    return active_plan(editor, samples.target('T1', owner=owner, actuals=samples.months(3)))


def say(client, plan, confidence, sentence='Khách lớn đã ký.'):
    sent = {
        f'plan-{plan.pk}-confidence': confidence,
        f'plan-{plan.pk}-sentence': sentence,
    }
    return client.post(reverse('plans:check_in', args=[plan.pk]), sent).status_code


def kept():
    return list(CheckIn.objects.values_list('week', 'confidence', 'sentence').order_by('week'))


def test_what_is_said_is_kept_once_a_week_and_shown_on_the_plan(plan, editor, client_of):
    client = client_of(editor)
    say(client, plan, 2)
    say(client, plan, 4, 'Nay chắc hơn.')
    with time_machine.travel('2027-04-27 05:00:00Z', tick=False):
        say(client_of(editor), plan, 5)

    assert kept() == [
        (date(2027, 4, 19), 4, 'Nay chắc hơn.'),
        (date(2027, 4, 26), 5, 'Khách lớn đã ký.'),
    ]
    shown = client.get(reverse('plans:plan', args=[plan.pk]), {'tab': 'result'})
    assert [one.confidence for one in shown.context['check_ins']] == [5, 4]


@pytest.mark.parametrize(
    ('confidence', 'sentence', 'said'),
    [
        *((sure, 'Khách lớn đã ký.', 'Hãy chọn mức tin chắc') for sure in ('', '0', '6', 'x')),
        ('3', 'Dài ' * 100, 'Dùng nhiều nhất 280 ký tự'),
    ],
)
def test_check_in_that_is_not_understood_is_shown_again_with_what_was_typed(
    confidence, sentence, said, plan, editor, client_of
):
    sent = {f'plan-{plan.pk}-confidence': confidence, f'plan-{plan.pk}-sentence': sentence}

    answer = client_of(editor).post(reverse('plans:check_in', args=[plan.pk]), sent)

    form = answer.context['check_ins'][0]['form']
    assert (answer.status_code, form['sentence'].value()) == (422, sentence)
    assert said in answer.content.decode()
    assert kept() == []


def test_nobody_says_anything_of_plans_that_do_not_run_or_are_not_theirs(
    plan, editor, viewer, stranger, client_of
):
    answers = [say(client_of(one), plan, 3) for one in (viewer, stranger)]
    Plan.objects.filter(pk=plan.pk).update(status='closed')
    answers.append(say(client_of(editor), plan, 3))

    assert (answers, kept()) == ([403, 404, 403], [])


def test_page_asks_of_plans_one_carries_only(plan, editor, colleague, approver, client_of):
    def asked(person):
        answer = client_of(person).get(reverse('plans:figures'))
        return [one['plan'] for one in answer.context['check_ins']]

    assert [asked(one) for one in (editor, colleague, approver)] == [[plan], [plan], []]


def test_new_feedback_waits_for_its_assignee_else_for_the_owner(plan, editor, colleague, client_of):
    days = {'received_on': date(2027, 4, 1), 'workspace': plan.workspace}
    plan.feedback.create(ref='F1', customer_name='Rösterei', **days)
    plan.feedback.create(ref='F2', customer_name='HTX', assignee=colleague, **days)
    plan.feedback.create(ref='F3', customer_name='Xong', status='resolved', **days)

    def waits(person):
        answer = client_of(person).get(reverse('plans:figures'))
        return [one['row'].ref for one in answer.context['heard']]

    assert [waits(one) for one in (editor, colleague)] == [['F1'], ['F2']]


def test_reminder_is_shown_to_whom_it_is_for_until_figures_are_in(
    plan, editor, colleague, client_of
):
    client = client_of(editor)
    url = reverse('plans:remedy', args=[plan.pk, 'remind_owner'])
    client.post(url, {'target': 'T1', 'key': 'a-key'})

    line = client_of(colleague).get(reverse('plans:figures')).context['lines'][0]

    reminder = Reminder.objects.get()
    assert (reminder.to, reminder.by, line['reminder']) == (colleague, editor, reminder)
    assert [card['kind'] for card in client_of(colleague).get('/').context['waiting']][:1] == [
        'figures'
    ]


def test_reminding_of_what_is_not_due_is_refused(plan, editor):
    with pytest.raises(check_ins.NothingDueError):
        check_ins.remind(plan, 'T9', by=editor)

    assert not Reminder.objects.exists()


def test_health_panel_offers_to_remind(plan, editor, client_of):
    with time_machine.travel('2027-05-20 05:00:00Z', tick=False):
        answer = client_of(editor).get(reverse('plans:plan', args=[plan.pk]))

    offered = {
        remedy.key
        for card in answer.context['panel'].cards
        for line in card.open
        for remedy in line.remedies
    }
    assert 'remind_owner' in offered
