"""Dealers and their sessions: product.md 2.7."""

from datetime import date

from django.utils.translation import override

from plans.forms.dealers import DealerForm, SessionForm
from tests.forms.plan_contexts import context, leave, save

SESSION = {'title': 'Giao lưu', 'purposes': ['connect'], 'held_on': '10/11/2026'}


class TestDealers:
    def test_take_what_the_product_asks(self):
        sent = {
            'name': 'Đại lý Minh Hà',
            'tier': 'level1',
            'province': 'Cần Thơ',
            'contact': 'Chị Hà',
            'phone': '0900 000 123',
            'is_top_seller': 'on',
            'status': 'active',
        }

        assert save(DealerForm, sent) == ({**sent, 'is_top_seller': True}, {})

    def test_refuse_a_province_of_more_than_60_characters(self):
        assert list(save(DealerForm, {'province': 'a' * 61})[1]) == ['province']


class TestSessions:
    def test_take_what_the_product_asks(self):
        sent = {
            'title': 'Giao lưu miền Tây quý 1',
            'held_on': '15/02/2027',
            'status': 'planned',
            'purposes': ['training', 'connect'],
            'mode': 'onsite',
            'place': 'Cần Thơ',
            'host': 'Tuấn',
            'invited': ['D1', 'D2'],
            'agenda': 'Báo giá trọn gói',
        }

        assert save(SessionForm, sent) == (
            {
                **sent,
                'held_on': date(2027, 2, 15),
                'purposes': ['connect', 'training'],
                'invited': ['D2', 'D1'],
            },
            {},
        )

    def test_have_a_purpose(self):
        assert list(leave(SessionForm, SESSION | {'status': 'cancelled', 'purposes': []})) == [
            'purposes'
        ]

    def test_are_not_held_before_their_day(self):
        with override('vi'):
            saved = save(SessionForm, {'held_on': '15/02/2027', 'status': 'held'})

        assert saved == (
            {},
            {'status': ['Chưa đến ngày tổ chức: giữ Dự kiến cho đến khi buổi kết thúc.']},
        )

    def test_are_planned_from_today_on(self):
        with override('en'):
            saved = save(SessionForm, {'held_on': '09/12/2026', 'status': 'planned'}, language='en')

        assert saved == (
            {},
            {'held_on': ['A planned session is today or later. Choose “Held” if it took place.']},
        )

    def test_stay_planned_when_their_day_has_passed(self):
        stored = {'held_on': date(2026, 12, 9), 'status': 'planned'}

        assert (
            save(SessionForm, {'held_on': '09/12/2026', 'status': 'planned'}, stored=stored)[1]
            == {}
        )

    def test_are_held_with_attendance_and_outcomes(self):
        held = SESSION | {'status': 'held'}

        assert list(leave(SessionForm, held)) == ['attended', 'outcomes']
        assert leave(SessionForm, held | {'attended': ['D1', 'D2'], 'outcomes': 'Lô nhỏ'}) == {}

    def test_show_top_sellers_first(self):
        with override('vi'):
            form = SessionForm(context=context())

        assert form.fields['invited'].choices == [
            ('D2', 'Đại lý Hòa Bình (bán giỏi)'),
            ('D1', 'Đại lý Minh Hà'),
        ]
