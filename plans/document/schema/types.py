"""The field types of the plan file: each says what may stand there and how it is printed.

A type takes the JSON value, and also the Python value (Decimal, date, datetime) that rows give.
Errors are short codes; faults.py turns them into words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool
from pydantic_core import PydanticCustomError, core_schema

from plans.document import amounts
from plans.document.choices import Choice

Worked = TypeVar('Worked')
WHOLE_LIMIT = 10**amounts.DIGITS - 1

_DAY = re.compile(r'[0-9]{4}-[0-9]{2}-[0-9]{2}')
_MOMENT = re.compile(
    r'[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?'
    r'(Z|[+-][0-9]{2}:[0-9]{2})'
)


class Row(BaseModel):
    """A part of the plan: it never changes, and knows no other keys than its own."""

    model_config = ConfigDict(
        frozen=True, extra='forbid', defer_build=False, revalidate_instances='never'
    )

    @cached_property
    def worked_out(self) -> dict[Any, Any]:
        """What rules have worked out of this value, by keys of theirs: it never changes."""
        return {}

    def once(self, key: Any, work: Callable[[], Worked]) -> Worked:
        """Give what `work` gives, which hangs on this value and the key alone; it is asked once."""
        if key not in self.worked_out:
            self.worked_out[key] = work()
        return self.worked_out[key]

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Give a copy with other values; what was worked out of the old ones is left behind."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


def _read_amount(value: Any) -> Decimal:
    if type(value) is str:
        number = amounts.read_trim(value)
        if number is not None:
            return number
        number = amounts.read(value)
        if number is not None:
            if amounts.fits(number):
                return number
            raise PydanticCustomError('amount_limit', 'amount limit')
    elif type(value) is Decimal:
        return amounts.trim(value)
    raise PydanticCustomError('amount_type', 'amount type')


def _read_day(value: Any) -> date:
    if type(value) is str:
        day = _day(value)
        if day is not None:
            return day
    elif type(value) is date:
        return value
    raise PydanticCustomError('day_type', 'day type')


@lru_cache(maxsize=4096)  # figures of all targets share their periods
def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _read_moment(value: Any) -> datetime:
    if type(value) is str and _MOMENT.fullmatch(value):
        try:
            return datetime.fromisoformat(value).astimezone(UTC)
        except (ValueError, OverflowError):
            pass
    elif type(value) is datetime and value.tzinfo is not None:
        return value.astimezone(UTC)
    raise PydanticCustomError('moment_type', 'moment type')


def _print_moment(value: datetime) -> str:
    return value.isoformat().replace('+00:00', 'Z')


class _Read:
    """A field read by a function, described to API readers as a string of some format."""

    def __init__(self, read: Callable, show: Callable[[Any], str], **described: str) -> None:
        self.read = read
        self.show = show
        self.described = described

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        printed = core_schema.plain_serializer_function_ser_schema(self.show, when_used='json')
        return core_schema.no_info_plain_validator_function(self.read, serialization=printed)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, str]:
        return {'type': 'string', **self.described}


class _EmptyForNull:
    """Text in which null says the same as "": nothing was written."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        nothing = core_schema.no_info_after_validator_function(
            lambda _: '', core_schema.none_schema()
        )
        return core_schema.union_schema(
            [core_schema.str_schema(strict=True), nothing],
            mode='left_to_right',
            custom_error_type='text_type',
            custom_error_message='text type',
        )


def _none_for_blank(value: str | None) -> str | None:
    return value or None


_Member = TypeVar('_Member', bound=Choice)


def _each_once(values: tuple[_Member, ...]) -> tuple[_Member, ...]:
    """A set is printed in the order of its list, so that equal sets are equal documents."""
    if len(values) < 2:
        return values
    return tuple(member for member in type(values[0]) if member in values)


def _each_name_once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


Ref = Annotated[str, Field(strict=True)]
"""The id of a row, or a reference to one: any text."""

Text = Annotated[str, _EmptyForNull()]
"""Words; nothing written is ""."""

Name = Annotated[Annotated[str, Field(strict=True)] | None, AfterValidator(_none_for_blank)]
"""A name or an address that stands for somebody; nobody is null."""

Amount = Annotated[
    Decimal,
    _Read(_read_amount, str, pattern=r'^-?\d{1,15}(\.\d{1,3})?$', examples=['1234567890.5']),
]
"""A number as text, within the limits of amounts.py."""

Whole = Annotated[int, Field(strict=True, ge=-WHOLE_LIMIT, le=WHOLE_LIMIT)]
"""A whole number, as a JSON number."""

Day = Annotated[date, _Read(_read_day, date.isoformat, format='date')]
Moment = Annotated[datetime, _Read(_read_moment, _print_moment, format='date-time')]
Flag = StrictBool

Refs = Annotated[tuple[Ref, ...], AfterValidator(_each_name_once)]
Names = Annotated[tuple[Annotated[str, Field(strict=True)], ...], AfterValidator(_each_name_once)]
EachOnce = AfterValidator(_each_once)
"""Marks a tuple of choices as a set."""
