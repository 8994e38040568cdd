"""PlanDocument: the plan as one immutable value. Its JSON is the plan file."""

from plans.document.schema.business import (
    BuyItem,
    BuySide,
    Collaborative,
    Intermediary,
    ModelDetails,
    PlatformOwner,
    ProductLine,
    SellSide,
    Tier,
)
from plans.document.schema.plan import FORMAT, Answer, PlanDocument, Platform, Waiver
from plans.document.schema.sides import Capability, Goal, Need, NeedSource, Segment, Strategy
from plans.document.schema.types import Row
from plans.document.schema.work import (
    Action,
    Actual,
    Dealer,
    Feedback,
    FeedbackForm,
    Participant,
    Session,
    Target,
)

__all__ = [
    'FORMAT',
    'Action',
    'Actual',
    'Answer',
    'BuyItem',
    'BuySide',
    'Capability',
    'Collaborative',
    'Dealer',
    'Feedback',
    'FeedbackForm',
    'Goal',
    'Intermediary',
    'ModelDetails',
    'Need',
    'NeedSource',
    'Participant',
    'PlanDocument',
    'Platform',
    'PlatformOwner',
    'ProductLine',
    'Row',
    'Segment',
    'SellSide',
    'Session',
    'Strategy',
    'Target',
    'Tier',
    'Waiver',
]
