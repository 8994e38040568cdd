"""Targets and tasks of a plan as tables: figures as ready strings, in the reader's language."""

from dataclasses import dataclass

from plans.document import display
from plans.document.choices import Breakdown
from plans.document.planned import planned_values, target_slices
from plans.rules import tracking
from plans.views.target_figures import definition_of


@dataclass
class TargetLine:
    """One target in words. `slices`: [(period, planned value)]; `standing` only once it runs."""

    target: object
    name: str
    metric: str
    owner: str
    value: str
    baseline: str
    days: str
    breakdown: str
    slices: list
    serves: list
    standing: object = None
    definition: object = None

    @property
    def anchor(self):
        return f'targets-{self.target.id}'


def target_lines(context, *, runs):
    """A TargetLine of every target, in the plan's order."""
    standing = tracking.track(context.document, context.today) if runs else None
    return [
        target_line(context, target, standing and standing.of(target.id))
        for target in context.document.targets
    ]


def target_line(context, target, standing=None):
    """One target."""
    language = context.language
    metric = context.metric(target.metric)
    refs = [('goals', target.goal), ('strategies', target.strategy)]
    breakdown = target.breakdown or Breakdown.NONE
    return TargetLine(
        target,
        target.name or (metric.name(language) if metric else target.id),
        metric.name(language) if metric else target.metric,
        context.person(target.owner),
        amount(context, target.target_value, target.unit),
        baseline_of(context, target),
        days_of(target, language),
        breakdown.label(language),
        slices_of(context, target) if breakdown != Breakdown.NONE else [],
        [row for name, ref in refs if (row := context.row(name, ref))],
        standing,
        definition_of(context, target),
    )


def amount(context, value, unit):
    """A value with its unit, money short; '' without one."""
    if value is None:
        return ''
    if unit and unit == context.document.currency:
        return display.large_money(value, unit, context.language)
    return display.amount(value, unit, context.language)


def baseline_of(context, target):
    """The baseline and its day, or the note that stands in for it."""
    if target.baseline_value is None:
        return target.baseline_note
    value = amount(context, target.baseline_value, target.unit)
    day = target.baseline_date
    return f'{value} · {display.day(day, context.language)}' if day else value


def days_of(target, language):
    """From when to when."""
    known = [day for day in (target.start_date, target.due_date) if day]
    return ' – '.join(display.day(day, language) for day in known)


def slices_of(context, target):
    """[(period in words, planned value in words)]."""
    pieces = target_slices(target, context.document)
    values = planned_values(target, context.document)
    first_month = context.document.fiscal_year_start_month
    return [
        (tracking.period_label(piece, first_month, context.language),
         amount(context, value, target.unit))
        for piece, value in zip(pieces, values, strict=False)
    ]  # fmt: skip


@dataclass
class TaskLine:
    """One task in words; `is_late` when it is open past its due date."""

    task: object
    owner: str
    strategy: object
    is_late: bool

    @property
    def anchor(self):
        return f'actions-{self.task.id}'


def task_lines(context):
    """A TaskLine of every task, in the plan's order."""
    return [
        TaskLine(
            task,
            context.person(task.owner),
            context.row('strategies', task.strategy),
            task.status in ('todo', 'doing') and bool(task.due) and task.due < context.today,
        )
        for task in context.document.actions
    ]
