"""Dealers from elsewhere: the same door as figures, in its own words."""

from django.utils.translation import gettext_lazy

from plans.forms.actual_imports import FiguresForm


class DealerTableForm(FiguresForm):
    """A table of dealers: pasted, or as a CSV or XLSX file."""

    def __init__(self, data=None, files=None):
        super().__init__(data, files)
        self.fields['cells'].help_text = gettext_lazy(
            'The first row names the columns: Dealer, Tier, Province, Contact, Phone, Top seller.'
        )
