"""The lines of targets and their figures in the table of test_access.py."""

from tests.views.access_answers import (
    NO_POST,
    PLAN_BUILDERS,
    PLAN_READERS,
    PLANNERS_NO_GET,
    Line,
    answers,
)

TRACKING_LINES = [
    Line('targets', 'GET', PLAN_READERS),
    Line('targets', 'POST', NO_POST),
    Line('record_figures', 'GET', PLANNERS_NO_GET),
    Line('record_figures', 'POST', answers('login 404 403 403 403 403 403')),  # a draft
    Line('figure', 'GET', PLAN_READERS),
    Line('figure', 'POST', answers('login 404 403 403 403 403 403')),
    Line('record_causes', 'GET', PLANNERS_NO_GET),
    Line('record_causes', 'POST', answers('login 404 403 403 403 403 403')),
    Line('split_target', 'GET', PLAN_BUILDERS),
    Line('split_target', 'POST', PLAN_BUILDERS),
    Line('bring_back_profile', 'GET', PLANNERS_NO_GET),
    Line('bring_back_profile', 'POST', answers('login moved 403 moved moved moved moved')),
    Line('adjust', 'GET', answers('login 404 403 403 403 403 403')),  # a draft
    Line('adjust', 'POST', answers('login 404 403 403 403 403 403')),
    Line('adjust_target', 'GET', answers('login 404 403 403 403 403 403')),  # a draft
    Line('adjust_target', 'POST', answers('login 404 403 403 403 403 403')),
    Line('export_figures', 'GET', PLAN_READERS),
    Line('export_figures', 'POST', NO_POST),
    Line('import_figures', 'GET', answers('login 404 403 403 403 403 403')),
    Line('import_figures', 'POST', answers('login 404 403 403 403 403 403')),
    Line('preview_figures', 'GET', answers('login 404 403 403 403 403 403')),
    Line('preview_figures', 'POST', answers('login 404 403 403 403 403 403')),
    Line('figure_columns', 'GET', answers('login 404 403 403 403 403 403')),
    Line('figure_columns', 'POST', answers('login 404 403 403 403 403 403')),
    Line('undo_figures', 'GET', PLANNERS_NO_GET),
    Line('undo_figures', 'POST', answers('login 404 403 403 403 403 403')),
]
