"""The template's own questions in the wizard: answered, kept with their wording, shown (2.2)."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plans.domain import summaries, wizard
from plans.domain.documents.reading import document_of
from plans.models import Plan, PlanAnswer, PlanTemplate, TemplatePrompt

pytestmark = pytest.mark.django_db


@pytest.fixture
def template(plan):
    """A template with one question of each kind in the step of goals."""
    template = PlanTemplate.objects.create(
        code='gom-su', name_vi='Gốm sứ', business_model='sell_side', status='published'
    )
    step = template.steps.create(step_key='goals', title_vi='Mục tiêu')
    asked = [
        {'label_vi': 'Rủi ro tỷ giá?', 'label_en': 'FX risk?', 'answer_type': 'long'},
        {'label_vi': 'Số ca', 'label_en': 'Shifts', 'answer_type': 'number', 'is_required': True},
        {
            'label_vi': 'Lò nung',
            'label_en': 'Kiln',
            'answer_type': 'choice',
            'choices_vi': 'Lò gas\nLò điện',
            'choices_en': 'Gas\nElectric',
        },
    ]
    for position, words in enumerate(asked):
        TemplatePrompt.objects.create(step=step, position=position, **words)
    Plan.objects.filter(pk=plan.pk).update(template=template, business_model='sell_side')
    plan.refresh_from_db()
    return template


@pytest.fixture
def names(template):
    """The names of the three fields."""
    pks = TemplatePrompt.objects.filter(step__template=template).values_list('pk', flat=True)
    return [f'answers-q{pk}' for pk in pks]


def url_of(plan, route='plans:step'):
    return reverse(route, args=[plan.pk, 'goals'])


def autosave(client, plan, name, value, was='""'):
    data = {
        'group': 'answers',
        'field': name.removeprefix('answers-'),
        name: value,
        f'was-{name}': was,
    }
    return client.post(url_of(plan, 'plans:wizard_field'), data, headers={'hx-request': 'true'})


def told(plan):
    """The plan file's answers as (question, answer)."""
    answers = document_of(Plan.objects.get(pk=plan.pk)).answers
    assert {one.step for one in answers} <= {'goals'}
    return [(one.question, one.answer) for one in answers]


def test_step_asks_the_questions_of_the_template(client_of, editor, plan, names):
    page = client_of(editor).get(url_of(plan)).content.decode()

    assert [name in page for name in names] == [True] * 3
    assert 'Rủi ro tỷ giá?' in page
    assert 'Lò điện' in page


def test_answer_is_saved_as_it_is_typed(client_of, editor, plan, names):
    risk, shifts, kiln = names
    client = client_of(editor)

    codes = [
        autosave(client, plan, risk, 'USD tăng').status_code,
        autosave(client, plan, shifts, '1.234,5').status_code,
        autosave(client, plan, kiln, 'Lò điện').status_code,
    ]

    assert codes == [200, 200, 200]
    assert told(plan) == [
        ('Rủi ro tỷ giá?', 'USD tăng'),
        ('Số ca', '1.234,5'),
        ('Lò nung', 'Lò điện'),
    ]


def test_answer_that_is_no_number_is_refused(client_of, editor, plan, names):
    response = autosave(client_of(editor), plan, names[1], 'ba')

    assert (response.status_code, told(plan)) == (422, [])


def test_answer_changed_by_another_is_a_conflict(client_of, editor, plan, names):
    client = client_of(editor)
    autosave(client, plan, names[0], 'USD tăng')

    response = autosave(client, plan, names[0], 'USD giảm')

    assert response.status_code == 409
    assert 'USD tăng' in response.content.decode()
    assert told(plan) == [('Rủi ro tỷ giá?', 'USD tăng')]


def test_emptied_answer_goes(client_of, editor, plan, names):
    client = client_of(editor)
    autosave(client, plan, names[0], 'USD tăng')

    autosave(client, plan, names[0], '', was=json.dumps('USD tăng'))

    assert told(plan) == []


