"""What is wrong with a plan file, said plainly in both languages with the path of each fault."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plans.document import amounts

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason to refuse a file; `path` is like needs[2].sources[0].kind, '' for the whole."""

    path: str
    message_en: str
    message_vi: str

    def message(self, language: str) -> str:
        """Give the reason without the path."""
        return self.message_vi if language[:2] == 'vi' else self.message_en

    def line(self, language: str) -> str:
        """Give path and reason as one line."""
        message = self.message(language)
        return f'{self.path}: {message}' if self.path else message


class PlanFileError(ValueError):
    """A plan file is refused; `faults` holds every reason found, never none."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__('; '.join(fault.line('en') for fault in self.faults))


def path_of(steps: Iterable[str | int]) -> str:
    """Write ('needs', 2, 'kind') as needs[2].kind."""
    path = ''
    for step in steps:
        if isinstance(step, int):
            path += f'[{step}]'
        else:
            path += f'.{tidy(step)}' if path else tidy(step)
    return path


def tidy(text: str) -> str:
    """Cut long text and make it printable, so that a fault can be shown anywhere."""
    text = text.encode('utf-8', 'backslashreplace').decode('utf-8')
    text = ''.join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)
    return text if len(text) <= _SHOWN else f'{text[:_SHOWN]}…'


def shown(value: Any) -> tuple[str, str]:
    """Write a JSON value for a message, in English and Vietnamese; long ones are cut."""
    if isinstance(value, str):
        quoted = f'"{tidy(value)}"'
        return quoted, quoted
    if isinstance(value, dict):
        return 'an object', 'một đối tượng'
    if isinstance(value, list | tuple):
        return 'a list', 'một danh sách'
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**_SHOWN:
        return 'a very large number', 'một số quá lớn'
    text = tidy(json.dumps(value))
    return text, text


_KINDS = {  # what should stand there
    'text_type': ('text', 'văn bản'),
    'string_type': ('text', 'văn bản'),
    'amount_type': (
        'a number written as text, such as "1234.5"',
        'một số viết trong ngoặc kép, ví dụ "1234.5"',
    ),
    'day_type': ('a date such as "2027-01-31"', 'một ngày, ví dụ "2027-01-31"'),
    'moment_type': (
        'a time with its zone, such as "2027-01-31T08:30:00+07:00"',
        'một thời điểm kèm múi giờ, ví dụ "2027-01-31T08:30:00+07:00"',
    ),
    'int_type': ('a whole number', 'một số nguyên'),
    'bool_type': ('true or false', 'true hoặc false'),
    'tuple_type': ('a list', 'một danh sách'),
    'model_type': ('an object', 'một đối tượng'),
    'model_attributes_type': ('an object', 'một đối tượng'),
}
_LIMIT = (
    f'has more than {amounts.DECIMALS} decimals or {amounts.DIGITS} digits',
    f'có quá {amounts.DECIMALS} chữ số thập phân hoặc {amounts.DIGITS} chữ số',
)


def from_pydantic(error: Any) -> Fault:
    """Turn one entry of ValidationError.errors() into our words."""
    path = path_of(error['loc'])
    kind, value = error['type'], error['input']
    if kind == 'missing':
        return Fault(path, 'is required', 'là bắt buộc')
    if kind == 'extra_forbidden':
        return Fault(path, 'is not a key of the plan file', 'không phải khóa của tệp kế hoạch')
    if kind in _KINDS:
        return wrong_type(path, value, *_KINDS[kind])
    if kind in ('amount_limit', 'less_than_equal', 'greater_than_equal'):
        return _out_of_limits(error, path, value)
    if kind in ('enum', 'literal_error'):
        return not_one_of(path, value, _choices(error))
    return Fault(path, 'cannot be read', 'không đọc được')


def wrong_type(path: str, value: Any, wanted_en: str, wanted_vi: str) -> Fault:
    """Say that something else was expected."""
    en, vi = shown(value)
    return Fault(path, f'{en} is not {wanted_en}', f'{vi} không phải {wanted_vi}')


def not_one_of(path: str, value: Any, allowed: Iterable[str]) -> Fault:
    """Say which values are known."""
    en, vi = shown(value)
    known = ', '.join(allowed)
    return Fault(path, f'{en} is not one of {known}', f'{vi} không thuộc các giá trị: {known}')


def _out_of_limits(error: Any, path: str, value: Any) -> Fault:
    limits = error.get('ctx', {})
    if limits.get('le') == 12 or limits.get('ge') == 1:
        return not_one_of(path, value, map(str, range(1, 13)))
    en, vi = shown(value)
    return Fault(path, f'{en} {_LIMIT[0]}', f'{vi} {_LIMIT[1]}')


def _choices(error: Any) -> list[str]:
    expected = error.get('ctx', {}).get('expected', '')
    return [word.strip().strip("'") for part in expected.split(',') for word in part.split(' or ')]
