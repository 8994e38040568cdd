"""Hypothesis strategies: any plan file that is valid, as JSON values or as a PlanDocument.

The fields come from the schema itself, so that a new key is drawn without a word here; only what
must hold between rows is put right afterwards. Hypothesis draws the texts and one number; from that
number follows what stands where. (To ask Hypothesis for each of the hundreds of places of a plan
takes a hundred times as long as to check the plan.)
"""

from __future__ import annotations

import json
import random
import types
import typing
from datetime import UTC, date, datetime, timedelta
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

FIRST_DAY, DAYS = date(2026, 1, 1), 3 * 365
ODD_DAYS = (date.min, date(2026, 12, 10), date(2027, 1, 31), date.max)
FIRST_MOMENT, SECONDS = datetime(1900, 1, 1, tzinfo=UTC), 200 * 365 * 86_400

words = st.text(st.characters(exclude_categories=['Cs'], exclude_characters='\0'), max_size=20).map(
    nfc
)
days = st.one_of(
    st.dates(FIRST_DAY, FIRST_DAY + timedelta(DAYS)),
    st.sampled_from(ODD_DAYS),
)


class Lots(random.Random):
    """What falls to each place of one plan. `blanks`: how often a place that may be empty is."""

    def __init__(self, seed: int, texts: list[str]):
        super().__init__(seed)
        self.texts, self.names = texts, [text for text in texts if text] or ['Hà']
        self.blanks = self.choice((0.05, 0.5, 0.5, 0.9)) if seed else 1

    def yes(self) -> bool:
        return self.random() < 0.5

    def is_blank(self) -> bool:
        return self.random() < self.blanks

    def rows(self, most: int) -> range:
        return range(self.randint(0, most) if self.blanks < 1 else 0)

    def some(self, values: typing.Iterable[Any]) -> list[Any]:
        return [value for value in values if self.yes()]

    def digits(self, near: int) -> int:
        most = self.choice((near, LIMIT))
        return self.choice((0, LIMIT, -LIMIT, *[self.randint(-most, most)] * 9))

    def amount(self) -> str:
        return plain(Decimal(self.digits(2000)).scaleb(-self.randint(0, 3)))

    def day(self) -> date:
        return self.choice((*ODD_DAYS, *[FIRST_DAY + timedelta(self.randint(0, DAYS))] * 12))

    def moment(self) -> str:
        second = timedelta(seconds=self.randint(0, SECONDS), microseconds=self.choice((0, 1, 500)))
        return (FIRST_MOMENT + second).isoformat().replace('+00:00', 'Z')


lots = st.builds(Lots, st.integers(0, 2**48), st.lists(words, min_size=6, max_size=6))


def plan_files(model: str | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Plan files as JSON values, in the canonical form that `dump` prints.

    model: the business model they shall have; any, or none, without it.
    """
    return lots.map(lambda lots: _plan_file(lots, model))


documents = plan_files().map(lambda plan: plan_file.parse(json.dumps(plan)))
"""Any valid plan, as a value."""


def _plan_file(lots: Lots, model: str | None) -> dict[str, Any]:
    ids = {
        name: [f'{letter}{number + 1}' for number in lots.rows(MOST_ROWS)]
        for name, letter in LISTS.items()
    }
    plan = _row(lots, schema.PlanDocument, ids)
    plan['format'] = schema.FORMAT
    plan['business_model'] = model or plan['business_model']
    plan['fiscal_year_start_month'] = lots.randint(1, 12)
    for name in LISTS:
        kind = _item(schema.PlanDocument.model_fields[name].annotation)
        plan[name] = [{**_row(lots, kind, ids), 'id': ref} for ref in ids[name]]
    plan['model_details'] = _details(lots, plan['business_model'], ids)
    _put_right(lots, plan)
    return plan


def _details(lots: Lots, model: str | None, ids: dict[str, list[str]]) -> Any:
    if model is None or lots.is_blank():
        return None
    fields = schema.ModelDetails.model_fields
    return {model: _row(lots, _item(fields[model].annotation), ids)}


def _row(lots: Lots, model: type[BaseModel], ids: dict[str, list[str]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        known = REFERENCES.get((model.__name__, name))
        if model is schema.PlanDocument and (name in LISTS or name == 'model_details'):
            values[name] = None
        elif known:
            values[name] = _reference(lots, field.annotation, ids[known])
        else:
            values[name] = _value(lots, field.annotation, ids)
    return values


def _reference(lots: Lots, annotation: Any, refs: list[str]) -> Any:
    if typing.get_origin(_bare(annotation)) is tuple:
        return lots.some(refs)
    return lots.choice([None, *refs])


def _value(lots: Lots, annotation: Any, ids: dict[str, list[str]]) -> Any:
    kind = _bare(annotation)
    is_optional = type(None) in typing.get_args(_unwrapped(annotation))
    if is_optional and lots.is_blank():
        return None
    if typing.get_origin(kind) is tuple:
        return _list(lots, _bare(typing.get_args(kind)[0]), ids)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _row(lots, kind, ids)
    return _plain(lots, kind, is_name=is_optional)


def _list(lots: Lots, kind: Any, ids: dict[str, list[str]]) -> list[Any]:
    if issubclass(kind, BaseModel):
        return [_row(lots, kind, ids) for _ in lots.rows(3)]
    if issubclass(kind, Choice):
        return lots.some(member.value for member in kind)
    found = [_plain(lots, kind, is_name=True) for _ in lots.rows(3)]
    return list(dict.fromkeys(found)) if kind is str else found


def _plain(lots: Lots, kind: Any, *, is_name: bool) -> Any:
    if issubclass(kind, Choice) or hasattr(kind, '__members__'):
        return lots.choice([*kind]).value
    return {
        str: lambda: lots.choice(lots.names if is_name else lots.texts),
        bool: lots.yes,
        int: lambda: lots.choice((lots.randint(0, 40), lots.digits(40))),
        Decimal: lots.amount,
        date: lambda: lots.day().isoformat(),
        datetime: lots.moment,
    }[kind]()


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


def _put_right(lots: Lots, plan: dict[str, Any]) -> None:
    _order(plan, 'period_start', 'period_end')
    for action in plan['actions']:
        _order(action, 'start', 'due')
    for session in plan['sessions']:
        session['participants'] = [row for row in session['participants'] if row['dealer']]
    for target in plan['targets']:
        _put_target_right(lots, target, plan['fiscal_year_start_month'])
    joint = [row['id'] for row in plan['sessions'] if _is_joint(row)]
    for need in plan['needs']:
        for source in need['sources']:
            _put_source_right(source, joint)


def _order(row: dict[str, Any], start: str, end: str) -> None:
    if row[start] and row[end] and row[end] < row[start]:
        row[start], row[end] = row[end], row[start]


def _put_target_right(lots: Lots, target: dict[str, Any], first_month: int) -> None:
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
    if count <= 40 and lots.yes():
        target['planned'] = [lots.amount() for _ in range(count)]


def _is_joint(session: dict[str, Any]) -> bool:
    came = {row['dealer'] for row in session['participants'] if row['attended']}
    return session['status'] == 'held' and len(came) >= 2


def _put_source_right(source: dict[str, Any], joint: list[str]) -> None:
    if source['kind'] == SourceKind.DEALER_SESSION and source['session'] not in joint:
        source['session'] = joint[0] if joint else None
        source['kind'] = source['kind'] if joint else 'assumption'
    if source['kind'] == SourceKind.DEALER_SINGLE and not source['dealer']:
        source['kind'] = 'sales_team'
