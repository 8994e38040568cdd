"""What the wizard's forms know of the plan around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import Any, NamedTuple

from django.utils.functional import SimpleLazyObject

from plans.document.business_models import words_of
from plans.document.choices import BusinessModel, Role
from plans.document.metrics import METRICS, Metric
from plans.document.schema import PlanDocument
from plans.domain.shipped import prompts_of_model
from plans.rules.evidence import Evidence, grades
from plans.rules.listening import contradictions

LINKED_PARTS = (
    'goals',
    'segments',
    'needs',
    'dealers',
    'sessions',
    'strategies',
    'targets',
    'actions',
    'feedback',
)


class Member(NamedTuple):
    """A person of the workspace; the e-mail stands for the person in the plan."""

    email: str
    name: str
    role: str

    @property
    def may_plan(self) -> bool:
        """Whether the person may own a plan or edit it with its owner."""
        return self.role != Role.VIEWER

    @property
    def may_approve(self) -> bool:
        """Whether the person may approve plans."""
        return self.role in (Role.APPROVER, Role.ADMIN)


class Prompt(NamedTuple):
    """A template's words for one field, in one language."""

    label: str = ''
    help: str = ''
    example: str = ''


@dataclass(frozen=True, kw_only=True)
class FormContext:
    """Everything a form may look at beside its own values.

    `language` is 'vi' or 'en', that of the request. `members` are the workspace's active people and
    `me` the e-mail of the one who types. `prompts` are those of the plan's template, by their key
    ('needs.statement'); for a field that it leaves out the shipped words stand.
    `customers` and `suppliers` are names that the workspace knows, offered while one types.
    `more_metrics` are metrics of this installation: its own, and shipped ones it words otherwise.
    `is_print`: on paper titles are not cut.
    What lies in the database may be given as a generator: it is read when a form first asks.
    """

    document: PlanDocument
    language: str
    today: date
    members: Iterable[Member] = ()
    me: str = ''
    prompts: Mapping[str, Prompt] = field(default_factory=dict)
    customers: Iterable[str] = ()
    suppliers: Iterable[str] = ()
    more_metrics: Iterable[Metric] = ()
    is_print: bool = False

    def __post_init__(self) -> None:
        members = self.members
        self._read_later('members', lambda: tuple(Member(*each) for each in members))
        for name in ('customers', 'suppliers', 'more_metrics'):
            self._read_later(name, partial(tuple, getattr(self, name)))

    def _read_later(self, name: str, read: Callable[[], tuple]) -> None:
        if not isinstance(getattr(self, name), SimpleLazyObject):
            object.__setattr__(self, name, SimpleLazyObject(read))

    def word(self, name: str) -> str:
        """A label as the plan's business model calls it (model_words.py)."""
        return words_of(self.document.business_model)[name].text(self.language)

    def with_model(self, model: BusinessModel) -> FormContext:
        """The same, were the plan of that model."""
        changed = self.document.model_copy(update={'business_model': model})
        return replace(self, document=changed)

    def prompt(self, key: str) -> Prompt:
        """The words for a field: the template's, else the shipped ones, else none."""
        shipped = prompts_of_model(self.document.business_model).get(key)
        own = self.prompts.get(key)
        if shipped is None:
            return Prompt(own.label, own.help, own.example) if own else Prompt()
        words = Prompt(*(getattr(shipped, f'{name}_{self.language}') for name in Prompt._fields))
        return Prompt(own.label or words.label, own.help, own.example) if own else words

    def metric(self, code: str | None) -> Metric | None:
        """The metric of that code, or None where nobody knows it."""
        if not code:
            return None
        own = {metric.code: metric for metric in self.more_metrics}
        return own.get(code) or METRICS.get(code)

    def row(self, part: str, ref: str | None) -> Any:
        """The document's row of that ref, or None."""
        return self._rows_by_ref.get((part, ref))

    @cached_property
    def _rows_by_ref(self) -> dict[tuple[str, str | None], Any]:
        document = self.document
        return {(part, row.id): row for part in LINKED_PARTS for row in getattr(document, part)}

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """How well each need that is not rejected is proven, by its ref."""
        return {each.need: each for each in grades(self.document, self.today)}

    @cached_property
    def spoken_against(self) -> dict[str, int]:
        """How many critical voices speak against a need or strategy, by its ref; from two on."""
        return {one.ref: len(one.voices) for one in contradictions(self.document, self.today)}

    def person(self, email: str | None) -> str:
        """What a person is called: the name, or the address of somebody who is no member."""
        names = {member.email: member.name for member in self.members}
        return names.get(email or '') or email or ''
