"""Step 6: what the company wants, and how much it can do. Source: product.md 2.6."""

from __future__ import annotations

from plans.document.choices import CapabilityKind, CapacityPer, GoalCategory, Priority
from plans.forms.fields import AmountField, DayField, LineField
from plans.forms.limits import LINE, UNIT
from plans.forms.plan_choices import OneOf, StateOf
from plans.forms.rows import RowForm


class GoalForm(RowForm):
    """A goal of the company."""

    part = 'goals'
    required_to_save = ('statement',)

    statement = LineField(max_length=240)
    category = OneOf(GoalCategory)
    priority = StateOf(Priority)


class CapabilityForm(RowForm):
    """What the company can make, fetch, store or deliver in a span of time."""

    part = 'capabilities'
    required_to_save = ('name',)
    together = (('capacity', 'unit', 'per'),)

    name = LineField(max_length=LINE)
    kind = OneOf(CapabilityKind)
    capacity = AmountField(min_value=0)
    unit = LineField(max_length=UNIT)
    per = StateOf(CapacityPer)
    available_from = DayField()
    note = LineField(max_length=LINE)
