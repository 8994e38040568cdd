"""Hypothesis strategies: any plan file that is valid, as JSON values or as a PlanDocument.

The fields come from the schema itself, so that a new key is drawn without a word here; only what
must hold between rows is put right afterwards.
"""

from __future__ import annotations

import json
import types
import typing
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from plans.document import plan_file, schema
from plans.document.amounts import plain
from plans.document.choices import Choice, SourceKind
from plans.document.references import slice_count
from plans.document.text import nfc

LISTS = {  # list: the letter of its ids
    'goals': 'G', 'segments': 'C', 'needs': 'N', 'dealers': 'D', 'sessions': 'E',
    'strategies': 'S', 'targets': 'T', 'actions': 'A', 'feedback': 'F',
}  # fmt: skip
REFERENCES = {  # (row, field): the list it refers to
    ('Need', 'segment'): 'segments',
    ('NeedSource', 'dealer'): 'dealers',
    ('NeedSource', 'session'): 'sessions',
    ('NeedSource', 'feedback'): 'feedback',
    ('Participant', 'dealer'): 'dealers',
    ('Strategy', 'needs'): 'needs',
    ('Strategy', 'goals'): 'goals',
    ('Target', 'goal'): 'goals',
    ('Target', 'strategy'): 'strategies',
    ('Target', 'parent'): 'targets',
    ('Action', 'strategy'): 'strategies',
    ('Action', 'from_feedback'): 'feedback',
    ('Action', 'from_session'): 'sessions',
    ('Feedback', 'need'): 'needs',
    ('Feedback', 'strategy'): 'strategies',
    ('Feedback', 'action'): 'actions',
    ('ProductLine', 'segments'): 'segments',
    ('BuyItem', 'feeds_target'): 'targets',
    ('BuyItem', 'for_segment'): 'segments',
}
MOST_ROWS = 4
LIMIT = 10**15 - 1

words = st.text(st.characters(exclude_categories=['Cs'], exclude_characters='\0'), max_size=20).map(
    nfc
)
days = st.one_of(
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.sampled_from([date.min, date(2026, 12, 10), date(2027, 1, 31), date.max]),
)
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
amounts = st.builds(
    lambda digits, places: plain(Decimal(digits).scaleb(-places)),
    st.one_of(st.integers(-2000, 2000), st.integers(-LIMIT, LIMIT)),
    st.integers(0, 3),
)
whole_numbers = st.one_of(st.integers(0, 40), st.integers(-LIMIT, LIMIT))


@st.composite
def plan_files(draw: st.DrawFn, model: str | None = None) -> dict[str, Any]:
    """Draw a plan file as JSON values, in the canonical form that `dump` prints.

    model: the business model it shall have; any, or none, without it.
    """
    ids = {
        name: [f'{letter}{number}' for number in range(1, draw(st.integers(0, MOST_ROWS)) + 1)]
        for name, letter in LISTS.items()
    }
    plan = _row(draw, schema.PlanDocument, ids)
    plan['format'] = schema.FORMAT
    plan['business_model'] = model or plan['business_model']
    plan['fiscal_year_start_month'] = draw(st.integers(1, 12))
    for name in LISTS:
        kind = _item(schema.PlanDocument.model_fields[name].annotation)
        plan[name] = [{**_row(draw, kind, ids), 'id': ref} for ref in ids[name]]
    plan['model_details'] = _details(draw, plan['business_model'], ids)
    _put_right(draw, plan)
    return plan


documents = plan_files().map(lambda plan: plan_file.parse(json.dumps(plan)))
"""Any valid plan, as a value."""


def _details(draw: st.DrawFn, model: str | None, ids: dict[str, list[str]]) -> Any:
    if model is None or not draw(st.booleans()):
        return None
    fields = schema.ModelDetails.model_fields
    return {model: _row(draw, _item(fields[model].annotation), ids)}


