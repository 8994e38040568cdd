"""Which names of dealers look like one firm written twice. Never decides: it only asks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from plans.document.text import fold

# Words that say what kind of firm it is, not which one.
_KINDS = frozenset(
    'dai ly dl cua hang cong ty cty cp co phan tnhh mtv mot thanh vien dntn doanh nghiep tu nhan '  # noqa: SIM905
    'ho kinh doanh hkd npp nha phan phoi tap hoa chi nhanh cn shop store company co ltd jsc '
    'trading agency dealer thuong mai tm dich vu dv va the'.split()
)
_WORD = re.compile(r'[a-z0-9]+')
_ALIKE_FROM = 0.86
_SHORTEST_ALIKE = 6  # letters: shorter names differ by one letter and mean other people


def core(name: str) -> str:
    """What tells one firm from another: no marks, no kind of firm, words in order of the alphabet.

    A name of nothing but such words is kept whole.
    """
    words = _WORD.findall(fold(name))
    own = [word for word in words if word not in _KINDS] or words
    return ' '.join(sorted(own))


def are_alike(first: str, second: str) -> bool:
    """Whether two cores differ by little."""
    if first == second:
        return bool(first)
    shorter = min(len(first), len(second))
    if shorter < _SHORTEST_ALIKE or abs(len(first) - len(second)) > 3:
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE_FROM and matcher.ratio() >= _ALIKE_FROM


def alike(name: str, known: Iterable[tuple[int, str]]) -> list[int]:
    """The keys of the known (key, name) that look like `name`."""
    wanted = core(name)
    return [key for key, other in known if are_alike(wanted, core(other))]


def pairs(known: Iterable[tuple[int, str, str]]) -> list[tuple[int, int]]:
    """Pairs of keys of (key, name, phone) that look like one dealer, each pair once.

    Names are compared with those that share a word or begin alike, so that thousands stay quick.
    """
    rows = [(key, core(name), re.sub(r'\D', '', phone)[-9:]) for key, name, phone in known]
    near: dict[str, list[int]] = defaultdict(list)
    for place, (_key, own, phone) in enumerate(rows):
        marks = {f'#{phone}'} if len(phone) == 9 else set()
        for mark in {*(word for word in own.split() if len(word) > 3), own[:5], *marks}:
            near[mark].append(place)
    found: dict[tuple[int, int], None] = {}
    for mark, places in near.items():
        if not mark or len(places) > 60:
            continue  # a word of everybody says nothing
        for at, one in enumerate(places):
            for other in places[at + 1 :]:
                if mark.startswith('#') or are_alike(rows[one][1], rows[other][1]):
                    found[rows[one][0], rows[other][0]] = None
    return list(found)
