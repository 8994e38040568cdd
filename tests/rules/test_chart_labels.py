"""Where the words of a chart stand, and how they tell its numbers."""

import pytest

from plans.rules.charts import line_chart
from tests.rules.test_chart_geometry import series_of, spoken
from tests.rules.tracked_plans import months, on_time, target


@pytest.mark.parametrize('language', ['vi', 'en'])
def test_label_of_a_kept_ratio_stands_on_no_line(language):
    drawing = line_chart(series_of(on_time()), language, 'c').drawings[1]

    (label,) = (one for one in drawing.texts if one.text.endswith(('95,0', '95.0')) and one.css)
    lines = [tuple(map(float, point.split(','))) for point in drawing.actual.split()]
    left = float(label.x) - (len(label.text) * 7.2 if label.anchor == 'end' else 0)
    passed = [y for x, y in lines if left <= x <= left + len(label.text) * 7.2]
    assert [y for y in passed if float(label.y) - 14 < y < float(label.y) + 2] == []


@pytest.mark.parametrize(
    ('language', 'plan_says', 'forecast_says'),
    [('vi', '1,2 triệu US$', '0,9 triệu US$'), ('en', 'US$1.2m', 'US$0.9m')],
)
def test_money_beside_millions_is_told_in_millions(language, plan_says, forecast_says):
    row = target(value='1200000', metric='net_revenue', planned=['100000'] * 12,
                 actuals=months(75000, 75000, 75000), unit='USD')  # fmt: skip

    drawing = line_chart(series_of(row), language, 'c').drawings[1]

    said = spoken(drawing.texts)
    assert (plan_says in said, forecast_says in said) == (True, True)
