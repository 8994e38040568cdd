"""Step 5: dealers and the sessions that bring them together. Source: product.md 2.7."""

from __future__ import annotations

from django.utils.translation import gettext as _

from plans.document.choices import (
    DealerStatus,
    DealerTier,
    SessionMode,
    SessionPurpose,
    SessionStatus,
)
from plans.forms.choices import EnumSetField, RowLabel, TickField
from plans.forms.cleaning import Values, rule
from plans.forms.context import FormContext
from plans.forms.fields import AmountField, DayField, LineField, ParagraphField
from plans.forms.limits import LINE, TEXT
from plans.forms.plan_choices import OneOf, RefsField, StateOf
from plans.forms.rows import RowForm

JOINT_FROM = 2  # dealers


class DealerForm(RowForm):
    """A firm that sells our goods on."""

    part = 'dealers'
    required_to_save = ('name',)

    name = LineField(max_length=LINE)
    tier = OneOf(DealerTier)
    province = LineField(max_length=60)
    contact = LineField(max_length=LINE)
    phone = LineField(max_length=40)
    is_top_seller = TickField()
    status = StateOf(DealerStatus)
    own_target = AmountField(min_value=0)
    unit = LineField(max_length=20)


class ParticipantsField(RefsField):
    """Dealers at a session, the top sellers first (R42)."""

    def rows(self, context: FormContext):
        return sorted(super().rows(context), key=lambda dealer: not dealer.is_top_seller)

    def called(self, row, context: FormContext) -> RowLabel:
        plain = super().called(row, context)
        if not row.is_top_seller:
            return plain
        return RowLabel(_('%(dealer)s (top seller)') % {'dealer': plain}, row.id)


class SessionForm(RowForm):
    """Dealers meeting. Who was invited and who came are the document's participants."""

    part = 'sessions'
    prompted = {'invited': 'sessions.participants'}
    required_to_save = ('title', 'held_on', 'purposes', 'status')
    together = (('held_on', 'status'),)
    may_have_passed = False  # a planned day that is changed lies ahead
    shown_for = {
        'attended': ('status', ('held',)),
        'outcomes': ('status', ('held',)),
        'plan_sheet_shared': ('status', ('held',)),
    }

    title = LineField(max_length=LINE)
    held_on = DayField()
    status = StateOf(SessionStatus)
    purposes = EnumSetField(SessionPurpose)
    mode = OneOf(SessionMode)
    place = LineField(max_length=LINE)
    host = LineField(max_length=LINE)
    invited = ParticipantsField('dealers')
    attended = ParticipantsField('dealers')
    agenda = ParagraphField(max_length=TEXT)
    outcomes = ParagraphField(max_length=TEXT)
    plan_sheet_shared = TickField()

    def prepare(self) -> None:
        word = self.context.word
        self.fields['invited'].label = word('invited')
        self.fields['attended'].label = word('attended')
        self.fields['attended'].help_text = word('joint_from_two')
        for name in self.needed({'status': self.current('status')}):
            self.fields[name].required = True

    def needed(self, known: Values) -> tuple[str, ...]:
        held = known.get('status') == SessionStatus.HELD
        return (*self.required_to_save, *(('attended', 'outcomes') if held else ()))

    @rule('held_on', 'status', on='status')
    def _was_held_by_today(self, known: Values) -> str | None:
        day = known.get('held_on')
        if known.get('status') != SessionStatus.HELD or not day or day <= self.context.today:
            return None
        return _('The day has not come yet: keep it planned until the session is over.')

    @rule('held_on', 'status', on='held_on')
    def _is_planned_ahead(self, known: Values) -> str | None:
        day = known.get('held_on')
        if known.get('status') != SessionStatus.PLANNED or not day or day >= self.context.today:
            return None
        if self.may_have_passed or day == self.initial.get('held_on'):
            return None  # it was ahead when it was planned
        return _('A planned session is today or later. Choose “Held” if it took place.')
