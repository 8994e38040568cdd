"""The plan as PDF: its texts, its fonts, its tags; one page for the summary."""

import shutil
import subprocess
from functools import cache

import pytest
import typst

from plans.document.choices import PlanStatus
from plans.exports.outline import outline
from plans.exports.outline.summary import summary
from plans.exports.outline.values import Chart
from plans.exports.pdf import pdf, summary_pdf
from tests.exports.page_words import claims_of, fonts_of, pages_of, read
from tests.exports.written import (
    DAY,
    DEMOS,
    SETTING,
    big,
    blank,
    demo,
    outlined,
    texts,
    whole,
    words_of,
)
from tests.rules.plans import SOUND, parsed


@cache
def written(model, language):
    """The PDF of a demo plan with all its sections; typeset once for all tests."""
    return pdf(whole(model, language))


def run_of(made):
    """All its text without spaces. Poppler, where it is there, takes a hundredth of the time."""
    if poppler := shutil.which('pdftotext'):
        done = subprocess.run([poppler, '-raw', '-', '-'], input=made, stdout=subprocess.PIPE)
        return words_of(done.stdout.decode())
    return words_of(''.join(page.extract_text() for page in read(made).pages))


@pytest.mark.parametrize(
    ('model', 'language'),
    [
        ('sell_side', 'vi'),
        ('sell_side', 'en'),
        ('buy_side', 'vi'),
        ('intermediary', 'en'),
        ('collaborative', 'vi'),
    ],
)
def test_pdf_holds_every_text_of_the_plan(model, language):
    found = whole(model, language)

    run = run_of(written(model, language))

    assert [text for text in texts(found) if words_of(text) not in run] == []


@pytest.mark.parametrize('language', ['vi', 'en'])
def test_pdf_is_tagged_titled_and_in_its_language(language):
    reader = read(written('sell_side', language))
    root = reader.trailer['/Root']

    assert (root['/Lang'], root['/MarkInfo']['/Marked'].value) == (language, True)
    assert root['/StructTreeRoot']['/K'] is not None
    assert reader.metadata.title == demo('sell_side').title
    assert root['/ViewerPreferences']['/DisplayDocTitle'].value is True


def standing(document, status):
    """The same plan in another status."""
    return document.model_copy(update={'status': PlanStatus(status)})


PLANS = {
    **{f'{model} {status}': standing(demo(model), status)
       for model in DEMOS for status in ('draft', 'active', 'closed')},
    'blank': blank(),
    'without targets': demo('sell_side').model_copy(update={'targets': ()}),
    'hidden sign': blank().model_copy(update={'title': 'a\ufeffb'}),
}  # fmt: skip


@pytest.mark.parametrize('language', ['vi', 'en'])
@pytest.mark.parametrize('name', PLANS)
def test_every_pdf_says_that_it_is_pdf_ua_1(name, language):
    document = PLANS[name]
    short = summary(document, on=DAY, language=language, setting=SETTING)

    made = [pdf(outlined(document, language)), summary_pdf(short)]

    assert ['<pdfuaid:part>1</pdfuaid:part>' in claims_of(read(one)) for one in made] == [True] * 2


@pytest.mark.parametrize('title', ['Giấy kraft và bao đay 2026–2027', 'Bán 2026–2027 ' + 'a' * 60])
def test_years_of_a_title_stay_on_one_line(title):
    made = pdf(outlined(blank().model_copy(update={'title': title})))

    [_width, words] = pages_of(made)[0]
    assert '2026–2027' in [one.text for one in words]


def test_letter_of_no_font_costs_the_claim_not_the_file():
    document = blank().model_copy(update={'title': 'a\u0378b'})

    assert 'pdfuaid' not in claims_of(read(pdf(outlined(document))))


def test_pdf_embeds_every_font():
    found = fonts_of(read(written('sell_side', 'vi')))

    assert {name.split('-')[0] for name in found} == {'BeVietnamPro'}
    assert set(found.values()) == {True}


def test_pdf_has_an_outline_of_its_sections():
    found = whole('intermediary', 'en')

    marks = [
        one.title
        for one in read(written('intermediary', 'en')).outline
        if not isinstance(one, list)
    ]

    assert [mark for mark in marks if mark != 'Contents'] == [one.title for one in found.sections]


@pytest.mark.parametrize('sections', [('overview',), ('needs', 'targets')])
def test_pdf_shows_only_the_chosen_sections(sections):
    found = outlined(demo('sell_side'), sections=sections)

    assert tuple(section.key for section in found.sections) == sections


def test_empty_draft_says_that_there_is_nothing_yet():
    found = outlined(blank(), sections=('needs',))

    run = run_of(pdf(found))

    assert words_of('Kế hoạch chưa có nội dung ở các phần đã chọn.') in run


def test_big_plan_is_written_whole():
    found = outlined(big(20), 'en', sections=('targets',))

    marks = [one.title for group in read(pdf(found)).outline if isinstance(group, list)
             for one in group]  # fmt: skip

    charts = [block.title for _section, block in found.blocks(Chart)]
    assert (len(charts), [one for one in charts if one not in str(marks)]) == (20, [])


@pytest.mark.parametrize('words', ['漢字 😀', 'a\x01b\x0bc', '#emph[x] $x$ \\ *a*', '=1+1'])
def test_any_text_is_set_as_text(words):
    document = parsed(SOUND | {'summary': words, 'title': words})

    made = pdf(outlined(document, sections=('overview',)))

    shown = words.replace('\x01', '').replace('\x0b', '')
    text = ''.join(page.extract_text() for page in read(made).pages)
    assert made.startswith(b'%PDF')
    assert words.startswith('漢') or words_of(shown) in words_of(text)


@pytest.mark.parametrize('document', [*map(demo, DEMOS), blank(), big(9)])
def test_summary_is_one_page(document):
    long = document.model_copy(update={'summary': 'Dài lắm. ' * 400, 'title': 'Rất dài ' * 12})

    reader = read(summary_pdf(summary(long, on=DAY, language='vi', setting=SETTING)))

    assert len(reader.pages) == 1


def test_summary_names_what_matters_first():
    found = summary(demo('sell_side'), on=DAY, language='vi', setting=SETTING)

    assert [section.key for section in found.sections] == [
        'overview', 'targets', 'goals', 'needs', 'strategies',
    ]  # fmt: skip


def test_outline_is_the_same_each_time():
    document = demo('sell_side')

    assert outline(document, on=DAY, language='vi') == outline(document, on=DAY, language='vi')


def test_fault_of_a_template_is_told_and_keeps_no_file_back(monkeypatch, caplog):
    def refusing(name, data, standards, found):
        if standards:
            raise typst.TypstError('skipped from heading level 1 to 3')
        return b'made'

    monkeypatch.setattr('plans.exports.pdf._compile', refusing)

    assert pdf(outlined(blank())) == b'made'
    assert [one.getMessage() for one in caplog.records] == [
        'plan.typ is no PDF/UA-1: skipped from heading level 1 to 3'
    ]
