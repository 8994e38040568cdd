"""From an admin's template to a manager's plan, and what a later version changes in it (2.2)."""

import pytest
from django.urls import reverse

from plans.domain.documents.reading import document_of
from plans.domain.plan_templates import seed_shipped
from plans.models import Plan, PlanTemplate
from tests.admin.forms import page_of, send, step_page

pytestmark = pytest.mark.django_db


def publish(client, template):
    return client.post(reverse('admin:plans_plantemplate_publish', args=[template.pk]))


def build(staff):
    """A bilingual template with a question of its own and a default target; published."""
    seed_shipped()
    new = {'code': 'gom-su', 'name_vi': 'Gốm sứ', 'name_en': 'Ceramics'}
    send(staff, reverse('admin:plans_plantemplate_add'), business_model='sell_side', **new)
    template = PlanTemplate.objects.get(code='gom-su')
    metric = PlanTemplate.objects.get(code='sell-side').targets.first().metric
    target = {
        'targets-TOTAL_FORMS': 1,
        'targets-0-metric': metric.pk,
        'targets-0-name_vi': 'Doanh số gốm',
        'targets-0-name_en': 'Ceramics sales',
        'targets-0-suggested_value': '120',
        'targets-0-weight': '1',
        'targets-0-path': 'ramp',
        'targets-0-breakdown': 'monthly',
        'targets-0-position': '0',
    }
    question = {
        'prompts-TOTAL_FORMS': 1,
        'prompts-0-field_key': '',
        'prompts-0-label_vi': 'Rủi ro tỷ giá?',
        'prompts-0-label_en': 'FX risk?',
        'prompts-0-answer_type': 'short',
        'prompts-0-position': '0',
    }
    assert send(staff, page_of(template), **target).status_code == 302
    assert send(staff, step_page(template, 'strategies'), **question).status_code == 302
    return template


def use(client, template, editor):
    """Start a plan from the template and answer its question."""
    day = editor.workspace.today()
    typed = {'title': 'Gốm', 'period_start': f'{day:%d/%m/%Y}', 'period_end': f'{day:%d/%m/%Y}'}
    client.post(reverse('plans:new'), {'template': template.pk, 'key': 'k', **typed})
    plan = Plan.objects.get(title='Gốm')
    name = f'q{template.steps.get(step_key="strategies").prompts.get().pk}'
    client.post(
        reverse('plans:wizard_field', args=[plan.pk, 'strategies']),
        {'group': 'answers', 'field': name, f'answers-{name}': 'Cao', f'was-answers-{name}': '""'},
    )
    return plan


def test_plan_keeps_what_its_template_said(staff, editor, client_of):
    template = build(staff)
    preview = reverse('plans:template_preview', args=[template.pk, 'strategies'])
    shown = [staff.get(preview, {'language': language}) for language in ('vi', 'en')]
    publish(staff, template)
    client = client_of(editor)
    plan = use(client, template, editor)
    step = reverse('plans:step', args=[plan.pk, 'strategies'])
    suggested = reverse('plans:remedy', args=[plan.pk, 'suggested_targets'])
    client.post(f'{suggested}?step=targets&key=k2')
    before = document_of(Plan.objects.get(pk=plan.pk))

    staff.post(reverse('admin:plans_plantemplate_copy', args=[template.pk]))
    newer = PlanTemplate.objects.get(code='gom-su', version=2)
    send(staff, step_page(newer, 'strategies'), **{'prompts-0-label_vi': 'Tỷ giá đổi thì sao?'})
    send(staff, page_of(newer), **{'targets-0-name_vi': 'Doanh số khác'})
    publish(staff, newer)

    after = Plan.objects.get(pk=plan.pk)
    assert ['Rủi ro tỷ giá?' in shown[0].content.decode()] == [True]
    assert ['FX risk?' in shown[1].content.decode()] == [True]
    assert [(one.question, one.answer) for one in before.answers] == [('Rủi ro tỷ giá?', 'Cao')]
    assert [(one.name, one.target_value) for one in before.targets] == [('Doanh số gốm', 120)]
    assert document_of(after) == before
    assert (after.template, PlanTemplate.objects.get(pk=template.pk).status) == (
        template,
        'retired',
    )
    page = client.get(step).content.decode()
    assert ('Rủi ro tỷ giá?' in page, 'Tỷ giá đổi thì sao?' in page) == (True, False)
