"""Step 1: what the plan is called, when it runs, whose it is. Source: product.md 2.3."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.forms import Select
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from plans.document.business_models import BUSINESS_MODELS
from plans.document.choices import BusinessModel, Currency, Role
from plans.document.periods import add_months
from plans.document.schema import PlanDocument
from plans.forms.choices import YesNoField
from plans.forms.cleaning import Values, rule
from plans.forms.fields import DayField, LineField, ParagraphField
from plans.forms.plan_choices import OneOf, PeopleField, PersonField
from plans.forms.rows import RowForm

LONGEST_PERIOD = 36  # months


class BasicsForm(RowForm):
    """Title, period, currency and the people of the plan.

    The fiscal year's first month comes from the workspace and is not asked again.
    """

    part = 'basics'
    required_to_save = ('title',)
    required_to_submit = ('period_start', 'period_end', 'currency', 'owner', 'approver')
    together = (('period_start', 'period_end'),)

    title = LineField(max_length=160)
    period_start = DayField()
    period_end = DayField()
    currency = OneOf(Currency, widget=Select)
    owner = PersonField(who='may_plan')
    approver = PersonField(who='may_approve')
    co_editors = PeopleField(who='may_plan', beside='owner')
    summary = ParagraphField(max_length=1000)

    @rule('title', on='title')
    def _has_a_title(self, known: Values) -> str | None:
        return None if known.get('title') else _('Give the plan a name.')

    def prepare(self) -> None:
        if holds_money(self.context.document):
            self.fields['currency'].disabled = True
            self.fields['currency'].help_text = _(
                'The currency is locked, for the plan holds amounts of money.'
            )
        offered = {email for email, _name in self.fields['approver'].choices}
        if not offered - {'', self.context.document.owner}:
            self.fields['approver'].help_text = self._invite(_('Nobody else may approve here yet.'))
        if not self.fields['co_editors'].choices:
            self.fields['co_editors'].help_text = self._invite(_('Nobody else plans here yet.'))

    def _invite(self, said: str) -> str:
        """The sentence, then who invites colleagues: an admin is led there."""
        me = next((one for one in self.context.members if one.email == self.context.me), None)
        if me is None or me.role != Role.ADMIN:
            return f'{said} {_("An admin invites colleagues under Settings.")}'
        return format_html(
            '{} <a href="{}">{}</a>', said, reverse('plans:members'), _('Invite colleagues')
        )

    @rule('period_start', 'period_end', on='period_end')
    def _ends_after_it_starts(self, known: Values) -> str | None:
        start, end = known['period_start'], known['period_end']
        return _('The end lies before the start.') if start and end and end < start else None

    @rule('period_start', 'period_end', on='period_end')
    def _lasts_at_most_36_months(self, known: Values) -> str | None:
        start, end = known['period_start'], known['period_end']
        if not start or not end or end <= add_months(start, LONGEST_PERIOD) - timedelta(days=1):
            return None
        return _('A plan lasts 36 months at most.')


class DealersQuestionForm(RowForm):
    """Whether the plan sells through dealers; not answered is None.

    The answer that the business model suggests is preselected, and saved once the step is sent.
    """

    part = 'dealers'
    required_to_submit = ('uses_dealers',)

    uses_dealers = YesNoField()

    def prepare(self) -> None:
        model = self.context.document.business_model
        suggested = BUSINESS_MODELS[BusinessModel(model)].uses_dealers_default if model else None
        if suggested is not None and self.initial.get('uses_dealers') is None:
            self.fields['uses_dealers'].initial = suggested
            self.initial.pop('uses_dealers', None)
            self.loaded = {'uses_dealers': '""'}


def holds_money(document: PlanDocument) -> bool:
    """Whether the plan holds an amount of money, after which its currency stays."""
    amounts: list[Any] = [strategy.budget for strategy in document.strategies]
    for item in document.buy_items:
        amounts += [item.target_price, item.awarded_price]
        amounts += [quote.price for quote in item.quotes]
    for line in document.product_lines:
        amounts += [tier.price for tier in line.tiers]
    for target in document.targets:
        if document.currency and target.unit == document.currency:
            amounts += [target.target_value, target.baseline_value]
            amounts += [actual.value for actual in target.actuals]
    amounts += [document.arithmetic.average_order, getattr(document.details, 'other_fees', None)]
    return any(amount is not None for amount in amounts)
