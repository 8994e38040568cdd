"""The dealer plan sheet: one printed page, for one dealer or blank (R44)."""

import re

import pytest
from django.urls import reverse

from plans.domain.documents.reading import document_of
from plans.models import AuditEvent
from tests.domain.sound_plans import sound_plan
from tests.exports.page_words import pages_of
from tests.exports.written import words_of
from tests.rules.plans import every, put, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]


def page(plan, **query):
    return reverse('plans:dealer_sheet', args=[plan.pk], query=query or None)


def pdf_of(plan, **query):
    return reverse('plans:dealer_sheet_pdf', args=[plan.pk], query=query or None)


def runs_of(response):
    """The text of each page of a PDF without spaces."""
    return [
        words_of(''.join(one.text for one in words)) for _width, words in pages_of(response.content)
    ]


def text_of(response):
    return response.content.decode()


def test_sheet_carries_needs_offer_and_the_link_to_the_form(client_of, editor, viewer, approver):
    plan = sound_plan(editor)

    text = text_of(client_of(viewer).get(page(plan)))

    link = reverse('plans:feedback_form', args=[plan.feedback_form.token])
    for words in ('Cần lô 60 bao', 'Robusta S18', 'Gói lô nhỏ 60 bao', f'http://testserver{link}'):
        assert words in text


def test_sheet_leaves_a_target_to_fill_in_for_every_product(client_of, editor, approver):
    text = text_of(client_of(editor).get(page(sound_plan(editor))))

    assert text.count('<td></td>') == 5 + 6


def test_sheet_is_made_out_to_the_dealer_chosen(client_of, editor, approver):
    known = row('dealers', 'D2', province='Cần Thơ', contact='Chị Hà', phone='0900 000 101')
    plan = sound_plan(editor, known)

    response = client_of(editor).get(page(plan, dealer='D2'))

    assert response.context['dealer'].id == 'D2'
    assert 'Chị Hà · 0900 000 101' in text_of(response)


def test_sheet_says_what_the_dealer_takes_on(client_of, editor, approver):
    known = row('dealers', 'D2', own_target='120.5', unit='t')
    plan = sound_plan(editor, known)

    response = client_of(editor).get(page(plan, dealer='D2'))

    assert [own for _dealer, own in response.context['sheets']] == ['120,5\xa0t']
    assert 'Chỉ tiêu cả kỳ: <b>120,5\xa0t</b>' in text_of(response)


def test_all_sheets_stand_on_one_page_each_with_its_own_target(client_of, editor, approver):
    plan = sound_plan(editor, row('dealers', 'D2', own_target='120', unit='t'))

    response = client_of(editor).get(page(plan, dealer='all'))

    names = [one.name for one in document_of(plan).dealers]
    assert [one.name for one, _own in response.context['sheets']] == names
    assert [own for _dealer, own in response.context['sheets']][:3] == ['', '120\xa0t', '']
    assert text_of(response).count('<article') == len(names)


def test_sheets_of_many_dealers_come_in_pages(client_of, editor, approver):
    many = [{'id': f'D{number}', 'name': f'Đại lý {number}'} for number in range(1, 121)]
    plan = sound_plan(editor, put(dealers=many, sessions=[], needs=[], strategies=[], actions=[]))

    last = client_of(editor).get(page(plan, dealer='all', page=3)).context

    assert [one.id for one, _own in last['sheets']] == [f'D{number}' for number in range(101, 121)]


def test_own_target_is_asked_for_where_the_reader_may_write_it(client_of, editor, viewer, approver):
    plan = sound_plan(editor, put(status='active', activated_on='2026-12-01'))

    asked = [
        'Ghi chỉ tiêu riêng' in text_of(client_of(member).get(page(plan, dealer='D2')))
        for member in (editor, viewer)
    ]

    assert asked == [True, False]


