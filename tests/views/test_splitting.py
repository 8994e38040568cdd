"""Splitting a target of a draft: by weights, by quarters, as a chosen target went last year."""

from decimal import Decimal

import pytest
from django.urls import reverse

from plans.document.plan_file import dump_text, parse
from plans.domain import plans, seasonal_profiles
from plans.domain.adjustments import sources_of_last_year
from plans.domain.documents.reading import document_of
from plans.domain.row_places import rows_of
from plans.models import Plan, SeasonalProfile
from tests.pages import Visitor
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]
WEIGHTS = (12, 7, 11, 9, 8, 7, 6, 6, 6, 8, 9, 11)


def draft(owner, **keys):
    """A draft with the sales of 2027, not yet split."""
    target = samples.sales(name='Doanh số', **({'planned': [], 'actuals': []} | keys))
    document = parse(dump_text(samples.plan(target, status='draft')))
    return plans.import_document(
        by=owner, workspace=owner.workspace, document=document, owner=owner
    )[0]


def last_year(owner, values=WEIGHTS):
    """A running plan of 2026 with what it reached."""
    years = {'start_date': '2026-01-01', 'due_date': '2026-12-31'}
    keys = {'planned': [], 'actuals': samples.months(*values, year=2026), **years}
    return active_plan(owner, samples.sales(**keys), title=f'2026 {sum(values)}')


def split_page(client, plan):
    """A visitor on the page that splits T1."""
    return Visitor(client).get(reverse('plans:split_target', args=[plan.pk, 'T1']))


def planned(plan):
    """The planned values as stored."""
    return document_of(Plan.objects.get(pk=plan.pk)).targets[0].planned


def test_typed_weights_are_shown_before_they_are_kept(editor, client_of):
    plan = draft(editor)
    visitor = split_page(client_of(editor), plan)

    visitor.press('Chia theo trọng số', weights='; '.join(map(str, WEIGHTS)))
    assert planned(plan) == ()
    assert [part['value'] for part in visitor.answer.context['parts'][:2]] == ['14.400', '8.400']
    visitor.press('Dùng cách chia này')

    assert planned(plan) == tuple(map(Decimal, samples.SEASONAL))
    assert sum(planned(plan)) == 120000


def test_four_weights_are_those_of_the_quarters(editor, client_of):
    plan = draft(editor)
    visitor = split_page(client_of(editor), plan)

    visitor.press('Chia theo trọng số', weights='40; 30; 20; 10')
    visitor.press('Dùng cách chia này')

    assert planned(plan) == tuple(Decimal(n) for n in (16000, 12000, 8000, 4000) for _ in range(3))


def test_chosen_target_of_last_year_gives_the_weights_and_tet_is_warned_of(editor, client_of):
    last_year(editor)
    other = last_year(editor, (1,) * 12)
    plan = draft(editor)
    visitor = split_page(client_of(editor), plan)
    # Tết lay in February both in 2026 and in 2027

    visitor.press('Chia theo thực hiện năm trước', source=str(other.targets.get().pk))
    visitor.press('Dùng cách chia này')

    assert planned(plan) == (Decimal(10000),) * 12
    assert visitor.answer.context['plan'] == plan


def test_moved_tet_is_warned_of(editor, client_of):
    keys = {'start_date': '2025-01-01', 'due_date': '2025-12-31'}
    actuals = samples.months(*WEIGHTS, year=2025)
    active_plan(editor, samples.sales(planned=[], actuals=actuals, **keys))
    plan = draft(editor, start_date='2026-01-01', due_date='2026-12-31')

    visitor = split_page(client_of(editor), plan)
    visitor.press('Chia theo thực hiện năm trước')

    assert 'Năm trước Tết rơi vào tháng khác' in visitor.page.html


def test_wrong_number_of_weights_is_told_and_typed_text_kept(editor, client_of):
    plan = draft(editor)
    visitor = split_page(client_of(editor), plan)

    visitor.press('Chia theo trọng số', weights='1; 2; 3')

    assert visitor.answer.status_code == 422
    assert 'Ghi 12 trọng số, mỗi kỳ một số, hoặc 4, mỗi quý một số' in visitor.page.html
    assert 'value="1; 2; 3"' in visitor.page.html


def test_split_of_periods_that_changed_meanwhile_is_not_kept(editor, client_of):
    plan = draft(editor)
    mine, theirs = (split_page(client_of(editor), plan) for _ in range(2))
    mine.press('Chia theo trọng số', weights='40; 30; 20; 10')
    theirs.press('Chia theo trọng số', weights='10; 20; 30; 40')
    theirs.press('Dùng cách chia này')

    mine.press('Dùng cách chia này')

    assert mine.answer.status_code == 422
    assert planned(plan)[0] == 4000


def test_target_without_breakdown_says_what_comes_first(editor, client_of):
    plan = draft(editor, breakdown='none')

    visitor = split_page(client_of(editor), plan)

    assert 'Trước hết hãy chọn chia theo tháng hoặc theo quý.' in visitor.page.html


