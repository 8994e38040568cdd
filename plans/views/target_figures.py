"""The figures of targets as pages show them: ready strings, and how each was reckoned."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from plans.document import display
from plans.document.choices import Rollup, TrackingStatus
from plans.document.metrics import define
from plans.rules import charts, tracking
from plans.rules.tracking import FigureWords, advice, is_rolled_up, time_gone
from plans.views.places import address

MOST_SMALL = 6  # small charts on the page of a plan


@dataclass
class FigureLine:
    """One target in the table of all. `level`: 1 below a parent."""

    ref: str
    url: str
    name: str
    unit: str
    owner: str
    goal: str
    expected: str
    actual: str
    pace: str
    pace_exactly: str
    forecast: str
    status: TrackingStatus
    series: object
    notes: list
    definition: object = None
    level: int = 0
    is_chosen: bool = False


@dataclass
class Explained:
    """One figure and how it came about."""

    label: str
    figure: str
    how: str


@dataclass
class ChosenTarget:
    """The target whose grid and charts are shown."""

    target: object
    tracking: object
    words: FigureWords
    series: object
    sentences: tuple
    explained: list = field(default_factory=list)
    takes_figures: bool = True
    definition: object = None


def definition_of(context, target):
    """What the target's metric means, or None where nobody knows it."""
    metric = context.metric(target.metric)
    return define(metric, context.language) if metric else None


def figure_lines(page, tracked, chosen, targets):
    """A FigureLine of each of these targets, in this order."""
    standing = {one.id: one for one in tracked.targets}
    lines = []
    for target in targets:
        words = FigureWords(target, page.document, page.language)
        line = _line(page, target, standing[target.id], words, target.id == chosen)
        line.level = int(_is_below(target, page.document.targets_by_id))
        lines.append(line)
    return lines


def _line(page, target, one, words, is_chosen):
    return FigureLine(
        ref=target.id,
        url=target_url(page.plan, target.id),
        name=words.name,
        unit=words.unit,
        owner=page.context.person(target.owner),
        goal=words.bare(target.target_value),
        expected=words.bare(one.expected),
        actual=words.bare(one.actual),
        pace=words.percent(one.pace_pct),
        pace_exactly=words.percent(one.pace_pct, 2),
        forecast=words.bare(one.forecast),
        status=one.status,
        series=charts.chart_series(target, page.document, one, page.today),
        notes=notes_of(one, words),
        definition=definition_of(page.context, target),
        is_chosen=is_chosen,
    )


@dataclass
class SmallChart:
    """A target as a small chart: what it is, how it stands, one sentence that reads it."""

    name: str
    url: str
    status: TrackingStatus
    series: object
    sentence: str
    definition: object = None


def small_charts(page):
    """SmallCharts of the first targets that are no part of another."""
    document, today = page.document, page.today
    tracked = tracking.track(document, today)
    standing = {one.id: one for one in tracked.targets}
    return [
        SmallChart(
            FigureWords(target, document, page.language).name,
            target_url(page.plan, target.id),
            standing[target.id].status,
            charts.chart_series(target, document, standing[target.id], today),
            advice(target, standing[target.id], document, today, page.language)[0],
            definition_of(page.context, target),
        )
        for target in charted(document)
    ]


def charted(document):
    """The targets that have a small chart."""
    return [target for target, *_parts in groups_of(document.targets)[:MOST_SMALL]]


def groups_of(targets):
    """[[target, those right below it …]] in the plan's order."""
    known = {target.id: target for target in targets}
    groups = {target.id: [target] for target in targets if not _is_below(target, known)}
    for target in targets:
        if _is_below(target, known):
            groups[target.parent].append(target)
    return list(groups.values())


def _is_below(target, known):
    """Whether it stands below a parent, which has none itself."""
    parent = known.get(target.parent)
    return parent is not None and parent is not target and parent.parent is None


def target_url(plan, ref):
    """The tracking page with one target chosen."""
    return target_url_of(plan.pk, ref)


def target_url_of(plan_id, ref):
    """The same, of a plan known by its number."""
    query = urlencode({'target': ref})
    return f'{address("plans:targets", plan_id)}?{query}'


def notes_of(one, words):
    """What a status does not say by itself, in short words."""
    notes = []
    if one.missing:
        periods = ', '.join(words.period(piece) for piece in one.missing[:6])
        more = len(one.missing) - 6
        text = _('figures missing: %(periods)s') % {'periods': periods}
        notes.append(f'{text} +{more}' if more > 0 else text)
    if one.is_awaiting_final:
        notes.append(_('awaiting final figures'))
    if one.baseline_stands_in:
        notes.append(_('the first figure stands in for the baseline'))
    if one.wants_numerators:
        notes.append(_('enter both numbers to reckon it to date'))
    if one.is_capped:
        notes.append(_('held at “at risk” by a target below it'))
    return notes


