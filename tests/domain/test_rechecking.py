"""Once a day living plans are looked at again: what time alone opens shows in lists."""

from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from plans.models import Plan
from tests.domain.sound_plans import REVIEW_MORNING, days_on, sound_plan, submitted
from tests.rules.plans import put

pytestmark = pytest.mark.django_db


def said():
    """What the command prints."""
    out = StringIO()
    call_command('run_checks', stdout=out)
    return out.getvalue()


def test_living_plans_are_rechecked_once_a_day_and_their_content_stays(editor, approver):
    with time_machine.travel(REVIEW_MORNING, tick=False):
        draft, waiting = sound_plan(editor), submitted(sound_plan(editor), editor)
        closed = sound_plan(editor, put(status='closed'))
        before = list(Plan.objects.order_by('pk').values_list('content_version', 'updated_at'))

    with time_machine.travel(days_on(1), tick=False):
        answers = [said(), said()]

    days = {pk: on.isoformat() for pk, on in Plan.objects.values_list('pk', 'summary__computed_on')}
    assert answers == [
        '2 rechecked, 0 up to date already.\n',
        '0 rechecked, 2 up to date already.\n',
    ]
    assert (days[draft.pk], days[waiting.pk], days[closed.pk]) == (
        '2026-12-11',
        '2026-12-11',
        '2026-12-10',
    )
    assert list(Plan.objects.order_by('pk').values_list('content_version', 'updated_at')) == before


def test_what_time_alone_opens_shows_in_lists(editor):
    with time_machine.travel(REVIEW_MORNING, tick=False):
        plan = sound_plan(editor, put(status='active', activated_on='2026-12-10'))
    before = (plan.summary.must_open, plan.summary.warn_open)

    with time_machine.travel(days_on(400), tick=False):
        said()

    plan.summary.refresh_from_db()
    assert (before, (plan.summary.must_open, plan.summary.warn_open)) == ((0, 0), (2, 0))
