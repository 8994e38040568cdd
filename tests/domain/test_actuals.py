"""Figures reached: recorded, changed with their history, refused in words."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from plans.document.choices import PlanStatus
from plans.document.planned import planned_values
from plans.domain import actuals, adjustments
from plans.domain.actuals import Change, NotRecordedError
from plans.domain.documents.reading import document_of
from plans.models import Actual, ActualRevision
from plans.rules.tracking import track
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]
ON = samples.ON
NEXT_YEAR = {'start_date': date(2028, 1, 1), 'due_date': date(2028, 12, 31)}
MAY, APRIL, MARCH, JANUARY = (
    (date(2027, 5, 1), date(2027, 5, 31)),
    (date(2027, 4, 1), date(2027, 4, 30)),
    (date(2027, 3, 1), date(2027, 3, 31)),
    (date(2027, 1, 1), date(2027, 1, 31)),
)


def wanted(period, value=None, target='T1', **more):
    """A Change of one figure."""
    options = {name: more.pop(name) for name in ('was', 'reason', 'key') if name in more}
    figure = {'value': None if value is None else Decimal(value), **more}
    return Change(target, *period, values=figure, **options)


def recorded(plan, *changes, by):
    """Record them on the day of the worked example."""
    return actuals.record(plan, changes, by=by)


def refused(plan, *changes, by):
    """What stands against them: (faults, conflicts)."""
    with pytest.raises(NotRecordedError) as error:
        recorded(plan, *changes, by=by)
    return error.value.faults, error.value.conflicts


def stored(plan, period, target='T1'):
    """(value, numerator, denominator, as_of) of a figure, or None."""
    row = actuals.kept(plan, target).get(period)
    return row and (row.value, row.numerator, row.denominator, row.as_of)


def test_new_figure_covers_its_period_and_a_running_one_until_today(editor):
    plan = active_plan(editor, samples.target('T1'))

    recorded(plan, wanted(MARCH, '4'), wanted(APRIL, '2', key='a'), by=editor)

    assert stored(plan, MARCH) == (Decimal(4), None, None, date(2027, 3, 31))
    assert stored(plan, APRIL) == (Decimal(2), None, None, ON)
    assert ActualRevision.objects.count() == 0


def test_recorded_figure_reaches_document_and_lists(editor):
    plan = active_plan(editor, samples.target('T1', actuals=samples.months(3, 3)))

    recorded(plan, wanted(MARCH, '3'), by=editor)
    plan.refresh_from_db()

    assert [one.value for one in document_of(plan).targets[0].actuals] == [Decimal(3)] * 3
    assert (plan.summary.pace, plan.summary.figures_to) == (Decimal(100), date(2027, 3, 31))


def test_any_editor_may_record_on_an_active_plan_and_nobody_on_another(editor, colleague, viewer):
    plan = active_plan(editor, samples.target('T1'))

    recorded(plan, wanted(MARCH, '4'), by=colleague)

    assert actuals.kept(plan, 'T1')[MARCH].entered_by == colleague
    with pytest.raises(PermissionDenied):
        recorded(plan, wanted(MARCH, '5'), by=viewer)
    plan.status = PlanStatus.CLOSED
    plan.save()
    with pytest.raises(PermissionDenied):
        recorded(plan, wanted(MARCH, '5'), by=editor)


def test_zero_is_a_figure_and_blank_takes_it_away(editor):
    plan = active_plan(editor, samples.target('T1'))

    recorded(plan, wanted(MARCH, '0'), by=editor)
    assert stored(plan, MARCH)[0] == 0
    recorded(plan, wanted(MARCH), by=editor)

    assert stored(plan, MARCH) == (None, None, None, None)
    assert [(one.old_value, one.new_value) for one in ActualRevision.objects.all()] == [
        (Decimal(0), None)
    ]


def test_changed_figure_keeps_what_it_was_and_who_changed_it(editor, colleague):
    plan = active_plan(editor, samples.target('T1'))
    recorded(plan, wanted(MARCH, '4', note='tạm tính'), by=editor)

    recorded(plan, wanted(MARCH, '5', reason='chốt sổ'), by=colleague)

    found = actuals.history(plan, 'T1', *MARCH)
    assert [(one.old_value, one.new_value, one.by, one.reason, one.old_note) for one in found] == [
        (Decimal(4), Decimal(5), colleague, 'chốt sổ', 'tạm tính')
    ]


def test_late_change_needs_a_reason_but_a_late_first_figure_does_not(editor):
    plan = active_plan(editor, samples.target('T1'))
    recorded(plan, wanted(JANUARY, '4'), by=editor)

    faults, _conflicts = refused(plan, wanted(JANUARY, '5', key='x'), by=editor)

    assert faults['x'].field == 'reason'
    assert stored(plan, JANUARY)[0] == 4
    recorded(plan, wanted(JANUARY, '5', reason='hóa đơn về muộn'), by=editor)
    assert stored(plan, JANUARY)[0] == 5


def test_one_wrong_figure_keeps_all_from_being_written(editor):
    plan = active_plan(editor, samples.target('T1'))

    faults, _conflicts = refused(
        plan, wanted(MARCH, '4', key='fine'), wanted(MAY, '4', key='ahead'), by=editor
    )

    assert set(faults) == {'ahead'}
    assert Actual.objects.count() == 0


@pytest.mark.parametrize(
    ('target', 'figure', 'at'),
    [
        (samples.target('T1'), {'value': Decimal(-1)}, 'note'),
        (samples.target('T1'), {'value': Decimal(1), 'as_of': date(2027, 4, 1)}, 'as_of'),
        (samples.target('T1'), {'numerator': Decimal(1), 'denominator': Decimal(2)}, 'numerator'),
        (samples.dealers(id='T1', actuals=[]), {'value': Decimal(-1)}, 'value'),
        (samples.on_time(id='T1', actuals=[]), {'numerator': Decimal(1)}, 'denominator'),
        (
            samples.on_time(id='T1', actuals=[]),
            {'numerator': Decimal(1), 'denominator': Decimal(0)},
            'denominator',
        ),
    ],
    ids=['credit note', 'date outside', 'not a ratio', 'level below 0', 'half', 'by zero'],
)
def test_figure_that_cannot_be_is_refused_at_its_field(editor, target, figure, at):
    plan = active_plan(editor, target)
    change = Change('T1', *MARCH, values=figure, key='x')

    faults, _conflicts = refused(plan, change, by=editor)

    assert faults['x'].field == at


def test_credit_note_with_its_note_is_taken(editor):
    plan = active_plan(editor, samples.target('T1'))

    recorded(plan, wanted(MARCH, '-1', note='hàng trả lại'), by=editor)

    assert stored(plan, MARCH)[0] == -1


def test_parent_of_a_sum_takes_no_figure_of_its_own(editor):
    plan = active_plan(
        editor, samples.target('T1', rollup='sum'), samples.target('T2', parent='T1')
    )

    faults, _conflicts = refused(plan, wanted(MARCH, '4', key='x'), by=editor)

    assert 'x' in faults


def test_same_figure_changed_by_another_is_a_conflict_with_theirs(editor, colleague):
    plan = active_plan(editor, samples.target('T1'))
    recorded(plan, wanted(MARCH, '4'), by=colleague)
    mine = wanted(MARCH, '5', was={'value': None}, key='x')

    _faults, conflicts = refused(plan, mine, by=editor)

    assert (conflicts['x'].theirs['value'], conflicts['x'].by) == (Decimal(4), colleague)
    assert stored(plan, MARCH)[0] == 4


def test_zero_of_another_is_not_taken_for_blank(editor, colleague):
    plan = active_plan(editor, samples.target('T1'))
    recorded(plan, wanted(MARCH, '0'), by=colleague)

    _faults, conflicts = refused(plan, wanted(MARCH, '5', was={'value': None}, key='x'), by=editor)

    assert set(conflicts) == {'x'}


def test_largest_amount_is_exact_in_and_out(editor):
    plan = active_plan(editor, samples.target('T1', 'sales_value', 12 * 10**9, unit='VND'))
    most = Decimal('999999999999999')

    recorded(plan, wanted(JANUARY, most), wanted(MARCH, most, key='b'), by=editor)

    plan.refresh_from_db()
    figures = [one.value for one in document_of(plan).targets[0].actuals]
    assert figures == [most, most]
    assert sum(figures) == Decimal('1999999999999998')


def test_largest_amounts_come_back_and_add_up_to_the_digit(editor):
    most = Decimal(999_999_999_999_999)
    keys = {'metric': 'sales_value', 'unit': 'VND', 'value': str(most)}
    plan = active_plan(editor, samples.target('T1', **keys))
    places = [JANUARY, MARCH, APRIL]

    recorded(plan, *(wanted(one, str(most), key=one[0].month) for one in places), by=editor)

    plan = type(plan).objects.get(pk=plan.pk)
    document = document_of(plan)
    assert [stored(plan, one)[0] for one in places] == [most] * 3
    assert document.targets[0].target_value == most
    assert sum(planned_values(document.targets[0], document)) == most
    assert track(document, ON).targets[0].actual == 3 * most == 2_999_999_999_999_997
    reached = adjustments.reached_last_year(plan, document.targets[0].model_copy(update=NEXT_YEAR))
    assert reached == {first: most for first, _last in places}
