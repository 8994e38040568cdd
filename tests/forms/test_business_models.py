"""Steps 2 and 3: product.md 2.3, 2.5."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from plans.forms.business_models import (
    BuySideForm,
    CollaborativeForm,
    MarketplaceForm,
    ModelForm,
    SellSideForm,
)
from plans.forms.platform_owners import PlatformOwnerForm
from plans.forms.product_lines import ProductLineForm, TierForm
from tests.forms.plan_contexts import leave, save


class TestModel:
    def test_takes_what_the_product_asks(self):
        sent = {
            'business_model': 'buy_side',
            'platform_name': 'Minh Phát B2B',
            'platform_url': 'minhphat.example/mua',
            'platform_owner': 'own',
            'other_channels': ['zalo', 'phone'],
            'legal_type': 'direct_business',
            'registration_ref': 'TMĐT-01',
        }

        assert save(ModelForm, sent) == (
            sent
            | {
                'platform_url': 'https://minhphat.example/mua',
                'other_channels': ['phone', 'zalo'],
            },
            {},
        )

    def test_refuses_a_fifth_model(self):
        assert list(save(ModelForm, {'business_model': 'retail'})[1]) == ['business_model']

    def test_refuses_an_address_that_is_none(self):
        with override('en'):
            errors = save(ModelForm, {'platform_url': 'not a site'}, language='en')[1]

        assert errors == {'platform_url': ['Enter a link, for example https://example.com/report']}


class TestSellSide:
    def test_takes_what_the_product_asks(self):
        sent = {
            'price_policy': 'Giá London cộng chênh lệch',
            'payment_terms_days': '30',
            'delivery_terms': 'FOB Cát Lái',
            'contract_pricing': 'on',
        }

        values = {**sent, 'payment_terms_days': 30, 'contract_pricing': True}
        assert save(SellSideForm, sent) == (values, {})

    @pytest.mark.parametrize(('days', 'is_taken'), [('0', True), ('180', True), ('181', False)])
    def test_credit_is_180_days_at_most(self, days, is_taken):
        assert (save(SellSideForm, {'payment_terms_days': days})[1] == {}) == is_taken


class TestProductLines:
    def test_takes_what_the_product_asks(self):
        sent = {
            'name': 'Robusta S18',
            'kind': 'goods',
            'supply_basis': 'own_production',
            'is_exclusive': 'on',
            'exclusivity_basis': 'own_brand',
            'unit': 'tấn',
            'moq': '19,2',
            'supply_per_month': '100',
            'lead_time_days': '25',
            'segments': ['C1'],
        }

        assert save(ProductLineForm, sent) == (
            {
                **sent,
                'is_exclusive': True,
                'moq': Decimal('19.2'),
                'supply_per_month': Decimal(100),
                'lead_time_days': 25,
            },
            {},
        )

    def test_an_exclusive_line_without_basis_is_left_to_the_check(self):
        assert leave(ProductLineForm, {'name': 'S18', 'kind': 'goods', 'is_exclusive': 'on'}) == {}

    def test_refuses_a_segment_of_no_such_ref(self):
        assert list(save(ProductLineForm, {'segments': ['C9']})[1]) == ['segments']

    @pytest.mark.parametrize('field', ['moq', 'supply_per_month', 'lead_time_days'])
    def test_refuses_less_than_nothing(self, field):
        with override('vi'):
            assert save(ProductLineForm, {field: '-1'})[1] == {field: ['Nhập từ 0 trở lên']}

    def test_a_price_in_dong_has_no_decimals(self):
        with override('en'):
            errors = save(TierForm, {'from_qty': '19.2', 'price': '98000000.5'}, language='en')[1]

        assert list(errors) == ['price']
        assert save(TierForm, {'price': '98tr'})[0] == {'price': Decimal(98_000_000)}


class TestBuySide:
    def test_blank_numbers_are_the_shipped_ones(self):
        values, errors = save(BuySideForm, {'quote_deadline_days': '', 'min_quotes': ''})

        assert (values, errors) == ({'quote_deadline_days': 7, 'min_quotes': 3}, {})

    @pytest.mark.parametrize(('days', 'is_taken'), [('0', False), ('60', True), ('61', False)])
    def test_sellers_have_1_to_60_days(self, days, is_taken):
        assert (save(BuySideForm, {'quote_deadline_days': days})[1] == {}) == is_taken

    def test_asks_for_one_quote_at_least(self):
        assert list(save(BuySideForm, {'min_quotes': '0'})[1]) == ['min_quotes']


class TestMarketplace:
    def test_takes_what_the_product_asks(self):
        sent = {
            'seller_registration': 'Giấy phép kinh doanh',
            'seller_verification': ['site_visit', 'tax_code'],
            'listing_rules': 'Ảnh thật',
            'ad_options': 'Vị trí đầu\n\n Gian hàng  tháng \nVị trí đầu',
            'fee_model': ['commission'],
            'commission_pct': '2,5 %',
            'buyer_protection': ['escrow', 'refund'],
            'refund_days': '7',
            'dispute_days': '5',
            'payout_days': '3',
            'data_notice': 'Tên công ty',
        }

        assert save(MarketplaceForm, sent) == (
            {
                **sent,
                'seller_verification': ['tax_code', 'site_visit'],
                'ad_options': ['Vị trí đầu', 'Gian hàng tháng'],
                'commission_pct': Decimal('2.5'),
                'refund_days': 7,
                'dispute_days': 5,
                'payout_days': 3,
            },
            {},
        )

    @pytest.mark.parametrize(('rate', 'is_taken'), [('50', True), ('50,1', False), ('-1', False)])
    def test_commission_is_50_percent_at_most(self, rate, is_taken):
        assert (save(MarketplaceForm, {'commission_pct': rate})[1] == {}) == is_taken

    def test_no_fee_stands_alone(self):
        assert save(MarketplaceForm, {'fee_model': ['none']})[1] == {}
        assert list(save(MarketplaceForm, {'fee_model': ['none', 'ads']})[1]) == ['fee_model']


class TestCollaborative:
    def test_takes_what_the_product_asks(self):
        sent = {
            'form': 'trade_exchange',
            'operator_name': 'Ban điều hành',
            'decision_rule': 'by_share',
            'fee_sharing': '60 % theo tỷ lệ góp',
            'entry_exit': 'Báo trước 90 ngày',
            'dispute_rule': 'Tổ hòa giải',
        }

        assert save(CollaborativeForm, sent) == (sent, {})

    def test_refuses_a_fifth_form(self):
        assert list(save(CollaborativeForm, {'form': 'club'})[1]) == ['form']

    @pytest.mark.parametrize(('share', 'is_taken'), [('0', True), ('100', True), ('100,01', False)])
    def test_share_of_an_owner_is_0_to_100(self, share, is_taken):
        assert (save(PlatformOwnerForm, {'share_pct': share})[1] == {}) == is_taken

    def test_owner_without_share_is_left_to_the_check(self):
        assert leave(PlatformOwnerForm, {'organisation': 'HTX Mỹ Lợi'}) == {}
