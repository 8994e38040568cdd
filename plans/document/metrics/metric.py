"""What a metric is, and the five ways to write one down."""

from __future__ import annotations

from dataclasses import dataclass

from plans.document.choices import (
    BusinessModel,
    CollabForm,
    Direction,
    MarketSide,
    MetricKind,
    TargetPath,
)

SELL_SIDE = BusinessModel.SELL_SIDE
BUY_SIDE = BusinessModel.BUY_SIDE
INTERMEDIARY = BusinessModel.INTERMEDIARY
COLLABORATIVE = BusinessModel.COLLABORATIVE

EVERY_MODEL = tuple(BusinessModel)
MARKETPLACES = (INTERMEDIARY, COLLABORATIVE)

MONEY = 'money'
PERCENT = '%'
QUANTITY = 'qty'


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One thing that a target can measure (product.md 2.8, kpis.md).

    `unit` is 'money' (the plan's currency), '%', 'qty' (the target names its own unit) or the
    counted unit's Vietnamese word. `decimals` is None for money: the currency decides.
    `forms` orders suggestions for collaborative plans and decides nothing. `market_side` is
    'buyer', 'seller' or None: the side a target on this metric speaks for (I2).
    """

    code: str
    name_en: str
    name_vi: str
    kind: MetricKind
    direction: Direction
    unit: str
    unit_en: str
    unit_vi: str
    decimals: int | None
    models: tuple[BusinessModel, ...]
    formula_en: str
    formula_vi: str
    path: TargetPath = TargetPath.RAMP
    note: str = ''
    also_called: tuple[str, ...] = ()
    forms: tuple[CollabForm, ...] = ()
    market_side: MarketSide | None = None
    may_exceed_100: bool = False
    may_be_negative: bool = False

    def name(self, language: str) -> str:
        """The name in 'vi' or 'en'."""
        return self.name_vi if language == 'vi' else self.name_en

    def formula(self, language: str) -> str:
        """The formula in words, in 'vi' or 'en'."""
        return self.formula_vi if language == 'vi' else self.formula_en

    def unit_label(self, language: str) -> str:
        """The unit's word in 'vi' or 'en'; empty for money and quantities."""
        return self.unit_vi if language == 'vi' else self.unit_en

    @property
    def is_money(self) -> bool:
        return self.unit == MONEY

    @property
    def is_percent(self) -> bool:
        return self.unit == PERCENT

    @property
    def is_level(self) -> bool:
        """Whether a reading replaces the one before, instead of adding to it."""
        return self.kind != MetricKind.CUMULATIVE


def money(code, names, formulas, direction=Direction.UP, *, models=EVERY_MODEL, **more) -> Metric:
    """A sum of money, added up over the period."""
    unit = {'unit': MONEY, 'unit_en': '', 'unit_vi': '', 'decimals': None}
    return _metric(
        code, names, formulas, direction, kind=MetricKind.CUMULATIVE, models=models, **unit, **more
    )


def quantity(
    code, names, formulas, direction=Direction.UP, *, models=EVERY_MODEL, **more
) -> Metric:
    """An amount of goods, added up; the target names the unit."""
    unit = {'unit': QUANTITY, 'unit_en': '', 'unit_vi': '', 'decimals': 3}
    return _metric(
        code, names, formulas, direction, kind=MetricKind.CUMULATIVE, models=models, **unit, **more
    )


def count(
    code, names, units, formulas, direction=Direction.UP, *, models=EVERY_MODEL, **more
) -> Metric:
    """A number of things, added up over the period."""
    unit = {'unit': units[1], 'unit_en': units[0], 'unit_vi': units[1], 'decimals': 0}
    return _metric(
        code, names, formulas, direction, kind=MetricKind.CUMULATIVE, models=models, **unit, **more
    )


def percent(code, names, formulas, direction=Direction.UP, *, models=EVERY_MODEL, **more) -> Metric:
    """A share in percent points, made of a numerator and a denominator."""
    unit = {'unit': PERCENT, 'unit_en': PERCENT, 'unit_vi': PERCENT, 'decimals': 2}
    return _metric(
        code, names, formulas, direction, kind=MetricKind.RATIO, models=models, **unit, **more
    )


def level(
    code, names, units, formulas, direction=Direction.UP, *, decimals=0, models=EVERY_MODEL, **more
) -> Metric:
    """A reading at a date: the latest one counts."""
    unit = {'unit': units[1], 'unit_en': units[0], 'unit_vi': units[1], 'decimals': decimals}
    return _metric(
        code, names, formulas, direction, kind=MetricKind.SNAPSHOT, models=models, **unit, **more
    )


def _metric(code, names, formulas, direction, **more) -> Metric:
    return Metric(
        code=code,
        name_en=names[0],
        name_vi=names[1],
        formula_en=formulas[0],
        formula_vi=formulas[1],
        direction=direction,
        **more,
    )
