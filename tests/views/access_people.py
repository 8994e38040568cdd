"""Who reaches the pages about people, records and links to the outside."""

from tests.views.access_answers import (
    MANAGERS,
    MANAGERS_NO_GET,
    MANAGERS_REFUSED,
    NO_POST,
    OUR_MANAGERS_MOVED,
    PLANNERS_NO_GET,
    SIGNED_IN,
    Line,
    answers,
)

PEOPLE_LINES = [
    Line('ask_another', 'GET', answers('login 404 403 403 403 403 moved')),  # a draft
    Line('ask_another', 'POST', answers('login 404 403 403 403 403 moved')),
    Line('take_back', 'GET', PLANNERS_NO_GET),
    Line('take_back', 'POST', answers('login 404 403 403 403 403 403')),  # of somebody else
    Line('search', 'GET', SIGNED_IN),
    Line('search', 'POST', NO_POST),
    Line('audit', 'GET', MANAGERS),
    Line('audit', 'POST', MANAGERS_NO_GET),
    Line('export_audit', 'GET', MANAGERS),
    Line('export_audit', 'POST', MANAGERS_NO_GET),
    Line('members', 'GET', MANAGERS),
    Line('members', 'POST', MANAGERS_REFUSED),
    Line('change_role', 'GET', MANAGERS_NO_GET),
    Line('change_role', 'POST', OUR_MANAGERS_MOVED, {'role': 'viewer', 'was': 'editor'}),
    Line('remove_member', 'GET', answers('login 404 403 403 403 403 200')),
    Line('remove_member', 'POST', OUR_MANAGERS_MOVED),
    Line('hand_over', 'GET', answers('login 404 403 403 403 403 200')),
    Line('hand_over', 'POST', answers('login 404 403 403 403 403 422')),
    Line('hand_over_admin', 'GET', MANAGERS_NO_GET),
    Line('hand_over_admin', 'POST', answers('login moved 403 403 403 403 moved')),
    Line('restore_member', 'GET', MANAGERS_NO_GET),
    Line('restore_member', 'POST', OUR_MANAGERS_MOVED),
    Line('revoke_invitation', 'GET', MANAGERS_NO_GET),
    Line('revoke_invitation', 'POST', OUR_MANAGERS_MOVED),
    Line('share', 'GET', answers('login 404 403 403 200 200 200')),
    Line('share', 'POST', answers('login 404 403 403 422 422 422')),
    Line('revoke_share', 'GET', PLANNERS_NO_GET),
    Line('revoke_share', 'POST', answers('login 404 403 403 moved moved moved')),
    Line('shared', 'GET', answers('404')),
    Line('shared', 'POST', answers('405')),
    Line('end_digest', 'GET', answers('404')),
    Line('end_digest', 'POST', answers('404')),
]
