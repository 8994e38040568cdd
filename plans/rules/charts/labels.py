"""Where the words of the line chart stand, so that they cover neither lines nor one another."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from plans.rules.charts.scale import LETTER, Frame, Text, kept, px
from plans.rules.charts.series import ChartSeries, value_at
from plans.rules.charts.words import Wording, day_month

_LATE = Fraction(9, 10)
_APART = 40
LINE = 14
"""From one line of words to the next, in px."""


def line_texts(
    series: ChartSeries, words: Wording, frame: Frame, *, is_narrow: bool
) -> tuple[Text, ...]:
    """The words on the lines: their ends, the date of the figures, the two values at the date."""
    ends = _ends_inside(series, words, frame) if is_narrow else _ends(series, words, frame)
    if not series.actual or series.tracking.as_of is None:
        return tuple(ends)
    date = _date(series, words, frame, ends, is_narrow=is_narrow)
    placed: list[Text] = []
    for text in (*ends, *_at_the_date(series, words, frame, is_narrow=is_narrow)):
        placed.append(_apart(text, [date, *placed], frame))
    return (*placed[: len(ends)], date, *placed[len(ends) :])


def _apart(text: Text, others: list[Text], frame: Frame) -> Text:
    """The text moved up or down by as many lines as keep it from covering another."""
    for lines in (0, -1, 1, -2, 2, 3):
        moved = replace(text, y=px(float(text.y) + lines * LINE))
        is_inside = frame.top - 8 <= float(moved.y) <= frame.floor
        if is_inside and not any(_cover(moved, other) for other in others):
            return moved
    return text


def _cover(one: Text, other: Text) -> bool:
    (left, right), (start, end) = _span(one), _span(other)
    return left < end and start < right and abs(float(one.y) - float(other.y)) < LINE


def _span(text: Text) -> tuple[float, float]:
    """The px where a text begins and ends."""
    width = len(text.text) * LETTER
    left = float(text.x) - {'end': width, 'middle': width / 2}.get(text.anchor, 0)
    return left, left + width


def _ends(series: ChartSeries, words: Wording, frame: Frame) -> list[Text]:
    """Names and values at the right ends of the lines, kept apart."""
    x = px(frame.end + 14)
    goal = series.plan[-1][1]
    plan_y = min(frame.y(goal), frame.floor - 12)
    last = _last_value(series)
    if last is None:
        return _pair(x, plan_y, words.say('plan'), words.full(goal), 't-strong')
    name, value = last
    y = frame.y(value)
    if abs(y - plan_y) < _APART:
        y = plan_y + (_APART if y >= plan_y else -_APART)
    if y > frame.floor:
        y = plan_y - _APART
    if y < frame.top:  # the higher of them gives way too
        y, plan_y = frame.top, max(plan_y, frame.top + _APART)
    texts = _pair(x, plan_y, words.say('plan'), words.full(goal), 't-strong')
    return texts + _pair(x, y, words.say(name), words.full(value), 't-actual')


def _last_value(series: ChartSeries) -> tuple[str, Fraction] | None:
    """What ends beside the plan: the forecast, or the actual once it is there."""
    if series.forecast:
        return 'forecast', series.forecast[-1][1]
    if series.actual and series.actual[-1][0] >= 1:
        return 'actual', series.actual[-1][1]
    return None


def _pair(x: str, y: float, name: str, value: str, css: str) -> list[Text]:
    return [Text(x, px(y - 8), name), Text(x, px(y + 9), value, css)]


def _ends_inside(series: ChartSeries, words: Wording, frame: Frame) -> list[Text]:
    """On a phone: one line each inside the plot, right-aligned, off the lines."""
    goal = series.plan[-1][1]
    plan = words.say('plan_value', value=words.bare(goal))
    falls = _falls(series)
    if falls:
        x, y = frame.x(Fraction(7, 10)), frame.floor - 8
    else:
        x, y = frame.end - 14, max(frame.top - 8, min(frame.y(goal) - 8, frame.floor - 24))
    texts = [Text(px(x), px(y), plan, 't-strong', 'end')]
    if series.forecast:
        text = words.say('forecast_value', value=words.bare(series.forecast[-1][1]))
        start = frame.end - 4 - len(text) * LETTER
        y = _clear_of_lines(series, frame, start, frame.end, is_upper=falls)
        texts.append(Text(px(frame.end - 4), px(y), text, 't-actual', 'end'))
    return texts


def _falls(series: ChartSeries) -> bool:
    return series.plan[-1][1] < series.plan[0][1]


def _date(
    series: ChartSeries, words: Wording, frame: Frame, ends: list[Text], *, is_narrow: bool
) -> Text:
    """The date of the figures above its line; at the end of the year it stands before it."""
    day = day_month(series.tracking.as_of, words.language) if series.tracking.as_of else ''
    label = words.say('as_of', day=day)
    x, y = frame.x(series.actual[-1][0]), px(frame.top - 14)
    if is_narrow:
        plan = min(float(text.x) - len(text.text) * LETTER for text in ends[:1])
        if kept(x, label, frame.width) + (len(label) / 2 + 1) * LETTER > plan:
            label = day
        return Text(px(kept(x, label, frame.width)), y, label, anchor='middle')
    if series.actual[-1][0] > _LATE:
        return Text(px(x), y, label, anchor='end')
    return Text(px(kept(x, label, frame.width)), y, label, anchor='middle')


def _at_the_date(
    series: ChartSeries, words: Wording, frame: Frame, *, is_narrow: bool
) -> list[Text]:
    """What was planned and reached at the date, on the outer sides of the two lines.

    Where the plan rises the higher stands left above and the lower right below; where it falls
    the other way round.
    """
    tracking, place = series.tracking, series.actual[-1][0]
    if tracking.expected is None or tracking.actual is None or (place >= 1 and not is_narrow):
        return []
    expected, actual = Fraction(tracking.expected), Fraction(tracking.actual)
    name = 'plan_short' if is_narrow else 'plan_value'
    planned = (words.say(name, value=words.bare(expected)), 't-strong')
    reached = (_reached(series, words, expected, actual, is_narrow=is_narrow), 't-actual')
    offset = 10 if is_narrow else 14
    if _falls(series):
        offset = -offset
    if place >= 1:  # the plan stands at its end already
        return [_beside(series, frame, *reached, -offset, is_upper=actual >= expected)]
    upper, lower = (reached, planned) if actual > expected else (planned, reached)
    return [
        _beside(series, frame, *upper, -offset, is_upper=True),
        _beside(series, frame, *lower, offset, is_upper=False),
    ]


def _reached(
    series: ChartSeries, words: Wording, expected: Fraction, actual: Fraction, *, is_narrow: bool
) -> str:
    value, gap = words.bare(actual), words.bare(abs(actual - expected))
    if is_narrow or words.bare(actual) == words.bare(expected):
        return words.say('actual_value', value=value)
    adds = series.measure.is_cumulative and series.measure.is_up
    lower, higher = ('actual_short', 'actual_over') if adds else ('actual_below', 'actual_above')
    return words.say(lower if actual < expected else higher, value=value, gap=gap)


def _beside(
    series: ChartSeries, frame: Frame, text: str, css: str, offset: float, *, is_upper: bool
) -> Text:
    """A text left (offset below 0) or right of the date, above or below every line it passes.

    It changes sides where there is no room, and goes below instead of above (or above) where it
    would stand on a line on both.
    """
    x, width = frame.x(series.actual[-1][0]), len(text) * LETTER
    is_cut = x + offset - width < frame.left if offset < 0 else x + offset + width > frame.end
    offset = -offset if is_cut else offset
    places = [(offset, is_upper), (-offset, is_upper), (offset, not is_upper)]
    found = []
    for away, is_above in places:
        start, end = (x + away - width, x) if away < 0 else (x, x + away + width)
        y = _clear_of_lines(series, frame, start, end, is_upper=is_above)
        is_free = frame.left <= start and end <= frame.end and not _on_a_line(
            series, frame, start, end, y)  # fmt: skip
        found.append((is_free, Text(px(x + away), px(y), text, css, 'end' if away < 0 else '')))
    return next((one for is_free, one in found if is_free), found[0][1])


def _on_a_line(series: ChartSeries, frame: Frame, start: float, end: float, foot: float) -> bool:
    """Whether a text with its foot there, between two px, covers a line."""
    return any(foot - LINE < y < foot + 2 for y in _passed(series, frame, start, end))


def _clear_of_lines(
    series: ChartSeries, frame: Frame, start: float, end: float, *, is_upper: bool
) -> float:
    """The px of a text's foot above, or below, every line between two px along the interval."""
    heights = _passed(series, frame, start, end)
    y = min(heights) - 8 if is_upper else max(heights) + 18
    return max(frame.top + 12, min(y, frame.floor - 6))


def _passed(series: ChartSeries, frame: Frame, start: float, end: float) -> list[float]:
    """The px of the lines between two px: at both, between them, and where a line bends."""
    plan, actual, forecast = _curves(series, frame)
    bends = (x for x, _y in (*plan, *actual) if start < x < end)
    found = []
    for x in (start, (start + end) / 2, end, *bends):
        lines = (plan, actual if x <= actual[-1][0] else forecast)
        found += [value_at(line, x) for line in lines if line]
    return found


def _curves(series: ChartSeries, frame: Frame) -> list[list[tuple[float, float]]]:
    """Plan, actual and forecast in px; asked for each place of each text."""
    key = ('curves', frame)
    if key not in series.drawn:
        series.drawn[key] = [
            [(frame.x(place), frame.y(value)) for place, value in line]
            for line in (series.plan, series.actual, series.forecast)
        ]
    return series.drawn[key]
