"""The four cards and the two questions under them: product.md 4.2."""

import re

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django.template.loader import render_to_string
from django.utils.translation import override

from plans.document.choices import BusinessModel
from plans.forms.business_models import ModelForm
from plans.forms.model_cards import DRAWINGS, ModelQuestionsForm
from tests.forms.plan_contexts import context


def cards(language='vi', **values):
    with override(language):
        return as_crispy_field(
            ModelForm(initial=values, context=context(language))['business_model']
        )


def test_every_model_is_one_radio_button_in_the_products_order():
    html = cards()

    places = [html.index(f'value="{model}"') for model in BusinessModel]
    assert places == sorted(places)
    assert html.count('type="radio"') == 4


def test_the_stored_model_is_the_chosen_one():
    html = cards(business_model='buy_side')

    assert html.count(' checked') == 1
    assert 'value="buy_side" class="form-control"' not in html
    assert html[html.index('value="buy_side"') :].split('>')[0].endswith('checked')


@pytest.mark.parametrize(
    ('language', 'words'),
    [
        (
            'vi',
            [
                'Bên mua',
                'ít gặp',
                'Đăng hàng cần mua, người bán báo giá và cung cấp.',
                'Chỉ tiêu gợi ý: Tiết kiệm giá mua, Báo giá mỗi mặt hàng, Giao đúng hẹn, Doanh số',
                'công ty chọn, người bán giao',
            ],
        ),
        (
            'en',
            [
                'Buy-side',
                'less common',
                'Post what you need to buy; sellers quote and supply.',
                'Suggested targets: ',
                'the company chooses, sellers deliver',
            ],
        ),
    ],
)
def test_cards_speak_the_readers_language(language, words):
    html = cards(language)

    assert [word for word in words if word not in html] == []


@pytest.mark.parametrize('language', ['vi', 'en'])
@pytest.mark.parametrize('model', BusinessModel)
def test_drawing_says_in_words_what_it_shows(model, language):
    drawing = DRAWINGS[model].spoken(language)

    html = render_to_string('wizard/model_drawing.html', {'drawing': drawing})

    assert f'role="img" aria-label="{DRAWINGS[model].in_words.text(language)}"'.replace(
        "'", '&#x27;'
    ) in html.replace('&#39;', '&#x27;')
    assert float(drawing['third_badge_at']) - 8 > 0
    assert html.count('class="d-badge"') == 3


def test_only_a_site_of_several_owners_is_drawn_with_them():
    assert [model for model in BusinessModel if DRAWINGS[model].owners] == ['collaborative']


class TestQuestions:
    @pytest.mark.parametrize(
        ('owner', 'posted', 'model'),
        [
            ('operator', '', 'intermediary'),
            ('joint', '', 'collaborative'),
            ('own', 'buy', 'buy_side'),
            ('own', 'sell', 'sell_side'),
            ('own', '', None),
            ('', '', None),
        ],
    )
    def test_point_to_a_model(self, owner, posted, model):
        form = ModelQuestionsForm({'ask-site_owner': owner, 'ask-posted': posted})

        assert form.suggested == model

    def test_suggest_nothing_before_they_are_answered(self):
        assert ModelQuestionsForm().suggested is None

    def test_suggest_nothing_for_an_answer_nobody_offered(self):
        assert ModelQuestionsForm({'ask-site_owner': 'me', 'ask-posted': ''}).suggested is None

    @pytest.mark.parametrize(
        ('language', 'words'),
        [
            (
                'vi',
                ['Chưa chắc? Trả lời 2 câu', '1. Trang TMĐT do ai sở hữu?', '<b>Bên mua</b>'],
            ),
            ('en', ['Not sure? Two questions', '1. Who owns the site?', '<b>Buy-side</b>']),
        ],
    )
    def test_belong_to_a_form_of_their_own_and_not_to_the_step(self, language, words):
        with override(language):
            asked = {'ask-site_owner': 'own', 'ask-posted': 'buy'}
            html = render_to_string(
                'wizard/model_questions.html',
                {'questions': ModelQuestionsForm(asked)},
            )

        assert [word for word in words if word not in html] == []
        sent = re.findall(r'<(?:input|button)[^>]*>', html)
        assert len(sent) == 6
        assert [one for one in sent if 'form="ask"' not in one] == []
