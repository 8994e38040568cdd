"""Tasks: product.md 2.9."""

from datetime import date

import pytest
from django.utils.translation import override

from plans.forms.actions import ActionForm
from tests.forms.plan_contexts import LAN, leave, save

TASK = {
    'title': 'Ký hợp đồng kho Hamburg',
    'strategy': 'S1',
    'kind': 'sell',
    'owner': LAN,
    'start': '05/01/2027',
    'due': '28/02/2027',
    'status': 'todo',
    'note': '',
    'from_feedback': 'F1',
    'from_session': 'E1',
}


def test_takes_what_the_product_asks():
    assert save(ActionForm, TASK) == (
        {**TASK, 'start': date(2027, 1, 5), 'due': date(2027, 2, 28)},
        {},
    )


@pytest.mark.parametrize(
    ('day', 'is_taken'),
    [('31/12/2026', False), ('01/01/2027', True), ('30/01/2028', True), ('31/01/2028', False)],
)
def test_is_due_in_the_period_or_30_days_after(day, is_taken):
    assert (save(ActionForm, {'start': '', 'due': day})[1] == {}) == is_taken


def test_is_not_due_before_it_starts():
    with override('en'):
        saved = save(ActionForm, {'start': '02/03/2027', 'due': '01/03/2027'}, language='en')

    assert saved == ({}, {'due': ['The due date lies before the start.']})


def test_is_done_on_a_day_only_when_done():
    stored = {'status': 'done'}

    assert save(ActionForm, {'done_on': '09/12/2026'}, stored=stored)[0] == {
        'done_on': date(2026, 12, 9)
    }
    assert save(ActionForm, {'done_on': '09/12/2026'})[0] == {'done_on': None}


def test_is_not_done_tomorrow():
    assert list(save(ActionForm, {'done_on': '11/12/2026'}, stored={'status': 'done'})[1]) == [
        'done_on'
    ]


def test_needs_its_title_only():
    assert list(leave(ActionForm, {})) == ['title']
