"""Step 8: the numbers to reach. Source: product.md 2.8."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from plans.document.choices import (
    Breakdown,
    Direction,
    MarketSide,
    MetricKind,
    Rollup,
    TargetPath,
)
from plans.document.measures import measure_of
from plans.document.metrics import Metric, define
from plans.document.periods import Slice
from plans.document.planned import is_broken_down, target_slices
from plans.document.schema import Target
from plans.forms.cleaning import Values, rule
from plans.forms.context import FormContext
from plans.forms.fields import AmountField, DayField, LineField
from plans.forms.limits import LINE, UNIT
from plans.forms.plan_choices import OneOf, PersonField, RefField, StateOf
from plans.forms.planned import PlannedField, PlannedState, planned_state
from plans.forms.rows import RowForm
from plans.forms.target_metrics import (
    MetricField,
    kind_of_amount,
    metric_values,
    names_own_unit,
)

HUNDRED = Decimal(100)


class ParentField(RefField):
    """A target of the first level, which another may be a part of."""

    def rows(self, context: FormContext) -> Iterable[Target]:
        return [row for row in context.document.targets if not row.parent]


class TargetForm(RowForm):
    """A number to reach. The metric fills unit, path and side; `planned` has one value a slice."""

    part = 'targets'
    required_to_save = ('name', 'metric', 'unit', 'breakdown', 'path')
    required_to_submit = ('target_value', 'start_date', 'due_date', 'owner')
    together = (('start_date', 'due_date'),)
    alone = ('name', 'owner', 'goal', 'strategy', 'weight', 'data_source', 'baseline_note')

    metric = MetricField()
    name = LineField(max_length=LINE)
    unit = LineField(max_length=UNIT)
    metric_kind = OneOf(MetricKind)
    direction = OneOf(Direction)
    target_value = AmountField()
    start_date = DayField()
    due_date = DayField()
    path = OneOf(TargetPath)
    baseline_value = AmountField()
    baseline_date = DayField()
    baseline_note = LineField(max_length=LINE)
    breakdown = OneOf(Breakdown)
    planned = PlannedField()
    owner = PersonField()
    goal = RefField('goals')
    strategy = RefField('strategies')
    market_side = OneOf(MarketSide)
    parent = ParentField('targets')
    rollup = StateOf(Rollup)
    weight = AmountField(min_value=0)
    data_source = LineField(max_length=80)

    def prepare(self) -> None:
        document = self.context.document
        own = self.initial.get('id') or ''
        self.stored = document.targets_by_id.get(own)
        self._offer_wholes(own)
        self.metric = self.context.metric(self.current('metric'))
        for name in ('start_date', 'due_date'):
            field = self.fields[name]
            field.min_day = document.period_start or field.min_day
            field.max_day = document.period_end or field.max_day
        self._lock_what_is_measured()
        self._fit_to_metric()
        self._lay_out_slices()

    def _offer_wholes(self, own: str) -> None:
        """A target is no part of itself, nor of nothing."""
        parent = self.fields.get('parent')
        if parent is None:
            return
        parent.choices = [each for each in parent.choices if not own or each[0] != own]
        if len(parent.choices) == 1:
            del self.fields['parent']

    def _lock_what_is_measured(self) -> None:
        """After the first figure the metric stays (product.md 2.8)."""
        if self.stored and self.stored.actuals:
            self.fields['metric'].disabled = True
            self.fields['metric'].help_text = _('The metric is locked, for figures were entered.')

    def _fit_to_metric(self) -> None:
        metric, document = self.metric, self.context.document
        for field in self._amounts():
            field.kind, field.currency = kind_of_amount(
                metric, self.current('unit'), document.currency
            )
        self.fields['target_value'].near = self.initial.get('baseline_value')
        self.fields['baseline_value'].near = self.initial.get('target_value')
        if metric:
            self._define(metric)
            self.fields['unit'].disabled = not names_own_unit(metric)
        if metric or not self.current('metric'):
            del self.fields['metric_kind'], self.fields['direction']
        if metric and not metric.is_level:
            del self.fields['path']
        if not document.is_marketplace:
            del self.fields['market_side']

    def _define(self, metric: Metric) -> None:
        """What the metric means, behind what is said of it already."""
        told = self.fields['metric'].help_text if self.fields['metric'].disabled else ''
        sentence = define(metric, self.context.language).sentence
        self.fields['metric'].help_text = f'{told} {sentence}'.strip()

    def _amounts(self) -> tuple[AmountField, ...]:
        own = (self.fields['target_value'], self.fields['baseline_value'])
        return (*own, self.fields['planned'].amount)

    def _lay_out_slices(self) -> None:
        """One input a slice, where there is a breakdown."""
        field = self.fields['planned']
        state = self.slices
        if state is None:
            del self.fields['planned']
            return
        field.labels, field.widget.state = state.labels, state
        field.has_moved = self._slices_at(self._now) != self._slices_at(self.initial.get)

    @property
    def slices(self) -> PlannedState | None:
        """How the slices stand against the target, by the values of this moment."""
        target = self._target(self._now)
        is_level = bool(self.metric and self.metric.is_level)
        return planned_state(
            target, self.context.document, self.context.language, is_level=is_level
        )

    @property
    def adds_up(self) -> bool:
        """Figures of its periods add up, so it can be split over them."""
        return measure_of(self._target(self._now), self.context.document.currency).is_cumulative

    def _now(self, name: str) -> Any:
        return self.initial.get(name) if name == 'planned' else self.current(name)

    def _target(self, value_of: Callable[[str], Any]) -> Target:
        names = (
            *('metric', 'unit', 'path', 'target_value', 'baseline_value'),
            *('start_date', 'due_date', 'breakdown', 'planned'),
        )
        values = {name: value_of(name) for name in names}
        values |= {'metric': values['metric'] or '', 'unit': values['unit'] or ''}
        kept = {name: value for name, value in values.items() if value is not None}
        return Target.model_construct(id='', **kept)

    def _slices_at(self, value_of: Callable[[str], Any]) -> tuple[Slice, ...]:
        target = self._target(value_of)
        return target_slices(target, self.context.document) if is_broken_down(target) else ()

    def settle(self, values: dict[str, Any], known: Values) -> dict[str, Any]:
        """What follows from a new metric, and the even spread after a new breakdown."""
        metric = self.context.metric(values.get('metric'))
        is_new = metric and values['metric'] != self.initial.get('metric')
        settled = self._filled_by(metric, values) if is_new else {}
        if self._slices_at(known.get) != self._slices_at(self.initial.get):
            settled['planned'] = ()
        shipped = {'weight': Decimal(1), 'rollup': Rollup.NONE}
        settled |= {name: value for name, value in shipped.items() if values.get(name, 0) is None}
        return settled

    def _filled_by(self, metric: Metric, values: dict[str, Any]) -> dict[str, Any]:
        """What the metric fills in, but for what is typed in the same sending."""
        filled = metric_values(metric, self.context)
        before = self.context.metric(self.initial.get('metric'))
        if self.initial.get('name') not in (
            '',
            None,
            before and before.name(self.context.language),
        ):
            del filled['name']
        chosen = {name for name in values if values[name] != self.initial.get(name)}
        if not names_own_unit(metric):
            chosen.discard('unit')
        return {name: value for name, value in filled.items() if name not in chosen}

    # --- rules --------------------------------------------------------------------------------

    @rule('start_date', 'due_date', on='due_date')
    def _is_due_after_it_starts(self, known: Values) -> str | None:
        start, due = known.get('start_date'), known.get('due_date')
        return _('The due date lies before the start.') if start and due and due < start else None

    @rule('metric', 'target_value', on='target_value')
    def _fits_the_metric(self, known: Values) -> str | None:
        value, metric = known.get('target_value'), self.context.metric(known.get('metric'))
        if value is None or metric is None:
            return None
        if not metric.is_level and value <= 0:
            return _('Enter a number above 0.')
        if metric.kind != MetricKind.RATIO:
            return None
        if value > HUNDRED and not metric.may_exceed_100:
            return _('A share cannot be above 100 percent.')
        return _('A share cannot be below 0.') if value < 0 and not metric.may_be_negative else None

    @rule('metric', 'path', 'target_value', 'baseline_value', on='target_value')
    def _moves_away_from_baseline(self, known: Values) -> str | None:
        metric, value = self.context.metric(known.get('metric')), known.get('target_value')
        is_ramp = known.get('path') != TargetPath.HOLD and bool(metric and metric.is_level)
        if not is_ramp or value is None or value != known.get('baseline_value'):
            return None
        return _('The target equals the baseline: choose “Keep at level”.')

    @rule('parent', on='parent')
    def _has_no_parts_of_its_own(self, known: Values) -> str | None:
        return (
            _('This target has parts itself, so it cannot be a part.')
            if (known.get('parent') and self._parts())
            else None
        )

    @rule('parent', 'unit', on='parent')
    def _has_the_unit_of_its_whole(self, known: Values) -> str | None:
        whole = self.context.document.targets_by_id.get(known.get('parent') or '')
        if whole is None or whole.rollup != Rollup.SUM or whole.unit == known.get('unit'):
            return None
        return _('A sum needs one unit: that target is counted in “%(unit)s”.') % {
            'unit': whole.unit
        }

    @rule('rollup', 'unit', on='rollup')
    def _sums_one_unit(self, known: Values) -> str | None:
        units = {part.unit for part in self._parts()} - {known.get('unit')}
        if known.get('rollup') != Rollup.SUM or not units:
            return None
        return _('A sum needs one unit: choose “Weighted”, or give all parts the same unit.')

    @rule('rollup', on='rollup')
    def _has_no_figures_of_its_own(self, known: Values) -> str | None:
        if known.get('rollup') in (None, Rollup.NONE) or not (self.stored and self.stored.actuals):
            return None
        return _('A target that adds up its parts has no figures of its own; this one has some.')

    def _parts(self) -> list[Target]:
        own = self.initial.get('id')
        return [row for row in self.context.document.targets if own and row.parent == own]
