"""Step 7: how we will sell. Source: product.md 2.6."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plans.document.choices import NeedStatus, Origin, StrategyStatus
from plans.forms.context import FormContext
from plans.forms.fields import AmountField, LineField, ParagraphField
from plans.forms.limits import LINE, TEXT
from plans.forms.plan_choices import OneOf, RefsField, StateOf
from plans.forms.rows import RowForm


class LivingNeedsField(RefsField):
    """Needs that were not rejected; one that is linked stays offered, so that it can be undone."""

    def offer(self, context: FormContext, value: Any) -> None:
        self.linked = set(value or ())
        super().offer(context, value)

    def rows(self, context: FormContext) -> Iterable[Any]:
        return [
            need
            for need in context.document.needs
            if need.status != NeedStatus.REJECTED or need.id in self.linked
        ]


class StrategyForm(RowForm):
    """A way to sell, where its idea came from (R33), the needs it answers, the goals it serves."""

    part = 'strategies'
    required_to_save = ('title', 'origin')

    title = LineField(max_length=160)
    origin = OneOf(
        Origin,
        members=(
            Origin.CUSTOMER_NEED,
            Origin.CUSTOMER_FEEDBACK,
            Origin.DEALER_SESSION,
            Origin.SUPPLIER,
            Origin.OWN_STOCK,
            Origin.COMPETITOR,
            Origin.COMPANY_GOAL,
            Origin.MANAGEMENT,
            Origin.SALES_TEAM,
            Origin.MARKET_REPORT,
            Origin.DEALER_SINGLE,
        ),
    )
    origin_note = LineField(max_length=LINE)
    needs = LivingNeedsField('needs')
    goals = RefsField('goals')
    status = StateOf(StrategyStatus)
    description = ParagraphField(max_length=TEXT)
    budget = AmountField(kind='money', min_value=0)
