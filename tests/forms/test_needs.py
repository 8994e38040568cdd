"""Segments, needs and their evidence: product.md 2.6."""

from datetime import date
from decimal import Decimal

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django.utils.translation import override

from plans.forms.needs import NeedForm, SegmentForm, SourceForm
from tests.forms.plan_contexts import LAN, context, leave, save

SAID = {'collected_on': '12/10/2026', 'quote': 'Không trữ nổi 19 tấn', 'collected_by': LAN}
KEPT = {'customer': None, 'dealer': None, 'session': None, 'supplier': None, 'feedback': None}


class TestSegments:
    def test_take_what_the_product_asks(self):
        sent = {
            'name': 'Nhà rang xay nhỏ',
            'buyer_type': 'manufacturer',
            'region': 'Bắc Đức',
            'accounts_estimate': '140',
            'demand': '2.600',
            'unit': 'tấn',
            'deciders': 'Chủ xưởng',
        }

        with override('vi'):
            saved = save(SegmentForm, sent)

        assert saved == ({**sent, 'accounts_estimate': 140, 'demand': Decimal(2600)}, {})

    def test_need_a_name_and_a_buyer_type(self):
        assert list(leave(SegmentForm, {})) == ['name', 'buyer_type']


class TestNeeds:
    def test_take_what_the_product_asks(self):
        sent = {
            'segment': 'C1',
            'statement': 'Cần lô 60 bao\nvì kho hẹp',
            'priority': 'high',
            'status': 'confirmed',
            'impact': 'Thêm 25 khách',
        }

        assert save(NeedForm, sent) == (sent, {})

    def test_refuse_more_than_300_characters(self):
        assert save(NeedForm, {'statement': 'a' * 300})[1] == {}
        assert list(save(NeedForm, {'statement': 'a' * 301})[1]) == ['statement']

    def test_may_belong_to_no_segment(self):
        assert save(NeedForm, {'segment': ''})[0] == {'segment': None}


class TestEvidence:
    @pytest.mark.parametrize(
        ('kind', 'spoke'),
        [
            ('customer_interview', {'customer': 'Rösterei Nord'}),
            ('site_visit', {'customer': 'Rösterei Nord'}),
            ('customer_survey', {'respondents': '18'}),
            ('customer_feedback', {'feedback': 'F1'}),
            ('dealer_single', {'dealer': 'D1'}),
            ('dealer_session', {'session': 'E1'}),
            ('supplier', {'supplier': 'Vicoffee'}),
            ('order_history', {}),
            ('assumption', {}),
        ],
    )
    def test_names_who_spoke(self, kind, spoke):
        assert leave(SourceForm, SAID | {'kind': kind} | spoke) == {}

    @pytest.mark.parametrize(
        ('kind', 'field'),
        [
            ('customer_interview', 'customer'),
            ('site_visit', 'customer'),
            ('customer_survey', 'respondents'),
            ('customer_feedback', 'feedback'),
            ('dealer_single', 'dealer'),
            ('dealer_session', 'session'),
            ('supplier', 'supplier'),
        ],
    )
    def test_is_not_left_without_the_one_who_spoke(self, kind, field):
        assert list(leave(SourceForm, SAID | {'kind': kind})) == [field]

    @pytest.mark.parametrize(
        ('language', 'message'),
        [
            ('vi', 'Chọn một buổi đã tổ chức có từ hai đại lý dự.'),
            ('en', 'Choose a held session that two or more dealers attended.'),
        ],
    )
    def test_of_a_session_waits_for_the_session(self, language, message):
        with override(language):
            saved = save(SourceForm, {'kind': 'dealer_session'}, language=language)

        assert saved == ({}, {'session': [message]})

    def test_offers_only_sessions_that_two_dealers_attended(self):
        form = SourceForm(context=context())

        assert [ref for ref, _title in form.fields['session'].choices] == ['', 'E1']

    def test_of_a_customer_may_be_named_later(self):
        saved = save(SourceForm, {'kind': 'customer_interview', 'customer': ''})

        assert saved == ({'kind': 'customer_interview', **KEPT, 'respondents': None}, {})

    def test_forgets_who_spoke_when_the_kind_changes(self):
        sent = {'kind': 'supplier', 'customer': 'Rösterei Nord', 'supplier': 'Vicoffee'}

        values, _errors = save(SourceForm, sent)

        assert values == {'kind': 'supplier', **KEPT, 'supplier': 'Vicoffee', 'respondents': None}

    def test_shows_first_those_in_which_somebody_speaks(self):
        html = as_crispy_field(SourceForm(context=context())['kind'])

        assert html.index('value="dealer_single"') < html.index('<details')
        assert html.index('<details') < html.index('value="assumption"')

    def test_always_has_a_kind(self):
        assert list(save(SourceForm, {'kind': ''})[1]) == ['kind']

    def test_is_not_of_tomorrow(self):
        assert save(SourceForm, {'collected_on': '10/12/2026'})[0] == {
            'collected_on': date(2026, 12, 10)
        }
        assert list(save(SourceForm, {'collected_on': '11/12/2026'})[1]) == ['collected_on']

    def test_is_quoted_in_10_characters_unless_there_is_a_link(self):
        link = {'url': 'https://dakhoa.example/12-10'}

        with override('en'):
            short = save(SourceForm, {'quote': '19 tonnes'}, language='en')[1]

        assert short == {'quote': ['Write at least 10 characters, or give a link.']}
        assert save(SourceForm, {'quote': '19 tonnes'}, stored=link)[1] == {}
        assert leave(SourceForm, SAID | {'kind': 'assumption', 'quote': ''} | link) == {}

    def test_offers_known_customers_while_one_types(self):
        html = as_crispy_field(
            SourceForm(context=context(customers=('Rösterei Nord',)))['customer']
        )

        assert 'list="id_customer_names"' in html
        assert '<datalist id="id_customer_names"><option value="Rösterei Nord">' in html
