"""How values look on pages, in the language of the moment. Source: product.md 6.2, LOOK.md 3.

A missing value shows as a dash. The drawing is templates/components/; drawn pieces are remembered,
for a page holds hundreds.
"""

from datetime import datetime
from functools import lru_cache, wraps

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe

from plans.document import choices, display
from plans.document.choices import CheckState, PlanStatus, Severity, TrackingStatus
from plans.domain.language import active_language, called_in, word_in

register = template.Library()

# kind (a class of .status) and shape of every state; its words are the enum's.
_TRACKING = {
    TrackingStatus.NOT_STARTED: ('idle', 'ring'),
    TrackingStatus.NO_DATA: ('none', 'dash'),
    TrackingStatus.NO_BASELINE: ('none', 'dash'),
    TrackingStatus.ACHIEVED: ('achieved', 'star'),
    TrackingStatus.MISSED: ('missed', 'cross'),
    TrackingStatus.TOO_EARLY: ('idle', 'ring'),
    TrackingStatus.AHEAD: ('ahead', 'triangle'),
    TrackingStatus.ON_TRACK: ('on-track', 'dot'),
    TrackingStatus.AT_RISK: ('at-risk', 'diamond'),
    TrackingStatus.OFF_TRACK: ('off-track', 'square'),
}
_SEVERITIES = {
    Severity.MUST: ('must', 'square'),
    Severity.WARN: ('warn', 'warn'),
    Severity.TIP: ('tip', 'info'),
}
_CHECK_STATES = {
    CheckState.NOT_READY: ('idle', 'ring'),
    CheckState.PASSED: ('clear', 'check'),
    CheckState.OPEN: ('warn', 'warn'),
    CheckState.ACCEPTED: ('accepted', 'accepted'),
    CheckState.NOT_APPLICABLE: ('idle', 'dash'),
}
_STATES = _TRACKING | _SEVERITIES | _CHECK_STATES
_SIDES = {'N': 'ref-need', 'G': 'ref-goal'}


def _shown(show):
    """A filter that shows a value in the language of the moment, and a dash for none."""

    @wraps(show)
    def filtered(value, *given):
        return display.NONE if value is None or value == '' else show(value, *given)

    return register.filter(show.__name__, filtered)


@_shown
def number(value, decimals=None):
    """{{ 1234567.89|number }}: 1.234.567,89; `number:1` rounds to one decimal."""
    return display.number(value, active_language(), decimals)


@_shown
def signed(value, decimals=None):
    """{{ 2.5|signed }}: +2,5; a true minus."""
    return display.number(value, active_language(), decimals, signed=True)


@register.filter
def called(member, plan):
    """{{ task.kind|called:document }}: an enum’s member as the plan’s business model calls it."""
    return called_in(plan, member)


@register.filter
def unended(text):
    """{{ reason|unended }}: a sentence that goes on, without its full stop."""
    return text.rstrip(' .')


@register.filter
def word(plan, name):
    """{{ plan|word:'dealer_sheet' }}: a label as the plan's business model calls it.

    Without a plan, on pages of the whole company, the common one.
    """
    return word_in(plan, name)


@register.simple_tag
def counted_word(plan, name, n, **numbers):
    """{% counted_word plan 'unheard' n days=90 %}: `one_unheard` or `many_unheard`, filled in."""
    return word_in(plan, f'{"one" if n == 1 else "many"}_{name}').format(n=n, **numbers)


@register.filter
def absolute(value):
    """{{ gap|absolute|number }}: without its sign; nothing of nothing."""
    return None if value is None else abs(value)


@_shown
def percent(value, decimals=None):
    """{{ 12.5|percent }}: 12,5 %; the value is in percent points."""
    return display.percent(value, active_language(), decimals)


@_shown
def points(value, decimals=None):
    """{{ 2.5|points }}: +2,5 điểm %."""
    return display.points(value, active_language(), decimals)


@_shown
def money(value, currency):
    """{{ value|money:plan.currency }}: 1.234.567.890 ₫."""
    return display.money(value, currency, active_language())


@_shown
def signed_money(value, currency):
    """{{ value|signed_money:plan.currency }}: +1.234 ₫."""
    return display.money(value, currency, active_language(), signed=True)


@_shown
def large_money(value, currency):
    """{{ value|large_money:plan.currency }}: 12,5 tỷ ₫."""
    return display.large_money(value, currency, active_language())


