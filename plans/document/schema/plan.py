"""The whole plan as one value, key by key in the order the plan file prints them."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from plans.document.choices import (
    BusinessModel,
    CheckCode,
    Currency,
    LegalPlatformType,
    OrderChannel,
    PlanStatus,
    PlatformOwnership,
    Severity,
    StepKey,
)
from plans.document.schema.business import (
    BuyItem,
    BuySide,
    Collaborative,
    Intermediary,
    ModelDetails,
    PlatformOwner,
    ProductLine,
    SellSide,
    TargetSupplier,
)
from plans.document.schema.sides import Capability, Goal, Need, Segment, Strategy
from plans.document.schema.types import (
    Amount,
    Day,
    EachOnce,
    Flag,
    Moment,
    Name,
    Names,
    Ref,
    Row,
    Text,
    Whole,
)
from plans.document.schema.work import Action, Dealer, Feedback, FeedbackForm, Session, Target

FORMAT = 'salesplan-plan/1'


class Platform(Row):
    """The e-commerce site the plan sells or buys on (R3)."""

    name: Text = ''
    url: Text = ''
    owner: PlatformOwnership | None = None
    legal_type: LegalPlatformType | None = None
    registration_ref: Text = ''


class Waiver(Row):
    """A finding accepted with a reason, for these subjects, until that day."""

    check: CheckCode
    severity: Severity | None = None
    subjects: Names = ()
    reason: Text = ''
    by: Name = None
    on: Day | None = None
    expires_on: Day | None = None
    confirmed_by: Name = None
    revoked_on: Day | None = None


class ArithmeticInputs(Row):
    """Figures that the arithmetic of a plan needs and its targets and lists do not hold.

    One key for each input of the chains in rules/arithmetic_chains.py: money in the plan's
    currency, rates in percent points, counts a year or of today.
    """

    average_order: Amount | None = None
    win_rate: Amount | None = None
    orders_per_dealer: Amount | None = None
    dealers_today: Amount | None = None
    requests: Amount | None = None
    quotes_per_item: Amount | None = None
    response_rate: Amount | None = None
    invitations_per_supplier: Amount | None = None
    suppliers_today: Amount | None = None
    fill_rate: Amount | None = None
    orders_per_buyer: Amount | None = None
    buyers_today: Amount | None = None
    orders_per_seller: Amount | None = None
    sellers_today: Amount | None = None
    orders_per_member: Amount | None = None
    members_today: Amount | None = None


class CloseOut(Row):
    """What a plan's people said when it ended (5.8), and why before its day."""

    unheard: Text = ''
    worked: Text = ''
    carry_over: Text = ''
    early_reason: Text = ''


class Answer(Row):
    """An answer to a question that the template asks beside the fields."""

    step: StepKey | None = None
    question: Text = ''
    answer: Text = ''


class PlanDocument(Row):
    """One plan. Rules, exports and versions read this and nothing else."""

    format: Literal['salesplan-plan/1'] = FORMAT
    title: Ref
    template: Name = None
    template_version: Whole | None = None
    business_model: BusinessModel | None = None
    period_start: Day | None = None
    period_end: Day | None = None
    currency: Currency | None = None
    fiscal_year_start_month: Annotated[int, Field(strict=True, ge=1, le=12)] = 1
    owner: Name = None
    co_editors: Names = ()
    approver: Name = None
    summary: Text = ''
    uses_dealers: Flag | None = None
    platform: Platform = Platform()
    other_channels: Annotated[tuple[OrderChannel, ...], EachOnce] = ()
    status: PlanStatus = PlanStatus.DRAFT
    activated_on: Day | None = None
    submitted_at: Moment | None = None
    closed_at: Moment | None = None
    close_note: Text = ''
    close_out: CloseOut = CloseOut()
    steps_done: Annotated[tuple[StepKey, ...], EachOnce] = ()
    goals: tuple[Goal, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    segments: tuple[Segment, ...] = ()
    needs: tuple[Need, ...] = ()
    dealers: tuple[Dealer, ...] = ()
    sessions: tuple[Session, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    targets: tuple[Target, ...] = ()
    arithmetic: ArithmeticInputs = ArithmeticInputs()
    actions: tuple[Action, ...] = ()
    feedback_form: FeedbackForm = FeedbackForm()
    feedback: tuple[Feedback, ...] = ()
    model_details: ModelDetails | None = None
    waivers: tuple[Waiver, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def details(self) -> SellSide | BuySide | Intermediary | Collaborative | None:
        """The details of the plan's own model, or None."""
        if self.business_model is None or self.model_details is None:
            return None
        return getattr(self.model_details, self.business_model.value)

    @property
    def product_lines(self) -> tuple[ProductLine, ...]:
        """The lines of a sell-side plan, else nothing."""
        details = self.details
        return details.product_lines if isinstance(details, SellSide) else ()

    @property
    def buy_items(self) -> tuple[BuyItem, ...]:
        """The items of a buy-side plan, else nothing."""
        details = self.details
        return details.items if isinstance(details, BuySide) else ()

    @property
    def supplier_list(self) -> tuple[TargetSupplier, ...]:
        """The firms a buy-side plan means to buy from, else nothing."""
        details = self.details
        return details.supplier_list if isinstance(details, BuySide) else ()

    @property
    def supplier_names(self) -> tuple[str, ...]:
        """Every supplier a buy-side plan names: listed, invited, quoting, awarded."""
        listed = (row.name for row in self.supplier_list)
        named = (name for item in self.buy_items for name in item.supplier_names)
        return tuple(dict.fromkeys(filter(None, (*listed, *named))))

    @property
    def owners(self) -> tuple[PlatformOwner, ...]:
        """The owners of a collaborative platform, else nothing."""
        details = self.details
        return details.owners if isinstance(details, Collaborative) else ()

    @property
    def is_marketplace(self) -> bool:
        """Whether others sell on the plan's site."""
        return self.business_model in (BusinessModel.INTERMEDIARY, BusinessModel.COLLABORATIVE)

    def target_for(self, metric: str | None) -> Target | None:
        """The first target for that metric that has a value; one that is no part comes first."""
        found = [row for row in self.targets if row.metric == metric and metric]
        whole = [row for row in found if row.parent is None]
        return next((row for row in [*whole, *found] if row.target_value is not None), None)

    @cached_property
    def needs_by_id(self) -> dict[str, Need]:
        """The needs by their id."""
        return {row.id: row for row in self.needs}

    @cached_property
    def strategies_by_id(self) -> dict[str, Strategy]:
        """The strategies by their id."""
        return {row.id: row for row in self.strategies}

    @cached_property
    def targets_by_id(self) -> dict[str, Target]:
        """The targets by their id."""
        return {row.id: row for row in self.targets}
