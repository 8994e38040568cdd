"""The customers' side: who they are, what they need, and how we know it. Source: product.md 2.6."""

from django.db import models

from plans.document.choices import BuyerType, MarketSide, NeedStatus, Priority, SourceKind
from plans.models.base import (
    AmountField,
    LiveManager,
    OrderedRow,
    PlanRow,
    link,
    member_key,
    only,
    plan_key,
)


class CustomerSegment(PlanRow):
    """A group of customers that buy alike."""

    plan = plan_key('segments')
    name = models.TextField(blank=True)
    buyer_type = models.CharField(max_length=12, blank=True)
    region = models.TextField(blank=True)
    accounts_estimate = models.BigIntegerField(null=True, blank=True)
    demand = AmountField(null=True, blank=True)
    unit = models.TextField(blank=True)
    deciders = models.TextField(blank=True)
    market_side = models.CharField(max_length=6, blank=True)

    class Meta(PlanRow.Meta):
        constraints = [
            *PlanRow.Meta.constraints,
            only('buyer_type', ['', *BuyerType], 'segment_buyer_type'),
            only('market_side', ['', *MarketSide], 'segment_side'),
        ]

    def __str__(self):
        return self.name


class CustomerNeed(PlanRow):
    """Something customers need, in their words."""

    plan = plan_key('needs')
    segment = link(CustomerSegment)
    statement = models.TextField(blank=True)
    priority = models.CharField(max_length=6, default=Priority.MEDIUM.value)
    status = models.CharField(max_length=9, default=NeedStatus.PROPOSED.value)
    impact = models.TextField(blank=True)

    class Meta(PlanRow.Meta):
        constraints = [
            *PlanRow.Meta.constraints,
            only('priority', ['', *Priority], 'need_priority'),
            only('status', ['', *NeedStatus], 'need_status'),
        ]

    def __str__(self):
        return self.statement


class EvidenceManager(LiveManager):
    """Evidence that says something."""

    def get_queryset(self):
        return super().get_queryset().filter(is_pending=False)


class NeedSource(OrderedRow):
    """Evidence: who said it, when, and what.

    Names are kept as written beside the link to the firm. One that was opened to be filled in
    `is_pending` until it has a quote or a link: the wizard shows it, the plan is without it.
    """

    need = models.ForeignKey(CustomerNeed, on_delete=models.CASCADE, related_name='sources')
    kind = models.CharField(max_length=18)
    collected_on = models.DateField(null=True, blank=True)
    customer = models.ForeignKey(
        'plans.Customer', on_delete=models.SET_NULL, null=True, blank=True, related_name='sources'
    )
    customer_name = models.TextField(blank=True)
    dealer = models.ForeignKey(
        'plans.Dealer', on_delete=models.PROTECT, null=True, blank=True, related_name='sources'
    )
    session = models.ForeignKey(
        'plans.DealerSession',
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name='sources',
    )
    supplier = models.ForeignKey(
        'plans.Supplier', on_delete=models.SET_NULL, null=True, blank=True, related_name='sources'
    )
    supplier_name = models.TextField(blank=True)
    feedback = link('plans.Feedback', 'sources')
    respondents = models.BigIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    url = models.TextField(blank=True)
    collected_by = member_key()
    collected_by_email = models.TextField(blank=True)
    is_pending = models.BooleanField(default=False, db_default=False)

    objects = EvidenceManager()

    class Meta(OrderedRow.Meta):
        constraints = [only('kind', SourceKind, 'source_kind')]

    def __str__(self):
        return self.quote or self.kind
