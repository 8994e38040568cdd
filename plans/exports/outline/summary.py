"""The plan on one page: what it wants, for whom, how, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from plans.document.schema import PlanDocument
from plans.exports.outline import Setting, outline, section_title
from plans.exports.outline.lists import Reader
from plans.exports.outline.targets import chart_blocks, target_table
from plans.exports.outline.values import (
    Block,
    Chart,
    Column,
    Outline,
    Paragraph,
    Section,
    Table,
    table_of,
    writable,
)
from plans.exports.outline.words import say
from plans.rules.essentials import by_priority, chosen_strategies, live_needs
from plans.rules.evidence import grades
from plans.rules.tracking import track

_MOST, _MOST_TARGETS = 30, 6  # what has no room on the page is counted there
_LETTERS, _NAME_LETTERS, _SUMMARY_LETTERS = 160, 60, 320


def summary(
    document: PlanDocument, *, on: date, language: str, setting: Setting | None = None
) -> Outline:
    """The outline of one page: the first few of each list, long texts shortened."""
    whole = outline(document, on=on, language=language, sections=(), setting=setting)
    setting = setting or Setting()
    metrics = {metric.code: metric for metric in setting.metrics}
    reader = Reader(document, language, dict(setting.people), metrics)
    found = (
        Section(key, section_title(key, language, document.business_model), blocks)
        for key, build in _PARTS.items()
        if (blocks := tuple(one for one in build(reader, on) if one))
    )
    return replace(whole, sections=tuple(found))


def _overview(reader: Reader, _on: date) -> Iterator[Block | None]:
    text = writable(reader.document.summary)
    yield Paragraph(shortened(text, _SUMMARY_LETTERS)) if text else None


def _targets(reader: Reader, on: date) -> Iterator[Block | None]:
    whole = [row for row in reader.document.targets if row.parent is None]
    kept = whole[:_MOST_TARGETS]
    few = replace(reader, document=reader.document.model_copy(update={'targets': tuple(kept)}))
    found = track(reader.document, on)
    table = target_table(few, found)
    yield table and replace(_short(table, _NAME_LETTERS), left_out=len(whole) - len(kept))
    charts = (one for one in chart_blocks(few, found, on) if isinstance(one, Chart))
    yield next(charts, None)


def _goals(reader: Reader, _on: date) -> Iterator[Block | None]:
    yield few(reader, 'id *statement', 'goals', by_priority(reader.document.goals))


def _needs(reader: Reader, on: date) -> Iterator[Block | None]:
    live = live_needs(reader.document)
    table = few(reader, 'id *statement', 'needs', live)
    graded = {one.need: one.grade for one in grades(reader.document, on)}
    if table:
        rows = [(*row, graded.get(need.id)) for row, need in zip(table.rows, live, strict=False)]
        columns = [*table.columns, Column(say('evidence', reader.language))]
        table = table_of(table.caption, columns, rows)
        table = table and replace(table, left_out=max(0, len(live) - _MOST))
    yield table


def _strategies(reader: Reader, _on: date) -> Iterator[Block | None]:
    yield few(reader, 'id *title needs', 'strategies', chosen_strategies(reader.document))


def few(reader: Reader, fields: str, part: str, rows: Sequence, most: int = _MOST) -> Table | None:
    """The first `most` rows, their texts shortened, and how many there are besides."""
    names, columns = reader.columns(part, fields)
    cells = [[reader.of(part, row, name) for name in names] for row in rows[:most]]
    found = table_of('', columns, cells)
    return found and replace(_short(found), left_out=max(0, len(rows) - most))


def _short(table: Table, most: int = _LETTERS) -> Table:
    """The table without its small print, texts shortened."""
    places = [at for at, column in enumerate(table.columns) if not column.is_detail]
    rows = (
        tuple(shortened(row[at], most) if isinstance(row[at], str) else row[at] for at in places)
        for row in table.rows
    )
    return replace(table, columns=tuple(table.columns[at] for at in places), rows=tuple(rows))


def shortened(text: str, most: int) -> str:
    """The first words of a text on one line, with an ellipsis where something is left out."""
    text = ' '.join(text.split())
    if len(text) <= most:
        return text
    kept, _space, word = text[:most].rpartition(' ')
    return (kept if len(word) < most / 2 else text[: most - 1]) + '…'


_PARTS = {
    'overview': _overview,
    'targets': _targets,
    'goals': _goals,
    'needs': _needs,
    'strategies': _strategies,
}
