"""Reading JSON so that nothing surprising comes through: one fault for each thing unreadable."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

from plans.document.faults import Fault, PlanFileError, path_of, tidy

_TOO_DEEP = Fault('', 'is nested too deeply', 'lồng nhau quá nhiều cấp')


def load(source: str | bytes) -> tuple[Any, list[Fault]]:
    """Give the JSON value with all text in NFC, and the faults of its keys and texts.

    Raises PlanFileError when it is no JSON at all: not UTF-8, a byte order mark, NaN, a syntax
    error, nesting without end.
    """
    text = _decoded(source)
    twice: list[tuple[dict, str]] = []
    try:
        data = _parsed(text, twice)
        faults = _stand_twice(data, twice)
        if _needs_cleaning(text):
            data = _cleaned(data, (), faults)
    except RecursionError:
        raise PlanFileError([_TOO_DEEP]) from None
    return data, faults


def _decoded(source: str | bytes) -> str:
    if isinstance(source, str):
        text = source
    else:
        try:
            text = bytes(source).decode('utf-8')
        except UnicodeDecodeError as error:
            raise _refusal(
                f'is not UTF-8 (byte {error.start})', f'không phải UTF-8 (byte {error.start})'
            ) from None
    if text.startswith('\ufeff'):
        raise _refusal(
            'starts with a byte order mark; save it as UTF-8 without one',
            'bắt đầu bằng dấu BOM; hãy lưu dạng UTF-8 không có BOM',
        )
    return text


def _parsed(text: str, twice: list[tuple[dict, str]]) -> Any:
    def pairs_hook(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        row = dict(pairs)
        if len(row) != len(pairs):
            seen: set[str] = set()
            twice.extend((row, key) for key, _ in pairs if key in seen or seen.add(key))
        return row

    try:
        return json.loads(text, object_pairs_hook=pairs_hook, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        place = (error.lineno, error.colno)
        raise _refusal(
            'cannot be read as JSON (line {}, column {})'.format(*place),
            'không đọc được dạng JSON (dòng {}, cột {})'.format(*place),
        ) from None
    except PlanFileError:
        raise
    except ValueError:
        raise _refusal('has a number that is far too long', 'có một số quá dài') from None


def _no_constant(name: str) -> None:
    raise _refusal(f'has {name}, which is no JSON', f'có {name}, không phải JSON')


def _refusal(en: str, vi: str) -> PlanFileError:
    return PlanFileError([Fault('', en, vi)])


def _stand_twice(data: Any, twice: list[tuple[dict, str]]) -> list[Fault]:
    if not twice:
        return []
    paths = {id(value): path for path, value in _walk(data, ()) if isinstance(value, dict)}
    return [
        Fault(
            path_of((*paths.get(id(owner), ()), key)),
            'stands twice in one object',
            'xuất hiện hai lần',
        )
        for owner, key in twice
    ]


def _walk(value: Any, path: tuple) -> Iterator[tuple[tuple, Any]]:
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if isinstance(value, dict):
            waiting.extend(((*path, key), item) for key, item in value.items())
        elif isinstance(value, list):
            waiting.extend(((*path, place), item) for place, item in enumerate(value))


def _needs_cleaning(text: str) -> bool:
    """A text in NFC without escapes holds only texts in NFC, and no NUL."""
    if '\\u' in text or not unicodedata.is_normalized('NFC', text):
        return True
    return not _is_text(text)


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return '\0' not in text


def _cleaned(value: Any, path: tuple, faults: list[Fault]) -> Any:
    if type(value) is str:
        return _clean_text(value, path, faults)
    if type(value) is dict:
        return {_key(key): _cleaned(item, (*path, key), faults) for key, item in value.items()}
    if type(value) is list:
        return [_cleaned(item, (*path, place), faults) for place, item in enumerate(value)]
    return value


def _key(key: str) -> str:
    """Keys of ours are ASCII; any other is refused later, under a name that can be printed."""
    return key if key.isascii() else tidy(key)


def _clean_text(text: str, path: tuple, faults: list[Fault]) -> str:
    if not text.isascii():
        text = unicodedata.normalize('NFC', text)
    if _is_text(text):
        return text
    faults.append(
        Fault(
            path_of(path),
            f'has a character that is no text: "{tidy(text)}"',
            f'có ký tự không phải văn bản: "{tidy(text)}"',
        )
    )
    return ''