def test_button_of_the_open_row_saves_what_was_typed_and_leads_to_the_split(editor, client_of):
    plan = draft(editor)
    group = f'targets-{rows_of(plan, "targets").get().pk}'
    url = reverse('plans:step', args=[plan.pk, 'targets'])
    visitor = Visitor(client_of(editor)).get(f'{url}?open={group}')

    visitor.press('Chia theo mùa', **{f'{group}-target_value': '60.000'})

    assert visitor.answer.context['lacks'] == ''
    assert visitor.answer.context['total'] == '60.000'


def test_profile_kept_from_weights_splits_another_target_of_the_company(
    editor, colleague, client_of
):
    first, other = draft(editor), draft(colleague)
    typed = '; '.join(str(one) for one in WEIGHTS)

    kept = split_page(client_of(editor), first).press(
        'Giữ thành mẫu mùa vụ', weights=typed, keep_as='Cà phê nội địa'
    )
    page = split_page(client_of(colleague), other)
    page.press('Chia theo mẫu mùa vụ').press('Dùng cách chia này')

    assert kept.status == 200
    assert 'Đã giữ mẫu mùa vụ.' in kept.answer.content.decode()
    assert planned(other) == samples.SEASONAL
    assert planned(first) == ()


def test_profile_needs_twelve_months_and_a_name(editor, client_of):
    plan = draft(editor)
    asked = split_page(client_of(editor), plan)

    without_name = asked.press('Giữ thành mẫu mùa vụ', weights='; '.join(map(str, WEIGHTS)))
    quarters = asked.press('Giữ thành mẫu mùa vụ', weights='1;2;3;4', keep_as='Quý')

    assert (without_name.status, quarters.status) == (422, 422)
    assert SeasonalProfile.objects.count() == 0


def test_profile_of_another_company_is_neither_shown_nor_used_nor_forgotten(
    editor, stranger, client_of
):
    foreign = seasonal_profiles.keep(stranger.workspace, 'Của họ', [Decimal(1)] * 12, by=stranger)
    plan = draft(editor)
    url = reverse('plans:split_target', args=[plan.pk, 'T1'])

    answers = [
        client_of(editor).post(url, {'fill': fill, 'profile': foreign.pk, 'stamp': ''})
        for fill in ('profile', 'forget')
    ]

    assert 'Của họ' not in answers[0].content.decode()
    assert planned(plan) == ()
    assert SeasonalProfile.objects.count() == 1


def test_profile_is_written_over_by_its_name_and_forgotten(editor, client_of):
    plan, typed = draft(editor), '; '.join(map(str, WEIGHTS))
    page = split_page(client_of(editor), plan)
    for name in ('Cà phê', 'CÀ PHÊ '):
        page.press('Giữ thành mẫu mùa vụ', weights=typed, keep_as=name)

    before = SeasonalProfile.objects.count()
    split_page(client_of(editor), plan).press('Bỏ mẫu mùa vụ này')

    assert (before, SeasonalProfile.objects.count()) == (1, 0)


def test_forgotten_profile_comes_back_with_undo(editor, client_of):
    plan, client = draft(editor), client_of(editor)
    kept = seasonal_profiles.keep(editor.workspace, 'Cà phê', WEIGHTS, by=editor)
    url = reverse('plans:split_target', args=[plan.pk, 'T1'])
    page = client.post(url, {'fill': 'forget', 'profile': kept.pk, 'stamp': ''})
    (told,) = page.context['messages']

    answers = [client.post(told.extra_tags) for _time in range(2)]  # once more changes nothing

    assert [(one.status_code, one.url) for one in answers] == [(302, url)] * 2
    assert [(one.name, one.weights) for one in SeasonalProfile.objects.all()] == [
        ('Cà phê', kept.weights)
    ]


def test_profile_kept_since_under_the_name_stays(editor, stranger):
    kept = seasonal_profiles.keep(editor.workspace, 'Cà phê', WEIGHTS, by=editor)
    sealed = seasonal_profiles.forget(editor.workspace, kept.pk, by=editor)
    newer = seasonal_profiles.keep(editor.workspace, 'cà phê', [Decimal(1)] * 12, by=editor)

    found = [
        seasonal_profiles.bring_back(who.workspace, text, by=who)
        for who, text in ((editor, sealed), (stranger, sealed), (editor, sealed[:-1]), (editor, ''))
    ]

    assert found == [True, False, False, False]
    assert [one.weights for one in SeasonalProfile.objects.all()] == [newer.weights]


def test_figures_of_another_company_are_no_course_to_follow(editor, stranger):
    for owner in (editor, stranger):
        last_year(owner)
    plan = draft(editor)

    found = sources_of_last_year(plan, document_of(plan).targets[0])

    owners = Plan.objects.filter(targets__in=[pk for pk, *_names in found])
    assert [one.owner for one in owners] == [editor]
