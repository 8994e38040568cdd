"""How well a need is proven, A to D, and how old the proof is (product.md 0.6, Evidence grade)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plans.document.choices import Phase, SourceClass, SourceKind
from plans.document.schema import NeedSource, PlanDocument
from plans.document.text import name_key
from plans.rules.checks.case import Case

GRADES = 'ABCD'
CONFIRMED_WITHIN_DAYS = 180


@dataclass(frozen=True, slots=True)
class Evidence:
    """The grade of one need; `is_lowered` when nothing confirmed it in the last 180 days.

    `newest` is the day of its newest source, None without a dated one; `age_days` its age.
    """

    need: str
    grade: str
    newest: date | None
    age_days: int | None
    is_lowered: bool


def grades(document: PlanDocument, on: date) -> tuple[Evidence, ...]:
    """The evidence of every need that is not rejected, in the plan's order."""
    case = Case(document, Phase.DRAFT, on)
    joint = {session.id for session in case.joint_sessions}
    said_by = {row.id: row.customer for row in case.feedback}
    return tuple(
        _evidence(ref, _classified(sources, joint), said_by, on)
        for ref, sources in case.sources.items()
    )


_Classified = Sequence[tuple[NeedSource, SourceClass]]


def _classified(sources: Sequence[NeedSource], joint: set[str]) -> _Classified:
    """Each source with its class; a session that was not joint is one dealer's word."""
    return [
        (
            source,
            SourceClass.DEALER1
            if source.kind == SourceKind.DEALER_SESSION and source.session not in joint
            else source.kind.source_class,
        )
        for source in sources
    ]


def _evidence(need: str, sources: _Classified, said_by: dict[str, str], on: date) -> Evidence:
    days = [source.collected_on for source, _ in sources if source.collected_on is not None]
    newest = max(days, default=None)
    age = None if newest is None else (on - newest).days
    grade = _grade(sources, said_by)
    is_old = bool(sources) and (age is None or age > CONFIRMED_WITHIN_DAYS)
    is_lowered = is_old and grade != GRADES[-1]
    if is_lowered:
        grade = GRADES[GRADES.index(grade) + 1]
    return Evidence(need, grade, newest, age, is_lowered)


def _grade(sources: _Classified, said_by: dict[str, str]) -> str:
    classes = {source_class for _, source_class in sources}
    surveyed = any(
        source.kind == SourceKind.CUSTOMER_SURVEY and (source.respondents or 0) >= 2
        for source, _ in sources
    )
    named = {
        name_key(source.customer or said_by.get(source.feedback or '', ''))
        for source, source_class in sources
        if source_class == SourceClass.DIRECT
    } - {''}
    if SourceClass.JOINT in classes or surveyed or len(named) >= 2:
        return 'A'
    if classes & {SourceClass.DIRECT, SourceClass.MARKET}:
        return 'B'
    return 'C' if SourceClass.DEALER1 in classes else 'D'
