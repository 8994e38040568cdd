"""What follows from the business model: in the wizard, while one types, and on the plan page."""

import json

import pytest
from django.urls import reverse

from plans.document.choices import StepKey
from plans.domain import summaries
from plans.domain.documents.reading import document_of
from plans.models import Plan, QuantityTier
from tests.pages import Page
from tests.wizard_plans import full_plan

pytestmark = pytest.mark.usefixtures('people')


def fresh(plan):
    return document_of(Plan.objects.get(pk=plan.pk))


def step(plan, key=StepKey.MODEL_DETAILS):
    return reverse('plans:step', args=[plan.pk, key])


def shown(response):
    return [section.name for section in response.context['sections']]


def save(client, plan, group, field, value, was, key=StepKey.MODEL_DETAILS):
    """Type a value over `was`, as the page had it."""
    name = f'{group}-{field}'
    posted = {'group': group, 'field': field, name: value, f'was-{name}': json.dumps(was)}
    return client.post(reverse('plans:wizard_field', args=[plan.pk, key]), posted)


@pytest.mark.parametrize(
    ('model', 'names'),
    [
        ('sell_side', ['terms', 'prices']),
        ('buy_side', ['quotes', 'suppliers', 'calendar']),
        ('intermediary', ['sides', 'funnel', 'protection']),
        ('collaborative', ['ownership', 'sides', 'funnel', 'protection']),
    ],
)
def test_details_step_shows_the_sections_of_its_model(model, names, client_of, editor, full_plans):
    plan = full_plans[model]

    assert shown(client_of(editor).get(step(plan))) == names


@pytest.mark.parametrize(
    ('model', 'names'),
    [
        ('sell_side', ['arithmetic']),
        ('buy_side', ['arithmetic']),
        ('intermediary', ['arithmetic', 'fees']),
        ('collaborative', ['arithmetic', 'fees', 'sharing']),
    ],
)
def test_targets_step_shows_what_they_take(model, names, client_of, editor, full_plans):
    plan = full_plans[model]

    assert shown(client_of(editor).get(step(plan, StepKey.TARGETS))) == names


@pytest.mark.parametrize(('status', 'tab'), [('draft', 'targets'), ('active', 'model')])
def test_arithmetic_stays_on_the_page_of_a_plan_that_runs(
    status, tab, client_of, editor, full_plans
):
    plan = full_plans['sell_side']
    Plan.objects.filter(pk=plan.pk).update(status=status)
    url = reverse('plans:plan', args=[plan.pk])

    found = {one: shown(client_of(editor).get(url, {'tab': one})) for one in ('targets', 'model')}

    assert [one for one, names in found.items() if 'arithmetic' in names] == [tab]


def test_sum_of_shares_is_shown_as_one_types(client_of, editor, full_plans):
    plan = full_plans['collaborative']
    owner = plan.platform_owners.first()

    answer = save(client_of(editor), plan, f'owners-{owner.pk}', 'share_pct', '30', '35')

    assert 'Tỷ lệ góp cộng lại là 95\xa0%' in answer.content.decode()


def test_figure_typed_for_the_arithmetic_changes_its_sentence(client_of, editor, full_plans):
    plan = full_plans['sell_side']
    client = client_of(editor)

    answer = save(client, plan, 'arithmetic', 'orders_per_dealer', '5', '11', StepKey.TARGETS)

    assert 'Cần 127 đại lý hoạt động' in answer.content.decode()
    assert fresh(plan).arithmetic.orders_per_dealer == 5


def test_quote_is_chosen_in_one_click_and_the_reason_asked_for(client_of, editor, full_plans):
    plan = full_plans['buy_side']
    item = plan.buy_items.last()
    quote = item.quotes.get(supplier='Bao bì Kín Khí')

    answer = client_of(editor).post(reverse('plans:award', args=[plan.pk, quote.pk]))

    assert answer.url == f'{step(plan)}?open=items-{item.pk}#items-{item.pk}'
    awarded = fresh(plan).buy_items[-1]
    assert (awarded.awarded_supplier, awarded.awarded_price) == ('Bao bì Kín Khí', 51800)


def test_reason_for_another_supplier_goes_with_the_award(client_of, editor, full_plans):
    plan = full_plans['buy_side']
    item = plan.buy_items.first()
    quote = item.quotes.get(supplier='Jute Bình An')

    client_of(editor).post(reverse('plans:award', args=[plan.pk, quote.pk]))

    awarded = fresh(plan).buy_items[0]
    assert (awarded.awarded_supplier, awarded.award_reason) == ('Jute Bình An', '')


def test_counts_are_taken_from_the_list(client_of, editor, full_plans):
    plan = full_plans['buy_side']
    item = plan.buy_items.first()

    client_of(editor).post(reverse('plans:take_counts', args=[plan.pk, item.pk]))

    counted = fresh(plan).buy_items[0]
    assert (counted.suppliers_invited, counted.quotes_received) == (5, 4)


