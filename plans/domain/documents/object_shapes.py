"""Where the single objects of the plan file lie, and what a model's details are made of."""

from plans import models
from plans.document.schema import ArithmeticInputs, CloseOut
from plans.domain.documents.shape import Shape

# The single objects of the file. `basics` and `model` lie in the plan's own row.
SINGLES = {
    'basics': Shape(
        models.Plan,
        (
            'title',
            'period_start',
            'period_end',
            'currency',
            'fiscal_year_start_month',
            'owner',
            'approver',
            'co_editors',
            'summary',
        ),
        renamed={'summary': 'summary_text'},
        people=('owner', 'approver'),
    ),
    'model': Shape(
        models.Plan,
        (
            'business_model',
            'platform_name',
            'platform_url',
            'platform_owner',
            'legal_type',
            'registration_ref',
            'other_channels',
        ),
        renamed={'legal_type': 'legal_platform_type'},
    ),
    'dealers_question': Shape(models.Plan, ('uses_dealers',)),
    'feedback_form': Shape(
        models.FeedbackForm,
        (
            'is_open',
            'closes_on',
            'title_vi',
            'title_en',
            'intro_vi',
            'intro_en',
            'ask_contact',
            'languages',
        ),
    ),
    'buy_side': Shape(
        models.BuySideDetails,
        (
            'posting_schedule',
            'quote_deadline_days',
            'min_quotes',
            'award_criteria',
            'price_weight',
            'quality_weight',
            'lead_time_weight',
            'payment_terms',
            'quality_check',
        ),
    ),
    'sell_side': Shape(
        models.SellSideDetails,
        ('price_policy', 'payment_terms_days', 'delivery_terms', 'contract_pricing'),
    ),
    'marketplace': Shape(
        models.MarketplacePolicy,
        (
            'seller_registration',
            'seller_verification',
            'listing_rules',
            'ad_options',
            'fee_model',
            'commission_pct',
            'other_fees',
            'buyer_protection',
            'refund_days',
            'return_days',
            'dispute_days',
            'payout_days',
            'data_notice',
        ),
    ),
    'seller_funnel': Shape(
        models.SellerFunnel,
        ('invited', 'registered', 'verified', 'listed', 'first_sale'),
        key='seller_funnel',
    ),
    'collaborative': Shape(
        models.CollaborativeDetails,
        ('form', 'operator_name', 'decision_rule', 'fee_sharing', 'entry_exit', 'dispute_rule'),
    ),
    'close_out': Shape(models.CloseOut, tuple(CloseOut.model_fields)),
    'arithmetic': Shape(models.ArithmeticFigures, tuple(ArithmeticInputs.model_fields)),
}

# Which objects and lists the details of each model are made of.
DETAILS = {
    'sell_side': (('sell_side',), {'product_lines': 'product_lines'}),
    'buy_side': (('buy_side',), {'supplier_list': 'target_suppliers', 'items': 'buy_items'}),
    'intermediary': (('marketplace', 'seller_funnel'), {}),
    'collaborative': (
        ('collaborative', 'marketplace', 'seller_funnel'),
        {'owners': 'platform_owners'},
    ),
}
