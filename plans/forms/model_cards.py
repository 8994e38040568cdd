"""The four cards of the business model, each with its drawing, and the two questions under them.

Source: product.md 4.2. What differs between the models is data: business_models.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import ngettext

from plans.document.bilingual import Bilingual
from plans.document.business_models import BUSINESS_MODELS, BusinessModelRow
from plans.document.choices import BusinessModel
from plans.document.metrics import METRICS
from plans.document.model_chooser import ASK, POSTED, SITE_OWNER, suggested_model
from plans.document.steps import STEPS
from plans.domain.language import active_language
from plans.forms.layout import PlainForm
from plans.forms.plan_choices import OneOf
from plans.forms.widgets import Pills

_COMPANY = Bilingual('Công ty', 'The company')
_BUYERS = Bilingual('Người mua', 'Buyers')
_SELLERS = Bilingual('Người bán', 'Sellers')
_POSTS_GOODS = Bilingual('đăng bán', 'list')
_ORDERS = Bilingual('đặt mua', 'order')
_LETTER = 3.05  # half of a letter's usual width in the drawing
_MIDDLE = 194


@dataclass(frozen=True)
class Drawing:
    """One picture: the site in the middle, who stands left and right of it, three numbered steps.

    `left` is 'company' or 'sellers', `right` 'buyers' or 'sellers'; the third step goes back below,
    `to_left` or to the right. `owners` draws four small houses above the site.
    """

    left: str
    right: str
    site: Bilingual
    first: Bilingual
    second: Bilingual
    third: Bilingual
    in_words: Bilingual
    to_left: bool = False
    owners: bool = False

    def spoken(self, language: str) -> dict[str, Any]:
        """What the template writes, in one language."""
        third = self.third.text(language)
        start = round(_MIDDLE - len(third) * _LETTER, 1)
        return {
            'left': self.left,
            'right': self.right,
            'left_name': (_COMPANY if self.left == 'company' else _SELLERS).text(language),
            'right_name': (_BUYERS if self.right == 'buyers' else _SELLERS).text(language),
            'site': self.site.text(language),
            'first': self.first.text(language),
            'second': self.second.text(language),
            'third': third,
            'third_at': f'{start:.1f}',
            'third_badge_at': f'{start - 14:.1f}',
            'in_words': self.in_words.text(language),
            'to_left': self.to_left,
            'owners': self.owners,
            'view_box': '0 0 380 182' if self.left == 'sellers' else '0 22 380 160',
        }


DRAWINGS: dict[BusinessModel, Drawing] = {
    BusinessModel.SELL_SIDE: Drawing(
        'company',
        'buyers',
        Bilingual('Trang TMĐT', 'E-commerce site'),
        _POSTS_GOODS,
        _ORDERS,
        Bilingual('giao số lượng lớn', 'delivers in bulk'),
        Bilingual(
            'Bên bán: công ty đăng hàng, doanh nghiệp đặt mua, công ty giao',
            'Sell-side: the company posts goods, firms order, the company delivers',
        ),
    ),
    BusinessModel.BUY_SIDE: Drawing(
        'company',
        'sellers',
        Bilingual('Trang TMĐT', 'E-commerce site'),
        Bilingual('cần mua', 'needs'),
        Bilingual('báo giá', 'quote'),
        Bilingual('công ty chọn, người bán giao', 'the company chooses, sellers deliver'),
        Bilingual(
            'Bên mua: công ty đăng hàng cần mua, người bán báo giá, công ty chọn, người bán giao',
            'Buy-side: the company posts what it needs, sellers quote, the company chooses, '
            'sellers deliver',
        ),
        to_left=True,
    ),
    BusinessModel.INTERMEDIARY: Drawing(
        'sellers',
        'buyers',
        Bilingual('Sàn của công ty', "The company's site"),
        _POSTS_GOODS,
        _ORDERS,
        Bilingual('giao, sàn bảo vệ người mua', 'deliver, the site protects buyers'),
        Bilingual(
            'Trung gian: người bán đăng hàng, người mua đặt mua, giao dưới sự bảo hộ của sàn',
            'Intermediary: sellers list, buyers order, delivery under the protection of the site',
        ),
    ),
    BusinessModel.COLLABORATIVE: Drawing(
        'sellers',
        'buyers',
        Bilingual('Sàn chung', 'Shared site'),
        _POSTS_GOODS,
        _ORDERS,
        Bilingual('giao theo quy chế chung', 'deliver by shared rules'),
        Bilingual(
            'Hợp tác thương mại: như sàn trung gian, sàn thuộc sở hữu của nhiều đơn vị',
            'Collaborative: like an intermediary, the site belongs to several organisations',
        ),
        owners=True,
    ),
}


def card(model: BusinessModel, language: str) -> dict[str, Any]:
    """What one card says: name, note, line, what the plan will hold, targets, drawing."""
    row: BusinessModelRow = BUSINESS_MODELS[model]
    return {
        'name': row.label.text(language),
        'note': row.note.text(language) if row.note else '',
        'line': row.card_line.text(language),
        'contents': contents(row),
        'targets': ', '.join(METRICS[code].name(language) for code in row.target_metrics),
        'drawing': DRAWINGS[model].spoken(language),
    }


def contents(row: BusinessModelRow) -> str:
    """How much a plan of the model will hold: 11 steps, 4 targets, 2 checks of its own."""
    steps, targets = len(STEPS) - len(row.hidden_steps), len(row.target_metrics)
    parts = (
        ngettext('%(n)s step', '%(n)s steps', steps) % {'n': steps},
        ngettext('%(n)s suggested target', '%(n)s suggested targets', targets) % {'n': targets},
        ngettext('%(n)s check of its own', '%(n)s checks of its own', len(row.checks))
        % {'n': len(row.checks)},
    )
    return ', '.join(parts)


class ModelCards(forms.RadioSelect):
    """Four cards, each a radio button."""

    template_name = 'wizard/model_cards.html'
    option_template_name = 'wizard/model_card.html'

    def create_option(self, name, value, *place, **more) -> dict[str, Any]:
        option = super().create_option(name, value, *place, **more)
        return option | {'card': card(BusinessModel(str(value)), active_language())}


class BusinessModelField(OneOf):
    """One of the four models, or None while none is chosen."""

    widget = ModelCards

    def __init__(self, **options: Any) -> None:
        super().__init__(BusinessModel, blank=None, **options)


def _answers(question: Any) -> Any:
    """The answers of a question in the language of the moment."""
    return lambda: [
        (answer.value, answer.label.text(active_language())) for answer in question.answers
    ]


class ModelQuestionsForm(PlainForm):
    """The two questions for people who are not sure; sent by GET, kept nowhere.

    They stand among the fields of the step and belong to the empty form `SENT_BY` beside it.
    """

    SENT_BY = 'ask'

    site_owner = forms.ChoiceField(widget=Pills, required=False, choices=_answers(SITE_OWNER))
    posted = forms.ChoiceField(widget=Pills, required=False, choices=_answers(POSTED))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, prefix='ask')
        language = active_language()
        self.fields['site_owner'].label = f'1. {SITE_OWNER.text.text(language)}'
        self.fields['posted'].label = f'2. {POSTED.text.text(language)}'
        for field in self.fields.values():
            field.widget.attrs['form'] = self.SENT_BY

    @property
    def title(self) -> str:
        """The heading above the questions."""
        return ASK.text(active_language())

    @property
    def suggested(self) -> BusinessModel | None:
        """The model that the answers point to, None while they do not settle it."""
        if not self.is_valid():
            return None
        return suggested_model(self.cleaned_data['site_owner'], self.cleaned_data['posted'])

    @property
    def suggested_name(self) -> str:
        """What the suggested model is called, '' while there is none."""
        return self.suggested.label(active_language()) if self.suggested else ''
