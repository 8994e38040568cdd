"""The lists of a plan that the wizard edits row by row: one table for all (house.md, move 2)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document import display
from plans.document.choices import SourceKind, StepKey
from plans.document.model_labels import label_in
from plans.forms import fresh
from plans.forms.actions import ActionForm
from plans.forms.buy_items import BuyItemForm, QuoteForm, TargetSupplierForm
from plans.forms.cleaning import Values
from plans.forms.context import FormContext
from plans.forms.dealers import DealerForm, SessionForm
from plans.forms.feedback import FeedbackItemForm
from plans.forms.goals import CapabilityForm, GoalForm
from plans.forms.needs import NeedForm, SegmentForm, SourceForm
from plans.forms.part import Part
from plans.forms.platform_owners import PlatformOwnerForm
from plans.forms.product_lines import ProductLineForm, TierForm
from plans.forms.strategies import StrategyForm
from plans.forms.targets import TargetForm


def _strategies_empty(context: FormContext, _suggestions: int) -> str:
    return 'strategies' if context.document.needs else 'strategies_without_needs'


def _targets_empty(_context: FormContext, suggestions: int) -> str:
    return 'targets' if suggestions else 'targets_without_suggestions'


def _source_title(values: Values, context: FormContext) -> str:
    """The kind of evidence, and who spoke where that is known."""
    if not values.get('kind'):
        return ''
    model = context.document.business_model
    kind = label_in(SourceKind(values['kind']), model, context.language)
    dealer = context.row('dealers', values.get('dealer'))
    session = context.row('sessions', values.get('session'))
    spoke = values.get('customer') or values.get('supplier')
    spoke = spoke or (dealer and dealer.name) or (session and session.title)
    return _('%(kind)s: %(who)s') % {'kind': kind, 'who': spoke} if spoke else kind


def _tier_title(values: Values, context: FormContext) -> str:
    if values.get('from_qty') is None:
        return ''
    return _('From %(amount)s') % {'amount': display.number(values['from_qty'], context.language)}


_ALL = (
    Part(
        name='product_lines',
        form=ProductLineForm,
        steps=(StepKey.MODEL_DETAILS,),
        title_field='name',
        plural=gettext_lazy('Product lines'),
        add=gettext_lazy('Add a product line'),
        children=('tiers',),
        begin=fresh.product_line,
    ),
    Part(
        name='tiers',
        form=TierForm,
        steps=(StepKey.MODEL_DETAILS,),
        title_field='from_qty',
        plural=gettext_lazy('Quantity tiers'),
        add=gettext_lazy('Add a tier'),
        parent='product_lines',
        most=4,
        name_row=_tier_title,
    ),
    Part(
        name='supplier_list',
        form=TargetSupplierForm,
        steps=(StepKey.MODEL_DETAILS,),
        title_field='name',
        plural=gettext_lazy('Target suppliers'),
        add=gettext_lazy('Add a supplier'),
        begin=fresh.target_supplier,
    ),
    Part(
        name='items',
        form=BuyItemForm,
        steps=(StepKey.MODEL_DETAILS,),
        title_field='name',
        plural=gettext_lazy('Purchase items'),
        add=gettext_lazy('Add an item'),
        children=('quotes',),
        begin=fresh.buy_item,
    ),
    Part(
        name='quotes',
        form=QuoteForm,
        steps=(StepKey.MODEL_DETAILS,),
        title_field='supplier',
        plural=gettext_lazy('Quotes'),
        add=gettext_lazy('Add a quote'),
        parent='items',
        begin=fresh.quote,
    ),
    Part(
        name='owners',
        form=PlatformOwnerForm,
        steps=(StepKey.MODEL_DETAILS,),
        title_field='organisation',
        plural=gettext_lazy('Owners of the site'),
        add=gettext_lazy('Add an owner'),
    ),
    Part(
        name='segments',
        form=SegmentForm,
        steps=(StepKey.NEEDS,),
        title_field='name',
        words='segments',
        add_words='add_segment',
        letter='C',
        begin=fresh.with_unit,
    ),
    Part(
        name='needs',
        form=NeedForm,
        steps=(StepKey.NEEDS,),
        title_field='statement',
        words='needs',
        add_words='add_need',
        empty_words='no_need_yet',
        letter='N',
        side='need',
        children=('sources',),
        begin=fresh.need,
    ),
    Part(
        name='sources',
        form=SourceForm,
        steps=(StepKey.NEEDS,),
        title_field='kind',
        plural=gettext_lazy('Evidence'),
        add=gettext_lazy('Add evidence'),
        parent='needs',
        begin=fresh.source,
        name_row=_source_title,
    ),
    Part(
        name='dealers',
        form=DealerForm,
        steps=(StepKey.DEALERS,),
        title_field='name',
        words='dealers',
        add_words='add_dealer',
        empty_words='no_dealer_yet',
        letter='D',
        begin=fresh.dealer,
    ),
    Part(
        name='sessions',
        form=SessionForm,
        steps=(StepKey.DEALERS,),
        title_field='title',
        words='dealer_sessions',
        add_words='add_session',
        empty_words='no_session_yet',
        letter='E',
        begin=fresh.session,
    ),
    Part(
        name='goals',
        form=GoalForm,
        steps=(StepKey.GOALS,),
        title_field='statement',
        plural=gettext_lazy('Goals of the company'),
        add=gettext_lazy('Add a goal'),
        letter='G',
        side='goal',
        begin=fresh.goal,
    ),
    Part(
        name='capabilities',
        form=CapabilityForm,
        steps=(StepKey.GOALS,),
        title_field='name',
        plural=gettext_lazy('Capabilities'),
        add=gettext_lazy('Add a capability'),
        begin=fresh.capability,
    ),
    Part(
        name='strategies',
        form=StrategyForm,
        steps=(StepKey.STRATEGIES,),
        title_field='title',
        plural=gettext_lazy('Strategies'),
        add=gettext_lazy('Add a strategy'),
        letter='S',
        begin=fresh.strategy,
        empty=_strategies_empty,
    ),
    Part(
        name='targets',
        form=TargetForm,
        steps=(StepKey.TARGETS,),
        title_field='name',
        plural=gettext_lazy('Targets'),
        add=gettext_lazy('Add a target'),
        letter='T',
        begin=fresh.target,
        empty=_targets_empty,
    ),
    Part(
        name='actions',
        form=ActionForm,
        steps=(StepKey.ACTIONS, StepKey.FEEDBACK),
        title_field='title',
        plural=gettext_lazy('Tasks'),
        add=gettext_lazy('Add a task'),
        letter='A',
        begin=fresh.action,
    ),
    Part(
        name='feedback',
        form=FeedbackItemForm,
        steps=(StepKey.FEEDBACK,),
        title_field='customer',
        plural=gettext_lazy('Feedback'),
        add=gettext_lazy('Log feedback'),
        empty_words='no_feedback_yet',
        letter='F',
        begin=fresh.feedback,
    ),
)

PARTS: dict[str, Part] = {part.name: part for part in _ALL}
