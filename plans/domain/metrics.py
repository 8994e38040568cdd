"""Metrics as this installation has them: its own, and shipped ones in the words of its staff.

Source: product.md 2.8. What a shipped metric means (kind, direction, unit) is never changed.
"""

from dataclasses import replace
from functools import cache

from plans.document.choices import BusinessModel, Direction, MetricKind
from plans.document.metrics import METRICS, MONEY, PERCENT, QUANTITY, Metric
from plans.models import Metric as MetricRow
from plans.models.prepared import Prepared

# How staff may write the units that the app knows.
UNITS = {'money': MONEY, 'tiền': MONEY, '%': PERCENT, 'qty': QUANTITY, 'số lượng': QUANTITY}
_EIGHT = 8  # codes are asked for by eights: few queries to write
_added = Prepared(lambda: MetricRow.objects.exclude(code__in=METRICS))
WORDS = ('name_vi', 'name_en', 'formula_vi', 'formula_en')


def installed_metrics(codes=None, *, only_own=False):
    """Metrics that differ from the shipped list, as values; of these codes, or all. One query.

    `only_own`: of all those that staff added, whose kind and unit nothing else knows.
    """
    if only_own:
        rows = _added()
    elif codes is None:
        rows = MetricRow.objects.all()
    else:
        asked = [*codes, *[''] * (-len(codes) % _EIGHT)]
        rows = _coded(len(asked))(*asked)
    found = (reworded(row) if row.code in METRICS else own(row) for row in rows)
    return tuple(metric for metric in found if metric)


@cache
def _coded(count):
    """The query for so many codes."""
    return Prepared(lambda *codes: MetricRow.objects.filter(code__in=codes), *[str] * count)


def metrics_of(codes):
    """{code: Metric} of these codes, shipped or added by staff. A query where some are not."""
    own = () if METRICS.keys() >= codes else installed_metrics(only_own=True)
    known = METRICS | {metric.code: metric for metric in own}
    return {code: known[code] for code in codes if code in known}


def reworded(row):
    """A shipped metric in the words of the installation; None where they are the shipped ones."""
    shipped = METRICS[row.code]
    words = {name: getattr(row, name) or getattr(shipped, name) for name in WORDS}
    return replace(shipped, **words) if words != {n: getattr(shipped, n) for n in WORDS} else None


def own(row):
    """A metric that staff added."""
    unit_vi, unit_en = row.unit_vi or row.unit_en or '', row.unit_en or row.unit_vi or ''
    unit = UNITS.get(unit_vi.lower(), unit_vi)
    is_word = unit not in (MONEY, QUANTITY)
    return Metric(
        code=row.code,
        name_vi=row.name_vi or row.name_en or row.code,
        name_en=row.name_en or row.name_vi or row.code,
        kind=MetricKind(row.kind),
        direction=Direction(row.direction),
        unit=unit,
        unit_vi=unit_vi if is_word else '',
        unit_en=unit_en if is_word else '',
        decimals=None if unit == MONEY else row.decimals,
        models=tuple(BusinessModel(one) for one in row.business_models) or tuple(BusinessModel),
        formula_vi=row.formula_vi or row.formula_en or '',
        formula_en=row.formula_en or row.formula_vi or '',
    )
