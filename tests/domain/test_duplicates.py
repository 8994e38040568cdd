"""A second draft of the same period: what is planned goes along, what happened stays."""

import pytest
from django.core.exceptions import PermissionDenied

from plans.document.compare import changes
from plans.domain.documents.reading import document_of
from plans.domain.duplicates import duplicate_plan
from plans.models import AuditEvent, DealerSession, Plan
from tests.wizard_plans import full_plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize('model', ['sell_side', 'buy_side', 'intermediary', 'collaborative'])
def test_what_is_planned_goes_along_and_what_happened_stays(model, editor, colleague):
    plan = full_plan(editor, model)
    sessions = DealerSession.objects.count()

    twin = duplicate_plan(plan, by=colleague, title='Cách khác')

    twin.refresh_from_db()
    was, now = document_of(plan), document_of(twin)
    told = (now.title, now.owner, now.status, twin.copied_from)
    assert told == ('Cách khác', colleague.email, 'draft', plan)
    for name in ('period_start', 'goals', 'strategies', 'dealers', 'model_details', 'segments'):
        assert getattr(now, name) == getattr(was, name), name
    assert (now.feedback, now.waivers, now.co_editors) == ((), (), ())
    assert [target.actuals for target in now.targets] == [()] * len(was.targets)
    assert {task.status for task in now.actions} <= {'todo'}
    assert DealerSession.objects.count() == sessions


def test_duplicating_is_recorded_and_leaves_the_plan_as_it_was(editor, colleague):
    plan = full_plan(editor)
    before = document_of(plan)

    twin = duplicate_plan(plan, by=colleague, title='Cách khác')

    event = AuditEvent.objects.get(action='plan_copied')
    assert (event.subject, event.facts) == (twin.code, {'source': plan.code})
    assert changes(before, document_of(Plan.objects.get(pk=plan.pk))) == ()


def test_viewers_and_strangers_duplicate_nothing(plan, viewer, stranger):
    for person in (viewer, stranger):
        with pytest.raises(PermissionDenied):
            duplicate_plan(plan, by=person, title='x')

    assert Plan.objects.get() == plan
