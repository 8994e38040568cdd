"""What must hold between the rows of a plan file (plan-file.md: "refused only for").

Read from the JSON itself and forgiving towards wrong types, which schema/ reports: so that a
file's faults come all at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from plans.document import amounts
from plans.document.choices import Breakdown, SessionStatus, SourceKind
from plans.document.faults import Fault, path_of, shown

Place = tuple[str | int, ...]

WITH_IDS = (
    'goals', 'segments', 'needs', 'dealers', 'sessions', 'strategies', 'targets', 'actions',
    'feedback',
)  # fmt: skip

_REFERENCES = {  # list of rows: {field: list it refers to}
    'needs': {'segment': 'segments'},
    'strategies': {'needs': 'needs', 'goals': 'goals'},
    'targets': {'goal': 'goals', 'strategy': 'strategies', 'parent': 'targets'},
    'actions': {'strategy': 'strategies', 'from_feedback': 'feedback', 'from_session': 'sessions'},
    'feedback': {'need': 'needs', 'strategy': 'strategies', 'action': 'actions'},
}
_INNER = {  # (list, list inside its rows): {field: list it refers to}
    ('needs', 'sources'): {'dealer': 'dealers', 'session': 'sessions', 'feedback': 'feedback'},
    ('sessions', 'participants'): {'dealer': 'dealers'},
}
_DETAILS = {
    'product_lines': {'segments': 'segments'},
    'items': {'feeds_target': 'targets', 'for_segment': 'segments'},
}
_SPANS = {
    'targets': ('start_date', 'due_date'),
    'actions': ('start', 'due'),
}


def faults_between_rows(data: dict[str, Any]) -> list[Fault]:
    """Give every fault of ids, references, spans, planned entries, ratios and sources."""
    ids = {name: _ids(data, name) for name in WITH_IDS}
    faults = list(_used_twice(data))
    faults += _dangling(data, ids)
    faults += _ends_before_start(data)
    for place, target in _rows(data, 'targets'):
        faults += _target_faults(place, target, data)
    faults += _source_faults(data)
    return faults


def keep_reference_order(data: dict[str, Any]) -> None:
    """Put sets of references into the order of the list they refer to, each once."""
    orders = {name: _ids(data, name) for name in ('needs', 'goals', 'segments')}
    for _, strategy in _rows(data, 'strategies'):
        for name in ('needs', 'goals'):
            _sort(strategy, name, orders[name])
    for _, line in _details_rows(data, 'product_lines'):
        _sort(line, 'segments', orders['segments'])


def slice_count(start: date, end: date, breakdown: str | None, first_month: int) -> int:
    """Say how many slices an interval has; the same number as periods.slices, without them."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if breakdown == Breakdown.MONTHLY:
        return months + 1
    if breakdown == Breakdown.QUARTERLY:
        into_quarter = (start.month - first_month) % 3
        return (into_quarter + months) // 3 + 1
    return 1


def _rows(data: Any, name: str, place: Place = ()) -> Iterator[tuple[Place, dict[str, Any]]]:
    rows = data.get(name)
    if isinstance(rows, list):
        for number, row in enumerate(rows):
            if isinstance(row, dict):
                yield (*place, name, number), row


def _details_rows(data: dict[str, Any], name: str) -> Iterator[tuple[Place, dict[str, Any]]]:
    details = data.get('model_details')
    if isinstance(details, dict):
        for model, body in details.items():
            if isinstance(body, dict):
                yield from _rows(body, name, ('model_details', model))


def _ids(data: dict[str, Any], name: str) -> dict[str, int]:
    ids: dict[str, int] = {}
    for place, row in _rows(data, name):
        if isinstance(row.get('id'), str):
            ids.setdefault(row['id'], int(place[-1]))
    return ids


def _sort(row: dict[str, Any], field: str, order: dict[str, int]) -> None:
    values = row.get(field)
    if isinstance(values, list) and len(values) > 1 and all(type(ref) is str for ref in values):
        row[field] = sorted(dict.fromkeys(values), key=lambda ref: order.get(ref, len(order)))


def _used_twice(data: dict[str, Any]) -> Iterator[Fault]:
    for name in WITH_IDS:
        seen: set[str] = set()
        for place, row in _rows(data, name):
            ref = row.get('id')
            if isinstance(ref, str) and ref in seen:
                en, vi = shown(ref)
                yield Fault(
                    path_of((*place, 'id')), f'{en} is used twice', f'{vi} được dùng hai lần'
                )
            elif isinstance(ref, str):
                seen.add(ref)


