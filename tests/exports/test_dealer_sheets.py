"""The dealers' plan sheets as PDF: a page each, accessible, whatever the plan holds (R44)."""

import pytest

from plans.exports.outline.dealer_sheets import dealer_sheets
from plans.exports.pdf import dealer_sheets_pdf
from tests.exports.page_words import claims_of, collisions, fonts_of, pages_of, read
from tests.exports.written import DAY, DEMOS, SETTING, blank, demo, shown, words_of

FORM = 'https://example.com/f/a1B2c3D4/'
LONG = 'Nhà rang xay cần đủ hồ sơ truy xuất vùng trồng ngay khi nhận hàng ' * 4


def sheets_of(document, dealers, language='vi', form_url=FORM):
    return dealer_sheets(
        document, dealers, on=DAY, language=language, setting=SETTING, form_url=form_url
    )


def runs_of(made):
    """The text of each page without spaces."""
    return [words_of(''.join(one.text for one in words)) for _width, words in pages_of(made)]


def changed(rows, **values):
    return tuple(row.model_copy(update=values) for row in rows)


def crowded():
    """The demo plan with long texts wherever a sheet shows one."""
    plan = demo('sell_side')
    dealers = changed(plan.dealers, name=LONG, province='W' * 200, contact=LONG, phone='9' * 50)
    return plan.model_copy(
        update={
            'title': LONG,
            'needs': changed(plan.needs, statement=LONG),
            'strategies': changed(plan.strategies, title='W' * 300),
            'dealers': changed(dealers, unit='bao 60 kg giao tận kho'),
        }
    )


@pytest.mark.parametrize('language', ['vi', 'en'])
@pytest.mark.parametrize('model', DEMOS)
def test_each_sheet_is_one_page_with_all_that_it_hands_out(model, language):
    document = demo(model)
    sheets = sheets_of(document, [*document.dealers, None], language)

    runs = runs_of(dealer_sheets_pdf(sheets))

    shared = [sheets.kind, FORM, *sheets.quarters, *sheets.products]
    shared += [shown(cell, language) for _section, table in sheets.outline.blocks(object)
               for row in table.rows for cell in row if cell is not None]  # fmt: skip
    assert len(runs) == len(sheets.sheets) == len(document.dealers) + 1
    for sheet, run in zip(sheets.sheets, runs, strict=True):
        own = [sheet.name, sheet.province, sheet.contact, sheet.own]
        assert [text for text in (*own, *shared) if words_of(text) not in run] == []


@pytest.mark.parametrize('language', ['vi', 'en'])
def test_sheets_are_tagged_titled_and_in_their_language(language):
    document = demo('sell_side')

    reader = read(dealer_sheets_pdf(sheets_of(document, document.dealers[:2], language)))

    kind = {'vi': 'Phiếu kế hoạch cho đại lý', 'en': 'Dealer plan sheet'}[language]
    root = reader.trailer['/Root']
    assert '<pdfuaid:part>1</pdfuaid:part>' in claims_of(reader)
    assert (root['/Lang'], root['/MarkInfo']['/Marked'].value) == (language, True)
    assert reader.metadata.title == f'{kind} – {document.title}'
    assert [one.title for one in reader.outline] == [
        f'{kind} · {dealer.name}' for dealer in document.dealers[:2]
    ]
    assert set(fonts_of(reader).values()) == {True}


def test_address_of_the_form_can_be_opened_from_the_sheet():
    [page] = read(dealer_sheets_pdf(sheets_of(demo('sell_side'), [None]))).pages

    links = [one.get_object()['/A']['/URI'] for one in page['/Annots']]
    assert links == [FORM]


@pytest.mark.parametrize('form_url', ['', 'https://example.com/' + 'a1B2c3D4' * 20])
def test_long_texts_give_way_and_run_into_nothing(form_url):
    document = crowded()

    made = dealer_sheets_pdf(sheets_of(document, [*document.dealers, None], form_url=form_url))

    assert (len(pages_of(made)), collisions(made)) == (len(document.dealers) + 1, [])


def test_plan_with_nothing_in_it_gives_a_page_to_write_on():
    sheets = sheets_of(blank(), [None], form_url='')

    [run] = runs_of(dealer_sheets_pdf(sheets))

    missing = [words_of(one) for one in sheets.words.values() if words_of(one) not in run]
    assert missing == [words_of(sheets.words[name]) for name in ('total', 'qr_code', 'whole_target',
                                                                 'criticism_form')]  # fmt: skip


def test_text_of_the_plan_is_no_markup():
    document = demo('sell_side')
    [dealer] = changed(document.dealers[:1], name='#panic("x") *a* <b>')

    [run] = runs_of(dealer_sheets_pdf(sheets_of(document, [dealer])))

    assert '#panic("x")*a*<b>' in run
