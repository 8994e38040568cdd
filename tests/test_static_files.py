"""Bootstrap's style sheet: whole as published, served with what pages of ours can use."""

import gzip

from django.contrib.staticfiles import finders

from salesplan.static_files import CLASS, SIFTED, WHOLE, make, sift, spoken_words

CSS = (
    '@charset "UTF-8";/*! Licence */:root{--gap:1px}a{color:red}.btn,.tab{margin:0}'
    '.btn.tab{top:0}a:not(.tab, .btn) .btn,p{left:0}'
    '@media (min-width:1px){.tab{right:0}.btn{right:1px}}@media print{.tab{right:2px}}'
    '@keyframes turn{50%{top:1px}}'
)


def test_rules_stay_whose_every_class_is_spoken_of():
    assert sift(CSS, {'btn', 'other'}) == (
        '/*! Licence */:root{--gap:1px}a{color:red}.btn{margin:0}p{left:0}'
        '@media (min-width:1px){.btn{right:1px}}@keyframes turn{50%{top:1px}}'
    )


def test_with_every_word_nothing_is_lost():
    css = WHOLE.read_text('utf-8')

    left_out = css.replace(sift(css, set(CLASS.findall(css))), '')

    assert left_out == '@charset "UTF-8";\n/*# sourceMappingURL=bootstrap.min.css.map */'


def test_words_are_those_of_templates_scripts_and_views():
    assert {'btn-primary', 'form-control', 'visually-hidden'} <= spoken_words()
    assert 'carousel-item' not in spoken_words()


def test_the_sheet_that_is_served_is_small_and_names_its_licence():
    sheet = make().read_bytes()

    assert b'Licensed under MIT' in sheet[:300]
    assert b'.btn-primary{' in sheet
    assert len(gzip.compress(sheet)) < 10_000


def test_it_is_found_where_pages_look_for_it():
    assert finders.find(SIFTED) == str(make())
    assert finders.find(SIFTED, find_all=True) == [str(make())]
    assert finders.find('vendor/other.css') is None
    listed = [path for finder in finders.get_finders() for path, _ in finder.list([])]
    assert SIFTED in listed
