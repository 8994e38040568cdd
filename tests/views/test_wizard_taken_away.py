"""Rows and fields that a change elsewhere took away from under who is typing (product.md 4.4)."""

import pytest
from django.urls import reverse

from plans.domain import rows
from tests.views.row_actions import action_on

pytestmark = pytest.mark.usefixtures('people')


def test_row_deleted_by_another_is_told_beside_what_is_typed(two):
    lan, tuan, need = two('needs', 'needs')
    tuan.client.post(action_on(tuan.plan, 'needs', need.partition('-')[2], 'delete'))

    answer = lan.save(need, 'impact', 'Mất 3 khách')

    assert (answer.status_code, 'vừa được xóa ở nơi khác' in answer.content.decode()) == (409, True)


def test_row_deleted_by_another_is_told_and_offered_back_on_leaving(two):
    lan, tuan, need = two('needs', 'needs')
    tuan.client.post(action_on(tuan.plan, 'needs', need.partition('-')[2], 'delete'))

    lan.press('Lưu và tiếp tục', form='step-form', **{f'{need}-impact': 'Mất 3 khách'})
    told = lan.page.says(
        '1 dòng bạn đang mở vừa bị xóa ở nơi khác: những gì nhập vào đó chưa được lưu.'
    )
    lan.press('Hoàn tác')

    assert told
    assert lan.url.endswith(f'?open={need}#{need}')
    assert lan.page.value(f'{need}-impact') not in ('', 'Mất 3 khách')


def test_rows_deleted_by_another_are_told_on_a_page_with_errors_too(two):
    lan, tuan, need = two('needs', 'needs')
    source = lan.plan.needs.get(pk=need.partition('-')[2]).sources.first()
    lan.open('needs', f'sources-{source.pk}')
    for part, pk in (('sources', source.pk), ('needs', source.need_id)):
        rows.remove(tuan.plan, part, pk, by=tuan.plan.owner)
    other = lan.group('needs')
    wrong = {'groups': [*lan.page.data('step-form')['groups'], other], f'{other}-priority': 'x'}

    lan.press('Lưu và tiếp tục', form='step-form', **wrong, **{f'was-{other}-priority': '"high"'})
    at_once = (lan.page.says('2 dòng bạn đang mở vừa bị xóa'), lan.save_state())
    lan.press('Lưu và tiếp tục', form='step-form', **{f'{other}-priority': 'high'})

    assert at_once == (True, ['Chưa lưu'])
    assert lan.page.says('2 dòng bạn đang mở vừa bị xóa')


def test_field_taken_away_by_another_is_told_beside_what_is_typed(two):
    lan, tuan, target = two('targets', 'targets')
    tuan.save(target, 'metric', 'gross_margin')
    lan.open('targets', target)
    tuan.save(target, 'metric', 'volume')

    answer = lan.save(target, 'path', 'hold')

    assert (answer.status_code, 'không còn dùng nữa' in answer.content.decode()) == (409, True)


def test_field_that_never_was_is_not_found(two):
    lan, _tuan, need = two('needs', 'needs')

    url = reverse('plans:wizard_field', args=[lan.plan.pk, 'needs'])
    asked = [(need, 'nonsense'), ('needs-999999', 'impact'), ('nonsense-1', 'impact')]
    answers = [lan.client.post(url, {'group': group, 'field': name}) for group, name in asked]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
