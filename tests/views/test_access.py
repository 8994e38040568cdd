"""Who reaches what: every page × method × role has its answer in one table.

Add a URL to plans/urls/, and `test_every_url_is_in_the_table` fails until TABLE has one line for
its GET and one for its POST:

    Line('plan', 'GET', PLAN_READERS),
    Line('plan', 'POST', NO_POST),

The third value says what each role is answered, in the order of ROLES: one of the named rows below,
or a row of your own by `answers('login 404 403 403 200 403 403')`. A word means: `login` to the
sign-in page, `moved` redirected elsewhere, a number that status. POST sends `data` (a dict, or a
function of the scene). Arguments of the URL come from ARGUMENTS, by `url.argument` or else by
`argument` in `access_scene.py`: add a line there for a new one.

The plan of the scene is a draft of `owner`; `stranger` is the admin of another company, so a page
about the company as a whole answers them with their own. What a role may *change* is proved by
tests beside the view: here only the doorway is.
"""

import pytest

from tests.views.access_answers import (
    EVERYBODY,
    MANAGERS,
    MANAGERS_NO_GET,
    MANAGERS_REFUSED,
    NO_POST,
    PLAN_BUILDERS,
    PLAN_BUILDERS_ELSE_MOVED,
    PLAN_BUILDERS_MOVED,
    PLAN_BUILDERS_REFUSED,
    PLAN_DECIDERS_MOVED,
    PLAN_PLANNERS,
    PLAN_PLANNERS_MOVED,
    PLAN_READERS,
    PLAN_READERS_REFUSED,
    PLANNERS,
    PLANNERS_NO_GET,
    PLANNERS_REFUSED,
    ROLES,
    SIGNED_IN,
    SIGNED_IN_MOVED,
    SIGNED_IN_NO_GET,
    SIGNED_IN_REFUSED,
    Line,
    answers,
)
from tests.views.access_dealers import DEALER_LINES
from tests.views.access_pages import PAGES, answer_to
from tests.views.access_people import PEOPLE_LINES
from tests.views.access_tracking import TRACKING_LINES

