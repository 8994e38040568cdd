"""How a form is drawn: label, input, error, help, and the summary of what is left to do."""

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.utils import translation

from plans.document.choices import NeedStatus
from plans.forms.choices import EnumField, TickField
from plans.forms.fields import AmountField, DayField, LineField
from plans.forms.layout import PlainForm, form_helper


class StrategyForm(PlainForm):
    title = LineField(label='Title', help_text='Short', max_length=10)
    status = EnumField(NeedStatus, label='Status')
    budget = AmountField(label='Budget', kind='money', currency='VND', required=False)
    start = DayField(label='Start', required=False)
    agreed = TickField(label='Agreed', required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def wrapper_attrs(self, bound_field):
        return {'data-name': bound_field.name}


def page(data=None, language='en', **options):
    """The HTML of the form, line ends left out."""
    with translation.override(language):
        form = StrategyForm(data)
        html = render_crispy_form(form, form_helper(**options))
        return html.replace('\n', '').replace('&nbsp;', ' ').replace('> <', '><')


def test_field_is_label_input_and_help_tied_together():
    html = page()

    assert (
        '<div class="field" id="div_id_title" data-name="title">'
        '<label class="form-label" for="id_title">Title <span class="req" aria-hidden="true">*'
        '</span><span class="visually-hidden">required</span></label>'
        '<input type="text" name="title" class="form-control"'
        ' aria-describedby="id_title_helptext" id="id_title">'
        '<div class="form-text" id="id_title_helptext">Short</div></div>'
    ) in html


def test_form_brings_no_form_tag_token_or_browser_errors():
    html = page()

    assert '<form' not in html
    assert 'csrfmiddlewaretoken' not in html
    assert ' required' not in html


def test_error_stands_below_its_input_with_a_shape_and_is_announced_with_it():
    html = page({'title': 'far too long a title', 'status': 'confirmed'})

    assert '<div class="field has-error" id="div_id_title"' in html
    assert 'aria-invalid="true" aria-describedby="id_title_helptext id_title_error"' in html
    assert (
        '<div id="id_title_error"><p class="error"><svg class="shape" viewBox="0 0 12 12"'
        ' aria-hidden="true"><use href="#s-square"/></svg>'
        'Use at most 10 characters; there are 20 at present</p></div>'
    ) in html
    assert 'value="far too long a title"' in html


def test_choices_are_a_fieldset_that_is_told_its_error():
    html = page({'title': 'x'})

    assert (
        '<fieldset class="field has-error" id="div_id_status"'
        ' aria-describedby="id_status_error" data-name="status"><legend>Status '
    ) in html
    assert '<label class="choice"><input type="radio" name="status" value="proposed"' in html
    assert '<input type="radio" name="status" value="proposed" class=' not in html


def test_money_has_its_echo_and_a_day_its_calendar():
    html = page({'title': 'x', 'budget': '1,5 tỷ'}, 'vi')

    assert 'id="id_budget_echo" data-echo>= 1.500.000.000\u00a0₫ (1,5\u00a0tỷ)</p>' in html
    assert 'aria-describedby="id_budget_echo"' in html
    assert '<div class="date-field" data-date><input type="text" name="start"' in html


def test_tick_stands_before_its_words():
    html = page()

    assert (
        '<div class="form-check"><input type="checkbox" name="agreed" class="form-check-input"'
        ' id="id_agreed"><label class="form-check-label" for="id_agreed">Agreed</label></div>'
    ) in html


def test_hidden_field_has_no_box():
    assert 'div_id_token' not in page()
    assert '<input type="hidden" name="token"' in page()


@pytest.mark.parametrize(
    ('language', 'first', 'words'),
    [('vi', 'Title: Bắt buộc', 'Bắt buộc: '), ('en', 'Title: This is required', 'required: ')],
)
def test_summary_comes_first_takes_focus_and_links_to_each_field(language, first, words):
    html = page({'budget': 'abc'}, language)

    summary = html.split('</div>')[0]
    assert summary.startswith('<div class="error-summary mb-4" role="alert" tabindex="-1"')
    assert f'<a href="#id_title">{first}' in summary
    assert '<a href="#id_status">' in summary
    assert '<a href="#id_budget">' in summary
    assert words in summary
    for target in ('id_title', 'id_status', 'id_budget'):
        assert f' id="{target}"' in html


def test_summary_can_be_left_to_the_page():
    assert 'error-summary' not in page({}, with_summary=False)
    assert 'class="error"' in page({}, with_summary=False)


def test_strange_characters_do_not_break_the_page():
    html = page({'title': '<b>\ud800\x00', 'budget': '\udfff', 'start': '\x00'})

    assert html.encode()
    assert '<b>' not in html
