"""The summary of one page: what it shows, and what it says that it leaves out."""

import re

import pytest

from plans.document.choices import PlanStatus
from plans.exports.outline.summary import shortened, summary
from plans.exports.outline.values import Chart
from plans.exports.pdf import summary_pdf
from tests.exports.page_words import collisions, pages_of
from tests.exports.written import DAY, DEMOS, SETTING, demo


def made_of(document, language):
    """The PDF, and the words of its only page."""
    made = summary_pdf(summary(document, on=DAY, language=language, setting=SETTING))
    [(_width, words)] = pages_of(made)
    return made, [one.text for one in words]


def with_needs(count):
    """The demo plan with so many needs, as it runs."""
    first = demo('sell_side').needs[0]
    needs = tuple(first.model_copy(update={'id': f'N{at}'}) for at in range(1, count + 1))
    changes = {'needs': needs, 'strategies': (), 'status': PlanStatus.ACTIVE}
    return demo('sell_side').model_copy(update=changes)


@pytest.mark.parametrize('language', ['vi', 'en'])
@pytest.mark.parametrize('model', DEMOS)
def test_no_word_of_the_summary_runs_into_another(model, language):
    made, words = made_of(demo(model), language)

    assert (collisions(made), {'G1', 'G2', 'N1'} - set(words)) == ([], set())


def test_headings_of_narrow_columns_are_whole():
    _made, words = made_of(demo('sell_side'), 'en')

    assert {'No.', 'Goal', 'Need', 'Evidence', 'Strategy'} <= set(words)


def test_chart_has_its_title_with_the_unit():
    found = summary(demo('sell_side'), on=DAY, language='vi', setting=SETTING)
    [(_section, chart)] = found.blocks(Chart)

    _made, words = made_of(demo('sell_side'), 'vi')

    assert chart.title in ' '.join(words).replace('\u00a0', ' ')


@pytest.mark.parametrize('count', [8, 30, 200])
def test_needs_that_have_no_room_are_counted(count):
    made, words = made_of(with_needs(count), 'en')

    shown = [one for one in words if re.fullmatch(r'N[0-9]+', one)]
    more = re.search(r'and ([0-9]+) more', ' '.join(words))
    others = int(more.group(1)) if more else 0
    assert len(shown) + others == count
    assert (len(shown) >= 6, collisions(made)) == (True, [])


def test_shortened_text_ends_with_a_whole_word():
    found = [shortened('Một nhu cầu rất dài', most) for most in (12, 13, 40)]

    assert found == ['Một nhu cầu…', 'Một nhu cầu…', 'Một nhu cầu rất dài']
