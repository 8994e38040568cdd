"""The sections of a document: one function each, PlanDocument → blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from plans.document.choices import FeedbackStatus
from plans.document.schema import NeedSource
from plans.exports.outline.lists import Below, Reader, child_rows
from plans.exports.outline.targets import target_blocks
from plans.exports.outline.values import (
    Block,
    Column,
    Facts,
    Paragraph,
    facts_of,
    table_of,
    writable,
)
from plans.exports.outline.words import say
from plans.rules.checks import accepted, phase_of, texts
from plans.rules.checks.base import Finding
from plans.rules.evidence import grades


@dataclass(frozen=True)
class Part:
    """What a section is made from: the reader of the plan, its day, what checks found."""

    reader: Reader
    on: date
    findings: Mapping[str, Finding] = field(default_factory=dict)
    wording: Mapping[str, Any] = field(default_factory=dict)

    @property
    def document(self):
        """The plan."""
        return self.reader.document

    def say(self, name: str) -> str:
        """One of the documents' own words."""
        return say(name, self.reader.language)


Blocks = Iterable[Block | None]

BASICS = ('business_model', 'currency', 'owner', 'co_editors', 'approver', 'other_channels')
_IN_DETAILS = ('product_lines', 'supplier_list', 'items', 'owners', 'seller_funnel')


def overview(part: Part) -> Blocks:
    """What the plan is and who answers for it."""
    reader, document = part.reader, part.document
    if document.summary:
        yield Paragraph(writable(document.summary))
    pairs = [(_label(reader, name), reader.cell(document, name)) for name in BASICS]
    if document.uses_dealers is not None:
        pairs.append((reader.word('uses_dealers'), part.say('yes' if document.uses_dealers
                                                            else 'no')))  # fmt: skip
    yield facts_of('', pairs)
    site = reader.facts('platform', document.platform)
    yield site and Facts(reader.label('platform', 'name'), site.pairs)
    if document.close_note:
        yield Paragraph(writable(document.close_note))


def _label(reader: Reader, name: str) -> str:
    part = 'plan' if name in ('business_model', 'other_channels') else 'basics'
    return reader.label(part, name)


def model(part: Part) -> Blocks:
    """The details of the business model, with its lists."""
    reader, document, details = part.reader, part.document, part.document.details
    if details is not None:
        names = [name for name in type(details).model_fields if name not in _IN_DETAILS]
        yield reader.facts(document.business_model.value, details, names)
        funnel = getattr(details, 'seller_funnel', None)
        yield funnel and reader.facts('seller_funnel', funnel, caption=part.say('seller_funnel'))
    lines, items = document.product_lines, document.buy_items
    yield reader.table('product_lines', lines, part.say('product_lines'))
    yield reader.table('tiers', child_rows(lines, 'tiers', 'line', 'name'), part.say('tiers'))
    yield reader.table('supplier_list', document.supplier_list, part.say('supplier_list'))
    yield reader.table('items', items, part.say('items'))
    yield reader.table('quotes', child_rows(items, 'quotes', 'item', 'name'), part.say('quotes'))
    yield reader.table('owners', document.owners, part.say('owners'))
    yield reader.facts('arithmetic', document.arithmetic, caption=part.say('arithmetic'))


def goals(part: Part) -> Blocks:
    """Goals and what the company can do."""
    yield part.reader.table('goals', part.document.goals, part.say('goals'))
    yield part.reader.table('capabilities', part.document.capabilities, part.say('capabilities'))


def needs(part: Part) -> Blocks:
    """Segments, needs with the grade of their evidence, and the evidence itself."""
    reader, document = part.reader, part.document
    yield reader.table('segments', document.segments, reader.word('segments'))
    names, columns = reader.columns('needs')
    graded = {one.need: one.grade for one in grades(document, part.on)}
    columns.insert(-1, Column(part.say('evidence')))
    rows = []
    for need in document.needs:
        cells = [reader.of('needs', need, name) for name in names]
        cells.insert(-1, graded.get(need.id))
        rows.append(cells)
    yield table_of(reader.word('needs'), columns, rows)
    sources = [_Said(source, need.id, reader) for need in document.needs for source in need.sources]
    yield reader.table('sources', sources, part.say('sources'))


class _Said(Below):
    """A piece of evidence with the need it proves and who said it."""

    def __init__(self, source: NeedSource, need: str, reader: Reader) -> None:
        super().__init__(source, 'need', need, '')
        spoke = [source.customer, source.supplier]
        spoke += [reader.cell(source, name) for name in ('dealer', 'session', 'feedback')]
        self.who = ', '.join(str(one) for one in spoke if one)


def strategies(part: Part) -> Blocks:
    """How the company will sell."""
    yield part.reader.table('strategies', part.document.strategies)


def targets(part: Part) -> Blocks:
    """Targets with their charts and figures."""
    yield from target_blocks(part.reader, part.on)


def actions(part: Part) -> Blocks:
    """Who does what by when."""
    yield part.reader.table('actions', part.document.actions)


def dealers(part: Part) -> Blocks:
    """Dealers and the sessions that bring them together."""
    reader, document = part.reader, part.document
    yield reader.table('dealers', document.dealers)
    yield reader.table('sessions', document.sessions, reader.word('dealer_sessions'))


def feedback(part: Part) -> Blocks:
    """What customers said, the newest first; spam is none."""
    heard = [row for row in part.document.feedback if row.status != FeedbackStatus.SPAM]
    heard.sort(key=lambda row: row.received_on, reverse=True)
    yield part.reader.table('feedback', heard)


def answers(part: Part) -> Blocks:
    """Answers to the questions of the template."""
    columns = [
        Column(part.say('question'), is_title=True),
        Column(part.say('answer')),
    ]
    rows = [[row.question, row.answer] for row in part.document.answers if row.answer]
    yield table_of('', columns, rows)


def checks(part: Part) -> Blocks:
    """What the checks found, with the reason where it was accepted."""
    if not part.findings:
        yield Paragraph(part.say('all_clear'), is_note=True)
        return
    document, language = part.document, part.reader.language
    excused = accepted(document, part.findings, phase_of(document.status), part.on)
    columns = [
        Column(part.say('check'), is_title=True),
        Column(part.say('severity')),
        Column(part.say('found')),
        Column(part.say('fix')),
        Column(part.say('accepted'), is_detail=True),
    ]
    rows = [
        [
            texts.title(code, language, part.wording, document.business_model),
            finding.severity.label(language),
            texts.message(finding, document, language, part.wording),
            texts.fix(code, language, part.wording, document.business_model),
            excused[code].reason if code in excused else None,
        ]
        for code, finding in part.findings.items()
    ]
    yield table_of('', columns, rows)


PARTS: dict[str, Callable[[Part], Blocks]] = {
    'overview': overview,
    'model': model,
    'goals': goals,
    'needs': needs,
    'strategies': strategies,
    'targets': targets,
    'actions': actions,
    'dealers': dealers,
    'feedback': feedback,
    'answers': answers,
    'checks': checks,
}
