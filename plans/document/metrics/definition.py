"""What a metric means, in words that stand beside every figure of it (product.md 2.8)."""

from __future__ import annotations

from dataclasses import dataclass

from plans.document.bilingual import Bilingual
from plans.document.choices import MetricKind
from plans.document.metrics.metric import MONEY, PERCENT, QUANTITY, Metric

_KINDS = {
    MetricKind.CUMULATIVE: Bilingual(
        'Lũy kế: cộng dồn qua các kỳ', 'Cumulative: adds up over the periods'
    ),
    MetricKind.SNAPSHOT: Bilingual(
        'Thời điểm: lấy con số mới nhất', 'At a point in time: the latest figure counts'
    ),
    MetricKind.RATIO: Bilingual('Tỷ lệ: tử số chia mẫu số', 'Ratio: one figure divided by another'),
}
_UNITS = {
    MONEY: Bilingual('tiền của kế hoạch', "money of the plan's currency"),
    PERCENT: Bilingual('phần trăm (%)', 'percent (%)'),
    QUANTITY: Bilingual('do chỉ tiêu đặt, ví dụ tấn', 'named by the target, such as tonnes'),
}
_SENTENCE = Bilingual(
    '{formula}. Đơn vị: {unit}. {kind}. {direction}.',
    '{formula}. Unit: {unit}. {kind}. {direction}.',
)
_WITHOUT_FORMULA = Bilingual(
    'Đơn vị: {unit}. {kind}. {direction}.', 'Unit: {unit}. {kind}. {direction}.'
)


@dataclass(frozen=True, slots=True)
class Definition:
    """A metric in one language: its name, and what it measures, how, in which direction."""

    name: str
    formula: str
    unit: str
    kind: str
    direction: str
    language: str

    @property
    def sentence(self) -> str:
        """All of it in a line."""
        pattern = _SENTENCE if self.formula else _WITHOUT_FORMULA
        return pattern.text(self.language).format(
            formula=self.formula[:1].upper() + self.formula[1:],
            unit=self.unit,
            kind=self.kind,
            direction=self.direction,
        )


def define(metric: Metric, language: str) -> Definition:
    """What a metric means, in 'vi' or 'en'."""
    unit = _UNITS.get(metric.unit)
    return Definition(
        metric.name(language),
        metric.formula(language),
        unit.text(language) if unit else metric.unit_label(language),
        _KINDS[MetricKind(metric.kind)].text(language),
        metric.direction.label(language),
        language,
    )
