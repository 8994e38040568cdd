"""What we keep: one module a noun."""

from plans.models.actions import Action
from plans.models.actuals import ActualImport, ActualRevision, FigureColumns
from plans.models.api_tokens import ApiCall, ApiToken
from plans.models.business_models import (
    ArithmeticFigures,
    BuyItem,
    BuySideDetails,
    CollaborativeDetails,
    MarketplacePolicy,
    PlatformOwner,
    ProductLine,
    QuantityTier,
    Quote,
    SellerFunnel,
    SellSideDetails,
    TargetSupplier,
)
from plans.models.calendars import CalendarFeed
from plans.models.check_ins import CheckIn, Reminder
from plans.models.close_outs import CloseOut
from plans.models.comments import Comment, Mention
from plans.models.dealers import (
    Dealer,
    DealerImport,
    DealerMerge,
    DealerSession,
    PlanDealer,
    PlanSession,
    SessionParticipant,
)
from plans.models.feedback import (
    Feedback,
    FeedbackChange,
    FeedbackForm,
    FeedbackImport,
    FormPost,
)
from plans.models.goals import Capability, CompanyGoal
from plans.models.needs import CustomerNeed, CustomerSegment, NeedSource
from plans.models.plan_templates import (
    Metric,
    PlanTemplate,
    TemplateCheckText,
    TemplatePrompt,
    TemplateStep,
    TemplateTarget,
)
from plans.models.plans import Plan, PlanAnswer, PlanSummary, WizardStepState
from plans.models.portfolio import MoneyFigure
from plans.models.reviews import Approval, AuditEvent, CheckWaiver, OneTimeKey, PlanVersion
from plans.models.rooms import CodeTries, RoomIdea, RoomPhone, RoomVote, SessionRoom
from plans.models.sharing import SharedLink
from plans.models.strategies import Strategy
from plans.models.targets import Actual, SeasonalProfile, Target, TargetPeriod
from plans.models.users import User
from plans.models.webhooks import Webhook, WebhookDelivery
from plans.models.workspaces import (
    CheckPolicy,
    Customer,
    Invitation,
    Membership,
    Supplier,
    Workspace,
)

__all__ = [
    'Action',
    'Actual',
    'ActualImport',
    'ActualRevision',
    'ApiCall',
    'ApiToken',
    'Approval',
    'ArithmeticFigures',
    'AuditEvent',
    'BuyItem',
    'BuySideDetails',
    'CalendarFeed',
    'Capability',
    'CheckIn',
    'CheckPolicy',
    'CheckWaiver',
    'CloseOut',
    'CodeTries',
    'CollaborativeDetails',
    'Comment',
    'CompanyGoal',
    'Customer',
    'CustomerNeed',
    'CustomerSegment',
    'Dealer',
    'DealerImport',
    'DealerMerge',
    'DealerSession',
    'Feedback',
    'FeedbackChange',
    'FeedbackForm',
    'FeedbackImport',
    'FigureColumns',
    'FormPost',
    'Invitation',
    'MarketplacePolicy',
    'Membership',
    'Mention',
    'Metric',
    'MoneyFigure',
    'NeedSource',
    'OneTimeKey',
    'Plan',
    'PlanAnswer',
    'PlanDealer',
    'PlanSession',
    'PlanSummary',
    'PlanTemplate',
    'PlanVersion',
    'PlatformOwner',
    'ProductLine',
    'QuantityTier',
    'Quote',
    'Reminder',
    'RoomIdea',
    'RoomPhone',
    'RoomVote',
    'SeasonalProfile',
    'SellSideDetails',
    'SellerFunnel',
    'SessionParticipant',
    'SessionRoom',
    'SharedLink',
    'Strategy',
    'Supplier',
    'Target',
    'TargetPeriod',
    'TargetSupplier',
    'TemplateCheckText',
    'TemplatePrompt',
    'TemplateStep',
    'TemplateTarget',
    'User',
    'Webhook',
    'WebhookDelivery',
    'WizardStepState',
    'Workspace',
]
