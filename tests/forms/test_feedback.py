"""The public form's settings and feedback itself: product.md 2.9."""

from datetime import date

import pytest
from django.utils.translation import override

from plans.forms.feedback import FeedbackFormForm, FeedbackItemForm
from tests.forms.plan_contexts import LAN, leave, save

VI_RESOLVED = (
    'Hãy gắn với một nhu cầu, chiến lược hoặc việc cần làm, hoặc ghi điều đã trả lời khách.'
)
VOICE = {
    'customer': 'Rösterei Nord',
    'received_on': '01/12/2026',
    'channel': 'zalo',
    'sentiment': 'negative',
    'verbatim': 'Hai bao rách, lẫn mùi.',
    'status': 'new',
}


def test_form_takes_what_the_product_asks():
    sent = {
        'is_open': 'on',
        'closes_on': '31/12/2027',
        'languages': ['en', 'vi'],
        'title_vi': 'Xin ý kiến Quý khách',
        'title_en': 'Tell us',
        'intro_vi': 'Lan đọc trong tuần.',
        'intro_en': 'Lan reads it.',
        'ask_contact': '',
    }

    assert save(FeedbackFormForm, sent) == (
        {
            **sent,
            'is_open': True,
            'closes_on': date(2027, 12, 31),
            'languages': ['vi', 'en'],
            'ask_contact': False,
        },
        {},
    )


def test_item_takes_what_the_product_asks():
    sent = VOICE | {
        'suggestion': 'Dùng bao GrainPro.',
        'rating': '2',
        'topic': 'packaging',
        'need': 'N1',
        'strategy': '',
        'action': 'A1',
        'response_note': '',
        'assignee': LAN,
        'collected_by': LAN,
    }

    assert save(FeedbackItemForm, sent, actions=[{'id': 'A1', 'title': 'Thử bao'}]) == (
        {
            **sent,
            'received_on': date(2026, 12, 1),
            'rating': 2,
            'strategy': None,
        },
        {},
    )


def test_item_needs_what_the_product_marks():
    assert set(leave(FeedbackItemForm, {})) == set(VOICE)


@pytest.mark.parametrize('field', ['customer', 'received_on'])
def test_item_is_never_without_customer_and_day(field):
    assert list(save(FeedbackItemForm, {field: ''})[1]) == [field]


def test_item_is_not_received_tomorrow():
    assert list(save(FeedbackItemForm, {'received_on': '11/12/2026'})[1]) == ['received_on']


@pytest.mark.parametrize('rating', ['0', '6', '2,5'])
def test_rating_is_1_to_5(rating):
    assert list(save(FeedbackItemForm, {'rating': rating})[1]) == ['rating']


@pytest.mark.parametrize(
    ('language', 'message'),
    [
        ('vi', VI_RESOLVED),
        ('en', 'Link a need, a strategy or a task, or write what was answered.'),
    ],
)
def test_item_is_resolved_by_a_link_or_an_answer(language, message):
    with override(language):
        errors = save(FeedbackItemForm, {'status': 'resolved'}, language=language)[1]

    assert errors == {'status': [message]}
    for way in ({'need': 'N1'}, {'response_note': 'Đổi hai bao'}):
        assert save(FeedbackItemForm, {'status': 'resolved'}, stored=way)[1] == {}


def test_item_is_declined_for_a_reason():
    link = {'need': 'N1'}

    assert list(save(FeedbackItemForm, {'status': 'declined'}, stored=link)[1]) == ['status']
    assert (
        save(FeedbackItemForm, {'status': 'declined'}, stored={'response_note': 'Không bán lẻ'})[1]
        == {}
    )
