"""The thread from need to strategy, target, action and feedback (product.md 0.6, Thread)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plans.document.choices import ActionStatus, Phase
from plans.document.schema import Action, Feedback, Need, PlanDocument, Strategy, Target
from plans.rules.checks.case import Case


class Knot(StrEnum):
    """The five columns of the board."""

    NEED = 'need'
    STRATEGY = 'strategy'
    TARGET = 'target'
    ACTION = 'action'
    FEEDBACK = 'feedback'


Row = Need | Strategy | Target | Action | Feedback


@dataclass(frozen=True, slots=True)
class Strand:
    """One row: a need and a strategy that answers it, with what hangs on the strategy.

    Without its neighbour a need, strategy, target, action or feedback item is a strand by itself.
    """

    need: Need | None = None
    strategy: Strategy | None = None
    targets: tuple[Target, ...] = ()
    actions: tuple[Action, ...] = ()
    feedback: tuple[Feedback, ...] = ()

    @property
    def columns(self) -> tuple[tuple[Row, ...], ...]:
        """The rows of the five columns, in their order."""
        need = (self.need,) if self.need else ()
        strategy = (self.strategy,) if self.strategy else ()
        return need, strategy, self.targets, self.actions, self.feedback

    @property
    def gaps(self) -> tuple[Knot, ...]:
        """The columns that are empty."""
        return tuple(knot for knot, held in zip(Knot, self.columns, strict=True) if not held)

    @property
    def is_orphan(self) -> bool:
        """No need or no strategy: it serves nothing, or nothing serves it."""
        return self.need is None or self.strategy is None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of all are linked on; needs and strategies that count (product.md 3.3)."""

    needs: int
    needs_with_strategy: int
    strategies: int
    strategies_with_need: int
    strategies_with_target: int
    strategies_with_action: int
    strategies_with_feedback: int
    targets: int
    actions: int
    feedback: int


