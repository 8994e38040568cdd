"""The next period's plan: what goes along, what stays, and what results become."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from plans.document.plan_file import dump
from plans.domain.copies import copy_plan, days_after, title_for
from plans.domain.documents.reading import document_of
from plans.models import AuditEvent, DealerSession, Plan
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan
from tests.wizard_plans import full_plan

pytestmark = pytest.mark.django_db
DAYS_OF_2028 = ('2028-01-01', '2028-12-31')
YEAR = {'period_start': date(2028, 1, 1), 'period_end': date(2028, 12, 31)}


@pytest.fixture(autouse=True)
def _in_spring():
    with time_machine.travel('2027-04-20 05:00:00Z', tick=False):
        yield


def copied(plan, by, **options):
    return copy_plan(plan, by=by, **{'title': 'Kỳ sau', **YEAR, **options})


def test_results_become_baselines_and_dates_move_along(editor, colleague):
    plan = active_plan(editor, samples.sales(), samples.dealers(), samples.on_time())

    found = document_of(copied(plan, colleague)).targets

    assert [
        (one.id, one.baseline_value, one.baseline_date, one.start_date, one.due_date, one.actuals)
        for one in found
    ] == [
        ('T1', Decimal(36700), date(2027, 4, 15), *YEAR.values(), ()),
        ('T3', Decimal(45), date(2027, 3, 31), *YEAR.values(), ()),
        ('T4', Decimal('94.286'), date(2027, 3, 31), *YEAR.values(), ()),
    ]
    assert found[0].planned == document_of(plan).targets[0].planned


def test_course_that_does_not_fit_the_new_period_is_spread_evenly(editor):
    plan = active_plan(editor, samples.sales())

    half = copied(plan, editor, period_end=date(2028, 6, 30))

    assert document_of(half).targets[0].planned == ()


@pytest.mark.parametrize('model', ['sell_side', 'buy_side', 'intermediary', 'collaborative'])
def test_thoughts_go_along_and_what_happened_stays(model, editor, colleague):
    plan = full_plan(editor, model)
    before = dump(document_of(plan))

    copy = copied(plan, colleague)

    after = dump(document_of(copy))
    for need in before['needs']:
        for source in need.get('sources', ()):
            source.pop('feedback', None)
    for dealer in before['dealers']:
        dealer['own_target'] = None  # agreed anew
    for need in after['needs']:
        for source in need.get('sources', ()):
            source.pop('feedback', None)
    same = ('goals', 'capabilities', 'segments', 'needs', 'strategies', 'dealers', 'sessions')
    assert {key: after.get(key) for key in same} == {key: before.get(key) for key in same}
    assert [after.get(key) or [] for key in ('actions', 'feedback', 'waivers')] == [[], [], []]
    assert (copy.status, copy.owner, copy.copied_from, copy.activated_on) == (
        'draft',
        colleague,
        plan,
        None,
    )


def test_sessions_of_the_company_are_shared_not_made_anew(editor):
    plan = full_plan(editor)
    count = DealerSession.objects.count()

    copy = copied(plan, editor)

    assert DealerSession.objects.count() == count
    assert set(copy.plan_sessions.values_list('session', flat=True)) == set(
        plan.plan_sessions.values_list('session', flat=True)
    )


def test_viewers_and_other_companies_copy_nothing(editor, viewer, stranger):
    plan = full_plan(editor)

    for member in (viewer, stranger):
        with pytest.raises(PermissionDenied):
            copied(plan, member)

    assert Plan.objects.count() == 1


def test_copy_is_recorded(editor):
    plan = full_plan(editor)

    copy = copied(plan, editor)

    event = AuditEvent.objects.get(action='plan_copied')
    assert (event.subject, event.facts) == (copy.code, {'source': plan.code})


@pytest.mark.parametrize(
    ('title', 'start', 'end', 'new_title', 'new_days'),
    [
        (
            'Nội địa 2027',
            (2027, 1, 1),
            (2027, 12, 31),
            'Nội địa 2028',
            ('2028-01-01', '2028-12-31'),
        ),
        (
            'Giấy 2026–2027',
            (2026, 7, 1),
            (2027, 6, 30),
            'Giấy 2027–2028',
            ('2027-07-01', '2028-06-30'),
        ),
        ('Quý này', (2027, 1, 1), (2027, 3, 31), 'Quý này', ('2027-04-01', '2027-06-30')),
    ],
)
def test_next_period_follows_and_its_name_too(title, start, end, new_title, new_days):
    plan = Plan(title=title, period_start=date(*start), period_end=date(*end))

    first, last = days_after(plan)

    assert (first.isoformat(), last.isoformat()) == new_days
    assert title_for(plan, first) == new_title
