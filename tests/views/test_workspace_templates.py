"""An admin of a company makes a template of a plan; it is offered there only (2.2)."""

import pytest
from django.urls import reverse

from plans.domain.documents.reading import document_of
from plans.domain.plan_templates import offered_to, seed_shipped
from plans.domain.plans import start_plan
from plans.domain.suggested_targets import suggested_targets
from plans.domain.template_contents import content_of
from plans.models import Dealer, Plan, PlanTemplate
from tests.wizard_plans import full_plan

pytestmark = pytest.mark.usefixtures('people')


def named_plan(people):
    seed_shipped()
    plan = full_plan(people['editor'])
    Dealer(workspace=plan.workspace, name='Đại lý Minh Hòa', contact='Ông Bảy').save()
    plan.goals.all().delete()
    plan.needs.all().delete()
    said = 'Nguyễn Thị Lan giữ Đại lý Minh Hòa; anh Hải ở Hải Phòng gọi 0903 123 456'
    plan.goals.create(ref='G1', statement=said)
    need = plan.needs.create(ref='N1', statement='Rösterei Nord cần lô nhỏ')
    need.sources.create(kind='customer_interview', customer_name='Rösterei Nord')
    Plan.objects.filter(pk=plan.pk).update(content_version=plan.content_version + 1)
    return plan.pk


@pytest.fixture(scope='module')
def source_made_once(made_once):
    return made_once(named_plan)


@pytest.fixture
def source(people, source_made_once):
    """A full plan whose texts name a customer, a dealer and the people of the company."""
    return Plan.objects.get(pk=source_made_once)


def url_of(plan):
    return reverse('plans:save_as_template', args=[plan.pk])


def save(client, plan, **fields):
    return client.post(url_of(plan), {'name': 'Bán nội địa', 'key': 'k1', **fields})


def example(template, step, field):
    content = content_of(template)
    prompts = next(one for one in content.steps if one.step == step).prompts
    return next(one for one in prompts if one.field == field).example_vi


def test_template_has_the_plans_targets_and_its_texts_without_names(
    client_of, admin, approver, source
):
    response = save(client_of(admin), source)

    template = PlanTemplate.objects.get(workspace=source.workspace)
    assert response.url == reverse('plans:workspace_templates')
    assert (template.name_vi, template.name_en, template.status) == ('Bán nội địa', '', 'published')
    assert example(template, 'needs', 'needs.statement') == '[khách hàng] cần lô nhỏ'
    assert example(template, 'goals', 'goals.statement') == (
        '[tên người] giữ [đại lý]; anh [tên người] ở Hải Phòng gọi [tên người]'
    )
    whole = [target for target in document_of(source).targets if target.parent is None]
    assert [(one.metric.code, one.suggested_value) for one in suggested_targets(template)] == [
        (target.metric, target.target_value) for target in whole
    ]


def test_names_stay_where_they_are_ticked(client_of, admin, source):
    save(client_of(admin), source, keep_customers='on', keep_dealers='on', keep_people='on')

    template = PlanTemplate.objects.get(workspace=source.workspace)
    assert example(template, 'needs', 'needs.statement') == 'Rösterei Nord cần lô nhỏ'
    assert 'Đại lý Minh Hòa' in example(template, 'goals', 'goals.statement')


def test_template_is_offered_to_its_company_only(client_of, admin, stranger, source):
    save(client_of(admin), source)

    template = PlanTemplate.objects.get(workspace=source.workspace)
    assert template in offered_to(source.workspace)
    assert template not in offered_to(stranger.workspace)
    assert 'Bán nội địa' in client_of(admin).get(reverse('plans:new')).content.decode()
    assert 'Bán nội địa' not in client_of(stranger).get(reverse('plans:new')).content.decode()


def test_form_sent_twice_makes_one_template(client_of, admin, source):
    client = client_of(admin)

    save(client, source)
    save(client, source)

    assert PlanTemplate.objects.filter(workspace=source.workspace).count() == 1


def test_name_of_another_template_is_refused_unless_it_is_a_new_version(client_of, admin, source):
    client = client_of(admin)
    save(client, source)
    first = PlanTemplate.objects.get(workspace=source.workspace)

    refused = save(client, source, key='k2')
    save(client, source, key='k3', replaces=first.pk)

    versions = PlanTemplate.objects.filter(code=first.code).values_list('version', 'status')
    assert refused.status_code == 422
    assert list(refused.context['form'].errors) == ['name']
    assert dict(versions) == {1: 'retired', 2: 'published'}


def test_template_is_offered_no_longer_and_again(client_of, admin, source):
    client = client_of(admin)
    save(client, source)
    template = PlanTemplate.objects.get(workspace=source.workspace)

    states = []
    for verb in ('retire', 'offer'):
        client.post(reverse('plans:change_offer', args=[template.pk, verb]))
        states.append(PlanTemplate.objects.get(pk=template.pk).status)

    assert states == ['retired', 'published']


def test_template_of_another_company_is_not_found(client_of, admin, stranger, source):
    save(client_of(admin), source)
    template = PlanTemplate.objects.get(workspace=source.workspace)

    url = reverse('plans:change_offer', args=[template.pk, 'retire'])
    assert client_of(stranger).post(url).status_code == 404
    shipped = PlanTemplate.objects.filter(workspace=None).first()
    url = reverse('plans:change_offer', args=[shipped.pk, 'retire'])
    assert client_of(admin).post(url).status_code == 404


def test_plan_from_the_template_begins_as_it_says(client_of, admin, editor, source):
    Plan.objects.filter(pk=source.pk).update(uses_dealers=False, content_version=99)
    save(client_of(admin), source)
    template = PlanTemplate.objects.get(workspace=source.workspace)
    day = source.workspace.today()

    plan = start_plan(by=editor, template=template, title='Mới', period_start=day, period_end=day)

    assert (plan.business_model, plan.uses_dealers) == ('sell_side', False)


def test_page_and_list_say_what_there_is(client_of, admin, source):
    client = client_of(admin)
    empty = client.get(reverse('plans:workspace_templates')).content.decode()
    shown = client.get(url_of(source))

    save(client, source)

    assert 'Công ty chưa có mẫu riêng' in empty
    assert 'Rösterei Nord' not in shown.content.decode().split('held-head')[1]
    assert 'Bán nội địa' in client.get(reverse('plans:workspace_templates')).content.decode()
