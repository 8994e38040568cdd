"""Several people change what belongs together at the same time: each waits, nobody for ever.

On SQLite writers follow one another anyway; on PostgreSQL each of these once failed.
"""

import threading
import time
from datetime import date

import pytest
from django.db import transaction

from plans.domain import (
    check_policies,
    dealers,
    feedback,
    handovers,
    keys,
    rows,
    summaries,
    workspace_templates,
)
from plans.domain.documents.reading import document_of, read
from plans.domain.holding import plan_in
from plans.models import Dealer, Feedback, Plan, PlanTemplate
from tests.factories import PlanFactory
from tests.threads import in_parallel

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 15


@pytest.fixture
def two_plans(editor):
    """Two plans with the same dealer."""
    plans = PlanFactory(owner=editor), PlanFactory(owner=editor)
    for plan in plans:
        rows.add(plan, 'dealers', {'name': 'Đại lý An Khang'}, by=editor)
    return plans


def while_held(plan, change, other):
    """Hold the plan, and change it once `other` waits for it; returns what was raised."""
    is_held = threading.Event()

    def hold_and_change():
        with transaction.atomic():
            mine = plan_in(plan.workspace, plan.pk, hold=True)
            is_held.set()
            time.sleep(0.3)
            change(mine)

    def wait():
        is_held.wait()
        other()

    return in_parallel([hold_and_change, wait])


def test_who_waited_for_a_plan_has_what_is_kept_of_it_now(plan, editor):
    summaries.refresh(plan)
    seen = []

    def look():
        with transaction.atomic():
            mine = plan_in(plan.workspace, plan.pk, hold=True)
            seen.append((mine.content_version, mine.summary.content_version))

    def change(mine):
        rows.change_single(mine, 'basics', {'summary': 'Mới'}, by=editor)

    assert while_held(plan, change, look) == []
    assert seen == [(plan.content_version + 1,) * 2]


def test_one_dealer_is_changed_in_two_plans_at_once(two_plans, editor):
    dealer = Dealer.objects.get()

    def write(plan):
        for n in range(TIMES):
            rows.change(plan, 'dealers', dealer.pk, {'province': f'{plan.pk}-{n}'}, by=editor)

    assert in_parallel([lambda plan=plan: write(plan) for plan in two_plans]) == []
    assert_kept_is_true(two_plans)


def test_dealer_is_changed_in_the_directory_and_in_a_plan_at_once(two_plans, editor):
    dealer = Dealer.objects.get()

    def write():
        for n in range(TIMES):
            rows.change(two_plans[0], 'dealers', dealer.pk, {'province': f'{n}'}, by=editor)

    def switch():
        for n in range(TIMES):
            dealers.set_status(dealer, ('active', 'inactive')[n % 2], by=editor)

    assert in_parallel([write, switch]) == []
    assert_kept_is_true(two_plans)


def assert_kept_is_true(plans):
    """What is kept of the plans is what their rows say."""
    for plan in Plan.objects.filter(pk__in=[plan.pk for plan in plans]):
        (dealer,) = read(plan, ['dealers'])['dealers']
        assert document_of(plan).dealers[0].province == dealer['province']


def test_plans_are_handed_over_while_a_row_is_added(plan, editor, colleague, admin):
    errors = while_held(
        plan,
        lambda mine: keys.use_key(mine.workspace, 'k'),
        lambda: handovers.hand_over(member=editor, to=colleague, by=admin),
    )

    assert errors == []
    assert Plan.objects.get().owner == colleague


def test_checks_are_counted_anew_after_who_holds_the_plan(plan, editor):
    summaries.refresh(plan)
    with transaction.atomic():
        summaries.mark_stale(Plan.objects.all())

    def change(mine):
        rows.change_single(mine, 'basics', {'summary': 'Mới'}, by=editor)

    assert while_held(plan, change, lambda: recount(plan.workspace)) == []
    assert document_of(Plan.objects.get()).summary == 'Mới'


@transaction.atomic
def recount(workspace):
    check_policies.recount(workspace)


def test_many_items_are_changed_while_others_are_taken_back(two_plans, editor):
    words = {'customer': 'Mộc', 'received_on': date(2026, 11, 1), 'sentiment': 'positive'}
    for plan in two_plans:
        feedback.capture(plan.workspace, plan, words, by=editor)

    def change_all(**values):
        items = list(Feedback.objects.select_related('plan'))
        return feedback.change_all(items, values, by=editor)

    def change():
        for n in range(TIMES):
            change_all(topic=('price', 'quality')[n % 2])

    def take_back():
        for _n in range(TIMES):
            _done, batch = change_all(status='in_progress')
            feedback.take_back(editor.workspace, batch, by=editor)

    assert in_parallel([change, take_back]) == []


def test_dealer_added_by_several_at_once_is_one(editor):
    def add():
        dealers.add(editor.workspace, {'name': 'Đại lý An Khang'}, by=editor)

    assert in_parallel([add] * 4) == ['DealerExistsError'] * 3
    assert Dealer.objects.count() == 1


def test_templates_of_one_name_saved_at_once_get_codes_of_their_own(plan, editor):
    summaries.refresh(plan)
    wish = workspace_templates.Wish('Mẫu quý', '', 'vi')
    content = workspace_templates.content_from(plan, document_of(plan), wish)

    def save():
        workspace_templates.save_as_template(plan, content, by=editor)

    assert in_parallel([save] * 3) == []
    assert len(set(PlanTemplate.objects.values_list('code', flat=True))) == 3
