"""What the plan page offers each reader to do."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from tests.domain.sound_plans import plan_of, sound_plan, submitted
from tests.rules.plans import changed, heard, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]


@pytest.fixture
def draft(editor, approver):
    """The sound plan of the editor's."""
    return sound_plan(editor)


def page(plan):
    return reverse('plans:plan', args=[plan.pk])


def text_of(response):
    return response.content.decode()


def offered(response):
    """Which of the plan's own steps the page offers the reader."""
    plan, text = response.context['plan'], text_of(response)
    names = ('build', 'review', 'withdraw', 'decide', 'print', 'download')
    links = {name: reverse(f'plans:{name}', args=[plan.pk]) for name in names}
    return {name for name, link in links.items() if f'href="{link}"' in text}


@pytest.mark.parametrize(
    ('who', 'expected'),
    [
        ('editor', {'build', 'review', 'print', 'download'}),
        ('colleague', {'print', 'download'}),
        ('approver', {'print', 'download'}),
        ('viewer', {'print', 'download'}),
    ],
)
def test_draft_offers_its_owner_the_wizard(client_of, draft, who, expected, request):
    response = client_of(request.getfixturevalue(who)).get(page(draft))

    assert offered(response) == expected


@pytest.mark.parametrize(
    ('who', 'expected'),
    [
        ('editor', {'withdraw', 'print', 'download'}),
        ('colleague', {'print', 'download'}),
        ('approver', {'decide', 'print', 'download'}),
        ('admin', {'decide', 'print', 'download'}),
        ('viewer', {'print', 'download'}),
    ],
)
def test_plan_in_review_offers_a_decision_and_withdrawing(
    client_of, draft, editor, who, expected, request
):
    submitted(draft, editor)

    response = client_of(request.getfixturevalue(who)).get(page(draft))

    assert offered(response) == expected


def test_reader_is_offered_no_remedy(client_of, editor, viewer, approver):
    plan = sound_plan(editor, put(feedback_form={'is_open': False}))

    texts = [text_of(client_of(who).get(page(plan))) for who in (editor, viewer)]

    assert ['/remedies/' in text for text in texts] == [True, False]
    assert ['/accept/' in text for text in texts] == [True, False]


def test_remedy_of_an_active_plan_leads_to_its_page_not_to_the_wizard(client_of, editor, approver):
    praise = [('positive', f'2026-12-0{day}') for day in range(1, 6)]
    running = put(status='active', activated_on='2026-12-01')
    plan = plan_of(editor, changed(running, heard(*praise)))

    text = text_of(client_of(editor).get(page(plan)))

    back = f'?next={quote(page(plan))}'
    for name, label, way in (
        ('form_sharing', 'Sao chép liên kết', ''),
        ('log_complaint', 'Ghi phản hồi', back),
    ):
        assert f'href="{reverse(f"plans:{name}", args=[plan.pk])}{way}">{label}' in text
    assert f'/plans/{plan.pk}/build/' not in text


def test_complaint_leads_back_to_the_step_that_offered_it(client_of, editor):
    praise = [('positive', f'2026-12-0{day}') for day in range(1, 6)]
    plan = plan_of(editor, changed(put(status='draft'), heard(*praise)))
    step = reverse('plans:step', args=[plan.pk, 'feedback'])
    url = f'{reverse("plans:log_complaint", args=[plan.pk])}?next={quote(step)}'
    said = {'customer': 'Phê La', 'sentiment': 'negative', 'verbatim': 'Bao rách', 'key': 'k'}
    said |= {'channel': 'meeting', 'received_on': '10/12/2026', 'plan': plan.pk}
    client = client_of(editor)

    shown = client.get(url).content.decode()
    kept = client.post(url, said)
    again = client.post(url, {**said, 'key': 'k2', 'then': 'next'})

    assert f'href="{step}"' in shown
    assert (kept['Location'], again['Location']) == (step, url)
    assert plan.feedback.filter(verbatim='Bao rách').count() == 2