@pytest.mark.parametrize('name', ['award', 'take_counts'])
def test_choosing_is_for_those_who_build_the_plan(
    name, client_of, editor, viewer, stranger, full_plans
):
    plan = full_plans['buy_side']
    pk = (
        plan.buy_items.first().pk
        if name == 'take_counts'
        else plan.buy_items.last().quotes.first().pk
    )
    url = reverse(f'plans:{name}', args=[plan.pk, pk])
    before = fresh(plan)

    assert client_of(viewer).post(url).status_code == 403
    assert client_of(stranger).post(url).status_code == 404
    assert client_of(editor).get(url).status_code == 405
    assert fresh(plan) == before


def test_quote_of_another_plan_is_not_found(client_of, editor):
    plan, other = full_plan(editor, 'buy_side'), full_plan(editor, 'buy_side')
    quote = other.buy_items.first().quotes.first()

    answer = client_of(editor).post(reverse('plans:award', args=[plan.pk, quote.pk]))

    assert answer.status_code == 404


def test_deleted_item_does_not_shift_the_quotes(client_of, editor, full_plans):
    plan = full_plans['buy_side']
    client, (first, second, _third) = client_of(editor), plan.buy_items.all()
    client.post(
        reverse('plans:wizard_row', args=[plan.pk, 'model_details', 'items', first.pk, 'delete'])
    )

    page = client.get(step(plan))

    keys = [key for _line, key in page.context['sections'][0].content['items'][0]['lines']]
    assert keys == [quote.pk for quote in second.quotes.all()]


@pytest.mark.parametrize(
    ('quantity', 'told'),
    [
        ('20', 'giá 1.960.000.000'),
        ('95,9', 'không đắt hơn'),
        ('1', 'chưa có giá'),
        ('hai', 'Nhập số'),
        ('', None),
    ],
)
def test_price_of_a_quantity_is_worked_out(quantity, told, client_of, editor, viewer, full_plans):
    plan = full_plans['sell_side']

    page = client_of(viewer).get(reverse('plans:price', args=[plan.pk]), {'quantity': quantity})

    answer = page.content.decode().partition('id="price-answer"')[2].partition('</div>')[0]
    assert told in answer if told else 'p>' not in answer


def test_price_of_the_largest_quantity_is_told(client_of, editor, full_plans):
    plan = full_plans['sell_side']
    QuantityTier.objects.update(price=10**15 - 1)
    summaries.mark_stale(Plan.objects.filter(pk=plan.pk))
    sent = {'quantity': '999999999999999'}

    page = client_of(editor).get(reverse('plans:price', args=[plan.pk]), sent)

    assert '999.999.999.999.998.000.000.000.000.001' in page.content.decode()


@pytest.mark.parametrize('line', ['2', '9', 'x', '-1', '99999999999'])
def test_price_is_of_the_line_chosen_or_of_the_first(line, client_of, editor, full_plans):
    plan = full_plans['sell_side']

    page = client_of(editor).get(
        reverse('plans:price', args=[plan.pk]), {'quantity': '100', 'line': line}
    )

    number = 1 if line == '2' else 0
    assert page.context['line'] == page.context['document'].product_lines[number]


def test_price_of_another_workspace_is_not_told(client_of, editor, stranger, full_plans):
    plan = full_plans['sell_side']

    assert client_of(stranger).get(reverse('plans:price', args=[plan.pk])).status_code == 404


def test_buy_side_preselects_that_goods_are_not_resold(client_of, editor, plan):
    Plan.objects.filter(pk=plan.pk).update(business_model='buy_side')
    client = client_of(editor)
    url = step(plan, StepKey.DEALERS)

    data = Page(client.get(url).content.decode()).data('step-form')
    client.post(url, {**data, 'go': 'continue'})

    assert data['dealers_question-uses_dealers'] == ['false']
    assert fresh(plan).uses_dealers is False


def test_sell_side_preselects_nothing(client_of, editor, plan):
    Plan.objects.filter(pk=plan.pk).update(business_model='sell_side')

    page = client_of(editor).get(step(plan, StepKey.DEALERS))

    assert 'dealers_question-uses_dealers' not in Page(page.content.decode()).data('step-form')


@pytest.mark.parametrize('stage', ['invited', 'registered', 'verified', 'listed', 'first_sale'])
def test_each_stage_of_sellers_is_saved_and_shown(stage, client_of, editor, full_plans):
    plan = full_plans['intermediary']
    client, before = client_of(editor), getattr(fresh(plan).details.seller_funnel, stage)

    answer = save(client, plan, 'seller_funnel', stage, '12345', str(before))
    page = client.get(reverse('plans:plan', args=[plan.pk]))

    assert answer.status_code == 200
    assert getattr(fresh(plan).details.seller_funnel, stage) == 12345
    assert '12.345' in page.content.decode()
