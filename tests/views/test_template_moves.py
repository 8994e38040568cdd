"""A draft moves to a newer version of its template, after a preview; others keep theirs (2.2)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.domain.documents.reading import document_of
from plans.domain.plan_templates import seed_shipped
from plans.domain.plans import start_plan
from plans.domain.template_versions import copy_to_new_version, publish
from plans.models import Plan, PlanAnswer, PlanTemplate

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(editor):
    """A draft from version 1 of the sell-side template, with an answer to its question."""
    template = next(one for one in seed_shipped() if one.code == 'sell-side')
    today = editor.workspace.today()
    plan = start_plan(
        by=editor, template=template, title='Cà phê', period_start=today, period_end=today
    )
    asked = template.steps.get(step_key='strategies').prompts.get(field_key='')
    PlanAnswer.objects.create(
        plan=plan, prompt=asked, step_key='strategies', question=asked.label_vi, answer='Tháng 3'
    )
    return plan


@pytest.fixture
def newer(draft):
    """Version 2: one question more that must be answered, one gone, a target renamed."""
    newer = copy_to_new_version(draft.template)
    newer.targets.filter(position=0).update(name_vi='Doanh số cà phê', name_en='Coffee')
    newer.steps.get(step_key='strategies').prompts.filter(field_key='').delete()
    newer.steps.get(step_key='goals').prompts.create(
        label_vi='Rủi ro tỷ giá?', label_en='FX risk?', is_required=True
    )
    return publish(newer, at=timezone.now())


def url_of(plan):
    return reverse('plans:move_template', args=[plan.pk])


def move(client, plan, version):
    return client.post(url_of(plan), {'version': version})


def test_plan_keeps_its_version_until_it_is_moved(client_of, editor, draft, newer):
    hub = client_of(editor).get(reverse('plans:build', args=[draft.pk])).content.decode()

    document = document_of(Plan.objects.get(pk=draft.pk))
    assert (document.template, document.template_version) == ('sell-side', 1)
    assert url_of(draft) in hub


def test_preview_says_what_changes(client_of, editor, draft, newer):
    page = client_of(editor).get(url_of(draft))

    lines = [
        (line.kind, line.where, line.after)
        for _title, found in page.context['groups']
        for line in found
    ]
    assert lines == [
        ('added', 'Bước “Mục tiêu và năng lực”, câu hỏi “Rủi ro tỷ giá?”', ''),
        ('removed', 'Bước “Chiến lược”, câu hỏi “Chương trình khuyến mãi”', ''),
        ('changed', 'Chỉ tiêu gợi ý “Doanh số cà phê”', 'Doanh số cà phê'),
    ]


def test_draft_moves_and_keeps_its_answers(client_of, editor, draft, newer):
    draft.step_states.update_or_create(step_key='goals', defaults={'state': 'done'})

    response = move(client_of(editor), draft, 2)

    document = document_of(Plan.objects.get(pk=draft.pk))
    assert response.url == reverse('plans:build', args=[draft.pk])
    assert (document.template, document.template_version) == ('sell-side', 2)
    assert [(one.question, one.answer) for one in document.answers] == [
        ('Chương trình khuyến mãi', 'Tháng 3')
    ]
    assert draft.step_states.get(step_key='goals').state == 'in_progress'
    strategies = client_of(editor).get(reverse('plans:step', args=[draft.pk, 'strategies']))
    assert 'Tháng 3' in strategies.content.decode()


def test_move_to_another_version_than_the_one_shown_is_shown_anew(client_of, editor, draft, newer):
    response = move(client_of(editor), draft, 1)

    assert response.status_code == 200
    assert Plan.objects.get(pk=draft.pk).template == draft.template


def test_plan_on_the_newest_version_has_nowhere_to_move(client_of, editor, draft):
    response = move(client_of(editor), draft, 2)

    assert response.url == reverse('plans:build', args=[draft.pk])
    assert Plan.objects.get(pk=draft.pk).template == draft.template


def test_running_plan_does_not_move(client_of, editor, draft, newer):
    Plan.objects.filter(pk=draft.pk).update(status='active')

    assert move(client_of(editor), draft, 2).status_code == 403
    assert Plan.objects.get(pk=draft.pk).template.version == 1


def test_draft_version_is_no_newer_version(client_of, editor, draft):
    copy_to_new_version(PlanTemplate.objects.get(pk=draft.template_id))

    assert client_of(editor).get(url_of(draft)).status_code == 302
