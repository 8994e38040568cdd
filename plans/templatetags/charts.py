"""Charts of a target, drawn on the server (LOOK.md 5); the geometry is plans/rules/charts."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string

from plans.domain.language import active_language
from plans.rules import charts

register = template.Library()


@register.simple_tag
def line_chart(series, chart_id):
    """{% line_chart series 'cum-T1' %}: plan, actual and forecast over time, with its figures.

    `series` is a plans.rules.charts.ChartSeries or None, which draws nothing.
    """

    def draw(language):
        chart = charts.line_chart(series, language, chart_id)
        return render_to_string('components/charts/line_chart.html', {'chart': chart})

    return _drawn_once(series, f'line {chart_id}', draw)


@register.simple_tag
def bar_chart(series, chart_id):
    """{% bar_chart series 'bars-T1' %}: each month against its plan; nothing for levels."""

    def draw(language):
        chart = charts.bar_chart(series, language, chart_id)
        return chart and render_to_string('components/charts/bar_chart.html', {'chart': chart})

    return _drawn_once(series, f'bars {chart_id}', draw)


@register.simple_tag
def chart_unit(series, is_by_slice=False):
    """{% chart_unit series %}: unit of the numbers beside its line; with True, beside its bars."""
    return charts.chart_unit(series, active_language(), is_by_slice) if series else ''


@register.simple_tag
def supply_chart(found, chart_id):
    """{% supply_chart unit 'supply-1' %}: supply against targets, month by month."""
    chart = charts.supply_chart(found, active_language(), chart_id)
    return render_to_string('components/charts/bar_chart.html', {'chart': chart}) if chart else ''


@register.simple_tag
def sparkline(series):
    """{% sparkline series %}: the lines of a target in a table cell; its words for readers."""

    def draw(language):
        spark = charts.sparkline(series, language)
        return render_to_string('components/charts/sparkline.svg', {'spark': spark})

    return _drawn_once(series, 'sparkline', draw)


@register.simple_tag
def meter(praise, mixed, criticism, meter_id='meter', neutral=0):
    """{% meter 14 6 5 'mood' %}: how feedback divides; nothing where there is none."""
    return _drawn_meter(praise, mixed, criticism, active_language(), meter_id, neutral)


@lru_cache(maxsize=1000)
def _drawn_meter(*told):
    """The meter as SVG: months that are over are drawn alike on every visit."""
    drawn = charts.meter(*told)
    return render_to_string('components/charts/meter.svg', {'meter': drawn}) if drawn else ''


def _drawn_once(series, name, draw):
    """What `draw(language)` gives, once for each series and language; nothing without a series."""
    if series is None:
        return ''
    key = name, language = name, active_language()
    if key not in series.drawn:
        series.drawn[key] = draw(language) or ''
    return series.drawn[key]
