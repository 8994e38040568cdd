"""The definitions of product 3.3, worked out once for one plan, phase and day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from plans.document.choices import (
    FeedbackStatus,
    NeedStatus,
    Phase,
    Sentiment,
    SessionStatus,
    SourceClass,
    StrategyStatus,
)
from plans.document.periods import FiscalQuarter, fiscal_quarter
from plans.document.schema import (
    Feedback,
    Goal,
    Need,
    NeedSource,
    PlanDocument,
    Session,
    Strategy,
    Target,
)
from plans.rules.checks.base import Thresholds

_OWN_SIDE = frozenset({SourceClass.SUPPLIER, SourceClass.INTERNAL})
_ONE_DEALER = frozenset({SourceClass.DEALER1})
_CRITICAL = frozenset({Sentiment.NEGATIVE, Sentiment.MIXED})


class Case:
    """A plan looked at in a phase on a day; rows dated later are not there."""

    def __init__(
        self, document: PlanDocument, phase: Phase, on: date, limits: Thresholds | None = None
    ) -> None:
        self.document = document
        self.phase = Phase(phase)
        self.on = on
        self.limits = limits or Thresholds()

    # --- days ---------------------------------------------------------------------------------

    @property
    def is_active(self) -> bool:
        """Whether the time rules are on."""
        return self.phase == Phase.ACTIVE

    def day(self, offset: int) -> date:
        """Give the day so many days from today; the calendar's first and last day are its ends."""
        return day_after(self.on, offset)

    def is_in_last(self, day: date | None, days: int) -> bool:
        """Whether a day lies from today − days to today, both included."""
        return day is not None and self.day(-days) <= day <= self.on

    @cached_property
    def quarter(self) -> FiscalQuarter:
        """The fiscal quarter of today."""
        return fiscal_quarter(self.on, self.document.fiscal_year_start_month)

    # --- needs and strategies -----------------------------------------------------------------

    @cached_property
    def strategies(self) -> tuple[Strategy, ...]:
        """The strategies that are not dropped."""
        rows = self.document.strategies
        return tuple(row for row in rows if row.status != StrategyStatus.DROPPED)

    @cached_property
    def needs(self) -> dict[str, Need]:
        """The needs that are not rejected, by id."""
        rows = self.document.needs
        return {row.id: row for row in rows if row.status != NeedStatus.REJECTED}

    @cached_property
    def sources(self) -> dict[str, tuple[NeedSource, ...]]:
        """The evidence of each need, by the need's id."""
        return {ref: tuple(filter(self._is_known, row.sources)) for ref, row in self.needs.items()}

    def _is_known(self, source: NeedSource) -> bool:
        return source.collected_on is None or source.collected_on <= self.on

    @cached_property
    def evidenced(self) -> tuple[str, ...]:
        """The ids of the needs with evidence."""
        return tuple(ref for ref, sources in self.sources.items() if sources)

    @cached_property
    def own_side(self) -> tuple[str, ...]:
        """The needs known only from the supplier or from inside the company."""
        return tuple(ref for ref in self.evidenced if self._classes(ref) <= _OWN_SIDE)

    @cached_property
    def single_dealer(self) -> tuple[str, ...]:
        """The needs known only from dealers asked alone."""
        return tuple(ref for ref in self.evidenced if self._classes(ref) <= _ONE_DEALER)

    def _classes(self, ref: str) -> set[SourceClass]:
        return {source.kind.source_class for source in self.sources[ref]}

    def answers_need(self, strategy: Strategy) -> bool:
        """Whether a strategy is linked to a need that counts."""
        return any(ref in self.needs for ref in strategy.needs)

    def is_customer_led(self, strategy: Strategy) -> bool:
        """Whether a strategy is linked to a need that is not only our own side's word."""
        return any(ref in self._heard_elsewhere for ref in strategy.needs)

    @cached_property
    def _heard_elsewhere(self) -> frozenset[str]:
        return frozenset(self.needs) - frozenset(self.own_side)

    # --- dealers ------------------------------------------------------------------------------

    @cached_property
    def joint_sessions(self) -> tuple[Session, ...]:
        """The sessions held by today with two dealers or more."""
        return tuple(
            row
            for row in self.document.sessions
            if row.is_joint and row.held_on is not None and row.held_on <= self.on
        )

    def joint_between(self, first: date, last: date) -> bool:
        """Whether dealers met jointly in these days."""
        return any(first <= (row.held_on or date.max) <= last for row in self.joint_sessions)

    def planned_until(self, last: date) -> bool:
        """Whether a session with two dealers invited is planned from today to that day."""
        return any(
            row.status == SessionStatus.PLANNED
            and row.held_on is not None
            and self.on <= row.held_on <= last
            and len(row.dealers_invited) >= 2
            for row in self.document.sessions
        )

    # --- feedback -----------------------------------------------------------------------------

    @cached_property
    def feedback(self) -> tuple[Feedback, ...]:
        """What customers said by today; spam is no feedback."""
        return tuple(
            row
            for row in self.document.feedback
            if row.received_on <= self.on and row.status != FeedbackStatus.SPAM
        )

    @cached_property
    def critical(self) -> tuple[Feedback, ...]:
        """The feedback that criticises or suggests something."""
        return tuple(filter(is_critical, self.feedback))

    def has_item_younger_than(self, days: int) -> bool:
        """Whether feedback came fewer than so many days ago."""
        return any((self.on - row.received_on).days < days for row in self.feedback)

    @cached_property
    def running_since(self) -> date | None:
        """The day the active plan began to run; None while that is not known."""
        activated, period_start = self.document.activated_on, self.document.period_start
        return activated and max(activated, period_start or activated)


def is_critical(feedback: Feedback) -> bool:
    """Say whether an item is negative, mixed or carries a suggestion."""
    return feedback.sentiment in _CRITICAL or bool(feedback.suggestion.strip())


def day_after(day: date, offset: int) -> date:
    """Give the day so many days later, staying within the calendar."""
    try:
        return day + timedelta(days=offset)
    except OverflowError:
        return date.max if offset > 0 else date.min


def ids(rows: Iterable[Goal | Need | Strategy | Target | Feedback]) -> tuple[str, ...]:
    """Give the ids of rows, in their order."""
    return tuple(row.id for row in rows)
