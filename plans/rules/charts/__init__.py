"""Charts as prepared texts: geometry by LOOK.md 5, drawn by templates/components/charts/.

No Django and no style sheet: the same drawing serves the page, PDF and PNG.
"""

from plans.rules.charts.bars import BarChart, bar_chart, chart_unit
from plans.rules.charts.line import LineChart, line_chart
from plans.rules.charts.series import ChartSeries, chart_series, of_year, with_former
from plans.rules.charts.small import Meter, Sparkline, lines_of, meter, sparkline, standing_of
from plans.rules.charts.supply_bars import supply_chart

__all__ = [
    'BarChart',
    'ChartSeries',
    'LineChart',
    'Meter',
    'Sparkline',
    'bar_chart',
    'chart_series',
    'chart_unit',
    'line_chart',
    'lines_of',
    'meter',
    'of_year',
    'sparkline',
    'standing_of',
    'supply_chart',
    'with_former',
]
