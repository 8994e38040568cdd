"""Chart tags: the markup of LOOK.md 5 around prepared texts."""

import re
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.rules.test_chart_geometry import in_dong, series_of
from tests.rules.tracked_plans import dealers, target

SVG = '{http://www.w3.org/2000/svg}'


def draw(tag, language='vi', **context):
    with translation.override(language):
        return Template('{% load charts %}' + tag).render(Context(context))


def drawings(html):
    found = re.findall(r'<svg.*?</svg>', html, re.S)
    return [ElementTree.fromstring(svg) for svg in found]  # noqa: S314 - our own markup


@pytest.mark.parametrize('language', ['vi', 'en'])
@pytest.mark.parametrize('tag', ['line_chart', 'bar_chart'])
def test_chart_is_drawn_for_three_widths_with_its_reading_and_table(tag, language):
    html = draw(f"{{% {tag} series 'c1' %}}", language, series=series_of(in_dong()))

    found = drawings(html)
    assert [svg.get('viewBox').split()[2] for svg in found] == ['1104', '660', '296']
    for svg in found:
        named = [svg.find(f'{SVG}title'), svg.find(f'{SVG}desc')]
        assert [part.get('id') for part in named] == svg.get('aria-labelledby').split()
        assert all(part.text for part in named)
    assert html.count('<details') == 1
    assert html.count('<th scope="row">') == 12


def test_chart_ids_differ_on_a_page():
    series = series_of(in_dong())

    html = draw(
        "{% line_chart series 'c' %}{% bar_chart series 'b' %}{% meter 1 2 3 'm' %}", series=series
    )

    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) > 12
    assert set(re.findall(r'url\(#([^)]+)\)', html)) <= set(ids)


def test_chart_needs_no_style_attribute_or_script():
    series = series_of(in_dong())

    html = draw(
        "{% line_chart series 'c' %}{% bar_chart series 'b' %}"
        '{% sparkline series %}{% meter 1 2 3 %}',
        series=series,
    )

    assert not re.search(r'\sstyle=|<script|\son\w+=', html)


def test_chart_text_is_escaped():
    series = series_of(target(name='<b>A & B</b>'))

    html = draw("{% line_chart series 'c' %}{% sparkline series %}", series=series)

    assert '<b>' not in html
    assert '&lt;b&gt;A &amp; B&lt;/b&gt;' in html


def test_chart_of_nothing_is_nothing():
    html = draw(
        "{% line_chart none 'c' %}{% bar_chart none 'b' %}{% bar_chart level 'b' %}"
        '{% sparkline none %}{% meter 0 0 0 %}',
        none=None,
        level=series_of(dealers()),
    )

    assert html == ''


def test_sparkline_says_what_it_shows():
    (svg,) = drawings(draw('{% sparkline series %}', 'en', series=series_of(in_dong())))

    assert (svg.get('role'), svg.get('aria-label')) == (
        'img',
        'Doanh số: At risk, pace 88.6%',
    )


def test_table_toggle_is_translated():
    assert 'Show the figures' in draw(
        "{% line_chart series 'c' %}", 'en', series=series_of(in_dong())
    )