@dataclass(frozen=True, slots=True)
class Thread:
    """The board of a plan: its strands, orphans first, and what is covered."""

    strands: tuple[Strand, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Around:
    """One record and what it is tied to: `up` towards the needs, `down` towards the feedback."""

    knot: Knot
    row: Row
    up: tuple[tuple[Knot, Row], ...]
    down: tuple[tuple[Knot, Row], ...]


def around(strands: Iterable[Strand], ref: str) -> Around | None:
    """The record of that ref with its neighbours in every strand it is in; None without it."""
    found: tuple[Knot, Row] | None = None
    up: dict[str, tuple[Knot, Row]] = {}
    down: dict[str, tuple[Knot, Row]] = {}
    for strand in strands:
        placed = [
            (knot, row) for knot, rows in zip(Knot, strand.columns, strict=True) for row in rows
        ]
        here = next((pair for pair in placed if pair[1].id == ref), None)
        if here is None:
            continue
        found, side = here, up
        for pair in placed:
            side = down if pair[0] == here[0] else side
            if pair[0] != here[0]:
                side[pair[1].id] = pair
    return Around(*found, tuple(up.values()), tuple(down.values())) if found else None


def thread(document: PlanDocument, on: date) -> Thread:
    """Draw the thread of a plan with what is known on that day.

    Rejected needs, dropped strategies, cancelled actions and spam are left out, and so are the
    links to them. Orphans come first, then strands with gaps, then whole ones; else plan order.
    """
    parts = _Parts(document, on)
    strands = [*parts.of_needs(), *parts.of_strategies(), *parts.loose()]
    strands.sort(key=lambda strand: (not strand.is_orphan, not strand.gaps))
    return Thread(tuple(strands), parts.coverage())


class _Parts:
    """What counts in the plan, by what it is linked to."""

    def __init__(self, document: PlanDocument, on: date) -> None:
        case = Case(document, Phase.DRAFT, on)
        self.needs = case.needs
        self.strategies = {row.id: row for row in case.strategies}
        self.targets = document.targets
        self.actions = tuple(
            row for row in document.actions if row.status != ActionStatus.CANCELLED
        )
        self.actions_by_id = {row.id: row for row in self.actions}
        self.feedback = case.feedback
        self.strategies_of_need = _grouped(
            (ref, row) for row in case.strategies for ref in row.needs if ref in self.needs
        )
        self.targets_of = _grouped((row.strategy, row) for row in self.targets)
        self.actions_of = _grouped((row.strategy, row) for row in self.actions)
        self.feedback_of = _grouped(pair for row in self.feedback for pair in self._voices_for(row))

    def of_needs(self) -> Iterator[Strand]:
        """Each need with each strategy that answers it, or alone."""
        for need in self.needs.values():
            strategies = self.strategies_of_need.get(need.id)
            if strategies is None:
                yield Strand(need, feedback=self._heard(Knot.NEED, need.id))
            for strategy in strategies or ():
                yield self._strand(need, strategy)

    def of_strategies(self) -> Iterator[Strand]:
        """Each strategy that answers no need."""
        for strategy in self.strategies.values():
            if not any(ref in self.needs for ref in strategy.needs):
                yield self._strand(None, strategy)

    def loose(self) -> Iterator[Strand]:
        """Targets and actions that hang on nothing, and all feedback that does as one strand."""
        for target in self.targets:
            if target.strategy not in self.strategies and target.parent is None:
                yield Strand(targets=(target,))
        linked = {row.id for rows in self.feedback_of.values() for row in rows}
        for action in self.actions:
            if action.strategy not in self.strategies:
                yield Strand(actions=(action,), feedback=self._heard(Knot.ACTION, action.id))
        unlinked = tuple(row for row in self.feedback if row.id not in linked)
        if unlinked:
            yield Strand(feedback=unlinked)

    def coverage(self) -> Coverage:
        """Count what is linked."""
        refs = self.strategies.keys()
        return Coverage(
            needs=len(self.needs),
            needs_with_strategy=len(self.strategies_of_need),
            strategies=len(refs),
            strategies_with_need=len(
                {row.id for rows in self.strategies_of_need.values() for row in rows}
            ),
            strategies_with_target=len(refs & self.targets_of.keys()),
            strategies_with_action=len(refs & self.actions_of.keys()),
            strategies_with_feedback=sum((Knot.STRATEGY, ref) in self.feedback_of for ref in refs),
            targets=len(self.targets),
            actions=len(self.actions),
            feedback=len(self.feedback),
        )

    def _strand(self, need: Need | None, strategy: Strategy) -> Strand:
        heard = self._heard(Knot.STRATEGY, strategy.id)
        about_need = self._heard(Knot.NEED, need.id) if need else ()
        return Strand(
            need,
            strategy,
            tuple(self.targets_of.get(strategy.id, ())),
            tuple(self.actions_of.get(strategy.id, ())),
            (*heard, *(row for row in about_need if row not in heard)),
        )

    def _heard(self, knot: Knot, ref: str) -> tuple[Feedback, ...]:
        return tuple(self.feedback_of.get((knot, ref), ()))

    def _voices_for(self, row: Feedback) -> Iterator[tuple[tuple[Knot, str], Feedback]]:
        """What a voice is about: its need, its strategy, its action and that action's strategy."""
        if row.need is not None and row.need in self.needs:
            yield (Knot.NEED, row.need), row
        strategies = {row.strategy}
        action = self.actions_by_id.get(row.action or '')
        if action is not None:
            strategies.add(action.strategy)
            yield (Knot.ACTION, action.id), row
        for ref in strategies:
            if ref is not None and ref in self.strategies:
                yield (Knot.STRATEGY, ref), row


def _grouped(pairs: Iterable[tuple]) -> dict:
    groups: dict = {}
    for key, row in pairs:
        groups.setdefault(key, []).append(row)
    return groups
