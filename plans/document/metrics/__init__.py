"""The shared list of metrics: product.md 2.8 first, then the rows of kpis.md that it lacks."""

from plans.document.metrics.buy_side import BUYING
from plans.document.metrics.collaborative import JOINT
from plans.document.metrics.core import CORE
from plans.document.metrics.definition import Definition, define
from plans.document.metrics.general import GENERAL
from plans.document.metrics.intermediary import MATCHING
from plans.document.metrics.metric import MONEY, PERCENT, QUANTITY, Metric
from plans.document.metrics.sell_side import SELLING

__all__ = [
    'CORE',
    'METRICS',
    'MONEY',
    'PERCENT',
    'QUANTITY',
    'Definition',
    'Metric',
    'define',
    'metrics_for',
]

METRICS: dict[str, Metric] = {
    metric.code: metric for metric in CORE + GENERAL + BUYING + SELLING + MATCHING + JOINT
}


def metrics_for(business_model: str, form: str | None = None) -> tuple[Metric, ...]:
    """Metrics offered to a business model; those made for `form` come first."""
    offered = [metric for metric in METRICS.values() if business_model in metric.models]
    return tuple(sorted(offered, key=lambda metric: form is None or form not in metric.forms))