TABLE = [
    *DEALER_LINES,
    *TRACKING_LINES,
    *PEOPLE_LINES,
    Line('home', 'GET', SIGNED_IN),
    Line('home', 'POST', NO_POST),
    Line('figures', 'GET', PLANNERS),
    Line('figures', 'POST', PLANNERS_NO_GET),
    Line('my_tasks', 'GET', SIGNED_IN),
    Line('my_tasks', 'POST', NO_POST),
    Line('open_calendar', 'GET', SIGNED_IN_NO_GET),
    Line('open_calendar', 'POST', SIGNED_IN),
    Line('revoke_calendar', 'GET', SIGNED_IN_NO_GET),
    Line('revoke_calendar', 'POST', SIGNED_IN_MOVED),
    Line('calendar', 'GET', answers('404')),
    Line('calendar', 'POST', answers('405')),
    Line('tasks', 'GET', PLAN_READERS),
    Line('tasks', 'POST', NO_POST),
    Line('move_task', 'GET', PLANNERS_NO_GET),
    Line('move_task', 'POST', PLAN_BUILDERS_MOVED, {'status': 'doing'}),
    Line('plans', 'GET', SIGNED_IN),
    Line('plans', 'POST', NO_POST),
    Line('sums', 'GET', SIGNED_IN),
    Line('sums', 'POST', NO_POST),
    Line('new', 'GET', PLANNERS),
    Line('new', 'POST', PLANNERS),
    Line('upload', 'GET', PLANNERS),
    Line('upload', 'POST', PLANNERS_REFUSED),
    Line('download', 'GET', PLAN_READERS),
    Line('download', 'POST', NO_POST),
    Line('delete', 'GET', PLANNERS_NO_GET),
    Line('delete', 'POST', PLAN_BUILDERS_MOVED, {'sure': 'yes'}),
    Line('build', 'GET', PLAN_BUILDERS_ELSE_MOVED),
    Line('build', 'POST', NO_POST),
    Line('step', 'GET', PLAN_BUILDERS),
    Line('step', 'POST', PLAN_BUILDERS_MOVED),
    Line('wizard_field', 'GET', PLANNERS_NO_GET),
    Line(
        'wizard_field',
        'POST',
        answers('login 404 403 403 409 403 403'),  # sent without the value that was loaded
        lambda scene: {'group': f'goals-{scene["goal"].pk}', 'field': 'statement'},
    ),
    Line('wizard_rows', 'GET', PLANNERS_NO_GET),
    Line('wizard_rows', 'POST', PLAN_BUILDERS_MOVED),
    Line('wizard_row', 'GET', PLANNERS_NO_GET),
    Line('wizard_row', 'POST', PLAN_BUILDERS_MOVED),
    Line('record', 'GET', PLAN_BUILDERS_MOVED),
    Line('record', 'POST', answers('login 405 403 405 405 405 405')),
    Line('remedy', 'GET', PLANNERS_NO_GET),
    Line('remedy', 'POST', PLAN_BUILDERS_MOVED),
    Line('show_dealers', 'GET', PLANNERS_NO_GET),
    Line('show_dealers', 'POST', PLAN_BUILDERS_MOVED),
    Line('change_model', 'GET', PLAN_BUILDERS),
    Line('change_model', 'POST', PLAN_BUILDERS_MOVED),
    Line('award', 'GET', PLANNERS_NO_GET),
    Line('award', 'POST', PLAN_BUILDERS_MOVED),
    Line('take_counts', 'GET', PLANNERS_NO_GET),
    Line('take_counts', 'POST', PLAN_BUILDERS_MOVED),
    Line('price', 'GET', PLAN_READERS),
    Line('price', 'POST', NO_POST),
    Line('plan', 'GET', PLAN_READERS),
    Line('plan', 'POST', NO_POST),
    Line('export', 'GET', PLAN_READERS),
    Line('export', 'POST', PLAN_READERS_REFUSED),
    Line('print', 'GET', PLAN_READERS),
    Line('print', 'POST', NO_POST),
    Line('dealer_sheet', 'GET', PLAN_READERS),
    Line('dealer_sheet', 'POST', NO_POST),
    Line('matrix', 'GET', PLAN_READERS),
    Line('thread', 'GET', PLAN_READERS),
    Line('thread', 'POST', NO_POST),
    Line('feedback_form', 'GET', answers('404')),
    Line('feedback_form', 'POST', answers('404')),
    Line('feedback_thanks', 'GET', answers('404')),
    Line('feedback_thanks', 'POST', answers('405')),
    Line('matrix', 'POST', PLAN_BUILDERS_MOVED),
    Line('feedback', 'GET', SIGNED_IN),
    Line('feedback', 'POST', NO_POST),
    Line('balance', 'GET', SIGNED_IN),
    Line('balance', 'POST', NO_POST),
    Line('capture_feedback', 'GET', PLANNERS),
    Line('capture_feedback', 'POST', PLANNERS_REFUSED),
    Line('change_many', 'GET', PLANNERS_NO_GET),
    Line('change_many', 'POST', answers('login moved 403 moved moved moved moved')),
    Line('undo_feedback', 'GET', PLANNERS_NO_GET),
    Line('undo_feedback', 'POST', answers('login moved 403 moved moved moved moved')),
    Line('feedback_item', 'GET', PLAN_READERS),
    Line('feedback_item', 'POST', PLAN_BUILDERS_REFUSED),
    Line('feedback_at', 'GET', answers('login 404 moved moved moved moved moved')),
    Line('feedback_at', 'POST', NO_POST),
    Line('answer_feedback', 'GET', PLANNERS_NO_GET),
    Line('answer_feedback', 'POST', answers('login 404 403 422 422 422 422')),
    Line('act_on_feedback', 'GET', PLANNERS_NO_GET),
    Line('act_on_feedback', 'POST', PLAN_BUILDERS_MOVED),
    Line('customer_data', 'GET', answers('login 404 403 200 200 200 200')),
    Line('customer_data', 'POST', answers('login 404 403 422 422 422 422')),
    Line('import_feedback', 'GET', PLANNERS),
    Line('import_feedback', 'POST', PLANNERS_REFUSED),
    Line('preview_feedback', 'GET', answers('login 404 403 200 200 200 200')),
    Line('preview_feedback', 'POST', answers('login 404 403 moved moved moved moved')),
    Line('undo_feedback_import', 'GET', PLANNERS_NO_GET),
    Line('undo_feedback_import', 'POST', answers('login 404 403 moved moved moved moved')),
    Line('plan_feedback', 'GET', PLAN_READERS),
    Line('plan_feedback', 'POST', NO_POST),
    Line('plan_balance', 'GET', PLAN_READERS),
    Line('plan_balance', 'POST', NO_POST),
    Line('capture_plan_feedback', 'GET', PLAN_BUILDERS),
    Line('capture_plan_feedback', 'POST', PLAN_BUILDERS_REFUSED),
    Line('log_complaint', 'GET', PLAN_BUILDERS),
    Line('log_complaint', 'POST', PLAN_BUILDERS_REFUSED),
    Line('plan_customers', 'GET', PLAN_READERS),
    Line('plan_customers', 'POST', PLAN_BUILDERS_REFUSED),
    Line('form_sharing', 'GET', PLAN_READERS),
    Line('form_sharing', 'POST', PLAN_BUILDERS_REFUSED),
    Line('form_card', 'GET', PLAN_READERS),
    Line('form_card', 'POST', NO_POST),
    Line('new_form_link', 'GET', PLANNERS_NO_GET),
    Line('new_form_link', 'POST', PLAN_BUILDERS_MOVED),
    Line('review', 'GET', PLAN_BUILDERS),
    Line('review', 'POST', PLAN_BUILDERS_REFUSED),
    Line('submitted', 'GET', answers('login 404 moved moved moved moved moved')),
    Line('submitted', 'POST', NO_POST),
    Line('withdraw', 'GET', answers('login 404 403 moved moved moved moved')),
    Line('withdraw', 'POST', answers('login 404 403 moved moved moved moved')),
    Line('meeting', 'GET', PLAN_READERS),
    Line('meeting', 'POST', NO_POST),
    Line('say', 'GET', SIGNED_IN_NO_GET),
    Line('say', 'POST', answers('login 404 moved moved moved moved moved'), {'body': 'Giá?'}),
    Line('act_on_comment', 'GET', SIGNED_IN_NO_GET),
    Line('act_on_comment', 'POST', answers('login 404 403 403 moved moved moved')),
    Line('compare', 'GET', answers('login 404 moved moved moved moved moved')),
    Line('compare', 'POST', NO_POST),
    Line('version_file', 'GET', PLAN_READERS),
    Line('version_file', 'POST', NO_POST),
    Line('restore_version', 'GET', PLAN_PLANNERS),
    Line('restore_version', 'POST', PLAN_PLANNERS_MOVED),
    Line('decide', 'GET', PLAN_DECIDERS_MOVED),
    Line('decide', 'POST', PLAN_DECIDERS_MOVED, {'decision': 'approve', 'version': 0}),
    Line('check_in', 'GET', PLANNERS_NO_GET),
    Line('check_in', 'POST', PLAN_PLANNERS_MOVED),
    Line('close', 'GET', answers('login 404 403 moved moved moved moved')),  # a draft
    Line(
        'close', 'POST', answers('login 404 403 403 moved moved moved')
    ),  # words kept as a comment
    Line('reopen', 'GET', PLANNERS_NO_GET),
    Line('reopen', 'POST', PLAN_PLANNERS_MOVED),  # told that it is a draft
    Line('archive', 'GET', PLANNERS_NO_GET),
    Line('archive', 'POST', answers('login 404 403 403 moved 403 moved'), {'lock_version': '1'}),
    Line('restore', 'GET', PLANNERS_NO_GET),
    Line('restore', 'POST', PLAN_PLANNERS_MOVED),
    Line('copy', 'GET', PLAN_PLANNERS),
    Line('copy', 'POST', answers('login 404 403 422 422 422 422')),
    Line('accept_check', 'GET', PLAN_BUILDERS),
    Line('accept_check', 'POST', PLAN_BUILDERS_REFUSED),
    Line('decide_waiver', 'GET', answers('login 405 403 403 403 405 405')),
    Line('decide_waiver', 'POST', PLAN_DECIDERS_MOVED),
    Line('save_as_template', 'GET', answers('login 404 403 403 403 403 200')),
    Line('save_as_template', 'POST', answers('login 404 403 403 403 403 422')),
    Line('workspace_templates', 'GET', MANAGERS),
    Line('workspace_templates', 'POST', MANAGERS_NO_GET),
    Line('change_offer', 'GET', MANAGERS_NO_GET),
    Line('change_offer', 'POST', answers('login 404 403 403 403 403 404')),
    Line('move_template', 'GET', PLAN_BUILDERS_MOVED),
    Line('move_template', 'POST', PLAN_BUILDERS_MOVED),
    Line('template_preview', 'GET', answers('login 403 403 403 403 403 403')),
    Line('template_preview', 'POST', answers('login 403 403 403 403 403 403')),
    Line('preferences', 'GET', answers('405')),
    Line('preferences', 'POST', answers('moved'), {'theme': 'dark'}),
    Line('help', 'GET', EVERYBODY),
    Line('help', 'POST', answers('405')),
    Line('profile', 'GET', SIGNED_IN),
    Line('profile', 'POST', SIGNED_IN_REFUSED),
    Line('webhooks', 'GET', MANAGERS),
    Line('webhooks', 'POST', MANAGERS_REFUSED),
    Line('webhook', 'GET', answers('login 404 403 403 403 403 200')),
    Line('webhook', 'POST', answers('login 404 403 403 403 403 422')),
    Line('remove_webhook', 'GET', MANAGERS_NO_GET),
    Line('remove_webhook', 'POST', answers('login 404 403 403 403 403 moved'), {'sure': 'yes'}),
    Line('api_tokens', 'GET', SIGNED_IN),
    Line('api_tokens', 'POST', SIGNED_IN_REFUSED),
    Line('revoke_token', 'GET', SIGNED_IN_NO_GET),
    Line('revoke_token', 'POST', answers('login 404 404 404 404 404 404')),
    Line('no_workspace', 'GET', SIGNED_IN_MOVED),
    Line('no_workspace', 'POST', NO_POST),
    Line('new_workspace', 'GET', SIGNED_IN),
    Line('new_workspace', 'POST', SIGNED_IN_REFUSED),
    Line('switch_workspace', 'GET', SIGNED_IN_NO_GET),
    Line(
        'switch_workspace',
        'POST',
        answers('login 404 moved moved moved moved moved'),
        lambda scene: {'workspace': scene['owner'].workspace_id},
    ),
    Line('leave_workspace', 'GET', answers('login 404 200 200 200 200 200')),
    Line('leave_workspace', 'POST', answers('login 404 moved moved moved moved moved')),
    Line('invitation', 'GET', EVERYBODY),
    Line('invitation', 'POST', answers('422 403 403 403 403 403 403')),
    Line('settings', 'GET', MANAGERS),
    Line('settings', 'POST', MANAGERS_REFUSED),
    Line('check_settings', 'GET', MANAGERS),
    Line('check_settings', 'POST', MANAGERS_REFUSED),
]


def test_every_url_is_in_the_table():
    wanted = {(name, method) for name in PAGES for method in ('GET', 'POST')}
    listed = [(line.name, line.method) for line in TABLE]

    assert sorted(wanted - set(listed)) == []
    assert sorted(set(listed) - wanted) == []
    assert len(listed) == len(set(listed))


@pytest.mark.django_db
@pytest.mark.parametrize('line', [line for line in TABLE if line.name in PAGES], ids=str)
def test_each_role_gets_its_answer(line, scene, caplog):
    caplog.set_level('CRITICAL', logger='django.request')  # a thousand are refused here

    answered = {role: answer_to(line, role, scene) for role in ROLES}

    assert answered == line.answers
