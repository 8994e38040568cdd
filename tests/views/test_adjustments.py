"""Adjusting a target of an active plan: new course, old one kept, reason asked for."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from plans.document.choices import VersionReason
from plans.document.plan_file import parse
from plans.domain import adjustments, closing
from plans.domain.documents.reading import document_of
from plans.domain.transitions import PlanMovedOnError
from plans.domain.versions import keep_version
from plans.models import Plan
from tests.pages import Visitor
from tests.rules import tracked_plans as samples
from tests.tracked import NOON, active_plan, spring  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures('people', 'spring')
EVEN = {f'period-{place}': '10.000' for place in range(12)}
WHY = 'Hạn hán, sản lượng giảm'


@pytest.fixture(scope='module')
def plan_made_once(made_once):
    target = samples.sales(name='Doanh số')
    return made_once(lambda people: active_plan(people['editor'], target).pk, at=NOON)


@pytest.fixture
def plan(people, plan_made_once):
    """The worked example of seasonal sales."""
    return Plan.objects.get(pk=plan_made_once)


def at_form(client, plan):
    """A visitor on the page that adjusts T1."""
    return Visitor(client).get(reverse('plans:adjust_target', args=[plan.pk, 'T1']))


def planned(plan):
    """The planned values as stored."""
    return document_of(Plan.objects.get(pk=plan.pk)).targets[0].planned


def test_adjusted_target_keeps_a_version_and_moves_the_pace(plan, approver, client_of):
    visitor = at_form(client_of(approver), plan)

    visitor.press('Điều chỉnh chỉ tiêu', reason=WHY, **EVEN)

    assert planned(plan) == (Decimal(10000),) * 12
    version = plan.versions.get()
    assert (version.reason, version.note, version.by) == ('adjusted', WHY, approver)
    assert parse(version.snapshot).targets[0].planned == (Decimal(10000),) * 12
    assert visitor.answer.context['chosen'].tracking.expected == 35000


def test_chart_draws_the_plan_before_the_adjustment_as_a_thin_line(
    plan, editor, approver, client_of
):
    keep_version(plan, document_of(plan), VersionReason.APPROVED, by=approver)
    visitor = at_form(client_of(approver), plan)

    visitor.press('Điều chỉnh chỉ tiêu', reason=WHY, **EVEN)

    series = visitor.answer.context['chosen'].series
    assert [value for _place, value in series.former[:3]] == [0, 14400, 22800]
    assert [value for _place, value in series.plan[:3]] == [0, 10000, 20000]
    assert visitor.page.html.count('class="c-former"') == 3
    assert 'trước điều chỉnh ngày 20/04/2027' in visitor.page.html


def test_even_split_is_filled_in_and_not_yet_written(plan, approver, client_of):
    visitor = at_form(client_of(approver), plan)

    visitor.press('Chia đều', target_value='1.200')

    assert [visitor.page.value(f'period-{place}') for place in range(12)] == ['100'] * 12
    assert planned(plan)[0] == 14400


def test_last_year_of_another_plan_gives_the_split(plan, approver, editor, client_of):
    last = [samples.month(n, value, year=2026) for n, value in
            enumerate((12, 7, 11, 9, 8, 7, 6, 6, 6, 8, 9, 11), 1)]  # fmt: skip
    active_plan(
        editor,
        samples.sales(start_date='2026-01-01', due_date='2026-12-31', actuals=last),
        period_start='2026-01-01',
        period_end='2026-12-31',
    )
    visitor = at_form(client_of(approver), plan)

    visitor.press('Chia theo thực hiện năm trước', target_value='100')

    assert visitor.page.value('period-0') == '12'
    assert visitor.page.value('period-11') == '11'


def test_split_as_last_year_without_its_figures_says_so(plan, approver, client_of):
    visitor = at_form(client_of(approver), plan)

    visitor.press('Chia theo thực hiện năm trước')

    assert 'Số thực hiện năm trước của chỉ số này chưa đủ.' in visitor.page.html


@pytest.mark.parametrize(
    ('typed', 'said'),
    [
        ({'reason': 'ngắn'}, 'ít nhất 10 ký tự'),
        (
            {'reason': WHY, 'period-0': '1'},
            'Tổng các kỳ là 110.001, lệch −9.999 so với chỉ tiêu.',
        ),
        ({'reason': WHY, 'period-0': ''}, 'Mỗi kỳ cần có phần kế hoạch của mình.'),
        ({'reason': WHY, 'period-3': 'mười'}, 'tháng 4/2027: Nhập số, ví dụ'),
    ],
    ids=['reason', 'sum', 'blank', 'unreadable'],
)
def test_adjustment_that_cannot_be_says_why(plan, approver, client_of, typed, said):
    visitor = at_form(client_of(approver), plan)

    visitor.press('Điều chỉnh chỉ tiêu', **(EVEN | typed))

    assert visitor.status == 422
    assert said in visitor.page.html
    assert (planned(plan)[0], plan.versions.count()) == (14400, 0)


def test_adjustment_of_nothing_is_refused(plan, approver, client_of):
    visitor = at_form(client_of(approver), plan)

    visitor.press('Điều chỉnh chỉ tiêu', reason=WHY)

    assert 'Chưa có gì thay đổi' in visitor.page.html
    assert plan.versions.count() == 0


def test_adjustment_of_another_meanwhile_is_not_overwritten(plan, approver, client_of):
    client = client_of(approver)
    visitor, other = at_form(client, plan), at_form(client, plan)
    other.press('Điều chỉnh chỉ tiêu', reason=WHY, **EVEN)

    visitor.press('Điều chỉnh chỉ tiêu', reason=WHY, target_value='100000')

    assert 'Có người vừa điều chỉnh' in visitor.page.html
    assert planned(plan)[0] == 10000


@pytest.mark.parametrize(('page', 'refs'), [('adjust', []), ('adjust_target', ['T1'])])
def test_reason_for_a_plan_closed_meanwhile_is_offered_as_a_comment(
    plan, approver, admin, client_of, page, refs
):
    said = {'note': 'Đạt.', 'early_reason': WHY}
    closing.close(plan, by=admin, lock_version=plan.lock_version, **said)
    url = reverse(f'plans:{page}', args=[plan.pk, *refs])

    answer = client_of(approver).post(url, {'go': 'save', 'reason': WHY})

    assert (answer.status_code, plan.versions.count()) == (409, 1)
    assert answer.context['comment_form']['body'].value() == WHY


def test_pages_opened_before_a_target_was_adjusted_are_old(plan, approver, client_of):
    at_form(client_of(approver), plan).press('Điều chỉnh chỉ tiêu', reason=WHY, **EVEN)

    with pytest.raises(PlanMovedOnError):
        closing.close(plan, by=approver, lock_version=plan.lock_version, note='x')


def test_owner_without_the_word_of_an_approver_cannot_adjust(plan, editor):
    with pytest.raises(PermissionDenied):
        adjustments.adjust_target(
            plan, 'T1', target_value=Decimal(1), planned=(), reason=WHY, was=(), by=editor
        )


def test_target_that_was_taken_out_meanwhile_is_not_adjusted(plan, approver):
    wanted = {'target_value': Decimal(1), 'planned': (), 'reason': WHY, 'was': (None, ())}

    with pytest.raises(adjustments.AdjustmentError):
        adjustments.adjust_target(plan, 'T9', by=approver, **wanted)
