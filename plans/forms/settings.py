"""What admins set for their workspace: its own data, and how strict its checks are."""

import zoneinfo
from functools import cache

from django import forms
from django.core.validators import RegexValidator
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from plans.document.choices import Currency, Language
from plans.forms.choices import EnumField, TickField
from plans.forms.edits import EditForm
from plans.forms.fields import LineField

LONGEST_NAME = 120
AREAS = {
    'Asia': _('Asia'),
    'Australia': _('Australia'),
    'Pacific': _('Pacific'),
    'Europe': _('Europe'),
    'America': _('America'),
    'Africa': _('Africa'),
    'Indian': _('Indian Ocean'),
    'Atlantic': _('Atlantic'),
}
CITIES = {'Asia/Ho_Chi_Minh': 'Hồ Chí Minh'}  # the others as the world writes them


@cache
def time_zones():
    """[(area, [(zone, city)])], Asia first; the cities of an area by name."""
    known = sorted(zoneinfo.available_timezones())
    return [
        (words, [(zone, _city(zone)) for zone in known if zone.startswith(f'{area}/')])
        for area, words in AREAS.items()
    ]


def _city(zone):
    return CITIES.get(zone) or zone.partition('/')[2].replace('_', ' ').replace('/', ', ')


class SettingsForm(EditForm):
    """The workspace's own data. Source: product.md 2.1."""

    name = LineField(max_length=LONGEST_NAME, label=_('Company'))
    tax_code = LineField(
        required=False,
        label=_('Tax code'),
        help_text=_('10 digits, or 13 for a branch: 0312345678-001.'),
        validators=[
            RegexValidator(
                r'^[0-9]{10}(-[0-9]{3})?\Z',
                _('Enter 10 digits, or 10 digits, a dash and 3 digits'),
            )
        ],
    )
    default_language = EnumField(
        Language,
        label=_('Language'),
        help_text=_(
            'For invitations and feedback forms. Everybody chooses their own for the pages.'
        ),
    )
    default_currency = EnumField(
        Currency,
        label=_('Currency'),
        help_text=_('New plans start with it. Plans that exist keep theirs.'),
    )
    fiscal_year_start_month = forms.TypedChoiceField(
        coerce=int,
        choices=list(MONTHS.items()),
        label=_('Fiscal year starts'),
        help_text=_('Quarters are counted from this month. Plans that exist keep theirs.'),
    )
    time_zone = forms.ChoiceField(
        choices=time_zones,
        label=_('Time zone'),
        help_text=_('“Today”, due dates and overdue days go by it.'),
    )
    requires_second_factor = TickField(
        required=False,
        label=_('Members sign in with a second step'),
        help_text=_(
            'A code from an app, or a passkey. Who has none is led to set it up first, you too.'
        ),
    )

    def __init__(self, data=None, *, kept):
        super().__init__(data, kept=kept)
        zone = kept['time_zone']
        if not any(zone == value for _area, zones in time_zones() for value, _name in zones):
            self.fields['time_zone'].choices = [(zone, zone), *time_zones()]

    def shown(self, field, value):
        return value if field == 'time_zone' else super().shown(field, value)

    def wanted(self):
        sent = super().wanted()
        return {
            name: str(value) if isinstance(value, str) else value for name, value in sent.items()
        }
