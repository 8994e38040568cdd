"""What becomes of feedback: kept, settled, taken back, made evidence, with its history."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from plans.document.choices import PlanStatus
from plans.domain import feedback
from plans.domain.documents.firms import Firms
from plans.domain.documents.reading import document_of
from plans.domain.feedback import StaleFeedbackError
from plans.domain.feedback_changes import told
from plans.domain.row_rules import RowRuleError
from plans.models import Customer, Feedback, Plan
from tests.domain.sound_plans import sound_plan

pytestmark = pytest.mark.django_db
SAID = {
    'customer': 'Rösterei Nord',
    'channel': 'zalo',
    'received_on': date(2026, 11, 1),
    'sentiment': 'negative',
    'verbatim': 'Hai bao rách, lẫn mùi.',
}


@pytest.fixture
def running(editor, approver):
    """The sound plan, active."""
    plan = sound_plan(editor)
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.ACTIVE)
    return Plan.objects.get(pk=plan.pk)


@pytest.fixture
def item(running, editor):
    return feedback.capture(running.workspace, running, SAID, by=editor)


def history(item):
    return [change.fields for change in item.changes.all()]


def test_captured_feedback_is_part_of_the_plan(running, item):
    (said,) = document_of(Plan.objects.get(pk=running.pk)).feedback

    assert (said.id, said.customer, said.status, said.collected_by) == (
        'F1', 'Rösterei Nord', 'new', 'lan@example.com',
    )  # fmt: skip
    assert Feedback.objects.get().is_critical


def test_feedback_without_a_plan_waits_in_the_inbox_and_is_given_to_one(running, editor):
    loose = feedback.capture(running.workspace, None, SAID, by=editor)

    feedback.change(loose, {'topic': 'packaging', 'assignee': 'lan@example.com'}, by=editor)
    feedback.move_to_plan(loose, running, by=editor)

    (said,) = document_of(Plan.objects.get(pk=running.pk)).feedback
    assert (said.id, said.topic, said.assignee) == ('F1', 'packaging', 'lan@example.com')
    assert history(loose) == [
        {'plan': ['', running.code]},
        {'topic': ['', 'packaging'], 'assignee': ['', 'lan@example.com']},
    ]


@pytest.mark.parametrize('status', ['resolved', 'declined'])
def test_feedback_is_not_settled_without_an_answer(item, editor, status):
    with pytest.raises(RowRuleError):
        feedback.change(item, {'status': status}, by=editor)

    assert Feedback.objects.get().status == 'new'
    assert history(item) == []


def test_link_resolves_but_only_a_reason_declines(item, editor):
    feedback.change(item, {'need': 'N1'}, by=editor)
    feedback.change(item, {'status': 'resolved'}, by=editor)
    with pytest.raises(RowRuleError):
        feedback.change(item, {'status': 'declined'}, by=editor)

    feedback.change(item, {'status': 'declined', 'response_note': 'Hết hàng'}, by=editor)

    assert Feedback.objects.get().responded_at is not None


def test_edit_of_a_changed_item_is_refused(item, editor, colleague):
    loaded = item.row_version
    feedback.change(item, {'topic': 'price'}, by=colleague, version=loaded)

    with pytest.raises(StaleFeedbackError):
        feedback.change(item, {'topic': 'quality'}, by=editor, version=loaded)

    assert Feedback.objects.get().topic == 'price'


def test_history_says_who_changed_what(item, editor, colleague):
    feedback.change(item, {'sentiment': 'mixed'}, by=colleague)
    feedback.change(item, {'need': 'N2', 'status': 'in_progress'}, by=editor)

    assert [(one.by, one.fields) for one in item.changes.all()] == [
        (editor, {'need': ['', 'N2'], 'status': ['new', 'in_progress']}),
        (colleague, {'sentiment': ['negative', 'mixed']}),
    ]


def test_many_are_changed_at_once_and_taken_back_but_for_what_changed_since(item, editor):
    other = feedback.capture(item.workspace, item.plan, SAID, by=editor)
    loose = feedback.capture(item.workspace, None, SAID, by=editor)
    rows = list(Feedback.objects.select_related('plan').order_by('pk'))

    done, batch = feedback.change_all(rows, {'status': 'spam'}, by=editor)
    assert done == [loose.pk, item.pk, other.pk]
    assert document_of(Plan.objects.get(pk=item.plan_id)).feedback[0].status == 'spam'
    feedback.change(other, {'status': 'in_progress'}, by=editor)
    feedback.take_back(item.workspace, batch, by=editor)

    assert [one.status for one in Feedback.objects.order_by('pk')] == ['new', 'in_progress', 'new']


def test_bulk_settling_leaves_what_nobody_may_change(item, editor, viewer):
    rows = [Feedback.objects.select_related('plan').get()]

    assert feedback.change_all(rows, {'topic': 'price'}, by=viewer)[0] == []
    assert told(Feedback.objects.get())['topic'] == ''


def test_feedback_becomes_evidence_in_one_click_and_raises_the_grade(item, editor):
    feedback.as_evidence(item, 'N1', by=editor)

    plan = Plan.objects.get(pk=item.plan_id)
    document = document_of(plan)
    source = document.needs_by_id['N1'].sources[-1]
    assert (source.kind, source.feedback, source.quote) == (
        'customer_feedback', 'F1', 'Hai bao rách, lẫn mùi.',
    )  # fmt: skip
    assert document.feedback[0].need == 'N1'
    with pytest.raises(RowRuleError):
        feedback.as_evidence(item, 'N1', by=editor)
    with pytest.raises(RowRuleError):
        feedback.as_evidence(item, 'N99', by=editor)


def test_feedback_without_words_is_no_evidence(running, editor):
    said = SAID | {'verbatim': '', 'suggestion': ''}
    item = feedback.capture(running.workspace, running, said, by=editor)

    with pytest.raises(RowRuleError):
        feedback.as_evidence(item, 'N1', by=editor)

    item.refresh_from_db()
    assert item.need is None


def test_task_and_strategy_come_from_what_was_said(item, editor):
    task = feedback.make_task(item, by=editor)
    strategy = feedback.make_strategy(item, by=editor)

    row = Feedback.objects.get()
    assert (row.action, row.strategy, row.status) == (task, strategy, 'in_progress')
    assert (task.from_feedback, strategy.origin) == (row, 'customer_feedback')


def test_viewer_may_not_write_anything_down(running, viewer):
    for plan in (running, None):
        with pytest.raises(PermissionDenied):
            feedback.capture(running.workspace, plan, SAID, by=viewer)


def test_customer_whom_two_name_for_the_first_time_at_once_is_one(workspace):
    """Both looked before either wrote; the second takes the customer of the first."""
    first, second = (Firms(workspace, Customer, ['Rösterei Nord']) for _ in range(2))

    assert first.pk('Rösterei Nord') == second.pk('rösterei  nord')
    assert workspace.customers.count() == 1
