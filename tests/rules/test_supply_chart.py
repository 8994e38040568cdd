"""Supply against targets, drawn."""

from hypothesis import given, settings

from plans.rules.charts import supply_chart
from plans.rules.supply import supply_against_targets
from tests.rules.tracked_plans import plan, target
from tests.strategies import documents

LINES = [{'name': 'Robusta', 'unit': 't', 'supply_per_month': '100'}]


def chart(*planned, language='vi'):
    volume = target('T1', 'volume', '1200', unit='t', planned=[str(value) for value in planned])
    document = plan(volume, model_details={'sell_side': {'product_lines': LINES}})
    (found,) = supply_against_targets(document)
    return supply_chart(found, language, 'supply-1')


def test_a_short_month_is_hatched_and_says_how_much():
    drawing = chart(150, 50, *[100] * 10).drawings[0]

    first, second = drawing.bars[:2]
    assert (first.short is not None, first.share.text) == (True, '−50')
    assert (second.short, second.over is not None, second.share) == (None, True, None)
    assert drawing.reading == 'Thiếu hàng: tháng 1/2027 −50.'


def test_a_phone_begins_just_before_the_first_short_month():
    narrow = chart(*[100] * 8, 150, 50, 100, 100).drawings[-1]

    assert [bar.name.text for bar in narrow.bars] == ['T7', 'T8', 'T9', 'T10', 'T11', 'T12']


def test_figures_stand_beside_the_drawing():
    table = chart(150, 50, *[100] * 10, language='en').table

    assert table.head == ('Month', 'Target', 'Supply', 'Difference', 'Carried on')
    assert table.rows[0] == ('Jan 2027', '150', '100', '−50', '−50')


@settings(max_examples=20, deadline=None)
@given(documents)
def test_any_supply_can_be_drawn(document):
    for found in supply_against_targets(document):
        drawn = supply_chart(found, 'en', 'supply-1')
        assert drawn is None or len(drawn.table.rows) == len(found.months)
