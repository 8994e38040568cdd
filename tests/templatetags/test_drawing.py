"""Inputs drawn without their templates look as those of the templates."""

import pytest
from django import forms
from django.test.html import parse_html
from django.utils.translation import gettext_lazy

from plans.forms.widgets import AmountInput, DayInput, LineInput
from plans.templatetags.drawing import drawn

GROUPS = [('', gettext_lazy('Choose')), ('Nhóm <1>', [(1, 'Một & một'), (2, '"Hai"')]), (3, 'Ba')]


class AnyForm(forms.Form):
    line = forms.CharField(widget=LineInput({'class': 'own', 'data-x': '<>', 'hidden': True}))
    amount = forms.CharField(widget=AmountInput(), required=False, max_length=9)
    day = forms.CharField(widget=DayInput(), required=False)
    grouped = forms.ChoiceField(choices=GROUPS)
    flat = forms.TypedChoiceField(choices=[(None, 'Không'), (1, 'Một'), (1, 'Lại một')])
    several = forms.MultipleChoiceField(choices=[('a', 'A')], widget=forms.SelectMultiple)
    note = forms.CharField(widget=forms.Textarea)


VALUES = {'line': '<b>"&\'', 'amount': '', 'grouped': 2, 'flat': 1, 'several': ['a'], 'note': 'x'}


@pytest.mark.parametrize('initial', [VALUES, {}, {'grouped': 'gone', 'flat': None, 'line': 0}])
@pytest.mark.parametrize('is_bound', [True, False])
@pytest.mark.parametrize('name', list(AnyForm.base_fields))
def test_drawn_input_is_that_of_its_template(name, is_bound, initial):
    form = AnyForm(initial if is_bound else None, initial=initial, prefix='p')

    shown = drawn(form[name], {'class': 'form-control'})

    assert parse_html(shown) == parse_html(form[name].as_widget(attrs={'class': 'form-control'}))
