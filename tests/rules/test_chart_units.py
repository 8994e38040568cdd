"""What the bare numbers beside a chart are: the sums of a year may be billions, months millions."""

import pytest

from plans.rules.charts import chart_unit
from tests.rules.test_chart_geometry import in_dong, series_of


@pytest.mark.parametrize(
    ('language', 'a_slice', 'line', 'bars'),
    [
        ('vi', 9_000_000_000, 'tỷ ₫', 'tỷ ₫'),
        ('vi', 500_000_000, 'tỷ ₫', 'triệu ₫'),
        ('en', 500_000_000, '₫bn', '₫m'),
        ('vi', 5_000, '₫', '₫'),
    ],
)
def test_unit_is_that_of_the_numbers_on_the_axis(language, a_slice, line, bars):
    row = in_dong()
    planned = [str(a_slice)] * len(row['planned'])
    total = str(a_slice * len(planned))
    series = series_of(row | {'planned': planned, 'target_value': total, 'actuals': []})

    assert [chart_unit(series, language), chart_unit(series, language, True)] == [line, bars]