def post(client, plan, names, values, go='continue'):
    data = {'groups': 'answers', 'go': go}
    for name, value in zip(names, values, strict=True):
        data |= {name: value, f'was-{name}': '""'}
    return client.post(url_of(plan), data)


def state(plan):
    return plan.step_states.get(step_key='goals').state


def test_step_is_saved_without_javascript_and_done_once_what_must_be_is_answered(
    client_of, editor, plan, names
):
    client = client_of(editor)
    plan.goals.create(ref='G1', statement='Lãi 14 %')
    post(client, plan, names, ['USD tăng', '', ''])
    before = state(plan)

    response = post(client, plan, names, ['USD tăng', '3', ''])

    assert (response.status_code, before, state(plan)) == (302, 'in_progress', 'done')
    assert told(plan) == [('Rủi ro tỷ giá?', 'USD tăng'), ('Số ca', '3')]


def test_step_is_in_progress_again_when_a_needed_answer_goes(client_of, editor, plan, names):
    client = client_of(editor)
    plan.goals.create(ref='G1', statement='Lãi 14 %')
    post(client, plan, names, ['', '3', ''])

    autosave(client, plan, names[1], '', was='"3"')

    assert (state(plan), wizard.progress(plan, ['goals'])[0].state) == ('in_progress',) * 2


def test_answer_by_choice_is_chosen_in_the_other_language(client_of, editor, plan, names):
    client = client_of(editor)
    autosave(client, plan, names[2], 'Lò điện')

    editor.user.language = 'en'
    editor.user.save()
    page = client.get(url_of(plan)).content.decode()

    assert '<option value="Electric" selected>' in page


def test_answer_whose_question_is_gone_stays_and_is_changed(client_of, editor, plan, template):
    kept = PlanAnswer.objects.create(
        plan=plan, step_key='goals', question='Câu hỏi cũ', answer='Đã trả lời'
    )
    client = client_of(editor)

    page = client.get(url_of(plan)).content.decode()
    name = f'answers-a{kept.pk}'
    autosave(client, plan, name, 'Trả lời mới', was='"Đã trả lời"')

    assert 'Câu hỏi cũ' in page
    assert told(plan) == [('Câu hỏi cũ', 'Trả lời mới')]


def test_answer_of_a_file_is_known_by_its_wording(client_of, editor, plan, names):
    PlanAnswer.objects.create(plan=plan, step_key='goals', question='FX risk?', answer='Chưa có')

    page = client_of(editor).get(url_of(plan)).content.decode()

    assert page.count('Chưa có</textarea>') == 1
    assert 'answers-a' not in page


@pytest.mark.parametrize('route', ['plans:plan', 'plans:print', 'plans:review'])
def test_answers_are_shown_with_their_wording(client_of, editor, plan, names, route):
    client = client_of(editor)
    autosave(client, plan, names[0], 'USD tăng 5 %')

    page = client.get(reverse(route, args=[plan.pk])).content.decode()

    assert 'Rủi ro tỷ giá?' in page
    assert 'USD tăng 5 %' in page


def test_answer_needs_the_same_queries_for_many_answers(client_of, editor, plan, template):
    step = template.steps.get(step_key='goals')
    client = client_of(editor)
    client.get(url_of(plan))

    answer_more(plan, step, 1)
    few = queries(client, plan)
    answer_more(plan, step, 30)

    assert queries(client, plan) == few


def answer_more(plan, step, count):
    for number in range(count):
        prompt = TemplatePrompt.objects.create(step=step, label_vi=f'Câu {number}')
        PlanAnswer.objects.create(
            plan=plan, prompt=prompt, step_key='goals', question=f'Câu {number}', answer='Có'
        )
    summaries.refresh(plan)


def queries(client, plan):
    with CaptureQueriesContext(connection) as made:
        client.get(url_of(plan))
    return len(made)
