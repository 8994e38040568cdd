"""Goals, capability, customers, needs with their evidence, strategies (product 2.6)."""

from __future__ import annotations

from plans.document.choices import (
    BuyerType,
    CapabilityKind,
    CapacityPer,
    GoalCategory,
    MarketSide,
    NeedStatus,
    Origin,
    Priority,
    SourceKind,
    StrategyStatus,
)
from plans.document.schema.types import Amount, Day, Name, Ref, Refs, Row, Text, Whole


class Goal(Row):
    """What the company wants."""

    id: Ref
    statement: Text = ''
    category: GoalCategory | None = None
    priority: Priority | None = None


class Capability(Row):
    """What the company can make, fetch, store or deliver in a month, quarter or year."""

    name: Text = ''
    kind: CapabilityKind | None = None
    capacity: Amount | None = None
    unit: Text = ''
    per: CapacityPer | None = None
    available_from: Day | None = None
    note: Text = ''


class Segment(Row):
    """A group of customers; `demand` is counted in `unit`. In a marketplace, of one side."""

    id: Ref
    name: Text = ''
    buyer_type: BuyerType | None = None
    region: Text = ''
    accounts_estimate: Whole | None = None
    demand: Amount | None = None
    unit: Text = ''
    deciders: Text = ''
    market_side: MarketSide | None = None


class NeedSource(Row):
    """One proof of a need: who said it, when, in which words."""

    kind: SourceKind
    collected_on: Day | None = None
    quote: Text = ''
    customer: Name = None
    dealer: Ref | None = None
    session: Ref | None = None
    supplier: Name = None
    feedback: Ref | None = None
    respondents: Whole | None = None
    url: Text = ''
    collected_by: Name = None


class Need(Row):
    """What customers want."""

    id: Ref
    segment: Ref | None = None
    statement: Text = ''
    priority: Priority | None = None
    status: NeedStatus | None = None
    impact: Text = ''
    sources: tuple[NeedSource, ...] = ()


class Strategy(Row):
    """How we will sell: from an idea to the needs it answers and the goals it serves."""

    id: Ref
    title: Text = ''
    description: Text = ''
    origin: Origin | None = None
    origin_note: Text = ''
    status: StrategyStatus | None = None
    needs: Refs = ()
    goals: Refs = ()
    budget: Amount | None = None
