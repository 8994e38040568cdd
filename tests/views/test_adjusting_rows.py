"""Adjusting a plan that runs: rows below rows, and targets that go along with the period."""

from datetime import date

import pytest

from plans.domain.documents.reading import document_of
from plans.models import Plan
from tests.domain.sound_plans import plan_of
from tests.rules.plans import changed, put
from tests.tracked import NOON, spring  # noqa: F401 - a fixture
from tests.views.test_adjusting import saved, sent, typed, url

pytestmark = pytest.mark.usefixtures('people', 'spring')


@pytest.fixture(scope='module')
def plan_made_once(made_once):
    running = changed(put(status='active', activated_on='2027-01-01'))
    return made_once(lambda people: plan_of(people['editor'], running).pk, at=NOON)


@pytest.fixture
def plan(people, plan_made_once):
    """The sound plan of the editor's, which runs."""
    return Plan.objects.get(pk=plan_made_once)


def document(plan):
    return document_of(Plan.objects.get(pk=plan.pk))


def dates(plan):
    return [(one.start_date, one.due_date) for one in document(plan).targets]


def fields(prefix, **values):
    return {f'{prefix}-{name}': value for name, value in values.items()}


def test_price_by_quantity_is_added_below_a_line_that_runs(client_of, approver, plan):
    client, line = client_of(approver), plan.product_lines.get()
    open_line = {'go': f'open:product_lines-{line.pk}'}
    page = client.post(url(plan), open_line | {'lock_version': plan.lock_version})
    asked = client.post(url(plan), sent(page, {}) | {'go': f'add:tiers-of-{line.pk}'})
    new = f'tiers-new1-of-{line.pk}'

    answer = saved(
        client, plan,
        sent(asked, {'new': [new], **fields(new, from_qty='60', price='95.000.000')}),
    )  # fmt: skip

    assert f'name="{new}-from_qty"' in asked.content.decode()
    assert answer.status_code == 302
    (told,) = document(plan).details.product_lines
    assert [(str(one.from_qty), str(one.price)) for one in told.tiers] == [('60', '95000000')]


def test_row_below_that_cannot_be_read_keeps_everything_typed(client_of, approver, plan):
    client, line = client_of(approver), plan.product_lines.get()
    new = f'tiers-new1-of-{line.pk}'
    data = typed(client, plan, f'open:product_lines-{line.pk}', {'new': [new]})

    answer = saved(client, plan, data | fields(new, from_qty='sáu mươi', price='1'))

    assert (answer.status_code, document(plan).details.product_lines[0].tiers) == (422, ())
    assert 'sáu mươi' in answer.content.decode()


@pytest.mark.parametrize(
    'group', ['tiers-new1', 'tiers-new1-of-99999', 'goals-new1-of-3', 'x-new1', 'tiers-newx-of-1']
)
def test_new_rows_below_nothing_are_passed_over(client_of, approver, plan, group):
    answer = saved(client_of(approver), plan, {'groups': [], 'new': [group], 'dropped': []})

    assert answer.status_code == 422  # nothing was changed yet


def test_targets_go_along_with_the_period_and_the_page_says_which(client_of, approver, plan):
    client = client_of(approver)
    period = fields('basics', period_start='01/01/2027', period_end='30/11/2027')
    data = typed(client, plan, 'stay', period)

    shown = client.get(url(plan)).content.decode()
    answer = saved(client, plan, data | {'move_targets': 'on'})
    told = [str(one) for one in client.get(answer.url).context['messages']]

    assert 'name="move_targets" checked' in shown
    assert dates(plan) == [(date(2027, 1, 1), date(2027, 11, 30))]
    assert any('Sản lượng' in line for line in told)


def test_targets_left_outside_the_period_are_refused_by_name(client_of, approver, plan):
    client = client_of(approver)
    period = fields('basics', period_start='01/01/2027', period_end='30/11/2027')

    answer = saved(client, plan, typed(client, plan, 'stay', period))

    assert answer.status_code == 422
    assert 'Nằm ngoài kỳ mới: Sản lượng' in answer.content.decode()
    assert document(plan).period_end == date(2027, 12, 31)


def test_longer_period_leaves_targets_alone_where_that_is_wanted(client_of, approver, plan):
    client = client_of(approver)
    period = fields('basics', period_start='01/01/2027', period_end='31/03/2028')

    saved(client, plan, typed(client, plan, 'stay', period))

    assert document(plan).period_end == date(2028, 3, 31)
    assert dates(plan) == [(date(2027, 1, 1), date(2027, 12, 31))]


def test_price_is_added_below_a_line_that_is_new_itself(client_of, approver, plan):
    client = client_of(approver)
    line, tier = 'product_lines-new1', 'tiers-new2-of-new1'
    page = client.post(url(plan), {'go': 'add:product_lines', 'lock_version': plan.lock_version})
    new_line = {'new': [line], **fields(line, name='Arabica', kind='goods', unit='t')}
    asked = client.post(url(plan), sent(page, new_line) | {'go': 'add:tiers-of-new1'})

    data = sent(asked, new_line | fields(tier, from_qty='60', price='95.000.000'))
    answer = saved(client, plan, data | {'new': [line, tier]})

    assert 'value="add:tiers-of-new1"' in page.content.decode()
    assert f'name="{tier}-from_qty"' in asked.content.decode()
    assert answer.status_code == 302
    told = document(plan).details.product_lines[-1]
    assert (told.name, [str(one.from_qty) for one in told.tiers]) == ('Arabica', ['60'])


def test_new_line_that_is_taken_out_takes_its_prices_along(client_of, approver, plan):
    client = client_of(approver)
    new = ['product_lines-new1', 'tiers-new2-of-new1', 'tiers-new3-of-new9']

    page = client.post(
        url(plan),
        {'go': 'drop:product_lines-new1', 'lock_version': plan.lock_version, 'new': new},
    )

    shown = page.content.decode()
    assert (page.status_code, [one for one in new if f'value="{one}"' in shown]) == (200, [])
