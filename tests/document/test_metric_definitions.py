"""What a metric means, in words."""

import pytest

from plans.document.metrics import METRICS, define


def test_definition_says_formula_unit_kind_and_direction():
    told = define(METRICS['overdue_debt_rate'], 'vi').sentence

    assert told == (
        'Nợ quá hạn / công nợ phải thu x 100. Đơn vị: phần trăm (%). Tỷ lệ: tử số chia mẫu số. '
        'Càng thấp càng tốt.'
    )


def test_definition_is_in_the_language_of_the_reader():
    told = define(METRICS['active_dealers'], 'en').sentence

    assert told == (
        'Dealers with >= 1 order in the period. Unit: dealers. At a point in time: the latest '
        'figure counts. Higher is better.'
    )


@pytest.mark.parametrize('language', ['vi', 'en'])
@pytest.mark.parametrize('code', METRICS)
def test_every_metric_is_defined_in_both_languages(code, language):
    definition = define(METRICS[code], language)

    parts = (definition.name, definition.formula, definition.unit, definition.kind)
    assert all(parts)
    assert definition.direction in definition.sentence
