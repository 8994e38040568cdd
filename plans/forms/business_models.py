"""Steps 2 and 3: the business model, the site, and the details of each model.

Source: product.md 2.3, 2.5.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document.business_models import FORM_DEFINITIONS
from plans.document.choices import (
    AwardCriterion,
    BuyerProtection,
    CollabForm,
    DecisionRule,
    FeeModel,
    LegalPlatformType,
    OrderChannel,
    PlatformOwnership,
    SellerVerification,
)
from plans.domain.language import active_language
from plans.forms.choices import EnumSetField, TickField
from plans.forms.cleaning import Values, rule
from plans.forms.fields import (
    AmountField,
    CountField,
    LineField,
    LinesField,
    LinkField,
    ParagraphField,
)
from plans.forms.limits import LINE, NUMBERS_AT_MOST, TEXT
from plans.forms.model_cards import BusinessModelField
from plans.forms.plan_choices import OneOf
from plans.forms.rows import RowForm
from plans.forms.widgets import Defined, DefinedChoices


class ModelForm(RowForm):
    """Which of the four models, and the site it runs on (R3)."""

    part = 'model'
    prompted = {'legal_type': 'model.legal_platform_type'}
    required_to_submit = ('business_model', 'platform_name')

    business_model = BusinessModelField()
    platform_name = LineField(max_length=LINE)
    platform_url = LinkField()
    platform_owner = OneOf(PlatformOwnership)
    other_channels = EnumSetField(OrderChannel)
    legal_type = OneOf(
        LegalPlatformType,
    )
    registration_ref = LineField(max_length=LINE)


class SellSideForm(RowForm):
    """How we sell on our own site."""

    part = 'sell_side'
    heading = gettext_lazy('Bulk terms')

    price_policy = ParagraphField(max_length=TEXT)
    payment_terms_days = CountField(max_value=180)
    delivery_terms = LineField(max_length=LINE)
    contract_pricing = TickField()


class BuySideForm(RowForm):
    """How we ask for quotes. A blank deadline or number of quotes is the shipped one, 7 and 3."""

    part = 'buy_side'
    heading = gettext_lazy('Requests for quotation')
    required_to_submit = ('award_criteria',)

    posting_schedule = LineField(max_length=LINE)
    quote_deadline_days = CountField(min_value=1, max_value=60)
    min_quotes = CountField(min_value=1, max_value=NUMBERS_AT_MOST)
    award_criteria = EnumSetField(AwardCriterion)
    price_weight = AmountField(kind='percent', min_value=0, max_value=100)
    quality_weight = AmountField(kind='percent', min_value=0, max_value=100)
    lead_time_weight = AmountField(kind='percent', min_value=0, max_value=100)
    payment_terms = LineField(max_length=LINE)
    quality_check = ParagraphField(max_length=TEXT)

    def settle(self, values, known):
        shipped = {'quote_deadline_days': 7, 'min_quotes': 3}
        return {name: days for name, days in shipped.items() if values.get(name, 0) is None}


class MarketplaceForm(RowForm):
    """How a marketplace takes sellers in, earns, and protects buyers."""

    part = 'marketplace'
    heading = gettext_lazy('Rules of the site')
    required_to_submit = ('seller_registration',)

    seller_registration = ParagraphField(max_length=TEXT)
    seller_verification = EnumSetField(
        SellerVerification,
    )
    listing_rules = ParagraphField(max_length=TEXT)
    ad_options = LinesField(
        max_length=TEXT,
    )
    fee_model = EnumSetField(FeeModel)
    commission_pct = AmountField(kind='percent', min_value=0, max_value=50)
    other_fees = AmountField(kind='money', min_value=0)
    buyer_protection = EnumSetField(BuyerProtection)
    refund_days = CountField(max_value=NUMBERS_AT_MOST)
    return_days = CountField(max_value=NUMBERS_AT_MOST)
    dispute_days = CountField(max_value=NUMBERS_AT_MOST)
    payout_days = CountField(max_value=NUMBERS_AT_MOST)
    data_notice = ParagraphField(max_length=TEXT)

    @rule('fee_model', on='fee_model')
    def _no_fee_stands_alone(self, known: Values) -> str | None:
        fees = known['fee_model']
        if FeeModel.NONE not in fees or len(fees) == 1:
            return None
        return _('“No fee” cannot stand beside a fee. Take one of them away.')


class SellerFunnelForm(RowForm):
    """How many sellers have come how far, as of today."""

    part = 'seller_funnel'
    heading = gettext_lazy('Sellers on their way to the first sale')

    invited = CountField(max_value=NUMBERS_AT_MOST)
    registered = CountField(max_value=NUMBERS_AT_MOST)
    verified = CountField(max_value=NUMBERS_AT_MOST)
    listed = CountField(max_value=NUMBERS_AT_MOST)
    first_sale = CountField(max_value=NUMBERS_AT_MOST)


class CollabFormField(OneOf):
    """One of the four forms, each with its definition beside it (R31)."""

    widget = DefinedChoices

    def pairs(self):
        """(value, label with its definition) in the language of the moment."""
        language = active_language()
        return [
            (value, Defined(label, FORM_DEFINITIONS[CollabForm(value)].text(language)))
            if value
            else (value, label)
            for value, label in super().pairs()
        ]


class CollaborativeForm(RowForm):
    """How several owners run a marketplace together (R30, R31)."""

    part = 'collaborative'
    heading = gettext_lazy('Governance')
    required_to_submit = ('form',)

    form = CollabFormField(CollabForm)
    operator_name = LineField(max_length=LINE)
    decision_rule = OneOf(DecisionRule)
    fee_sharing = ParagraphField(max_length=TEXT)
    entry_exit = ParagraphField(max_length=TEXT)
    dispute_rule = ParagraphField(max_length=TEXT)