def _dangling(data: dict[str, Any], ids: dict[str, dict[str, int]]) -> Iterator[Fault]:
    look = partial(_dangling_in, ids=ids)
    for name, fields in _REFERENCES.items():
        for place, row in _rows(data, name):
            yield from look(place, row, fields)
    for (name, inner), fields in _INNER.items():
        for place, row in _rows(data, name):
            for inner_place, inner_row in _rows(row, inner, place):
                yield from look(inner_place, inner_row, fields)
    for name, fields in _DETAILS.items():
        for place, row in _details_rows(data, name):
            yield from look(place, row, fields)


def _dangling_in(
    place: Place, row: dict[str, Any], fields: dict[str, str], ids: dict[str, dict[str, int]]
) -> Iterator[Fault]:
    for field, name in fields.items():
        value = row.get(field)
        if isinstance(value, list):
            for number, ref in enumerate(value):
                if isinstance(ref, str) and ref not in ids[name]:
                    yield _not_there((*place, field, number), ref, name)
        elif isinstance(value, str) and value not in ids[name]:
            yield _not_there((*place, field), value, name)


def _not_there(place: Place, ref: str, name: str) -> Fault:
    en, vi = shown(ref)
    return Fault(path_of(place), f'{en} is not in {name}', f'{vi} không có trong {name}')


def _ends_before_start(data: dict[str, Any]) -> Iterator[Fault]:
    yield from _span((), data, 'period_start', 'period_end')
    for name, (start, end) in _SPANS.items():
        for place, row in _rows(data, name):
            yield from _span(place, row, start, end)


def _span(place: Place, row: dict[str, Any], start: str, end: str) -> Iterator[Fault]:
    first, last = _day(row.get(start)), _day(row.get(end))
    if first and last and last < first:
        yield Fault(
            path_of((*place, end)),
            f'{last} is before {start} {first}',
            f'{last} trước {start} {first}',
        )


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def _target_faults(place: Place, target: dict[str, Any], data: dict[str, Any]) -> Iterator[Fault]:
    yield from _planned_count(place, target, data)
    for actual_place, actual in _rows(target, 'actuals', place):
        yield from _span(actual_place, actual, 'start', 'end')
        denominator = actual.get('denominator')
        if isinstance(denominator, str) and amounts.read(denominator) == Decimal(0):
            yield Fault(
                path_of((*actual_place, 'denominator')), 'must not be 0', 'không được bằng 0'
            )


def _planned_count(place: Place, target: dict[str, Any], data: dict[str, Any]) -> Iterator[Fault]:
    planned, breakdown = target.get('planned'), target.get('breakdown')
    if not isinstance(planned, list) or not planned:
        return
    start, end = _day(target.get('start_date')), _day(target.get('due_date'))
    month = data.get('fiscal_year_start_month')
    if breakdown in (None, Breakdown.NONE):
        wanted = 1
    elif start and end and end >= start:
        wanted = slice_count(start, end, breakdown, month if isinstance(month, int) else 1)
    else:
        return
    if len(planned) != wanted:
        yield Fault(
            path_of((*place, 'planned')),
            f'has {len(planned)} entries, but the breakdown has {wanted} slices',
            f'có {len(planned)} mục, nhưng phân bổ có {wanted} kỳ',
        )


def _source_faults(data: dict[str, Any]) -> Iterator[Fault]:
    known = _ids(data, 'sessions')
    joint = {ref for ref, number in known.items() if _is_joint(data['sessions'][number])}
    for place, need in _rows(data, 'needs'):
        for source_place, source in _rows(need, 'sources', place):
            kind, session = source.get('kind'), source.get('session')
            if kind == SourceKind.DEALER_SINGLE and source.get('dealer') is None:
                yield Fault(
                    path_of((*source_place, 'dealer')), 'is required for a dealer_single source',
                    'là bắt buộc với nguồn dealer_single',
                )  # fmt: skip
            if kind == SourceKind.DEALER_SESSION:
                yield from _unheld(source_place, session, known, joint)


def _unheld(place: Place, session: Any, known: dict[str, int], joint: set[str]) -> Iterator[Fault]:
    if session is None:
        yield Fault(
            path_of((*place, 'session')), 'is required for a dealer_session source',
            'là bắt buộc với nguồn dealer_session',
        )  # fmt: skip
    elif isinstance(session, str) and session in known and session not in joint:
        en, vi = shown(session)
        yield Fault(
            path_of((*place, 'session')), f'{en} was not held with two or more dealers attending',
            f'{vi} chưa được tổ chức với từ hai đại lý có mặt trở lên',
        )  # fmt: skip


def _is_joint(session: dict[str, Any]) -> bool:
    came = {
        row['dealer']
        for _, row in _rows(session, 'participants')
        if row.get('attended') is True and isinstance(row.get('dealer'), str)
    }
    return session.get('status') == SessionStatus.HELD and len(came) >= 2
