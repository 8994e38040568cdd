"""What a target measures: the choice of a metric, and what follows from it.

Source: product.md 2.8.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import Select
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document.business_models import BUSINESS_MODELS
from plans.document.choices import BusinessModel
from plans.document.metrics import METRICS, QUANTITY, Metric, metrics_for
from plans.forms.context import FormContext


class MetricField(forms.ChoiceField):
    """What is measured: the metrics of the plan's model, those suggested first."""

    widget = Select
    default_error_messages = {
        'required': gettext_lazy('This is required: choose one'),
        'invalid_choice': gettext_lazy('Choose one of those shown'),
    }

    def offer(self, context: FormContext, value: Any) -> None:
        """Fill the choices; a metric that is stored stays offered, whoever knows it."""
        suggested, others = _offered(context)
        groups = [
            (_('Suggested for this model'), [_option(each, context) for each in suggested]),
            (_('Other metrics'), [_option(each, context) for each in others]),
        ]
        codes = {metric.code for metric in (*suggested, *others)}
        kept = context.metric(value)
        if value and value not in codes:
            groups.append((_('Used here'), [_option(kept, context) if kept else (value, value)]))
        self.choices = [('', gettext_lazy('Choose')), *groups]

    def clean(self, value: Any) -> str:
        return super().clean(value)


def _offered(context: FormContext) -> tuple[list[Metric], list[Metric]]:
    model = context.document.business_model
    codes = BUSINESS_MODELS[BusinessModel(model)].target_metrics if model else ()
    details = context.document.details
    form = getattr(details, 'form', None)
    known = metrics_for(model, form) if model else tuple(METRICS.values())
    own = [each for each in context.more_metrics if each.code not in METRICS]
    offered = [*known, *(each for each in own if not model or model in each.models)]
    others = [each for each in offered if each.code not in codes]
    return [METRICS[code] for code in codes], others


def _option(metric: Metric, context: FormContext) -> tuple[str, str]:
    worded = context.metric(metric.code) or metric
    return metric.code, worded.name(context.language)


def metric_values(metric: Metric, context: FormContext) -> dict[str, Any]:
    """What a metric fills in: name, unit, path, side; its kind where it is not shipped."""
    shipped = metric.code in METRICS
    return {
        'name': metric.name(context.language),
        'unit': unit_of(metric, context),
        'path': metric.path,
        'metric_kind': None if shipped else metric.kind,
        'direction': None if shipped else metric.direction,
        'market_side': metric.market_side if context.document.is_marketplace else None,
    }


def unit_of(metric: Metric, context: FormContext) -> str:
    """The unit of a metric in this plan; for quantities the one the plan uses already."""
    if metric.is_money:
        return context.document.currency or ''
    return carried_unit(context) if names_own_unit(metric) else metric.unit_vi


def carried_unit(context: FormContext) -> str:
    """The unit that the plan's amounts are counted in so far, '' where there is none."""
    document = context.document
    named = (
        *(row.unit for row in document.capabilities),
        *(row.unit for row in document.product_lines),
        *(row.unit for row in document.buy_items),
        *(row.unit for row in document.segments),
    )
    return next((unit for unit in named if unit), '')


def names_own_unit(metric: Metric) -> bool:
    """Whether the target says what it is counted in."""
    return metric.unit == QUANTITY


def kind_of_amount(metric: Metric | None, unit: Any, currency: Any) -> tuple[str, Any]:
    """(kind, currency) of the number fields for a metric, or for the unit of an unknown one."""
    if metric is None:
        return ('money', currency) if unit and unit == currency else ('quantity', None)
    if metric.is_money:
        return 'money', currency
    if metric.is_percent:
        return 'percent', None
    return ('quantity' if metric.is_level or metric.decimals else 'count'), None