@pytest.mark.parametrize('dealer', ['D99', '', '<b>'])
def test_unknown_dealer_gives_a_blank_sheet(client_of, editor, approver, dealer):
    response = client_of(editor).get(page(sound_plan(editor), dealer=dealer))

    assert (response.status_code, response.context['dealer']) == (200, None)


def test_most_important_needs_come_first_and_rejected_ones_not_at_all(client_of, editor, approver):
    plan = sound_plan(
        editor, row('needs', 'N2', priority='high'), row('needs', 'N1', priority='low')
    )

    needs = client_of(editor).get(page(plan)).context['needs']

    assert [one.ref for one in needs] == ['N2', 'N1']


@pytest.mark.parametrize('form', [{'is_open': False}, {'is_open': True, 'closes_on': '2026-12-09'}])
def test_closed_form_is_not_handed_out(client_of, editor, approver, form):
    plan = sound_plan(editor, put(feedback_form=form))

    response = client_of(editor).get(page(plan))

    assert response.context['form_url'] == ''


def test_plan_with_nothing_in_it_gives_lines_to_write_on(client_of, editor, plan):
    text = text_of(client_of(editor).get(page(plan)))

    assert text.count('class="blank"') >= 6


def test_rejected_needs_are_not_handed_out(client_of, editor, approver):
    plan = sound_plan(editor, every('needs', status='rejected'))

    assert client_of(editor).get(page(plan)).context['needs'] == []


def test_queries_do_not_grow_with_the_rows(client_of, editor, plan_of_size, queries):
    one, thirty = plan_of_size(1), plan_of_size(30)
    client = client_of(editor)
    client.get(page(one))

    assert queries(client, page(one)) == queries(client, page(thirty))


@pytest.mark.parametrize('language', ['vi', 'en'])
def test_pdf_of_a_dealer_says_what_the_page_says(client_of, viewer, editor, approver, language):
    plan = sound_plan(editor, row('dealers', 'D2', own_target='120.5', unit='t'))
    client = client_of(viewer)
    viewer.user.language = language
    viewer.user.save()

    shown = client.get(page(plan, dealer='D2'))
    [run] = runs_of(client.get(pdf_of(plan, dealer='D2', language=language)))

    sheet = text_of(shown).partition('<article')[2].partition('</article>')[0]
    said = re.findall(r'<(?:h2|dt|th|b|li)\b[^>]*>([^<]+)', sheet)
    assert len(said) > 20
    assert [text for text in said if words_of(text) not in run] == []


def test_pdf_is_named_for_its_plan_and_kept_in_the_record(client_of, viewer, editor, approver):
    plan = sound_plan(editor)

    answer = client_of(viewer).get(pdf_of(plan, language='en'))

    assert answer['Content-Type'] == 'application/pdf'
    assert 'Dealer%20plan%20sheet' in answer['Content-Disposition']
    event = AuditEvent.objects.get(action='plan_exported')
    assert (event.member, event.subject) == (viewer, plan.code)
    assert event.facts == {'what': 'PDF, Phiếu kế hoạch cho đại lý'}


def test_pdf_holds_the_sheets_that_the_page_shows(client_of, editor, approver):
    many = [{'id': f'D{number}', 'name': f'Đại lý {number}.'} for number in range(1, 53)]
    plan = sound_plan(editor, put(dealers=many, sessions=[], needs=[], strategies=[], actions=[]))
    client = client_of(editor)

    shown = client.get(page(plan, dealer='all', page=2))
    [link] = re.findall(r'href="([^"]+pdf/[^"]+language=vi[^"]*)"', text_of(shown))
    runs = runs_of(client.get(link.replace('&amp;', '&')))

    assert [run.count('Đạilý51.') + 2 * run.count('Đạilý52.') > 0 for run in runs] == [True, True]


@pytest.mark.parametrize('language', ['', 'xx', '<b>'])
def test_pdf_in_no_known_language_is_in_that_of_the_reader(client_of, editor, plan, language):
    [run] = runs_of(client_of(editor).get(pdf_of(plan, language=language)))

    assert 'Phiếukếhoạchchođạilý' in run
