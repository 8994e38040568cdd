"""How wide the columns of a table are on paper, in letters of the documents' font."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from functools import cache

from plans.exports.outline.values import Column

LINE = 100
"""Letters of 9 pt in a line between the margins of A4."""

_GAP = 2.3  # beside a cell
_SHORT, _TITLE, _LONGEST_WORD, _NARROWEST = 14, 40, 20, 7
_SLIM, _HALF_WIDE = frozenset(".,:;!|' \u00a0iljI"), frozenset('tfr()/')
_WIDEST = frozenset('mwMW@%')
_DIGIT, _CAPITAL, _LETTER = 1.31, 1.42, 1.18


def letters(text: str) -> float:
    """The width of a text, where an average letter, spaces counted, is 1."""
    return sum(map(_width, text))


@cache
def _width(sign: str) -> float:
    base = unicodedata.normalize('NFD', sign)[0]
    if base in _SLIM:
        return 0.55
    if base in _HALF_WIDE:
        return 0.9
    if base in _WIDEST:
        return 1.75
    if base.isdecimal():
        return _DIGIT
    if unicodedata.east_asian_width(base) in 'WF':
        return 2.2
    return _CAPITAL if base.isupper() else _LETTER


def widths(columns: Sequence[Column], texts: Sequence[Sequence[str]], room: float) -> list[float]:
    """The width of each column; `texts` are those of each, `room` that of the table.

    Numbers, days and references stay on one line, and words whole, as long as there is room. What
    is left goes to the shortest first: the longest texts share the rest.
    """
    found = [_least(column, of_it) for column, of_it in zip(columns, texts, strict=True)]
    room -= _GAP * len(columns)
    longest = [max([_head(head), *map(_longest, of_it)]) for head, *of_it in texts]
    found = _squeezed(found, [_may_break(of_it) for of_it in texts], room)
    for most in (_SHORT, _TITLE, math.inf):
        caps = [
            min(long, max(most, _TITLE) if column.is_title else most)
            for column, long in zip(columns, longest, strict=True)
        ]
        found = _filled(found, caps, room - sum(found))
    title = next((at for at, column in enumerate(columns) if column.is_title), None)
    if title is not None:
        found[title] += max(0.0, room - sum(found))
    return [round(one + _GAP, 1) for one in found]


def halves_fit(columns: Sequence[Column], texts: Sequence[Sequence[str]], room: float) -> bool:
    """Whether every text stays on one line in a table of that room."""
    return sum(max(map(_longest, of_it)) + _GAP for of_it in texts) <= room


def _longest(text: str) -> float:
    return max(map(letters, text.split('\n')))


def _head(title: str) -> float:
    """A short heading stands on one line, a long one on two."""
    whole = letters(title) * 0.9
    return whole if whole <= _SHORT else max(_SHORT, whole / 2)


def _least(column: Column, texts: Sequence[str]) -> float:
    """What keeps its words whole; of numbers all of it."""
    words = [letters(word) for text in texts[1:] for word in text.split()]
    if not column.is_number and _may_break(texts):
        words = [min(word, _LONGEST_WORD) for word in words]
    else:
        words = [_longest(text) for text in texts[1:]]
    heads = [min(letters(word) * 0.9, _LONGEST_WORD) for word in texts[0].split()]
    return max([*words, *heads], default=0.0)


def _may_break(texts: Sequence[str]) -> bool:
    """Whether a column holds words rather than numbers, days and references."""
    return any(sum(one.isalpha() for one in text) > len(text) / 2 for text in texts[1:])


def _squeezed(found: list[float], breaks: Sequence[bool], room: float) -> list[float]:
    """Narrower where there is no room: words break first, then numbers too."""
    for which in (breaks, [True] * len(found)):
        over = sum(found) - room
        if over <= 0:
            break
        spare = [max(0.0, one - _NARROWEST) if may else 0.0
                 for one, may in zip(found, which, strict=True)]  # fmt: skip
        part = min(1.0, over / sum(spare)) if any(spare) else 0.0
        found = [one - part * more for one, more in zip(found, spare, strict=True)]
    return found


def _filled(found: list[float], caps: Sequence[float], spare: float) -> list[float]:
    """The narrowest columns widened to their caps first, the others equally."""
    found = list(found)
    while spare >= 1:
        open_ones = [at for at, one in enumerate(found) if one < caps[at]]
        if not open_ones:
            break
        at = min(open_ones, key=found.__getitem__)
        step = min(1.0, caps[at] - found[at])
        found[at] += step
        spare -= step
    return found
