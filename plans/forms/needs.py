"""Step 4: customer segments, their needs, and who said so. Source: product.md 2.6."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from plans.document.choices import BuyerType, MarketSide, NeedStatus, Priority, SourceKind
from plans.document.schema import Session
from plans.forms.cleaning import Values, rule
from plans.forms.context import FormContext
from plans.forms.fields import (
    AmountField,
    CountField,
    DayField,
    LineField,
    LinkField,
    ParagraphField,
)
from plans.forms.limits import LINE, NUMBERS_AT_MOST, UNIT
from plans.forms.plan_choices import FirmField, OneOf, PersonField, RefField
from plans.forms.rows import RowForm

SHORTEST_QUOTE = 10  # characters


class SegmentForm(RowForm):
    """A group of customers that buy alike; firms only (R2)."""

    part = 'segments'
    required_to_save = ('name', 'buyer_type')

    name = LineField(max_length=LINE)
    buyer_type = OneOf(BuyerType)
    region = LineField(max_length=LINE)
    accounts_estimate = CountField(max_value=NUMBERS_AT_MOST)
    demand = AmountField(min_value=0)
    unit = LineField(max_length=UNIT)
    deciders = LineField(max_length=LINE)
    market_side = OneOf(MarketSide)

    def prepare(self) -> None:
        if not self.context.document.is_marketplace:
            del self.fields['market_side']


class NeedForm(RowForm):
    """What customers need, in their words."""

    part = 'needs'
    required_to_save = ('statement', 'priority', 'status')

    statement = ParagraphField(max_length=300)
    segment = RefField('segments')
    priority = OneOf(Priority)
    status = OneOf(NeedStatus)
    impact = LineField(max_length=LINE)


class HeldSessionField(RefField):
    """A session in which two dealers or more were really heard."""

    def rows(self, context: FormContext) -> Iterable[Session]:
        return [session for session in context.document.sessions if session.is_joint]


# Kinds in which somebody speaks: seen at once, the rest behind a link.
HEARD = (
    SourceKind.CUSTOMER_INTERVIEW,
    SourceKind.SITE_VISIT,
    SourceKind.CUSTOMER_SURVEY,
    SourceKind.CUSTOMER_FEEDBACK,
    SourceKind.DEALER_SESSION,
    SourceKind.DEALER_SINGLE,
)
# Which field says who spoke, by kind of source.
SPOKEN_BY: dict[str, str] = {
    SourceKind.CUSTOMER_INTERVIEW: 'customer',
    SourceKind.SITE_VISIT: 'customer',
    SourceKind.CUSTOMER_SURVEY: 'respondents',
    SourceKind.CUSTOMER_FEEDBACK: 'feedback',
    SourceKind.DEALER_SINGLE: 'dealer',
    SourceKind.DEALER_SESSION: 'session',
    SourceKind.SUPPLIER: 'supplier',
}


def _kinds(field: str, *more: str) -> tuple[str, tuple[str, ...]]:
    return 'kind', (*(kind.value for kind, by in SPOKEN_BY.items() if by == field), *more)


class SourceForm(RowForm):
    """One piece of evidence: who said it, when, in which words."""

    part = 'sources'
    required_to_save = ('kind', 'collected_on', 'collected_by')
    together = (('kind', 'customer', 'dealer', 'session', 'supplier', 'feedback', 'respondents'),)
    shown_for = {
        'customer': _kinds('customer', 'customer_survey', 'order_history', 'quote_history'),
        'respondents': _kinds('respondents'),
        'feedback': _kinds('feedback'),
        'dealer': _kinds('dealer'),
        'session': _kinds('session'),
        'supplier': _kinds('supplier'),
    }

    kind = OneOf(SourceKind, members=(*HEARD, *(kind for kind in SourceKind if kind not in HEARD)))
    customer = FirmField(known='customers')
    respondents = CountField(min_value=1, max_value=NUMBERS_AT_MOST)
    feedback = RefField('feedback')
    dealer = RefField('dealers')
    session = HeldSessionField(
        'sessions',
    )
    supplier = FirmField(known='suppliers')
    collected_on = DayField()
    quote = ParagraphField(max_length=1000)
    url = LinkField()
    collected_by = PersonField()

    def prepare(self) -> None:
        self.fields['collected_on'].max_day = self.context.today
        for name in self.needed({'kind': self.current('kind')}):
            self.fields[name].required = True

    def needed(self, known: Values) -> tuple[str, ...]:
        spoken_by = SPOKEN_BY.get(known.get('kind') or '')
        quote = () if known.get('url') else ('quote',)
        return (*self.required_to_save, *((spoken_by,) if spoken_by else ()), *quote)

    @rule('kind', 'dealer', on='dealer')
    def _one_dealer_has_a_name(self, known: Values) -> str | None:
        without = known.get('kind') == SourceKind.DEALER_SINGLE and not known.get('dealer')
        return self.context.word('choose_dealer') if without else None

    @rule('kind', 'session', on='session')
    def _session_was_held(self, known: Values) -> str | None:
        if known.get('kind') != SourceKind.DEALER_SESSION or known.get('session'):
            return None
        return self.context.word('choose_session')

    @rule('kind', on='kind')
    def _says_what_it_is(self, known: Values) -> str | None:
        return None if known.get('kind') else _('This is required: choose one')

    @rule('quote', 'url', on='quote')
    def _quote_says_something(self, known: Values) -> str | None:
        quote = known.get('quote') or ''
        if known.get('url') or not quote or len(quote) >= SHORTEST_QUOTE:
            return None
        return _('Write at least 10 characters, or give a link.')
