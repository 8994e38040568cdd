"""How a form is laid out: the one crispy helper, and the base of Salesplan's forms.

Markup: templates/bootstrap5/field.html (label above, input, error, help below) and
templates/components/error_summary.html (first, takes focus).
"""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property


def form_helper(*, with_summary=True):
    """The layout of every form: fields only, for the page writes the form tag and its buttons.

    with_summary: False where the page itself shows the error summary above the form.
    """
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.include_media = False
    helper.form_show_errors = with_summary
    return helper


class _PlainMixin:
    """Errors are the server's, in the reader's language: the browser is not asked to require."""

    use_required_attribute = False

    @cached_property
    def helper(self):
        """The layout, for {% crispy form %}."""
        return form_helper()

    def wrapper_attrs(self, bound_field):
        """Attributes for the box around a field, such as hx-post; forms that autosave override."""
        return {}


class PlainForm(_PlainMixin, forms.Form):
    """A form of its own."""


class PlainModelForm(_PlainMixin, forms.ModelForm):
    """A form over one row."""
