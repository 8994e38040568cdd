"""Changing the business model: what it means is shown first, and nothing is lost."""

import json

import pytest
from django.urls import reverse

from plans.document.choices import BusinessModel, StepKey
from plans.domain.documents.reading import document_of
from plans.domain.model_changes import change_model
from plans.models import BuyItem, Plan, Quote
from tests.pages import Page
from tests.wizard_plans import content

pytestmark = pytest.mark.usefixtures('people')

MODELS = list(BusinessModel)


def fresh(plan):
    return Plan.objects.get(pk=plan.pk)


def step(plan, key=StepKey.MODEL):
    return reverse('plans:step', args=[plan.pk, key])


def preview_of(plan, model):
    return reverse('plans:change_model', args=[plan.pk, model])


def choose(client, plan, model):
    """Choose a card, as the page sends it while one types."""
    posted = {
        'group': 'model',
        'field': 'business_model',
        'model-business_model': model,
        'was-model-business_model': json.dumps(plan.business_model),
    }
    return client.post(reverse('plans:wizard_field', args=[plan.pk, StepKey.MODEL]), posted)


def test_other_model_is_not_chosen_before_its_preview_was_seen(client_of, editor, full_plans):
    plan = full_plans['buy_side']

    answer = choose(client_of(editor), plan, 'sell_side')

    assert answer.status_code == 409
    assert preview_of(plan, 'sell_side') in answer.content.decode()
    assert fresh(plan).business_model == 'buy_side'


def test_without_script_the_preview_comes_after_continue(client_of, editor, full_plans):
    plan = full_plans['buy_side']
    client = client_of(editor)
    data = Page(client.get(step(plan)).content.decode()).data('step-form')
    data['model-business_model'] = ['sell_side']
    data['model-platform_name'] = ['Trang mới']

    answer = client.post(step(plan), {**data, 'go': 'continue'})

    assert answer.url == preview_of(plan, 'sell_side')
    assert (fresh(plan).business_model, fresh(plan).platform_name) == ('buy_side', 'Trang mới')


def test_model_of_a_plan_without_details_changes_at_once(client_of, editor, plan):
    Plan.objects.filter(pk=plan.pk).update(business_model='sell_side')

    answer = choose(client_of(editor), fresh(plan), 'buy_side')

    assert answer.status_code == 200
    assert fresh(plan).business_model == 'buy_side'


def test_first_model_of_a_plan_is_chosen_at_once(client_of, editor, plan):
    choose(client_of(editor), plan, 'intermediary')

    assert fresh(plan).business_model == 'intermediary'


def test_preview_says_what_is_added_hidden_and_kept(client_of, editor, full_plans):
    plan = full_plans['sell_side']

    page = client_of(editor).get(preview_of(plan, 'buy_side')).context

    assert page['asked'] == ['Yêu cầu báo giá', 'Mặt hàng cần mua', 'Nhà cung cấp mục tiêu']
    assert page['hidden'] == [('Điều kiện cung ứng số lượng lớn', None), ('Dòng sản phẩm', 3)]
    assert ('Chỉ tiêu', 4) in page['kept']
    assert page['targets'] == ['Tiết kiệm giá mua', 'Báo giá mỗi mặt hàng']
    assert ('Đại lý', 'Nhà cung cấp và đại lý bán lại') in page['renamed']


def test_capacity_is_looked_at_in_every_model(client_of, editor, full_plans):
    page = client_of(editor).get(preview_of(full_plans['sell_side'], 'buy_side'))

    assert 'Chỉ tiêu vượt năng lực' not in page.content.decode()


def test_preview_changes_nothing(client_of, editor, full_plans):
    plan = full_plans['sell_side']
    before = fresh(plan)

    client_of(editor).get(preview_of(plan, 'buy_side'))

    assert fresh(plan).content_version == before.content_version


@pytest.mark.parametrize('old', MODELS)
@pytest.mark.parametrize('new', MODELS)
def test_there_and_back_loses_nothing(old, new, client_of, editor, full_plans):
    plan = full_plans[old]
    before = content(plan)
    client = client_of(editor)

    client.post(preview_of(plan, new))
    client.post(preview_of(plan, old))

    assert content(plan) == before


def test_marketplaces_share_their_rules(editor, full_plans):
    plan = full_plans['intermediary']
    rules = document_of(plan).details

    change_model(plan, BusinessModel.COLLABORATIVE, by=editor)

    joint = document_of(fresh(plan)).details
    assert (joint.seller_registration, joint.seller_funnel) == (
        rules.seller_registration,
        rules.seller_funnel,
    )


def test_hidden_dealers_step_is_answered_with_no(editor, plan):
    change_model(plan, BusinessModel.INTERMEDIARY, by=editor)

    assert fresh(plan).uses_dealers is False


def test_dealers_that_are_used_stay_used(editor, full_plans):
    plan = full_plans['sell_side']

    change_model(plan, BusinessModel.INTERMEDIARY, by=editor)

    assert fresh(plan).uses_dealers is True


def test_changed_model_goes_on_to_its_details(client_of, editor, full_plans):
    plan = full_plans['buy_side']

    answer = client_of(editor).post(preview_of(plan, 'sell_side'))

    assert answer.url == step(plan, StepKey.MODEL_DETAILS)
    assert (BuyItem.objects.filter(plan=plan).count(), Quote.objects.count() > 0) == (3, True)


def test_unknown_model_is_not_found_and_the_same_one_needs_no_preview(
    client_of, editor, full_plans
):
    plan = full_plans['buy_side']
    client = client_of(editor)

    assert client.get(preview_of(plan, 'retail')).status_code == 404
    assert client.get(preview_of(plan, 'buy_side')).url == step(plan)


def test_model_is_changed_by_those_who_build_the_plan(
    client_of, editor, viewer, stranger, full_plans
):
    plan = full_plans['buy_side']
    url = preview_of(plan, 'sell_side')

    assert [client_of(viewer).post(url).status_code, client_of(stranger).get(url).status_code] == [
        403, 404
    ]  # fmt: skip
    assert fresh(plan).business_model == 'buy_side'


def test_cards_say_how_much_a_plan_will_hold(client_of, editor, plan):
    page = client_of(editor).get(step(plan)).content.decode()

    assert '11 bước, 4 chỉ tiêu gợi ý, 2 mục kiểm tra riêng' in page
    assert '10 bước, 6 chỉ tiêu gợi ý, 4 mục kiểm tra riêng' in page
