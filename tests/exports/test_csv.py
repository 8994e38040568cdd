"""The plan as CSV: a file a table, texts guarded, numbers as they are typed."""

import csv
import io
import zipfile

import pytest

from plans.exports.csv import csv_file, csv_texts
from plans.exports.outline.values import Facts, Table
from tests.exports.written import blank, demo, outlined
from tests.rules.plans import SOUND, parsed

ENDS = {'vi': ';', 'en': ','}


def rows_of(text, language):
    return list(csv.reader(io.StringIO(text.removeprefix('\ufeff')), delimiter=ENDS[language]))


@pytest.mark.parametrize('language', ['vi', 'en'])
def test_every_table_is_a_file_that_excel_opens(language):
    found = outlined(demo('buy_side'), language)

    suffix, content = csv_file(found)

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        texts = [packed.read(name).decode() for name in packed.namelist()]
    blocks = [*found.blocks(Table), *found.blocks(Facts)]
    assert (suffix, len(texts)) == ('zip', len(blocks))
    assert {text[0] for text in texts} == {'\ufeff'}


@pytest.mark.parametrize(('language', 'budget'), [('vi', '850.000.000'), ('en', '850,000,000')])
def test_numbers_are_written_as_they_are_typed(language, budget):
    found = outlined(demo('sell_side'), language, sections=('strategies',))

    suffix, content = csv_file(found)

    rows = rows_of(content.decode(), language)
    assert (suffix, rows[1][0], budget in rows[1]) == ('csv', 'S1', True)


@pytest.mark.parametrize('words', ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1'])
def test_text_of_a_user_is_guarded(words):
    document = parsed(SOUND | {'goals': [{'id': 'G1', 'statement': words}], 'summary': ''})

    (_name, text), _capability = csv_texts(outlined(document, sections=('goals',)))

    assert rows_of(text, 'vi')[1][1] == f"'{words}"


def test_empty_draft_gives_what_stands_on_its_cover():
    suffix, content = csv_file(outlined(blank(), sections=('needs',)))

    assert (suffix, rows_of(content.decode(), 'vi')[1]) == ('csv', ['Trạng thái', 'Bản nháp'])