def chosen_target(page, tracked, ref):
    """The ChosenTarget of a ref; the first that takes figures without one; None without any."""
    targets = {target.id: target for target in page.document.targets}
    if ref not in targets:
        own = [key for key, one in targets.items() if not is_rolled_up(one, page.document)]
        ref = next(iter([*own, *targets]), None)
    if ref is None:
        return None
    target, one = targets[ref], tracked.of(ref)
    words = FigureWords(target, page.document, page.language)
    return ChosenTarget(
        target,
        one,
        words,
        charts.chart_series(target, page.document, one, page.today),
        advice(target, one, page.document, page.today, page.language),
        explained(target, one, words, page.today),
        not is_rolled_up(target, page.document),
        definition_of(page.context, target),
    )


def explained(target, one, words, today):
    """Every figure of a target with the sum behind it."""
    found = [
        Explained(_('Time gone'), words.percent(time_gone(target, one.as_of or today)), ''),
        Explained(_('Planned to date'), words.full(one.expected), _expected(target, one, words)),
        Explained(_('Actual to date'), words.full(one.actual), _actual(target, one, words)),
        Explained(_('Pace'), words.percent(one.pace_pct, 2), _pace(target, one, words)),
        Explained(
            _('Attainment'), words.percent(one.attainment_pct, 2), _attainment(target, one, words)
        ),
        Explained(_('Forecast'), words.full(one.forecast), _forecast(target, one, words)),
    ]
    if one.required_pct is not None:
        goal, expected = words.bare(target.target_value), words.bare(one.expected)
        how = f'({goal} − {words.bare(one.actual)}) ÷ ({goal} − {expected})'
        found.append(Explained(_('Still needed'), words.percent(one.required_pct, 2), how))
    if one.growth_pct is not None:
        how = _('against the baseline of %(value)s') % {'value': words.full(target.baseline_value)}
        found.append(Explained(_('Growth wanted'), words.percent(one.growth_pct), how))
    return found


def _expected(target, one, words):
    if one.expected is None:
        return ''
    day = display.day(one.as_of, words.language) if one.as_of else display.NONE
    if one.is_rolled_up:
        return _('the targets below it added up, each to its own date')
    if words.measure.is_hold:
        return _('the level to keep, the same on every day')
    if not words.measure.is_cumulative:
        text = _('on the way from %(baseline)s to %(goal)s, on %(day)s')
        return text % {
            'baseline': words.bare(one.baseline),
            'goal': words.bare(target.target_value),
            'day': day,
        }
    text = _('the plan of the periods with figures, to %(day)s; a running period by its days')
    return text % {'day': day}


def _actual(target, one, words):
    if one.actual is None:
        return ''
    day = {'day': display.day(one.as_of, words.language)}
    if one.is_rolled_up:
        return _('the targets below it added up, to %(day)s') % day
    if words.measure.is_cumulative:
        return _('all figures entered, to %(day)s') % day
    if words.measure.is_hold and words.unit == '%' and not one.wants_numerators:
        return _('all first numbers ÷ all second numbers, to %(day)s') % day
    return _('the newest figure, of %(day)s') % day


def _pace(target, one, words):
    if one.pace_pct is None:
        return ''
    if one.is_rolled_up and target.rollup == Rollup.WEIGHTED:
        return _('the weighted mean of the targets below it, each from 0 to 120 %%') % {}
    actual, expected = words.bare(one.actual), words.bare(one.expected)
    if words.measure.is_cumulative or words.measure.is_hold:
        parts = (actual, expected) if words.measure.is_up else (expected, actual)
        return ' ÷ '.join(parts)
    base = words.bare(one.baseline)
    return f'({actual} − {base}) ÷ ({expected} − {base})'


def _attainment(target, one, words):
    if one.attainment_pct is None:
        return ''
    actual, goal = words.bare(one.actual), words.bare(target.target_value)
    if words.measure.is_hold:
        return _('the same as the pace, for a level is kept')
    if words.measure.is_cumulative:
        return f'{actual} ÷ {goal}'
    base = words.bare(one.baseline)
    return f'({actual} − {base}) ÷ ({goal} − {base})'


def _forecast(target, one, words):
    if words.measure.is_hold:
        return _('a level that is kept has no forecast')
    if one.forecast is None:
        return _('from a tenth of the way on, once the pace is known')
    goal, actual = words.bare(target.target_value), words.bare(one.actual)
    rate = words.percent(min(one.pace_pct, 150), 2)
    if words.measure.is_cumulative:
        if not words.measure.is_up:
            return _('what is entered, and the rest of the plan at the rate so far')
        return f'{actual} + ({goal} − {words.bare(one.expected)}) × {rate}'
    base = words.bare(one.baseline)
    return f'{base} + ({goal} − {base}) × {rate}'
