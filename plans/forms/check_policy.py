"""The thresholds of a workspace's checks, and which checks are on. Source: product.md 3.2."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document import check_names, display
from plans.document.choices import CheckCode
from plans.domain.language import active_language
from plans.domain.thresholds import ORDERED
from plans.forms.choices import TickField
from plans.forms.edits import EditForm
from plans.forms.fields import CountField
from plans.rules.checks.base import Thresholds

PERCENT = gettext_lazy('{low}–{high}%; default: {default}%.')
POINTS = gettext_lazy('{low}–{high} points; default: {default} points.')
DAYS = gettext_lazy('{low}–{high} days; default: {default} days.')
ITEMS = gettext_lazy('{low}–{high}; default: {default}.')

# {check: {threshold: (label, unit)}}; a threshold that two checks use stands with the second.
THRESHOLDS = {
    CheckCode.M1_2: {
        'm1_supplier_share': (
            gettext_lazy('Must be resolved from this share of the strategies'),
            PERCENT,
        ),
    },
    CheckCode.M2_1: {
        'm2_single_share': (gettext_lazy('Shown from this share of the needs'), PERCENT),
    },
    CheckCode.M2_2: {
        'm2_quarter_elapsed': (
            gettext_lazy('Shown once this share of the quarter is over'),
            PERCENT,
        ),
        'm2_draft_lookback': (
            gettext_lazy('Before approval: a session held so many days ago counts'),
            DAYS,
        ),
        'm2_draft_lookahead': (
            gettext_lazy(
                'Before approval: a session planned up to so many days into the period counts'
            ),
            DAYS,
        ),
    },
    CheckCode.M3_2: {
        'm3_min_items': (
            gettext_lazy('Nothing but praise must be resolved from so many items'),
            ITEMS,
        ),
        'm3_low_share_items': (
            gettext_lazy('The share of criticism counts from so many items'),
            ITEMS,
        ),
        'm3_low_share': (gettext_lazy('A smaller share of criticism is a warning'), PERCENT),
        'm3_window_active': (gettext_lazy('Active plans: feedback of so many days'), DAYS),
        'm3_window_draft': (gettext_lazy('Before approval: feedback of so many days'), DAYS),
    },
    CheckCode.M3_3: {
        'm3_silent_warn': (gettext_lazy('A warning after'), DAYS),
        'm3_silent_must': (gettext_lazy('Must be resolved after'), DAYS),
    },
    CheckCode.M3_4: {
        'm3_unread_warn': (gettext_lazy('A warning after'), DAYS),
        'm3_unread_must': (gettext_lazy('Must be resolved after'), DAYS),
        'm3_unread_count': (gettext_lazy('Must be resolved when so many are waiting'), ITEMS),
    },
    CheckCode.M4_1: {
        'm4_gap': (gettext_lazy('Shown from this gap between the two shares'), POINTS),
    },
    CheckCode.O1: {
        'o1_warn': (gettext_lazy('A warning above'), PERCENT),
        'o1_must': (gettext_lazy('Must be resolved above'), PERCENT),
    },
    CheckCode.O3C: {'o3_evidence_age': (gettext_lazy('Old after'), DAYS)},
    CheckCode.O4: {'o4_grace': (gettext_lazy('Must be resolved so long after approval'), DAYS)},
    CheckCode.O6: {'o6_grace': (gettext_lazy('Shown so long after the end of a period'), DAYS)},
}


@dataclass(frozen=True)
class CheckFields:
    """One check on the page: its code, its switch and its thresholds, as bound fields."""

    code: CheckCode
    switch: object
    limits: list


class CheckPolicyForm(EditForm):
    """Every threshold and every switch of product.md 3.2; `kept` is Policy.values()."""

    def __init__(self, data=None, *, kept):
        super().__init__(data, kept=kept)
        language = active_language()
        for code in CheckCode:
            name = check_names.NAMES[code].text(language)
            self._add(code.value, TickField(required=False, label=name))
            for key, (label, unit) in THRESHOLDS.get(code, {}).items():
                self._add(key, _threshold(key, label, unit, language))

    def _add(self, name, field):
        self.fields[self.field_of(name)] = field

    def field_of(self, name):
        return f'check_{CheckCode(name).slug}' if name in set(CheckCode) else name

    def clean(self):
        cleaned = super().clean()
        for lower, upper in ORDERED:
            first, second = cleaned.get(lower), cleaned.get(upper)
            if None not in (first, second) and first > second:
                text = _('Enter {limit} or more, the value of “{label}”')
                self.add_error(upper, text.format(limit=first, label=self.fields[lower].label))
        return cleaned

    def groups(self):
        """[(title, [CheckFields])] in the order of the health panel."""
        language = active_language()
        return [
            (title.text(language), [self._check(code) for code in codes])
            for title, codes in check_names.GROUPS.items()
        ]

    def _check(self, code):
        limits = [self[key] for key in THRESHOLDS.get(code, ())]
        return CheckFields(code, self[self.field_of(code)], limits)


def _threshold(key, label, unit, language):
    default, low, high = Thresholds.ranges()[key]
    told = {'default': default, 'low': low, 'high': high}
    shown = {name: display.number(value, language) for name, value in told.items()}
    return CountField(min_value=low, max_value=high, label=label, help_text=unit.format(**shown))
