"""The calendar of one's tasks: what it holds, that it is secret, and that it can be ended."""

from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from plans.domain import calendars
from plans.models import CalendarFeed
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture
from tests.views.test_actions import with_tasks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]


@pytest.fixture
def plan(editor):
    """A plan that runs with two open tasks and one that is done."""
    return with_tasks(active_plan(editor, samples.target('T1')), editor)


def feed_of(client):
    """The path of a fresh calendar link."""
    url = client.post(reverse('plans:open_calendar')).context['url']
    return url.removeprefix('http://testserver')


def test_calendar_holds_the_open_tasks_as_whole_days(plan, editor, client_of):
    answer = Client().get(feed_of(client_of(editor)))

    calendar = Calendar.from_ical(answer.content)
    events = [
        (str(one['summary']), one.decoded('dtstart'), one.decoded('dtend'))
        for one in calendar.walk('VEVENT')
    ]
    lines = answer.content.split(b'\r\n')
    assert answer['Content-Type'] == 'text/calendar; charset=utf-8'
    assert events == [
        ('A1', date(2027, 4, 1), date(2027, 4, 2)),
        ('A2', date(2027, 4, 22), date(2027, 4, 23)),
    ]
    assert (lines[0], lines[-2], lines[-1]) == (b'BEGIN:VCALENDAR', b'END:VCALENDAR', b'')
    assert max(len(line) for line in lines) <= 75
    assert all(one['uid'] and one['dtstamp'] for one in calendar.walk('VEVENT'))


def test_new_link_ends_the_old_and_ending_ends_all(plan, editor, client_of):
    client = client_of(editor)
    first, second = feed_of(client), feed_of(client)
    before = [Client().get(url).status_code for url in (first, second)]

    client.post(reverse('plans:revoke_calendar'))

    assert before == [404, 200]
    assert Client().get(second).status_code == 404


def test_secret_is_kept_as_a_digest_and_never_logged(plan, editor, client_of, caplog):
    url = feed_of(client_of(editor))
    secret = url.removeprefix('/calendar/').removesuffix('.ics')

    Client().get(url)
    Client().get(url.replace(secret, f'{secret}x'))

    kept = CalendarFeed.objects.get().secret_sha256
    assert len(secret) >= 32  # 6 bits a character
    assert secret not in kept
    assert secret not in caplog.text


def test_who_has_left_has_no_calendar(plan, editor, client_of):
    url = feed_of(client_of(editor))
    editor.is_active = False
    editor.save()

    assert Client().get(url).status_code == 404


def test_title_that_would_break_a_calendar_is_escaped(plan, editor, client_of):
    plan.actions.filter(ref='A1').update(title='Gọi, hỏi; \\n\r\nEND:VEVENT')

    answer = Client().get(feed_of(client_of(editor)))

    events = Calendar.from_ical(answer.content).walk('VEVENT')
    assert [str(one['summary'])[:9] for one in events] == ['Gọi, hỏi;', 'A2']


def test_link_rests_while_its_owner_lacks_the_second_step_the_company_asks_for(editor, workspace):
    path = reverse('plans:calendar', args=[calendars.open_feed(editor)])
    workspace.requires_second_factor = True
    workspace.save()

    resting = Client().get(path).status_code
    TOTP.activate(editor.user, 'JBSWY3DPEHPK3PXP')

    assert (resting, Client().get(path).status_code) == (404, 200)
