"""Plans to write out, and what a reader of a file should find in them."""

from datetime import date
from functools import cache

from plans.document import plan_file
from plans.domain.shipped import FOLDER
from plans.exports.outline import SECTIONS, Setting, outline
from plans.exports.outline.values import Chart, Facts, Outline, Paragraph, Table, shown
from tests.rules import plans as samples
from tests.rules import tracked_plans

DAY = date(2027, 4, 20)
DEMOS = {
    'sell_side': 'noi-dia',
    'buy_side': 'giay-kraft',
    'intermediary': 'cho-nong-san',
    'collaborative': 'san-htx',
}
SETTING = Setting(company='Cà phê Đắk Hòa', code='KH-2027-001')


@cache
def demo(model):
    """The demo plan of a business model, as a document."""
    text = (FOLDER / 'demo' / f'{DEMOS[model]}.json').read_text(encoding='utf-8')
    return plan_file.parse(text)


def blank():
    """A draft with nothing but its title."""
    return samples.parsed({'format': 'salesplan-plan/1', 'title': 'Kế hoạch trống'})


def big(count=60):
    """Targets of 36 months each, 60 of them, every month with a figure of its own."""
    dates = {'start_date': '2027-01-01', 'due_date': '2029-12-31', 'breakdown': 'monthly'}
    targets = [
        tracked_plans.target(
            f'T{number}',
            value='3600',
            planned=['100'] * 36,
            actuals=[
                {'start': f'{year}-{month:02d}-01', 'end': str(last(year, month)), 'value': '97.5'}
                for year in (2027, 2028, 2029)
                for month in range(1, 13)
            ],
            **dates,
        )
        for number in range(1, count + 1)
    ]
    return tracked_plans.plan(*targets, period_end='2029-12-31', title='Kế hoạch lớn')


def last(year, month):
    """The last day of a month."""
    first = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(first.toordinal() - 1)


def outlined(document, language='vi', sections=SECTIONS, **more):
    """The outline of a plan on the day of the tests."""
    return outline(document, on=DAY, language=language, sections=sections, setting=SETTING, **more)


@cache
def whole(model, language='vi'):
    """The outline of the demo plan of a business model, with all its sections."""
    return outlined(demo(model), language)


def texts(found: Outline):
    """Every text of an outline that a page shows, in its order."""
    yield found.title
    for label, value in found.cover:
        yield from (label, shown(value, found.language))
    for section in found.sections:
        yield section.title
        for block in section.blocks:
            yield from texts_of(block, found.language)


def texts_of(block, language):
    """Every text of one block."""
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Chart):
        yield from (block.title, block.reading)
    elif isinstance(block, (Facts, Table)):
        if block.caption:
            yield block.caption
        rows = block.pairs if isinstance(block, Facts) else block.rows
        if isinstance(block, Table):
            yield from (column.title for column in block.columns if not is_blank(block, column))
        for row in rows:
            yield from (shown(cell, language) for cell in row if cell is not None)


def is_blank(table, column):
    """Whether a column has nothing in it: a page names it nowhere."""
    at = table.columns.index(column)
    return all(row[at] is None for row in table.rows)


def words_of(text):
    """A text as one run of letters: line ends and no-break spaces are how it was set."""
    return ''.join(text.split())
