"""The table of business models says what product.md 1.2 and 4.2 say."""

import pytest

from plans.document.business_models import BUSINESS_MODELS, FORM_DEFINITIONS
from plans.document.choices import BusinessModel, CollabForm
from plans.document.empty_states import EMPTY_STATES
from plans.document.metrics import METRICS
from plans.document.model_chooser import suggested_model
from plans.document.model_words import WORDS
from plans.document.steps import GROUPS, STEP_OF_PART, STEPS


def test_models_come_in_the_order_of_the_cards():
    assert list(BUSINESS_MODELS) == ['sell_side', 'buy_side', 'intermediary', 'collaborative']


def test_models_add_their_own_checks():
    checks = {code.value: list(row.checks) for code, row in BUSINESS_MODELS.items()}

    assert checks == {
        'sell_side': ['S1', 'O1'],
        'buy_side': ['B1'],
        'intermediary': ['I1', 'I2'],
        'collaborative': ['I1', 'I2', 'C1', 'C2'],
    }


def test_models_suggest_the_targets_of_the_table():
    names = {
        code.value: [METRICS[metric].name_vi for metric in row.target_metrics]
        for code, row in BUSINESS_MODELS.items()
    }

    marketplace = [
        'Giá trị giao dịch (GMV)',
        'Người bán hoạt động',
        'Người mua hoạt động',
        'Tỷ lệ tranh chấp',
        'Giờ đến báo giá đầu tiên',
    ]
    assert names == {
        'sell_side': ['Doanh số', 'Sản lượng', 'Biên lợi nhuận gộp', 'Giao đúng hẹn'],
        'buy_side': ['Tiết kiệm giá mua', 'Báo giá mỗi mặt hàng', 'Giao đúng hẹn', 'Doanh số'],
        'intermediary': marketplace,
        'collaborative': [*marketplace, 'Đơn vị thành viên'],
    }


def test_dealers_step_is_asked_preselected_or_hidden():
    asked = {
        code.value: (row.uses_dealers_default, list(row.hidden_steps))
        for code, row in BUSINESS_MODELS.items()
    }

    assert asked == {
        'sell_side': (None, []),
        'buy_side': (False, []),
        'intermediary': (False, ['dealers']),
        'collaborative': (False, ['dealers']),
    }


def test_buy_side_renames_customers_and_dealers():
    row = BUSINESS_MODELS[BusinessModel.BUY_SIDE]

    assert row.word('customers', 'vi') == 'Khách hàng cuối mà nguồn hàng phục vụ'
    assert row.word('dealers', 'en') == 'Suppliers and resellers'


@pytest.mark.parametrize('row', BUSINESS_MODELS.values(), ids=lambda row: row.code)
def test_model_speaks_both_languages(row):
    texts = [row.card_line, row.example_firm, row.details_title, *row.words.values()]
    texts += [text for box in row.flow for text in (box.actor, box.verb)]

    assert set(row.words) == set(WORDS)
    assert all(text.vi and text.en for text in texts)
    assert all(STEP_OF_PART[part] == 'model_details' for part in row.details)


@pytest.mark.parametrize(
    ('site_owner', 'posted', 'model'),
    [
        ('own', 'sell', 'sell_side'),
        ('own', 'buy', 'buy_side'),
        ('operator', '', 'intermediary'),
        ('joint', 'sell', 'collaborative'),
        ('own', '', None),
        ('', 'sell', None),
    ],
)
def test_two_questions_lead_to_a_model(site_owner, posted, model):
    assert suggested_model(site_owner, posted) == model


def test_every_form_has_a_definition():
    assert list(FORM_DEFINITIONS) == list(CollabForm)


def test_steps_are_those_of_the_wizard():
    assert [(step.number, step.key, step.group) for step in STEPS] == [
        (1, 'basics', 'A'),
        (2, 'model', 'A'),
        (3, 'model_details', 'A'),
        (4, 'needs', 'B'),
        (5, 'dealers', 'B'),
        (6, 'goals', 'B'),
        (7, 'strategies', 'C'),
        (8, 'targets', 'C'),
        (9, 'actions', 'C'),
        (10, 'feedback', 'D'),
        (11, 'review', 'D'),
    ]
    assert [step.key for step in STEPS if step.may_hide] == ['dealers', 'feedback']


def test_step_and_empty_texts_exist_in_both_languages():
    texts = [text for step in STEPS for text in (step.title, step.question, step.help, step.hint)]
    texts += [text for empty in EMPTY_STATES.values() for text in (empty.sentence, empty.button)]

    assert all(text.vi and text.en for text in (*texts, *GROUPS.values()))
