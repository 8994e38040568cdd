"""Which tab of the inbox an item stands in, and what is offered to do about it."""

import pytest
from django.urls import reverse

from plans.domain import feedback
from plans.models import Feedback, Plan
from tests.domain.sound_plans import sound_plan

pytestmark = pytest.mark.usefixtures('people')


@pytest.fixture
def item(editor):
    """What a customer said about a plan of the editor's that runs."""
    plan = sound_plan(editor)
    Plan.objects.filter(pk=plan.pk).update(status='active')
    said = {'customer': 'Phê La', 'received_on': plan.workspace.today(), 'sentiment': 'negative'}
    return feedback.capture(plan.workspace, Plan.objects.get(pk=plan.pk), said, by=editor)


def test_what_came_without_a_status_waits_as_new(client_of, editor, item):
    Feedback.objects.update(status='')
    client = client_of(editor)

    tabs = {
        query: [voice.item.pk for voice in client.get(inbox + query).context['voices']]
        for inbox in [reverse('plans:feedback')]
        for query in ('', '?status=all', '?status=in_progress')
    }

    assert tabs[''] == tabs['?status=all'] != []
    assert tabs['?status=in_progress'] == []


@pytest.mark.parametrize(
    ('who', 'is_offered'),
    [('editor', True), ('admin', True), ('colleague', False), ('approver', False)],
)
def test_strategy_is_offered_to_who_may_add_one(client_of, item, admin, who, is_offered, request):
    reader = request.getfixturevalue(who)
    item.plan.co_editors.set([admin])

    listed = client_of(reader).get(reverse('plans:feedback'))

    url = reverse('plans:feedback_item', args=[item.pk])
    assert (f'formaction="{url}strategy/"' in listed.content.decode()) is is_offered
