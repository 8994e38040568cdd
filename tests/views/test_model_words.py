"""A buy-side plan speaks of suppliers, resellers and end customers on each of its pages.

What the law asks every session to be told stands in one wording for all.
"""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.document.choices import StepKey
from plans.domain import rooms, rows
from plans.domain.model_changes import change_model
from plans.domain.plan_templates import seed_shipped
from plans.models import Plan
from plans.rules.agendas import REMINDER
from tests.domain.sound_plans import sound_plan
from tests.wizard_plans import full_plan

pytestmark = pytest.mark.usefixtures('people')

# What stands in pages of any plan: the menu, the help, names that people typed.
PLAIN = {
    'vi': r'(?<!cung cấp, )(?<!cung cấp và )(?<!hoặc )(?<!hay )(?<!ncc, )(?<!lại qua )'
    r'đại lý(?! bán lại)|khách hàng(?! cuối)',
    'en': r'\bdealers?\b|(?<!end )(?<!end-)\bcustomers?\b',
}


def words_on(response):
    """The visible words of the page's main part, small letters."""
    page = re.search(r'<main.*?</main>', response.content.decode(), re.S)[0]
    page = re.sub(r'<(script|style|svg)\b.*?</\1>', ' ', page, flags=re.S)
    return re.sub(r'\s+', ' ', re.sub(r'<[^>]+>', ' ', page)).lower()


def buying_plan(people):
    editor = people['editor']
    seed_shipped()
    plan = full_plan(editor, 'buy_side')
    rows.change_single(plan, 'dealers_question', {'uses_dealers': True}, by=editor)
    plan = Plan.objects.get(pk=plan.pk)
    day = plan.workspace.today()
    meeting = rows.add(plan, 'sessions', {'title': 'Gặp gỡ quý 1', 'held_on': day}, by=editor)
    rooms.open_room(plan, meeting, by=editor, now=timezone.now(), question='', is_moderated=True)
    return plan.pk


@pytest.fixture(scope='module')
def buying_made_once(made_once):
    return made_once(buying_plan)


@pytest.fixture
def buying(people, buying_made_once):
    """A buy-side plan that resells, with two resellers, a session and its room."""
    return Plan.objects.get(pk=buying_made_once)


def pages_of(plan):
    steps = [reverse('plans:step', args=[plan.pk, key]) for key in StepKey if key != 'review']
    tabs = [f'{reverse("plans:plan", args=[plan.pk])}?tab={tab}' for tab in ('needs', 'dealers')]
    names = (
        'build', 'plan', 'review', 'print', 'dealer_sheet', 'tasks', 'thread', 'matrix',
        'plan_feedback', 'plan_balance', 'plan_customers', 'form_sharing', 'capture_plan_feedback',
        'targets', 'export', 'share', 'duplicate',
    )  # fmt: skip
    return [
        *steps,
        *tabs,
        *(reverse(f'plans:{name}', args=[plan.pk]) for name in names),
        *meeting_pages(plan),
        reverse('plans:feedback_item', args=[plan.feedback.first().pk]),
    ]


def meeting_pages(plan):
    """The session and the pages of its room."""
    meeting = plan.plan_sessions.get().session
    names = ('session', 'edit_session', 'attendance', 'room', 'room_desk', 'room_evidence')
    return [reverse(f'plans:{name}', args=[plan.pk, meeting.pk]) for name in names]


@pytest.mark.parametrize('language', ['vi', 'en'])
def test_no_page_of_a_buy_side_plan_says_plain_dealers(language, client_of, editor, buying):
    client = client_of(editor)
    client.cookies['django_language'] = language

    said = {}
    for url in pages_of(buying):
        text = words_on(client.get(url)).replace(REMINDER.text(language).lower(), '')
        found = [
            text[max(0, at.start() - 50) : at.end() + 30]
            for at in re.finditer(PLAIN[language], text)
        ]
        if found:
            said[url] = found

    assert said == {}


def test_sessions_of_a_buy_side_plan_count_firms(client_of, editor):
    seed_shipped()
    plan = sound_plan(editor)
    change_model(plan, 'buy_side', by=editor)

    page = client_of(editor).get(reverse('plans:plan', args=[plan.pk]), {'tab': 'dealers'})

    assert [who for _url, _one, who in page.context['sessions']] == ['6 đơn vị dự']


@pytest.mark.usefixtures('buying')  # with the shipped templates
def test_plan_of_another_model_takes_the_words_of_that_model(client_of, editor):
    plan = full_plan(editor, 'sell_side')
    change_model(plan, 'buy_side', by=editor)

    page = client_of(editor).get(reverse('plans:step', args=[plan.pk, StepKey.TARGETS]))

    offered = [one.metric.code for one in page.context['suggested']]
    assert offered[:2] == ['purchase_saving', 'quotes_per_item']
