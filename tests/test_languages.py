"""Every sentence of the product exists in Vietnamese."""

import re
import shutil

import polib
import pytest

from tests.fresh_process import ROOT, run_python

CATALOGUE = 'plans/locale/vi/LC_MESSAGES/django.po'
SOURCES = ('plans', 'salesplan', 'templates', 'static')


def texts(catalogue):
    """Texts by what they translate, as {(context, English, English plural): Vietnamese}."""
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural): entry.msgstr_plural or entry.msgstr
        for entry in catalogue
        if not entry.obsolete and (entry.msgstr or any(entry.msgstr_plural.values()))
    }


def test_every_sentence_is_translated():
    missing = [
        entry.msgid
        for entry in polib.pofile(ROOT / CATALOGUE)
        if not entry.obsolete and not entry.translated()
    ]

    assert missing == []


def test_rows_are_never_called_like_goods():
    goods = r'\b(khách|mua|bán|nguồn) hàng\b'

    named = [
        entry.msgstr
        for entry in polib.pofile(ROOT / CATALOGUE)
        if re.search(r'\brows?\b', entry.msgid)
        and re.search(r'\bhàng\b', re.sub(goods, '', entry.msgstr.lower()))
    ]

    assert named == []


def test_compiled_catalogue_is_the_written_one():
    written = polib.pofile(ROOT / CATALOGUE)

    compiled = polib.mofile((ROOT / CATALOGUE).with_suffix('.mo'))

    assert texts(compiled) == texts(written)


@pytest.mark.skipif(
    not shutil.which('xgettext'), reason='no gettext on PATH (Debian: apt-get install gettext)'
)
def test_catalogue_holds_every_sentence_of_the_source(tmp_path):
    for name in SOURCES:
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / 'manage.py', tmp_path)
    before = {entry.msgid for entry in polib.pofile(ROOT / CATALOGUE)}

    done = run_python(
        'manage.py', 'makemessages', '-l', 'vi', '--no-location', '--no-wrap', cwd=tmp_path
    )
    after = {entry.msgid for entry in polib.pofile(tmp_path / CATALOGUE) if not entry.obsolete}

    assert (done.returncode, after - before) == (0, set())