@_shown
def amount(value, unit=''):
    """{{ value|amount:target.unit }}: with its unit; money where the unit is a currency."""
    return display.amount(value, unit, active_language())


@_shown
def day(value):
    """{{ plan.period_start|day }}: 23/11/2026; a moment shows its day where the reader is."""
    if isinstance(value, datetime):
        value = _local(value).date()
    return display.day(value, active_language())


@_shown
def moment(value):
    """{{ version.created_at|moment }}: 14:30 23/11/2026, where the reader is."""
    return display.moment(_local(value), active_language())


@_shown
def month(value):
    """{{ day|month }}: tháng 3/2027."""
    return display.month(value, active_language())


@_shown
def month_in_grid(value):
    """{{ day|month_in_grid }}: T3."""
    return display.month_in_grid(value, active_language())


@_shown
def quarter(value):
    """{{ quarter|quarter }}: quý 1/2027, of a plans.document.periods.FiscalQuarter."""
    return display.quarter(value.number, value.year, active_language())


@_shown
def ago(value, now=None):
    """{{ plan.updated_at|ago }}: 2 giờ trước."""
    return display.ago(value, now or timezone.now(), active_language())


@_shown
def label(value, enum=None):
    """{{ need.priority|label:'Priority' }}: the words of an enum's member or of its bare value."""
    member = getattr(choices, enum)(value) if enum else value
    return member.label(active_language())


def _local(moment):
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


@register.simple_tag
def status(value, *, bare=False):
    """{% status target.status %}: the pill of a TrackingStatus, Severity or CheckState."""
    return _state(value, value.label(active_language()), bare)


@register.simple_tag
def counted(value, text, *, bare=False):
    """{% counted severity "1 cần xử lý" %}: the pill of a state with words of your own."""
    return _state(value, str(text), bare)


@register.simple_tag
def tracking(value, *, bare=False):
    """{% tracking row.status %}: the pill of a TrackingStatus given by its bare value."""
    return status(TrackingStatus(value), bare=bare)


@register.simple_tag
def phase(value):
    """{% phase plan.status %}: where a plan stands, bare, so that it looks like no status."""
    member = PlanStatus(value)
    return _drawn('phase', status=member.value, text=member.label(active_language()))


@register.simple_tag
def open_checks(must, warn, *, is_checked=True):
    """{% open_checks must warn %}: the pills of how many checks are open, or of none."""
    counts = {'must': must, 'warn': warn, 'is_checked': is_checked}
    return _drawn('open_checks', **counts, language=active_language())


@register.simple_tag
def ref(value):
    """{% ref need.ref %}: the chip before a name: N round and violet, G square and blue."""
    return _drawn('ref', ref=str(value), side=_SIDES.get(str(value)[:1], ''))


@register.simple_tag
def grade(value):
    """{% grade need.grade %}: the evidence grade A to D in its ring."""
    return _drawn('grade', grade=str(value), language=active_language())


@register.simple_tag
def icon(name, size='', *, css=''):
    """{% icon 'plus' %}, {% icon 'plus' 's' %}: a line icon of the sprite, hidden from readers."""
    return _drawn('icon', name=name, size=size, css=css)


@register.simple_tag
def shape(name, css=''):
    """{% shape 'check' 'tick' %}: one of the small shapes that stand for a state."""
    return _drawn('shape', name=name, css=css)


@register.simple_tag
def hatch(kind):
    """{% hatch voice.hatch %}: the swatch of a sentiment."""
    return _drawn('hatch', kind=kind)


def _state(member, text, bare):
    kind, figure = _STATES[member]
    return _drawn('status', kind=kind, shape=figure, text=text, bare=bare)


def _drawn(component, **context):
    draw = _draw_anew if settings.DEBUG else _draw
    return draw(component, tuple((name, _bare(value)) for name, value in context.items()))


def _bare(value):
    """Text that no one vouches for: a safe string equals it, so it would answer for it."""
    return str.__str__(value) if isinstance(value, str) else value


def _draw_anew(component, context):
    drawn = render_to_string(f'components/{component}.html', dict(context))
    return mark_safe(drawn.strip())  # noqa: S308 - a template has escaped it


_draw = lru_cache(maxsize=4096)(_draw_anew)
