"""Which tab of the inbox an item stands in."""

import pytest
from django.urls import reverse

from plans.domain import feedback
from plans.models import Feedback, Plan
from tests.domain.sound_plans import sound_plan

pytestmark = pytest.mark.usefixtures('people')


def test_what_came_without_a_status_waits_as_new(client_of, editor):
    plan = sound_plan(editor)
    Plan.objects.filter(pk=plan.pk).update(status='active')
    said = {'customer': 'Phê La', 'received_on': plan.workspace.today(), 'sentiment': 'negative'}
    feedback.capture(plan.workspace, Plan.objects.get(pk=plan.pk), said, by=editor)
    Feedback.objects.update(status='')
    client = client_of(editor)

    tabs = {
        query: [voice.item.pk for voice in client.get(inbox + query).context['voices']]
        for inbox in [reverse('plans:feedback')]
        for query in ('', '?status=all', '?status=in_progress')
    }

    assert tabs[''] == tabs['?status=all'] != []
    assert tabs['?status=in_progress'] == []
