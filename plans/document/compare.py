"""What changed between two versions of a plan, field by field (product.md 2.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from plans.document.schema import PlanDocument

# Lists of the plan, and the field by which rows without an id are told apart.
LISTS = {
    'goals': 'id',
    'capabilities': 'name',
    'segments': 'id',
    'needs': 'id',
    'dealers': 'id',
    'sessions': 'id',
    'strategies': 'id',
    'targets': 'id',
    'actions': 'id',
    'feedback': 'id',
    'product_lines': 'name',
    'supplier_list': 'name',
    'buy_items': 'name',
    'owners': 'organisation',
    'answers': 'question',
}
OWN_FIELDS = (
    'title',
    'business_model',
    'period_start',
    'period_end',
    'currency',
    'owner',
    'co_editors',
    'approver',
    'summary',
    'uses_dealers',
    'other_channels',
)
# Lists and objects inside the details; the rest of the details are fields of their own.
IN_DETAILS = ('product_lines', 'supplier_list', 'items', 'owners', 'seller_funnel')


class ChangeKind(StrEnum):
    """What happened to a row, or to one field."""

    ADDED = 'added'
    REMOVED = 'removed'
    CHANGED = 'changed'


@dataclass(frozen=True)
class Change:
    """One difference. `part`: a list, or 'plan', 'platform', 'details', 'seller_funnel',
    'arithmetic', 'feedback_form'.

    `before` and `after` are whole rows when a row came or went, else the values of `field`;
    `row` is the row as it is now (or was last).
    """

    part: str
    kind: ChangeKind
    row: Any
    field: str = ''
    before: Any = None
    after: Any = None


def changes(old: PlanDocument, new: PlanDocument) -> tuple[Change, ...]:
    """Every difference in content from `old` to `new`; status, steps and acceptances are none."""
    return tuple(_differences(old, new))


def _differences(old: PlanDocument, new: PlanDocument) -> Iterator[Change]:
    yield from _fields('plan', old, new, OWN_FIELDS)
    yield from _fields('platform', old.platform, new.platform, _names(new.platform))
    for part, key in LISTS.items():
        yield from _rows(part, getattr(old, part), getattr(new, part), key)
    if type(old.details) is type(new.details) and new.details is not None:
        names = [name for name in _names(new.details) if name not in IN_DETAILS]
        yield from _fields('details', old.details, new.details, names)
        yield from _inside_details('seller_funnel', old.details, new.details)
    yield from _fields('arithmetic', old.arithmetic, new.arithmetic, _names(new.arithmetic))
    yield from _fields(
        'feedback_form', old.feedback_form, new.feedback_form, _names(new.feedback_form)
    )


def _inside_details(part: str, old: Any, new: Any) -> Iterator[Change]:
    """Fields of an object that lies inside the details of some models."""
    before, after = getattr(old, part, None), getattr(new, part, None)
    if before is not None and after is not None:
        yield from _fields(part, before, after, _names(after))


def _rows(part: str, old: Sequence[Any], new: Sequence[Any], key: str) -> Iterator[Change]:
    """Rows that came, went or changed, in the order of the new list."""
    before, after = by_key(old, key), by_key(new, key)
    for name, row in after.items():
        if name not in before:
            yield Change(part, ChangeKind.ADDED, row, after=row)
        else:
            yield from _fields(part, before[name], row, _names(row))
    for name, row in before.items():
        if name not in after:
            yield Change(part, ChangeKind.REMOVED, row, before=row)


def by_key(rows: Sequence[Any], key: str) -> dict[tuple[Any, int], Any]:
    """{(key, how many alike came before): row}, so that two of one name stay two."""
    found: dict[tuple[Any, int], Any] = {}
    for row in rows:
        name, number = getattr(row, key), 0
        while (name, number) in found:
            number += 1
        found[name, number] = row
    return found


def _fields(part: str, old: Any, new: Any, names: Sequence[str]) -> Iterator[Change]:
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change(part, ChangeKind.CHANGED, new, name, before, after)


def _names(row: Any) -> list[str]:
    return list(type(row).model_fields)
