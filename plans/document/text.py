"""How text is kept, compared, searched and sorted."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

# What no database, page or document can hold: control characters, halves of characters, nonsense.
UNKEEPABLE = re.compile('[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
# Nothing that anybody sees: spaces and letters without width (Unicode's default ignorables).
UNSEEN = re.compile(
    '[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e'
    '\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]*'
)
_LONGEST_KEY = 200  # letters of a name that a unique index holds
_LONGEST_SORTED = 150  # letters that decide where a name stands in a list
_SPACES = re.compile(r'\s+')
_LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
_ALONE = '0000'
_RANK = {letter: f'{place:02d}' for place, letter in enumerate(_LETTERS, start=50)}
_TONES = {'\u0300': '1', '\u0309': '2', '\u0303': '3', '\u0301': '4', '\u0323': '5'}


def nfc(text: str) -> str:
    """Give the composed form, so that equal words are equal strings."""
    return unicodedata.normalize('NFC', text)


def fold(text: str) -> str:
    """Give the form that search compares: no marks, đ as d, no case, single spaces."""
    decomposed = unicodedata.normalize('NFD', text.casefold())
    bare = ''.join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _SPACES.sub(' ', bare.replace('đ', 'd')).strip()


@lru_cache(maxsize=5000)  # the same names come in every list of a plan
def name_key(text: str) -> str:
    """Give the form that tells names apart: Hà and Hạ differ, 'hà ' and 'HÀ' do not.

    A name too long for a database index is told apart by its beginning and a digest.
    """
    key = nfc(_SPACES.sub(' ', nfc(text).casefold()).strip())
    if len(key) <= _LONGEST_KEY:
        return key
    return f'{key[:_LONGEST_KEY]} {hashlib.sha256(key.encode()).hexdigest()}'


def sort_key(text: str) -> str:
    """Give a key that sorts the Vietnamese way on any database.

    Letters first (Ă, Â after A; Đ after D), then tones (ngang, huyền, hỏi, ngã, sắc, nặng).
    Only the beginning of a long text counts: an index of a database holds no more.
    """
    letters: list[str] = []
    tones: list[str] = []
    spaced = _SPACES.sub(' ', unicodedata.normalize('NFC', text[:_LONGEST_SORTED]).casefold())
    for letter in spaced.strip():
        place, tone = _placed(letter)
        letters.append(place)
        tones.append(tone)
    return f'{"".join(letters)} {"".join(tones).rstrip("0")}'


@lru_cache(maxsize=2000)
def _placed(letter: str) -> tuple[str, str]:
    """(its place among the letters, its tone): the same few letters make up all names."""
    base, tone = _without_tone(letter)
    return _RANK.get(base) or _other(base), tone


def _without_tone(letter: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize('NFD', letter)
    tone = next((_TONES[mark] for mark in decomposed if mark in _TONES), '0')
    bare = ''.join(mark for mark in decomposed if mark not in _TONES)
    return unicodedata.normalize('NFC', bare), tone


def _other(letter: str) -> str:
    """Place spaces, signs and digits before letters, other alphabets after them."""
    if not letter:  # a tone mark that stands alone
        return _ALONE
    plain = unicodedata.normalize('NFD', letter)[:1]
    if plain in _RANK:
        return _RANK[plain]
    if ord(letter[:1] or ' ') < 128:
        return f'{"1" if letter.isdigit() else "0"}{ord(letter):03d}'
    return f'9{ord(letter[0]):07d}'
