"""How each list of the plan file lies in rows: one table for reading, writing and editing.

A field of the file is found under the same name in the row unless the shape says otherwise.
"""

from dataclasses import dataclass, field

from django.db import models as db

from plans import models


@dataclass(frozen=True)
class Shape:
    """Where the fields of one list, or of one object, of the plan file are kept.

    `fields`: names in the file's order. `renamed`: file name → attribute. `people`: file name →
    member key, beside which `<key>_email` keeps an address without a member. `links`: file name →
    list that its ref points into. `many`: likewise, for lists of refs. `parent`: the key to the row
    that holds this one. `letter`: of the refs; '' where rows have none.
    """

    model: type[db.Model]
    fields: tuple[str, ...]
    renamed: dict[str, str] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    links: dict[str, str] = field(default_factory=dict)
    many: dict[str, str] = field(default_factory=dict)
    parent: str = 'plan'
    letter: str = ''

    def attribute(self, name):
        """The attribute of the row that keeps the file's field."""
        return self.renamed.get(name, name)

    def plain_fields(self):
        """Fields kept as they are: neither people nor references."""
        return [
            name
            for name in self.fields
            if name not in self.people and name not in self.links and name not in self.many
        ]


SHAPES = {
    'goals': Shape(models.CompanyGoal, ('statement', 'category', 'priority'), letter='G'),
    'capabilities': Shape(
        models.Capability,
        ('name', 'kind', 'capacity', 'unit', 'per', 'available_from', 'note'),
    ),
    'segments': Shape(
        models.CustomerSegment,
        ('name', 'buyer_type', 'region', 'accounts_estimate', 'demand', 'unit', 'deciders'),
        letter='C',
    ),
    'needs': Shape(
        models.CustomerNeed,
        ('segment', 'statement', 'priority', 'status', 'impact'),
        links={'segment': 'segments'},
        letter='N',
    ),
    'sources': Shape(
        models.NeedSource,
        (
            'kind',
            'collected_on',
            'quote',
            'customer',
            'dealer',
            'session',
            'supplier',
            'feedback',
            'respondents',
            'url',
            'collected_by',
        ),
        renamed={'customer': 'customer_name', 'supplier': 'supplier_name'},
        people=('collected_by',),
        links={'dealer': 'dealers', 'session': 'sessions', 'feedback': 'feedback'},
        parent='need',
    ),
    'strategies': Shape(
        models.Strategy,
        (
            'title',
            'description',
            'origin',
            'origin_note',
            'status',
            'needs',
            'goals',
            'budget',
        ),
        many={'needs': 'needs', 'goals': 'goals'},
        letter='S',
    ),
    'targets': Shape(
        models.Target,
        (
            'name',
            'metric',
            'metric_kind',
            'direction',
            'unit',
            'path',
            'baseline_value',
            'baseline_date',
            'baseline_note',
            'target_value',
            'start_date',
            'due_date',
            'breakdown',
            'owner',
            'goal',
            'strategy',
            'parent',
            'rollup',
            'weight',
            'data_source',
            'market_side',
        ),
        people=('owner',),
        links={'goal': 'goals', 'strategy': 'strategies', 'parent': 'targets'},
        letter='T',
    ),
    'actuals': Shape(
        models.Actual,
        ('start', 'end', 'as_of', 'value', 'numerator', 'denominator', 'note', 'entered_by'),
        people=('entered_by',),
        parent='target',
    ),
    'actions': Shape(
        models.Action,
        (
            'title',
            'strategy',
            'kind',
            'owner',
            'start',
            'due',
            'status',
            'done_on',
            'note',
            'from_feedback',
            'from_session',
        ),
        people=('owner',),
        links={
            'strategy': 'strategies',
            'from_feedback': 'feedback',
            'from_session': 'sessions',
        },
        letter='A',
    ),
    'feedback': Shape(
        models.Feedback,
        (
            'customer',
            'channel',
            'received_on',
            'rating',
            'sentiment',
            'verbatim',
            'suggestion',
            'topic',
            'status',
            'response_note',
            'need',
            'strategy',
            'action',
            'collected_by',
            'assignee',
            'responded_at',
            'contact',
            'consent_at',
        ),
        renamed={'customer': 'customer_name'},
        people=('collected_by', 'assignee'),
        links={'need': 'needs', 'strategy': 'strategies', 'action': 'actions'},
        letter='F',
    ),
    'items': Shape(
        models.BuyItem,
        (
            'name',
            'spec',
            'quantity',
            'unit',
            'needed_by',
            'target_price',
            'posted_on',
            'suppliers',
            'suppliers_invited',
            'quotes_received',
            'awarded_supplier',
            'awarded_price',
            'feeds_target',
            'for_segment',
        ),
        links={'feeds_target': 'targets', 'for_segment': 'segments'},
    ),
    'product_lines': Shape(
        models.ProductLine,
        (
            'name',
            'kind',
            'supply_basis',
            'is_exclusive',
            'exclusivity_basis',
            'moq',
            'unit',
            'supply_per_month',
            'lead_time_days',
            'segments',
        ),
        many={'segments': 'segments'},
    ),
    'tiers': Shape(models.QuantityTier, ('from_qty', 'price'), parent='line'),
    'owners': Shape(
        models.PlatformOwner,
        ('organisation', 'role', 'contribution', 'share_pct', 'votes', 'contact'),
    ),
    'dealers': Shape(
        models.Dealer,
        ('name', 'tier', 'province', 'contact', 'phone', 'is_top_seller', 'status'),
        parent='workspace',
        letter='D',
    ),
    'sessions': Shape(
        models.DealerSession,
        (
            'title',
            'held_on',
            'mode',
            'place',
            'host',
            'purposes',
            'agenda',
            'outcomes',
            'status',
            'plan_sheet_shared',
        ),
        parent='workspace',
        letter='E',
    ),
}

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
            'buyer_protection',
            'refund_days',
            'dispute_days',
            'payout_days',
            'data_notice',
        ),
    ),
    'collaborative': Shape(
        models.CollaborativeDetails,
        ('form', 'operator_name', 'decision_rule', 'fee_sharing', 'entry_exit', 'dispute_rule'),
    ),
}

# Which objects and lists the details of each model are made of.
DETAILS = {
    'sell_side': (('sell_side',), {'product_lines': 'product_lines'}),
    'buy_side': (('buy_side',), {'items': 'buy_items'}),
    'intermediary': (('marketplace',), {}),
    'collaborative': (('collaborative', 'marketplace'), {'owners': 'platform_owners'}),
}
