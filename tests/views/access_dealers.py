"""Who reaches the pages of dealers, sessions and rooms: a part of the table of test_access."""

from datetime import date

from django.utils import timezone

from plans.models import DealerMerge, PlanSession
from tests.views.access_answers import (
    EVERYBODY,
    NO_POST,
    OUR_PLANNERS,
    OUR_PLANNERS_MOVED,
    PLAN_BUILDERS,
    PLAN_BUILDERS_MOVED,
    PLAN_BUILDERS_REFUSED,
    PLAN_READERS,
    PLANNERS,
    PLANNERS_NO_GET,
    PLANNERS_REFUSED,
    SIGNED_IN,
    Line,
    answers,
)


def a_dealer(scene):
    """A dealer of the company."""
    return scene['plan'].workspace.dealers.create(name='Minh Hà')


def a_session(scene):
    """A session in the plan of the scene."""
    plan = scene['plan']
    session = plan.workspace.dealer_sessions.create(title='Giao lưu', held_on=date(2027, 2, 1))
    PlanSession.objects.create(plan=plan, session=session, ref='E1')
    return session


def dealer_table(scene):
    """A table of dealers that waits to be taken in."""
    rows = [['Đại lý', 'Tỉnh'], ['Tân Phú', 'Đồng Nai']]
    return scene['plan'].workspace.dealer_imports.create(rows=rows)


DEALER_LINES = [
    Line('session', 'GET', PLAN_READERS),
    Line('session', 'POST', NO_POST),
    Line('edit_session', 'GET', PLAN_BUILDERS),
    Line('edit_session', 'POST', PLAN_BUILDERS_REFUSED),
    Line('attendance', 'GET', PLAN_BUILDERS),
    Line('attendance', 'POST', PLAN_BUILDERS_REFUSED),
    Line('session_calendar', 'GET', PLAN_READERS),
    Line('session_calendar', 'POST', NO_POST),
    Line('session_task', 'GET', PLANNERS_NO_GET),
    Line('session_task', 'POST', PLAN_BUILDERS_MOVED),
    Line('room', 'GET', PLAN_BUILDERS),
    Line('room', 'POST', PLAN_BUILDERS_MOVED, {'verb': 'open'}),
    Line('room_desk', 'GET', PLAN_BUILDERS_MOVED),
    Line('room_desk', 'POST', PLAN_BUILDERS_MOVED),
    Line('room_evidence', 'GET', PLAN_BUILDERS_MOVED),
    Line('room_evidence', 'POST', PLAN_BUILDERS_MOVED),
    Line('room_code', 'GET', EVERYBODY),
    Line('room_code', 'POST', answers('422')),
    Line('room_join', 'GET', answers('404')),
    Line('room_join', 'POST', answers('404')),
    Line('room_phone', 'GET', answers('404')),
    Line('room_phone', 'POST', answers('404')),
    Line('room_choices', 'GET', EVERYBODY),
    Line('room_choices', 'POST', answers('405')),
    Line('dealers', 'GET', SIGNED_IN),
    Line('dealers', 'POST', NO_POST),
    Line('new_dealer', 'GET', PLANNERS),
    Line('new_dealer', 'POST', PLANNERS_REFUSED),
    Line('dealer_attendance', 'GET', SIGNED_IN),
    Line('dealer_attendance', 'POST', NO_POST),
    Line('duplicate_dealers', 'GET', PLANNERS),
    Line('duplicate_dealers', 'POST', PLANNERS_NO_GET),
    Line('import_dealers', 'GET', PLANNERS),
    Line('import_dealers', 'POST', PLANNERS_REFUSED),
    Line('preview_dealers', 'GET', OUR_PLANNERS),
    Line('preview_dealers', 'POST', OUR_PLANNERS_MOVED),
    Line('undo_dealers', 'GET', PLANNERS_NO_GET),
    Line('undo_dealers', 'POST', OUR_PLANNERS_MOVED),
    Line('unmerge_dealer', 'GET', PLANNERS_NO_GET),
    Line('unmerge_dealer', 'POST', OUR_PLANNERS_MOVED),
    Line('dealer', 'GET', PLAN_READERS),
    Line('dealer', 'POST', NO_POST),
    Line('edit_dealer', 'GET', OUR_PLANNERS),
    Line('edit_dealer', 'POST', answers('login 404 403 422 422 422 422')),
    Line('merge_dealer', 'GET', OUR_PLANNERS),
    Line('merge_dealer', 'POST', OUR_PLANNERS),
    Line('dealer_plan', 'GET', PLANNERS_NO_GET),
    Line('dealer_plan', 'POST', OUR_PLANNERS_MOVED),
    Line('activate_dealer', 'GET', PLANNERS_NO_GET),
    Line('activate_dealer', 'POST', OUR_PLANNERS_MOVED),
    Line('deactivate_dealer', 'GET', PLANNERS_NO_GET),
    Line('deactivate_dealer', 'POST', OUR_PLANNERS_MOVED),
]
DEALER_ARGUMENTS = {
    'preview_dealers.upload_id': lambda scene: dealer_table(scene).pk,
    'undo_dealers.upload_id': lambda scene: dealer_table(scene).pk,
    'dealer_id': lambda scene: a_dealer(scene).pk,
    'merge_id': lambda scene: (
        DealerMerge.objects.create(
            workspace=scene['plan'].workspace,
            kept=a_dealer(scene),
            gone=a_dealer(scene),
            undone_at=timezone.now(),
        ).pk
    ),
    'session_id': lambda scene: a_session(scene).pk,
}
