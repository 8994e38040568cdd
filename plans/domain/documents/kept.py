"""What is kept of a plan, read: its JSON values, and the value that they say.

What was read of a plan lately is remembered, with what was worked out of its rows: of a text that
changed since, rows that say the same are those of before.
"""

import json
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import get_args

from pydantic_core import to_json

from plans.document.schema import PlanDocument

REMEMBERED = 4_000_000  # characters of texts; what is read of them takes about ten times as much


@dataclass(frozen=True)
class Kept:
    """A plan file, `given` as a dict of JSON values or as their text, and as a PlanDocument."""

    given: dict | str
    document: PlanDocument

    @cached_property
    def content(self):
        """The file as a dict of JSON values, which nobody changes; only writing asks for it."""
        return json.loads(self.given) if isinstance(self.given, str) else self.given

    def with_parts(self, parts):
        """The same with these keys of the file anew; only they are validated."""
        title = {'title': self.content.get('title', '')}
        read = PlanDocument.model_validate_json(dumps(title | parts))
        changed = {name: getattr(read, name) for name in parts}
        return Kept(self.content | parts, self.document.model_copy(update=changed))

    def with_row(self, name, place, changed):
        """The same with some values of one row of a list anew; only the row is validated."""
        rows, known = self.content[name], getattr(self.document, name)
        row = rows[place] | changed
        read = type(known[place]).model_validate_json(dumps(row))
        return Kept(
            self.content | {name: [*rows[:place], row, *rows[place + 1 :]]},
            self.document.model_copy(
                update={name: (*known[:place], read, *known[place + 1 :])},
            ),
        )

    def with_new_row(self, name, row):
        """The same with a row after the last of a list; only the row is validated."""
        (kind, _more) = get_args(PlanDocument.model_fields[name].annotation)
        read = kind.model_validate_json(dumps(row))
        return Kept(
            self.content | {name: [*self.content[name], row]},
            self.document.model_copy(update={name: (*getattr(self.document, name), read)}),
        )


class _Memory:
    """What plans were read as last, (text, Kept) by key; as many as their texts' lengths allow."""

    def __init__(self, most):
        self._most, self._size, self._lock = most, 0, Lock()
        self._known = OrderedDict()

    def get(self, plan_pk):
        with self._lock:
            found = self._known.get(plan_pk)
            if found:
                self._known.move_to_end(plan_pk)
            return found or ('', None)

    def keep(self, plan_pk, text, kept):
        with self._lock:
            before, _kept = self._known.pop(plan_pk, ('', None))
            self._known[plan_pk] = (text, kept)
            self._size += len(text) - len(before)
            while self._size > self._most and len(self._known) > 1:
                _pk, (forgotten, _kept) = self._known.popitem(last=False)
                self._size -= len(forgotten)


_memory = _Memory(REMEMBERED)


def read_kept(plan_pk, text):
    """The Kept that a plan's kept JSON says."""
    known, before = _memory.get(plan_pk)
    if known == text:
        return before
    document = PlanDocument.model_validate_json(text)
    kept = Kept(text, _with_known_targets(document, before.document) if before else document)
    _memory.keep(plan_pk, text, kept)
    return kept


def _with_known_targets(document, before):
    """The same, its targets those of `before` where they say the same: their lines are drawn."""
    known = {one.id: one for one in before.targets}
    same = tuple(old if (old := known.get(one.id)) == one else one for one in document.targets)
    return document.model_copy(update={'targets': same})


def write_kept(plan_pk, kept):
    """The JSON of a plan's Kept, which is remembered as read."""
    text = dumps(kept.content)
    _memory.keep(plan_pk, text, kept)
    return text


def kept_of(content):
    """The Kept of a plan file dict that was just read from rows."""
    return Kept(content, PlanDocument.model_validate_json(dumps(content)))


def dumps(content):
    """The kept JSON of a plan file dict."""
    return to_json(content).decode()  # half the time of json.dumps
