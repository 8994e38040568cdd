"""Dealers and sessions, targets and actuals, tasks, feedback (product 2.7 to 2.9)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from plans.document.choices import (
    ActionKind,
    ActionStatus,
    Breakdown,
    Cause,
    DealerStatus,
    DealerTier,
    Direction,
    FeedbackChannel,
    FeedbackStatus,
    FeedbackTopic,
    Language,
    MarketSide,
    MetricKind,
    Rollup,
    Sentiment,
    SessionMode,
    SessionPurpose,
    SessionStatus,
    TargetPath,
)
from plans.document.schema.types import (
    Amount,
    Day,
    EachOnce,
    Flag,
    Moment,
    Name,
    Ref,
    Row,
    Text,
    Whole,
)


class Dealer(Row):
    """A dealer the plan sells through; `own_target` is its share of the period, in `unit`."""

    id: Ref
    name: Text = ''
    tier: DealerTier | None = None
    province: Text = ''
    contact: Text = ''
    phone: Text = ''
    is_top_seller: Flag = False
    status: DealerStatus | None = None
    own_target: Amount | None = None
    unit: Text = ''


class Participant(Row):
    """One dealer at a session."""

    dealer: Ref
    invited: Flag = False
    attended: Flag = False
    is_speaker: Flag = False


class Session(Row):
    """Dealers meeting to connect, exchange and train."""

    id: Ref
    title: Text = ''
    held_on: Day | None = None
    mode: SessionMode | None = None
    place: Text = ''
    host: Text = ''
    purposes: Annotated[tuple[SessionPurpose, ...], EachOnce] = ()
    agenda: Text = ''
    outcomes: Text = ''
    status: SessionStatus | None = None
    plan_sheet_shared: Flag = False
    participants: tuple[Participant, ...] = ()

    @property
    def dealers_attended(self) -> frozenset[str]:
        """The dealers who came, each once."""
        return frozenset(row.dealer for row in self.participants if row.attended)

    @property
    def dealers_invited(self) -> frozenset[str]:
        """The dealers who were invited, each once."""
        return frozenset(row.dealer for row in self.participants if row.invited)

    @property
    def is_joint(self) -> bool:
        """Whether two dealers or more really met."""
        return self.status == SessionStatus.HELD and len(self.dealers_attended) >= 2


class Actual(Row):
    """A figure reached in one period; blank is missing, 0 is zero."""

    start: Day
    end: Day
    as_of: Day | None = None
    value: Amount | None = None
    numerator: Amount | None = None
    denominator: Amount | None = None
    note: Text = ''
    entered_by: Name = None


class Target(Row):
    """The number to reach. `planned` has one entry per slice of the breakdown; empty is even."""

    id: Ref
    name: Text = ''
    metric: Text = ''
    metric_kind: MetricKind | None = None
    direction: Direction | None = None
    unit: Text = ''
    path: TargetPath | None = None
    baseline_value: Amount | None = None
    baseline_date: Day | None = None
    baseline_note: Text = ''
    target_value: Amount | None = None
    start_date: Day | None = None
    due_date: Day | None = None
    breakdown: Breakdown | None = None
    planned: tuple[Amount, ...] = ()
    owner: Name = None
    goal: Ref | None = None
    strategy: Ref | None = None
    parent: Ref | None = None
    rollup: Rollup | None = None
    weight: Amount = Decimal(1)
    market_side: MarketSide | None = None
    data_source: Text = ''
    causes: Annotated[tuple[Cause, ...], EachOnce] = ()
    causes_note: Text = ''
    causes_on: Day | None = None
    actuals: tuple[Actual, ...] = ()


class Action(Row):
    """A piece of work."""

    id: Ref
    title: Text = ''
    strategy: Ref | None = None
    kind: ActionKind | None = None
    owner: Name = None
    start: Day | None = None
    due: Day | None = None
    status: ActionStatus | None = None
    done_on: Day | None = None
    note: Text = ''
    from_feedback: Ref | None = None
    from_session: Ref | None = None


class FeedbackForm(Row):
    """The public form of the plan; its secret link is no content and stays where it was made."""

    is_open: Flag = False
    closes_on: Day | None = None
    title_vi: Text = ''
    title_en: Text = ''
    intro_vi: Text = ''
    intro_en: Text = ''
    ask_contact: Flag = False
    languages: Annotated[tuple[Language, ...], EachOnce] = ()


class Feedback(Row):
    """What a customer said about us."""

    id: Ref
    customer: Ref
    channel: FeedbackChannel | None = None
    received_on: Day
    rating: Whole | None = None
    sentiment: Sentiment | None = None
    verbatim: Text = ''
    suggestion: Text = ''
    topic: FeedbackTopic | None = None
    status: FeedbackStatus | None = None
    response_note: Text = ''
    need: Ref | None = None
    strategy: Ref | None = None
    action: Ref | None = None
    collected_by: Name = None
    assignee: Name = None
    contact: Text = ''
    consent_at: Moment | None = None
    responded_at: Moment | None = None
