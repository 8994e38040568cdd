"""What stands against a figure by itself, before it is stored. Source: product.md 2.8, 5.5."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from plans.document import display
from plans.document.choices import MetricKind
from plans.document.metrics import METRICS
from plans.domain.language import active_language

FIGURES = ('value', 'numerator', 'denominator')


@dataclass(frozen=True)
class Fault:
    """Why one figure was not taken: what is said, and at which attribute of its Change."""

    field: str
    message: str


def fault_in(wanted, target, measure, change, on):
    """What stands against a figure by itself: a Fault, or None."""
    if is_blank(wanted):
        return None
    language = active_language()
    if change.start > on:
        text = _('This period begins on %(day)s.')
        return Fault('value', text % {'day': display.day(change.start, language)})
    as_of = wanted['as_of']
    if as_of and not change.start <= as_of <= min(change.end, on):
        text = _('Give a day from %(first)s to %(last)s.')
        days = {'first': change.start, 'last': min(change.end, on)}
        return Fault('as_of', text % {k: display.day(v, language) for k, v in days.items()})
    may_be_below = is_below_allowed(target)
    return _fault_in_fraction(wanted, measure, may_be_below) or _fault_in_sign(
        wanted, measure, may_be_below
    )


def _fault_in_fraction(wanted, measure, may_be_below):
    above, below = wanted['numerator'], wanted['denominator']
    if above is None and below is None:
        return None
    if measure.kind != MetricKind.RATIO:
        return Fault('numerator', _('Only percentages are made of two numbers.'))
    if above is None:
        return Fault('numerator', _('Enter both numbers, for example 48/50.'))
    if below is None:
        return Fault('denominator', _('Enter both numbers, for example 48/50.'))
    if below <= 0 or (above < 0 and not may_be_below):
        return Fault('denominator', _('The second number must be above 0, the first not below.'))
    return None


def _fault_in_sign(wanted, measure, may_be_below):
    value = wanted['value']
    if value is None or value >= 0 or may_be_below:
        return None
    if not measure.is_cumulative:
        return Fault('value', _('This figure cannot be below 0.'))
    if not wanted['note'].strip():
        return Fault('note', _('A figure below 0 needs a note: a credit note, a return?'))
    return None


def is_blank(figures):
    """Whether there is no figure: nothing typed, which is not zero."""
    return all(figures[name] is None for name in FIGURES)


def is_below_allowed(target):
    """Whether the metric itself may be negative, as a margin may."""
    metric = METRICS.get(target.metric or '')
    return metric is not None and metric.may_be_negative
