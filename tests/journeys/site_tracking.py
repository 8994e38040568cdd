"""The pages on which running plans are tracked: figures, targets, tasks, sums over plans."""

from plans.domain.actual_imports import keep_rows
from tests.journeys.walk import APPROVER, OWNER, Walk, once, url

TRACKING_NOT_PAGES = {
    'record_figures',
    'record_causes',
    'undo_figures',
    'export_figures',
    'take_counts',
    'move_task',
    'bring_back_profile',
    'check_in',
    'open_calendar',
    'revoke_calendar',
    'calendar',
}


def figure(scene):
    """The figure of one month of the first target."""
    target = scene.active.targets.first()
    return [url('figure', scene.active.pk, '2027-01-01_2027-01-31', target.ref)]


def adjustment(scene):
    """Another value for the first target of a running plan."""
    return [url('adjust_target', scene.active.pk, scene.active.targets.first().ref)]


def preview(scene, of='active'):
    """What pasted figures mean: one is read, one is not."""
    plan = getattr(scene, of)
    name = plan.targets.first().name
    upload = keep_rows(
        plan,
        [['', '10/2026', '11/2026'], [name, '12', 'x']],
        source='figures.xlsx',
        language='vi',
        layout={'head': 0, 'roles': ['target', 'heading', 'heading']},
        by=scene.people[OWNER],
    )
    return [url('preview_figures', plan.pk, upload.pk)]


def task_views(scene):
    """The tasks of a running plan, as a list and as a board."""
    return [url('tasks', scene.active.pk, view=one) for one in ('list', 'board')]


TRACKING_SITE = {
    'sums': Walk(OWNER, once('sums', currency='VND', metric='sales_value')),
    'my_tasks': Walk(OWNER, once('my_tasks')),
    'tasks': Walk(OWNER, task_views),
    'split_target': Walk(OWNER, lambda scene: [url('split_target', scene.draft.pk, 'T1')]),
    'targets': Walk(OWNER, lambda scene: [url('targets', plan.pk) for plan in scene.running]),
    'figure': Walk(OWNER, figure),
    'figures': Walk(OWNER, once('figures')),
    'adjust': Walk(APPROVER, once('adjust', 'active')),
    'adjust_target': Walk(APPROVER, adjustment),
    'import_figures': Walk(OWNER, once('import_figures', 'active')),
    'preview_figures': Walk(OWNER, preview),
    'figure_columns': Walk(OWNER, lambda scene: [preview(scene, of='other')[0] + 'columns/']),
}
