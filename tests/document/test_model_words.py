"""Buy-side calls dealers and customers otherwise, everywhere (kpis.md, model 1; product.md 4.2)."""

import re

import pytest

from plans.document.business_models import BUSINESS_MODELS, words_of
from plans.document.choices import BusinessModel, FeedbackChannel, Origin, SourceKind, StepKey
from plans.document.model_labels import LABELS, label_in
from plans.document.model_steps import steps_of_model
from plans.document.model_words import WORDS
from plans.rules.checks import texts
from plans.rules.checks.wording_of_models import WORDINGS_OF_MODELS, group_titles
from plans.rules.checks.wording_of_ours import WORDINGS

BUY_SIDE = BusinessModel.BUY_SIDE
SLOT = re.compile(r'\{\w+\}')


def slots(pair):
    return [sorted(SLOT.findall(text)) for text in (pair.vi, pair.en)]


@pytest.mark.parametrize('model', BusinessModel)
def test_every_model_has_every_word_with_its_slots(model):
    words = BUSINESS_MODELS[model].words

    assert words.keys() == WORDS.keys()
    assert all(slots(words[name]) == slots(WORDS[name]) for name in WORDS)
    assert all(word.vi and word.en for word in words.values())


def test_buy_side_never_says_plain_dealers_or_customers():
    said = {name: word for name, word in words_of(BUY_SIDE).items() if word == WORDS[name]}

    unnamed = {'help_needs', 'add_session', 'feedback_step', 'details_step', 'help_details'}
    assert said.keys() == unnamed


def test_steps_carry_the_words_of_the_model():
    titles = {
        model: [steps_of_model(model)[key].title.vi for key in (StepKey.NEEDS, StepKey.DEALERS)]
        for model in (None, BUY_SIDE, BusinessModel.INTERMEDIARY)
    }

    assert titles == {
        None: ['Khách hàng và nhu cầu', 'Đại lý'],
        BUY_SIDE: ['Khách hàng cuối mà nguồn hàng phục vụ', 'Nhà cung cấp và đại lý bán lại'],
        BusinessModel.INTERMEDIARY: ['Người mua, người bán và nhu cầu', 'Đại lý'],
    }


def test_details_are_asked_for_as_the_model_has_them():
    asked = {
        model: steps_of_model(model)[StepKey.MODEL_DETAILS].question.en
        for model in (None, *BusinessModel)
    }

    assert asked == {
        None: 'Which goods, on what terms, where?',
        BusinessModel.SELL_SIDE: 'Which goods, on what terms, where?',
        BUY_SIDE: 'What to buy, from whom, on what terms?',
        BusinessModel.INTERMEDIARY: 'Which site, who may sell, by what rules?',
        BusinessModel.COLLABORATIVE: 'Which site, who may sell, by what rules?',
    }


def test_members_of_two_enums_with_one_value_keep_their_own_label():
    said = [
        label_in(member, BUY_SIDE, 'en')
        for member in (Origin.DEALER_SINGLE, FeedbackChannel.DEALER, SourceKind.SUPPLIER)
    ]

    assert said == [
        'One supplier or reseller alone',
        'Through a supplier or reseller',
        'Supplier said so',
    ]
    assert label_in(Origin.DEALER_SINGLE, BusinessModel.SELL_SIDE, 'en') == 'One dealer'


def test_wordings_of_a_model_hold_the_placeholders_of_the_common_ones():
    for wordings in WORDINGS_OF_MODELS.values():
        for code, own in wordings.items():
            common = WORDINGS[code]
            assert own.messages.keys() == common.messages.keys()
            assert all(
                slots(own.messages[key]) == slots(common.messages[key]) for key in own.messages
            )
            assert own.group == common.group


def test_cards_and_fixes_speak_of_suppliers_in_a_buy_side_plan():
    titles = [title.en for title in group_titles(BUY_SIDE).values()]

    assert titles == [
        'Starting from one direction',
        'Asking single suppliers or resellers',
        'Collecting only praise',
        'Balance',
        'Other checks (ours)',
    ]
    assert 'supplier' in texts.fix('M2.2', 'en', None, BUY_SIDE)
    assert texts.fix('M2.2', 'en', {'M2.2': {'fix_en': 'Our own'}}, BUY_SIDE) == 'Our own'
    assert set(LABELS) == {BUY_SIDE}
