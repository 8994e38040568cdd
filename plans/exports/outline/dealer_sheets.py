"""The dealer plan sheet: what each dealer gets on one page, to be filled in together (R44)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from plans.document import display
from plans.document.schema import Dealer, PlanDocument
from plans.exports.outline import Setting, outline
from plans.exports.outline.lists import Reader
from plans.exports.outline.summary import few, shortened
from plans.exports.outline.values import Outline, Section, writable
from plans.exports.outline.words import say
from plans.rules.essentials import chosen_strategies, live_needs

MOST_NEEDS, MOST_OFFERS = 5, 4
QUARTERS = range(1, 5)
_LETTERS = 60
_OF_A_LINE = '*name supply_basis moq supply_per_month lead_time_days is_exclusive'
_OF_THE_MODEL = ('dealers_name', 'dealers_target', 'fill_in_together', 'visit_first',
                 'tell_what_they_say', 'what_they_need')  # fmt: skip
_OF_THE_SHEET = ('province', 'contact', 'we_offer', 'product', 'whole_period', 'total', 'qr_code',
                 'whole_target', 'ask_company', 'criticism_form', 'criticism_words')  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """To whom a page is made out; '' is a line to write on. `own`: the target taken on."""

    name: str = ''
    province: str = ''
    contact: str = ''
    own: str = ''


@dataclass(frozen=True, slots=True)
class DealerSheets:
    """Pages that differ in their dealer alone.

    `outline` holds what all share: 'needs', and the 'offer' of product lines and strategies. `name`
    is what the file is called, `words` the labels, `form_url` that of the feedback form or ''.
    """

    outline: Outline
    name: str
    kind: str
    words: dict[str, str]
    quarters: tuple[str, ...]
    products: tuple[str, ...]
    form_url: str
    sheets: tuple[Sheet, ...]


def dealer_sheets(
    document: PlanDocument,
    dealers: Iterable[Dealer | None],
    *,
    on: date,
    language: str,
    setting: Setting,
    form_url: str = '',
) -> DealerSheets:
    """A sheet for each dealer, for None a blank one, in 'vi' or 'en'."""
    whole = outline(document, on=on, language=language, sections=(), setting=setting)
    reader = Reader(document, language, {}, {})
    kind = reader.word('dealer_sheet')
    return DealerSheets(
        outline=replace(whole, sections=tuple(_sections(reader))),
        name=' '.join(one for one in (setting.code, kind, document.title) if one),
        kind=kind,
        words={name: reader.word(name) for name in _OF_THE_MODEL}
        | {name: say(name, language) for name in _OF_THE_SHEET},
        quarters=tuple(say('quarter', language, n=number) for number in QUARTERS),
        products=tuple(
            shortened(writable(line.name), _LETTERS)
            for line in document.product_lines[:MOST_OFFERS]
        ),
        form_url=form_url,
        sheets=tuple(_sheet(one, language) for one in dealers),
    )


def _sections(reader: Reader) -> Iterator[Section]:
    needs = few(reader, '*statement', 'needs', live_needs(reader.document), MOST_NEEDS)
    if needs:
        yield Section('needs', reader.word('what_they_need'), (needs,))
    lines, strategies = reader.document.product_lines, chosen_strategies(reader.document)
    offered = (
        few(reader, _OF_A_LINE, 'product_lines', lines, MOST_OFFERS),
        few(reader, '*title', 'strategies', strategies, MOST_OFFERS),
    )
    if found := tuple(one for one in offered if one):
        yield Section('offer', say('we_offer', reader.language), found)


def _sheet(dealer: Dealer | None, language: str) -> Sheet:
    if dealer is None:
        return Sheet()
    contact = ' · '.join(one for one in (dealer.contact, dealer.phone) if one)
    texts = (dealer.name, dealer.province, contact, own_target(dealer, language))
    return Sheet(*(shortened(writable(text), _LETTERS) for text in texts))


def own_target(dealer: Dealer | None, language: str) -> str:
    """What the dealer takes on for the whole period, '' while that is open."""
    if dealer is None or dealer.own_target is None:
        return ''
    return display.amount(dealer.own_target, dealer.unit, language)
