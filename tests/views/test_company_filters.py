"""Choices, searches and sums hold nothing of another company; for all pages: test_leaks.py."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from plans.document.choices import WebhookEvent
from plans.domain import summaries
from plans.models import PlanSummary
from tests.factories import PlanFactory
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]


def test_dealers_to_merge_with_are_the_companys_own(client_of, editor, stranger):
    ours = editor.workspace.dealers.create(name='Minh Hà')
    theirs = stranger.workspace.dealers.create(name='Minh Hà Nam')
    client, url = client_of(editor), reverse('plans:merge_dealer', args=[ours.pk])

    searched = client.get(url, {'q': 'minh'})
    named = client.get(url, {'with': theirs.pk})

    assert 'Minh Hà Nam' not in searched.text
    assert named.status_code == 404


def test_members_of_others_are_mentioned_by_nobody(client_of, plan, editor, stranger):
    sent = {'body': 'x', 'anchor': 'plan', 'mentioned': [stranger.pk], 'key': 'one'}

    answer = client_of(editor).post(reverse('plans:say', args=[plan.pk]), sent)

    assert (answer.status_code, plan.comments.count()) == (422, 0)


def test_new_admin_is_a_member(client_of, admin, stranger):
    answer = client_of(admin).post(reverse('plans:hand_over_admin'), {'to': stranger.pk})

    told = [str(one) for one in get_messages(answer.wsgi_request)]
    assert told == ['Hãy chọn đồng nghiệp nhận vai trò quản trị.']


def test_company_without_plans_begins_whatever_others_have(client_of, editor, stranger):
    PlanFactory(owner=stranger)

    assert client_of(editor).get('/plans/').context['is_first'] is True


def test_sum_is_made_of_the_companys_own_targets(client_of, editor, stranger):
    target = samples.target('T1', 'revenue', 1200, unit='VND', actuals=samples.months(50))
    for owner in (editor, stranger):
        active_plan(owner, target, title=str(owner))
    client = client_of(editor)

    page = client.get(client.get('/').context['sums'][0]['url'])

    assert [title for title, *_figures in page.context['parts']] == [str(editor)]


def test_feedback_is_given_to_members_only(client_of, editor, colleague, stranger):
    item = editor.workspace.feedback.create(verbatim='x', received_on='2027-04-01')
    client, found, told = client_of(editor), [], []

    for person in (stranger, colleague):
        sent = {'items': [item.pk], 'what': 'assign', 'person': person.pk}
        answer = client.post(reverse('plans:change_many'), sent)
        told.append([one.level_tag for one in get_messages(answer.wsgi_request)][-1:])
        item.refresh_from_db()
        found.append(item.assignee)

    assert (found, told) == ([None, colleague], [['error'], ['success']])


def test_plans_of_others_are_not_looked_at_for_our_webhooks(editor, stranger):
    plans = [active_plan(owner, samples.target('T1')) for owner in (editor, stranger)]
    PlanSummary.objects.update(computed_on='2027-04-01')
    asked = [WebhookEvent.TARGET_STATUS]
    editor.workspace.webhooks.create(url='https://a.test/', events=asked)

    summaries.renew_watched()

    days = [PlanSummary.objects.get(plan=plan).computed_on.isoformat() for plan in plans]
    assert days == ['2027-04-20', '2027-04-01']
