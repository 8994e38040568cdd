"""The words of a finding for people: title, message, why and how to clear it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from plans.document import display
from plans.document.bilingual import Bilingual
from plans.document.choices import CheckCode, MarketSide, Origin
from plans.document.model_labels import label_in
from plans.document.schema import PlanDocument
from plans.rules.checks.base import Finding
from plans.rules.checks.wording import Group, Wording
from plans.rules.checks.wording_of_models import WORDINGS_OF_MODELS, group_titles, why_of
from plans.rules.checks.wording_of_ours import WORDINGS

__all__ = [
    'PLACEHOLDERS',
    'Group',
    'fix',
    'group_of',
    'group_titles',
    'message',
    'shipped',
    'subject_titles',
    'title',
    'unknown_placeholders',
    'why',
]

Overrides = Mapping[str, Mapping[str, str]]
"""Wording of a template: {code: {'title_vi': …, 'message_en': …, 'why_vi': …, 'fix_en': …}}."""

_SLOT = re.compile(r'\{(\w+)\}')
_MOST_NAMES = 5
_PERCENTS = ('share', 'share_need', 'share_goal')

_LISTS = {  # where the subjects of a check are found, and the field that names them
    CheckCode.M1_1: ('strategies', 'title'),
    CheckCode.M1_2: ('strategies', 'title'),
    CheckCode.M1_3: ('needs', 'statement'),
    CheckCode.M2_1: ('needs', 'statement'),
    CheckCode.M3_4: ('feedback', 'customer'),
    CheckCode.O1: ('targets', 'name'),
    CheckCode.O2: ('targets', 'name'),
    CheckCode.O3A: ('needs', 'statement'),
    CheckCode.O3B: ('needs', 'statement'),
    CheckCode.O3C: ('needs', 'statement'),
    CheckCode.O4: ('strategies', 'title'),
    CheckCode.O5: ('goals', 'statement'),
    CheckCode.O6: ('targets', 'name'),
}
_NAMED = (*_LISTS, CheckCode.B1, CheckCode.S1)

_WHAT: dict[str, Bilingual] = {
    'owner': Bilingual('người phụ trách', 'owner'),
    'due_date': Bilingual('hạn', 'due date'),
    'breakdown': Bilingual('phân bổ khớp với chỉ tiêu', 'breakdown that adds up'),
    'parts': Bilingual('chỉ tiêu thành phần khớp với tổng', 'parts that add up'),
    'baseline': Bilingual('mức nền', 'baseline'),
}
_SIDES = {
    MarketSide.BUYER: Bilingual('người mua', 'buyers'),
    MarketSide.SELLER: Bilingual('người bán', 'sellers'),
}
_MORE = Bilingual('{names} và {n} mục khác', '{names} and {n} more')
_NO_ORIGIN = Bilingual('chưa ghi', 'not given')


def _slots(code: CheckCode) -> frozenset[str]:
    texts = [text for pair in WORDINGS[code].messages.values() for text in (pair.vi, pair.en)]
    slots = {slot for text in texts for slot in _SLOT.findall(text)}
    return frozenset(slots | ({'names'} if code in _NAMED else set()))


PLACEHOLDERS: dict[str, frozenset[str]] = {code.value: _slots(code) for code in CheckCode}
"""The placeholders that the texts of each check may hold."""


def unknown_placeholders(code: str, text: str) -> tuple[str, ...]:
    """Give the placeholders of a text that this check does not know, in order."""
    return tuple(slot for slot in _SLOT.findall(text) if slot not in PLACEHOLDERS[code])


def message(
    finding: Finding, document: PlanDocument, language: str, overrides: Overrides | None = None
) -> str:
    """Say what was found, in 'vi' or 'en'.

    A template's own wording is used as far as it can be filled in for this finding.
    """
    values = _values(finding, document, language)
    own = _own(overrides, finding.code, 'message', language)
    if own and all(slot in values for slot in _SLOT.findall(own)):
        return _filled(own, values)
    messages = shipped(finding.code, document.business_model).messages
    pair = messages.get(finding.variant) or next(iter(messages.values()))
    return _filled(_in(pair, language), values)


def title(
    code: str, language: str, overrides: Overrides | None = None, model: str | None = None
) -> str:
    """Give the short name of a check, in the words of a business model."""
    return _own(overrides, code, 'title', language) or _in(shipped(code, model).title, language)


def why(
    code: str, language: str, overrides: Overrides | None = None, model: str | None = None
) -> str:
    """Say why the check matters."""
    return _own(overrides, code, 'why', language) or _in(why_of(group_of(code), model), language)


def fix(
    code: str, language: str, overrides: Overrides | None = None, model: str | None = None
) -> str:
    """Say what clears the finding."""
    return _own(overrides, code, 'fix', language) or _in(shipped(code, model).fix, language)


def shipped(code: str, model: str | None = None) -> Wording:
    """Give the shipped wording of a check, that of the business model where it has one."""
    code = CheckCode(code)
    return WORDINGS_OF_MODELS.get(model or '', {}).get(code) or WORDINGS[code]


def group_of(code: str) -> Group:
    """Give the card a check is shown in."""
    return shipped(code).group


def subject_titles(finding: Finding, document: PlanDocument) -> tuple[tuple[str, str], ...]:
    """Give (subject, title) of each subject; the id stands in for a title not written yet."""
    if finding.code not in _LISTS:
        return tuple((name, name) for name in finding.subjects)
    rows, field = _LISTS[finding.code]
    titles = {row.id: getattr(row, field) for row in getattr(document, rows)}
    return tuple((ref, titles.get(ref) or ref) for ref in finding.subjects)


def _own(overrides: Overrides | None, code: str, part: str, language: str) -> str:
    return ((overrides or {}).get(code) or {}).get(f'{part}_{_short(language)}', '')


def _in(pair: Bilingual, language: str) -> str:
    return pair.vi if _short(language) == 'vi' else pair.en


def _short(language: str) -> str:
    return 'vi' if language[:2] == 'vi' else 'en'


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: values.get(slot[1], slot[0]), text)


def _values(finding: Finding, document: PlanDocument, language: str) -> dict[str, str]:
    language = _short(language)
    values = {key: _value(key, text, language) for key, text in finding.numbers.items()}
    if 'origins' in finding.numbers:
        values['origins'] = _origins(finding.numbers['origins'], document, language)
    if finding.code in _NAMED:
        values['names'] = listed((name for _, name in subject_titles(finding, document)), language)
    return values


def listed(names: Iterable[str], language: str) -> str:
    """Join names with commas: at most five, then how many more there are."""
    every = list(names)
    joined = ', '.join(every[:_MOST_NAMES])
    more = len(every) - _MOST_NAMES
    if more <= 0:
        return joined
    return _filled(_in(_MORE, language), {'names': joined, 'n': str(more)})


def _value(key: str, text: str, language: str) -> str:
    if key in _PERCENTS:
        return _percent(text, language)
    if key in ('n', 'total', 'days'):
        return display.number(text, language)
    words = _WORDS_OF.get(key)
    return words(text, language) if words else text


def _percent(text: str, language: str) -> str:
    if not text.startswith('>'):
        return display.percent(text, language)
    over = Bilingual('hơn {share}', 'more than {share}')
    return _filled(_in(over, language), {'share': display.percent(text[1:], language)})


def _origins(text: str, document: PlanDocument, language: str) -> str:
    origins = [Origin(value) for value in text.split(', ') if value]
    labels = [label_in(origin, document.business_model, language) for origin in origins]
    return ', '.join(labels) or _in(_NO_ORIGIN, language)


def _what(text: str, language: str) -> str:
    return ', '.join(_in(_WHAT[key], language) for key in text.split(', '))


def _quarter(text: str, language: str) -> str:
    year, number = text.split('-Q')
    return display.quarter(int(number), int(year), language)


def _periods(text: str, language: str) -> str:
    months = [tuple(map(int, key.split('-'))) for key in text.split(', ')]
    return listed(
        (display.month(date(year, month, 1), language) for year, month in months), language
    )


_WORDS_OF = {
    'what': _what,
    'quarter': _quarter,
    'periods': _periods,
    'side': lambda text, language: _in(_SIDES[MarketSide(text)], language),
}
