"""The objects of a plan of which there is one: their forms by name, as shapes.py knows them."""

from plans.forms.arithmetic import ArithmeticForm
from plans.forms.business_models import (
    BuySideForm,
    CollaborativeForm,
    MarketplaceForm,
    ModelForm,
    SellerFunnelForm,
    SellSideForm,
)
from plans.forms.feedback import FeedbackFormForm
from plans.forms.plan_basics import BasicsForm, DealersQuestionForm
from plans.forms.rows import RowForm

SINGLES: dict[str, type[RowForm]] = {
    'basics': BasicsForm,
    'model': ModelForm,
    'sell_side': SellSideForm,
    'buy_side': BuySideForm,
    'marketplace': MarketplaceForm,
    'seller_funnel': SellerFunnelForm,
    'collaborative': CollaborativeForm,
    'arithmetic': ArithmeticForm,
    'dealers_question': DealersQuestionForm,
    'feedback_form': FeedbackFormForm,
}
