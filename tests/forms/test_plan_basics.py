"""The first step: product.md 2.3."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from plans.forms.plan_basics import BasicsForm, DealersQuestionForm
from tests.forms.plan_contexts import HAI, LAN, VY, context, leave, save


class TestBasics:
    def test_takes_what_the_product_asks(self):
        sent = {
            'title': '  Cà phê   EU 2027 ',
            'period_start': '1/1/2027',
            'period_end': '31-12-2027',
            'currency': 'USD',
            'owner': LAN,
            'approver': HAI,
            'co_editors': [HAI],
            'summary': 'Bán lô nhỏ.',
        }

        assert save(BasicsForm, sent) == (
            {
                'title': 'Cà phê EU 2027',
                'period_start': date(2027, 1, 1),
                'period_end': date(2027, 12, 31),
                'currency': 'USD',
                'owner': LAN,
                'approver': HAI,
                'co_editors': [HAI],
                'summary': 'Bán lô nhỏ.',
            },
            {},
        )

    @pytest.mark.parametrize(
        ('kept', 'offered'), [([], [HAI]), ([LAN], [LAN, HAI])], ids=['owner', 'owner-kept']
    )
    def test_owner_is_no_co_editor_unless_the_plan_says_so(self, kept, offered):
        form = BasicsForm(initial={'co_editors': kept}, context=context())

        assert [email for email, _name in form.fields['co_editors'].choices] == offered

    @pytest.mark.parametrize(
        ('language', 'message'),
        [
            ('vi', 'Dùng nhiều nhất 160 ký tự, hiện có 161'),
            ('en', 'Use at most 160 characters; there are 161 at present'),
        ],
    )
    def test_refuses_a_longer_title(self, language, message):
        with override(language):
            errors = save(BasicsForm, {'title': 'a' * 161}, language=language)[1]

        assert errors == {'title': [message]}

    @pytest.mark.parametrize(
        ('language', 'message'),
        [
            ('vi', 'Ngày kết thúc nằm trước ngày bắt đầu.'),
            ('en', 'The end lies before the start.'),
        ],
    )
    def test_refuses_an_end_before_the_start(self, language, message):
        sent = {'period_start': '01/03/2027', 'period_end': '28/02/2027'}

        with override(language):
            saved = save(BasicsForm, sent, language=language)

        assert saved == ({}, {'period_end': [message]})

    def test_refuses_more_than_36_months(self):
        with override('en'):
            longest = {'period_start': '01/01/2027', 'period_end': '31/12/2029'}
            longer = {'period_start': '01/01/2027', 'period_end': '01/01/2030'}

            assert save(BasicsForm, longest, language='en')[1] == {}
            assert save(BasicsForm, longer, language='en')[1] == {
                'period_end': ['A plan lasts 36 months at most.']
            }

    def test_reads_a_day_before_a_month_in_both_languages(self):
        for language in ('vi', 'en'):
            with override(language):
                values, _errors = save(
                    BasicsForm, {'period_start': '05/03/2027'}, language=language
                )

            assert values['period_start'] == date(2027, 3, 5)

    def test_offers_as_owner_those_who_may_plan(self):
        form = BasicsForm(context=context())

        assert [email for email, _name in form.fields['owner'].choices] == ['', LAN, HAI]

    def test_offers_as_approver_those_who_may_approve(self):
        assert list(save(BasicsForm, {'approver': VY})[1]) == ['approver']
        assert save(BasicsForm, {'approver': HAI})[0] == {'approver': HAI}

    def test_says_who_invites_an_approver_where_there_is_none(self):
        with override('en'):
            without = BasicsForm(context=context('en', owner=HAI))  # who alone may approve
            with_one = BasicsForm(context=context('en'))

        assert without.fields['approver'].help_text == (
            'Nobody else may approve here yet. An admin invites colleagues under Settings.'
        )
        assert with_one.fields['approver'].help_text != without.fields['approver'].help_text

    def test_leads_an_admin_to_where_colleagues_are_invited(self):
        alone = [(LAN, 'Lan', 'admin')]
        with override('en'):
            form = BasicsForm(context=context('en', members=alone))

        assert form.fields['approver'].help_text == (
            'Nobody else may approve here yet. '
            f'<a href="{reverse("plans:members")}">Invite colleagues</a>'
        )

    def test_keeps_an_owner_who_is_no_member(self):
        stored = {'owner': 'an@example.com'}

        assert save(BasicsForm, {'owner': 'an@example.com'}, stored=stored)[1] == {}

    def test_locks_the_currency_once_there_is_money(self):
        paid = [{'id': 'S1', 'title': 'Gói lô nhỏ', 'budget': '5000000'}]

        free, locked = (
            save(BasicsForm, {'currency': 'USD'}, stored={'currency': 'VND'}, **changed)[0]
            for changed in ({}, {'strategies': paid})
        )

        assert (free, locked) == ({'currency': 'USD'}, {'currency': 'VND'})

    def test_demands_only_the_title_when_left(self):
        assert list(leave(BasicsForm, {})) == ['title']


@pytest.mark.parametrize(('sent', 'kept'), [('true', True), ('false', False), ('', None)])
def test_dealers_are_used_or_not_or_unanswered(sent, kept):
    assert save(DealersQuestionForm, {'uses_dealers': sent}) == ({'uses_dealers': kept}, {})
