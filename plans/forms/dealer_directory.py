"""The directory of dealers: searched, and one of them changed."""

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from plans.document.choices import DealerStatus, DealerTier
from plans.domain import dealers
from plans.forms.choices import EnumField, Select, TickField
from plans.forms.edits import EditForm
from plans.forms.fields import LineField
from plans.forms.layout import PlainForm
from plans.forms.limits import LINE


class DealerListForm(PlainForm):
    """What the directory is narrowed to. An unknown value narrows nothing."""

    SORTS = {
        'name': ('sort_name', 'pk'),
        'province': ('province', 'sort_name', 'pk'),
        'tier': ('tier', 'sort_name', 'pk'),
        'newest': ('-pk',),
    }

    q = LineField(label=gettext_lazy('Search'), max_length=100, required=False)
    tier = EnumField(
        DealerTier, label=gettext_lazy('Tier'), blank=gettext_lazy('All tiers'), required=False,
        widget=Select,
    )  # fmt: skip
    province = forms.ChoiceField(label=gettext_lazy('Province'), required=False)
    show = forms.ChoiceField(
        label=gettext_lazy('Which'),
        required=False,
        choices=[
            ('', gettext_lazy('Active')),
            ('top', gettext_lazy('Top sellers')),
            ('never', gettext_lazy('Invited, never came')),
            ('inactive', gettext_lazy('Inactive')),
            ('all', gettext_lazy('All of them')),
        ],
    )
    sort = forms.ChoiceField(
        label=gettext_lazy('Sort'),
        required=False,
        choices=[
            ('name', pgettext_lazy('thing', 'Name')),
            ('province', gettext_lazy('Province')),
            ('tier', gettext_lazy('Tier')),
            ('newest', gettext_lazy('Added last')),
        ],
    )

    def __init__(self, *args, provinces, **kwargs):
        super().__init__(*args, **kwargs)
        everywhere = ('', gettext_lazy('All provinces'))
        self.fields['province'].choices = [everywhere, *((one, one) for one in provinces)]
        for field in self.fields.values():  # the filters stand without labels
            field.widget.attrs['aria-label'] = field.label

    def narrow(self, found):
        """The dealers that fit, in the order asked for."""
        self.is_valid()
        wanted = self.cleaned_data
        if wanted.get('q'):
            found = found.found_by(wanted['q'])
        for name in ('tier', 'province'):
            if wanted.get(name):
                found = found.filter(**{name: wanted[name]})
        show = wanted.get('show') or ''
        if show != 'all':
            state = DealerStatus.INACTIVE if show == 'inactive' else DealerStatus.ACTIVE
            found = found.filter(status=state)
        if show == 'top':
            found = found.filter(is_top_seller=True)
        if show == 'never':
            found = dealers.never_came(found)
        return found.order_by(*self.SORTS.get(wanted.get('sort') or 'name', self.SORTS['name']))

    @property
    def is_narrowed(self):
        """Whether anything but the order was asked for."""
        return any(self.cleaned_data.get(name) for name in ('q', 'tier', 'province', 'show'))


class DealerEntryForm(EditForm):
    """One dealer of the directory, new or changed."""

    name = LineField(max_length=LINE, label=gettext_lazy('Dealer’s name'))
    tier = EnumField(
        DealerTier, required=False, label=gettext_lazy('Tier'), blank=gettext_lazy('Not said')
    )
    province = LineField(required=False, max_length=60, label=gettext_lazy('Province'))
    contact = LineField(required=False, max_length=LINE, label=gettext_lazy('Contact'))
    phone = LineField(required=False, max_length=40, label=gettext_lazy('Phone'))
    is_top_seller = TickField(required=False, label=gettext_lazy('Top seller'))
    sure = TickField(
        required=False, label=gettext_lazy('It is another dealer: save it all the same')
    )

    def wanted(self):
        """{name: value} as sent, enums as their values."""
        return {
            name: value.value if isinstance(value, DealerTier) else value
            for name, value in super().wanted().items()
        }
