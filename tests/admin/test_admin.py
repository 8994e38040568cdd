"""Who reaches Django admin, and that its pages need no more queries for more rows (2.1, 2.2)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plans.document.choices import CheckCode
from plans.models import (
    Metric,
    PlanTemplate,
    TemplateCheckText,
    TemplatePrompt,
    TemplateStep,
    TemplateTarget,
)
from tests.factories import PlanFactory, WorkspaceFactory

pytestmark = pytest.mark.django_db


def addresses(draft):
    step = draft.steps.get(step_key='needs')
    return {
        'index': reverse('admin:index'),
        'templates': reverse('admin:plans_plantemplate_changelist'),
        'new template': reverse('admin:plans_plantemplate_add'),
        'draft': reverse('admin:plans_plantemplate_change', args=[draft.pk]),
        'published': reverse('admin:plans_plantemplate_change', args=[draft.pk - 1]),
        'step': reverse('admin:plans_templatestep_change', args=[step.pk]),
        'metrics': reverse('admin:plans_metric_changelist'),
        'metric': reverse('admin:plans_metric_change', args=[Metric.objects.first().pk]),
        'publish': reverse('admin:plans_plantemplate_publish', args=[draft.pk]),
        'export': reverse('admin:plans_plantemplate_export', args=[draft.pk]),
        'import': reverse('admin:plans_plantemplate_import'),
        'preview': reverse('plans:template_preview', args=[draft.pk, 'needs']),
        'history': reverse('admin:plans_plantemplate_history', args=[draft.pk]),
    }


def test_staff_open_every_page(staff, draft):
    client = staff

    answered = {name: client.get(url).status_code for name, url in addresses(draft).items()}

    assert answered == dict.fromkeys(answered, 200)


@pytest.mark.parametrize('role', ['admin', 'approver', 'editor', 'viewer', 'stranger'])
def test_members_who_are_no_staff_are_refused(role, request, client_of, draft):
    client = client_of(request.getfixturevalue(role))

    answered = {
        name: client.get(url, follow=True).status_code for name, url in addresses(draft).items()
    }

    assert answered == dict.fromkeys(answered, 403)
    assert client.get(reverse('admin:login'), follow=True).status_code == 403


@pytest.mark.parametrize('role', ['admin', 'editor'])
def test_members_who_are_no_staff_change_nothing(role, request, client_of, draft):
    client = client_of(request.getfixturevalue(role))
    names = ('publish', 'copy', 'retire')
    urls = [reverse(f'admin:plans_plantemplate_{name}', args=[draft.pk]) for name in names]

    answered = [client.post(url, follow=True).status_code for url in urls]

    assert answered == [403] * 3
    assert PlanTemplate.objects.get(pk=draft.pk).status == 'draft'
    assert PlanTemplate.objects.filter(code=draft.code).count() == 2


def test_nobody_is_asked_to_sign_in(client, draft):
    ends = {client.get(url, follow=True).request['PATH_INFO'] for url in addresses(draft).values()}

    assert ends == {reverse('account_login')}


def test_index_shows_templates_and_metrics_only(staff):
    page = staff.get(reverse('admin:index'))

    shown = [model['object_name'] for app in page.context['app_list'] for model in app['models']]
    assert sorted(shown) == ['Metric', 'PlanTemplate']
    assert 'Mẫu kế hoạch' in page.content.decode()


def queries(client, url):
    """How many queries the page needs."""
    with CaptureQueriesContext(connection) as made:
        client.get(url)
    return len(made)


def grow(draft):
    """Two hundred templates of sixty questions, and thirty more of all else the pages list."""
    workspace = WorkspaceFactory()
    templates = PlanTemplate.objects.bulk_create(
        PlanTemplate(
            code=f'{draft.code}-{number}',
            name_vi='Mẫu',
            business_model='sell_side',
            workspace=workspace,
        )
        for number in range(200)
    )
    steps = TemplateStep.objects.bulk_create(
        TemplateStep(template=template, step_key='needs') for template in templates
    )
    needs = draft.steps.get(step_key='needs')
    TemplatePrompt.objects.bulk_create(
        TemplatePrompt(step=needs, label_vi='Rủi ro tỷ giá?', label_en='') for _ in range(60)
    )
    ask_the_same(needs, steps)
    PlanFactory.create_batch(30, template=draft)
    Metric.objects.bulk_create(
        Metric(code=f'own-{number}', name_vi='Chỉ số', kind='ratio', direction='up')
        for number in range(30)
    )
    TemplateTarget.objects.bulk_create(
        TemplateTarget(template=draft, metric=metric, name_vi='Chỉ tiêu')
        for metric in Metric.objects.all()[:30]
    )
    TemplateCheckText.objects.bulk_create(
        TemplateCheckText(template=draft, check_code=code.value) for code in [*CheckCode][:30]
    )


def ask_the_same(one, steps):
    """Put the own questions of one step into the others, in the database: they are thousands."""
    columns = [field.column for field in TemplatePrompt._meta.concrete_fields][1:]
    copied = ', '.join('step.id' if name == 'step_id' else f'asked.{name}' for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO plans_templateprompt ({", ".join(columns)}) SELECT {copied} '  # noqa: S608
            'FROM plans_templateprompt asked, plans_templatestep step '
            "WHERE asked.step_id = %s AND asked.field_key = '' AND step.id BETWEEN %s AND %s",
            [one.pk, steps[0].pk, steps[-1].pk],
        )


def test_pages_need_the_same_queries_for_more_rows(staff, draft):
    pages = {name: url for name, url in addresses(draft).items() if name != 'index'}
    for url in pages.values():
        staff.get(url)  # what is kept between requests is, from now on
    before = {name: queries(staff, url) for name, url in pages.items()}

    grow(draft)

    assert TemplatePrompt.objects.filter(step__step_key='needs', field_key='').count() >= 201 * 60
    assert {name: queries(staff, url) for name, url in pages.items()} == before