def _row(draw: st.DrawFn, model: type[BaseModel], ids: dict[str, list[str]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        known = REFERENCES.get((model.__name__, name))
        if model is schema.PlanDocument and (name in LISTS or name == 'model_details'):
            values[name] = None
        elif known:
            values[name] = _reference(draw, field.annotation, ids[known])
        else:
            values[name] = _value(draw, field.annotation, ids)
    return values


def _reference(draw: st.DrawFn, annotation: Any, refs: list[str]) -> Any:
    if typing.get_origin(_bare(annotation)) is tuple:
        return [ref for ref in refs if draw(st.booleans())]
    return draw(st.sampled_from([None, *refs]))


def _value(draw: st.DrawFn, annotation: Any, ids: dict[str, list[str]]) -> Any:
    kind = _bare(annotation)
    is_optional = type(None) in typing.get_args(_unwrapped(annotation))
    if is_optional and draw(st.booleans()):
        return None
    if typing.get_origin(kind) is tuple:
        return _list(draw, _bare(typing.get_args(kind)[0]), ids)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _row(draw, kind, ids)
    return draw(_plain(kind, is_name=is_optional))


def _list(draw: st.DrawFn, kind: Any, ids: dict[str, list[str]]) -> list[Any]:
    if issubclass(kind, BaseModel):
        return [_row(draw, kind, ids) for _ in range(draw(st.integers(0, 3)))]
    if issubclass(kind, Choice):
        return [member.value for member in kind if draw(st.booleans())]
    return draw(st.lists(_plain(kind, is_name=True), max_size=3, unique=kind is str))


def _plain(kind: Any, *, is_name: bool) -> st.SearchStrategy:
    if issubclass(kind, Choice) or hasattr(kind, '__members__'):
        return st.sampled_from([member.value for member in kind])
    if kind is str:
        return words.filter(bool) if is_name else words
    return {
        bool: st.booleans(),
        int: whole_numbers,
        Decimal: amounts,
        date: days.map(date.isoformat),
        datetime: moments.map(lambda moment: moment.isoformat().replace('+00:00', 'Z')),
    }[kind]


def _unwrapped(annotation: Any) -> Any:
    while typing.get_origin(annotation) is typing.Annotated:
        annotation = typing.get_args(annotation)[0]
    return annotation


def _bare(annotation: Any) -> Any:
    """Strip Annotated and "or None"; a Literal is text."""
    annotation = _unwrapped(annotation)
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        rest = [part for part in typing.get_args(annotation) if part is not type(None)]
        return _bare(rest[0])
    return str if typing.get_origin(annotation) is typing.Literal else annotation


def _item(annotation: Any) -> Any:
    kind = _bare(annotation)
    return _bare(typing.get_args(kind)[0]) if typing.get_origin(kind) is tuple else kind


# --- what must hold between rows ----------------------------------------------------------------


def _put_right(draw: st.DrawFn, plan: dict[str, Any]) -> None:
    _order(plan, 'period_start', 'period_end')
    for action in plan['actions']:
        _order(action, 'start', 'due')
    for session in plan['sessions']:
        session['participants'] = [row for row in session['participants'] if row['dealer']]
    for target in plan['targets']:
        _put_target_right(draw, target, plan['fiscal_year_start_month'])
    joint = [row['id'] for row in plan['sessions'] if _is_joint(row)]
    for need in plan['needs']:
        for source in need['sources']:
            _put_source_right(source, joint)


def _order(row: dict[str, Any], start: str, end: str) -> None:
    if row[start] and row[end] and row[end] < row[start]:
        row[start], row[end] = row[end], row[start]


def _put_target_right(draw: st.DrawFn, target: dict[str, Any], first_month: int) -> None:
    _order(target, 'start_date', 'due_date')
    for actual in target['actuals']:
        _order(actual, 'start', 'end')
        if actual['denominator'] == '0':
            actual['denominator'] = None
    count, target['planned'] = 1, []
    if target['breakdown'] in ('monthly', 'quarterly'):
        if not (target['start_date'] and target['due_date']):
            return
        start, end = map(date.fromisoformat, (target['start_date'], target['due_date']))
        count = slice_count(start, end, target['breakdown'], first_month)
    if count <= 40 and draw(st.booleans()):
        target['planned'] = draw(st.lists(amounts, min_size=count, max_size=count))


def _is_joint(session: dict[str, Any]) -> bool:
    came = {row['dealer'] for row in session['participants'] if row['attended']}
    return session['status'] == 'held' and len(came) >= 2


def _put_source_right(source: dict[str, Any], joint: list[str]) -> None:
    if source['kind'] == SourceKind.DEALER_SESSION and source['session'] not in joint:
        source['session'] = joint[0] if joint else None
        source['kind'] = source['kind'] if joint else 'assumption'
    if source['kind'] == SourceKind.DEALER_SINGLE and not source['dealer']:
        source['kind'] = 'sales_team'
