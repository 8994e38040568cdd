"""The line of facts under the title of a closed row: few words, links as chips (LOOK.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.document import choices, display
from plans.forms.cleaning import Values
from plans.forms.context import FormContext
from plans.forms.plan_choices import title_of


@dataclass(frozen=True)
class Fact:
    """A short sentence; with a `ref`, the row it links to, shown as a chip before its title.

    `grade` is the letter of an evidence grade, shown in its ring.
    """

    text: str
    ref: str = ''
    grade: str = ''

    @property
    def ref_class(self) -> str:
        """Round and violet for needs, square and blue for goals."""
        return {'N': ' ref-need', 'G': ' ref-goal'}.get(self.ref[:1], '')


def facts_of(part: str, values: Values, context: FormContext) -> list[Fact]:
    """What a closed row of the part says, in its order; blanks are left out."""
    told = FACTS[part](_Row(values, context))
    return [fact for fact in told if fact is not None]


class _Row:
    """One row's values and the words for them."""

    def __init__(self, values: Values, context: FormContext) -> None:
        self.values, self.context = values, context
        self.language = context.language

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    def label(self, name: str, enum: Any) -> Fact | None:
        """The words of an enum's member."""
        return Fact(enum(self[name]).label(self.language)) if self[name] else None

    def text(self, name: str) -> Fact | None:
        return Fact(str(self[name])) if self[name] else None

    def number(self, value: Any) -> str:
        return display.number(value, self.language)

    def amount(self, value: Any, unit: str | None) -> str:
        return display.amount(value, unit or '', self.language)

    def money(self, value: Any) -> str:
        currency = self.context.document.currency
        return display.large_money(value, currency, self.language) if currency else str(value)

    def price(self, value: Any) -> str:
        """A price a unit, every digit of it."""
        currency = self.context.document.currency
        return display.money(value, currency, self.language) if currency else self.number(value)

    def day(self, name: str) -> str:
        return display.day(self[name], self.language)

    def chip(self, part: str, ref: str | None) -> Fact | None:
        """A linked row, or None where there is none."""
        row = self.context.row(part, ref)
        return Fact(title_of(part, row, self.language), ref=row.id) if row else None

    def chips(self, part: str, name: str) -> list[Fact | None]:
        return [self.chip(part, ref) for ref in self[name] or ()]


def _inside(words: str) -> str:
    """A label within a sentence: its first letter small, but for an abbreviation."""
    is_abbreviation = words[:2].isupper()
    return words if is_abbreviation else words[:1].lower() + words[1:]


def _goals(row: _Row) -> list[Fact | None]:
    priority = row['priority'] and choices.Priority(row['priority']).label(row.language)
    return [
        row.label('category', choices.GoalCategory),
        Fact(_('Priority: %(level)s') % {'level': _inside(priority)}) if priority else None,
    ]


def _capabilities(row: _Row) -> list[Fact | None]:
    return [row.label('kind', choices.CapabilityKind), _capacity(row)]


def _capacity(row: _Row) -> Fact | None:
    if row['capacity'] is None:
        return None
    amount = row.amount(row['capacity'], row['unit'])
    if not row['per']:
        return Fact(amount)
    span = choices.CapacityPer(row['per']).label(row.language).lower()
    return Fact(_('%(amount)s a %(span)s') % {'amount': amount, 'span': span})


def _segments(row: _Row) -> list[Fact | None]:
    accounts = row['accounts_estimate']
    counted = ngettext('about {n} account', 'about {n} accounts', accounts or 0)
    demand = row['demand']
    amount = row.amount(demand, row['unit']) if demand is not None else ''
    return [
        row.label('buyer_type', choices.BuyerType),
        row.text('region'),
        Fact(counted.format(n=row.number(accounts))) if accounts is not None else None,
        Fact(_('%(amount)s a year') % {'amount': amount}) if amount else None,
    ]


def _needs(row: _Row) -> list[Fact | None]:
    need, proof = row.context.row('needs', row['id']), row.context.evidence.get(row['id'] or '')
    count = len(need.sources) if need else 0
    sources = ngettext('{n} piece of evidence', '{n} pieces of evidence', count).format(n=count)
    priority = row['priority'] and choices.Priority(row['priority']).label(row.language)
    return [
        row.chip('segments', row['segment']),
        Fact(_('Priority: %(level)s') % {'level': _inside(priority)}) if priority else None,
        row.label('status', choices.NeedStatus),
        Fact(sources, grade=proof.grade if proof else '') if count else Fact(_('No evidence yet')),
    ]


def _sources(row: _Row) -> list[Fact | None]:
    quote = row['quote'] or ''
    return [
        Fact(row.day('collected_on')) if row['collected_on'] else None,
        Fact(row.context.person(row['collected_by'])) if row['collected_by'] else None,
        Fact(_('“%(words)s”') % {'words': quote}) if quote else row.text('url'),
    ]


def _dealers(row: _Row) -> list[Fact | None]:
    inactive = row['status'] == choices.DealerStatus.INACTIVE
    return [
        row.label('tier', choices.DealerTier),
        row.text('province'),
        Fact(_('Top seller')) if row['is_top_seller'] else None,
        row.label('status', choices.DealerStatus) if inactive else None,
    ]


def _sessions(row: _Row) -> list[Fact | None]:
    came, invited = len(row['attended'] or ()), len(row['invited'] or ())
    is_held = row['status'] == choices.SessionStatus.HELD
    purposes = [choices.SessionPurpose(each).label(row.language) for each in row['purposes'] or ()]
    counted = ngettext('{n} dealer came', '{n} dealers came', came).format(n=came)
    asked = ngettext('{n} dealer invited', '{n} dealers invited', invited).format(n=invited)
    return [
        row.label('status', choices.SessionStatus),
        Fact(row.day('held_on')) if row['held_on'] else None,
        Fact(', '.join(purposes)) if purposes else None,
        Fact(counted if is_held else asked),
    ]


def _strategies(row: _Row) -> list[Fact | None]:
    origin = row['origin'] and choices.Origin(row['origin']).label(row.language)
    status = row['status']
    return [
        Fact(format_html(_('Idea from <b>{}</b>'), _inside(origin))) if origin else None,
        *row.chips('needs', 'needs'),
        *row.chips('goals', 'goals'),
        row.label('status', choices.StrategyStatus)
        if status != choices.StrategyStatus.CHOSEN
        else None,
        Fact(_('Budget %(amount)s') % {'amount': row.money(row['budget'])})
        if row['budget'] is not None
        else None,
    ]


def _targets(row: _Row) -> list[Fact | None]:
    value, due = row['target_value'], row['due_date']
    unit = row['unit']
    is_money = bool(unit) and unit == row.context.document.currency
    amount = row.money(value) if is_money else value is not None and row.amount(value, unit)
    reached = {'amount': amount, 'day': row.day('due_date') if due else ''}
    told = _('%(amount)s by %(day)s') % reached if due else amount
    return [
        Fact(told) if value is not None else None,
        Fact(row.context.person(row['owner'])) if row['owner'] else None,
        row.chip('goals', row['goal']),
        row.chip('strategies', row['strategy']),
        row.label('breakdown', choices.Breakdown),
    ]


def _actions(row: _Row) -> list[Fact | None]:
    due = _('by %(day)s') % {'day': row.day('due')} if row['due'] else ''
    return [
        Fact(row.context.person(row['owner'])) if row['owner'] else None,
        Fact(due) if due else None,
        row.label('status', choices.ActionStatus),
        row.label('kind', choices.ActionKind),
        row.chip('strategies', row['strategy']),
    ]


def _feedback(row: _Row) -> list[Fact | None]:
    words = row['verbatim'] or ''
    return [
        row.label('sentiment', choices.Sentiment),
        row.label('channel', choices.FeedbackChannel),
        Fact(row.day('received_on')) if row['received_on'] else None,
        row.label('topic', choices.FeedbackTopic),
        Fact(_('“%(words)s”') % {'words': words}) if words else None,
    ]


def _product_lines(row: _Row) -> list[Fact | None]:
    moq, supply, days = row['moq'], row['supply_per_month'], row['lead_time_days']
    least = row.amount(moq, row['unit']) if moq is not None else ''
    month = row.amount(supply, row['unit']) if supply is not None else ''
    counted = ngettext('{n} day', '{n} days', days or 0)
    return [
        row.label('kind', choices.LineKind),
        row.label('supply_basis', choices.SupplyBasis),
        Fact(_('MOQ %(amount)s') % {'amount': least}) if least else None,
        Fact(_('%(amount)s a month') % {'amount': month}) if month else None,
        Fact(counted.format(n=row.number(days))) if days is not None else None,
        _exclusive(row),
    ]


def _exclusive(row: _Row) -> Fact | None:
    """Whether only the company sells it, and why that is so."""
    if not row['is_exclusive']:
        return None
    if not row['exclusivity_basis']:
        return Fact(_('Exclusive, basis not given'))
    basis = choices.ExclusivityBasis(row['exclusivity_basis']).label(row.language)
    return Fact(_('Exclusive: %(basis)s') % {'basis': _inside(basis)})


def _tiers(row: _Row) -> list[Fact | None]:
    return [Fact(row.price(row['price'])) if row['price'] is not None else None]


def _items(row: _Row) -> list[Fact | None]:
    invited, quantity = row['suppliers_invited'], row['quantity']
    quotes = max(row['quotes_received'] or 0, len(row['quotes'] or ()))
    came = ngettext('{n} quote', '{n} quotes', quotes).format(n=row.number(quotes))
    counted = ngettext('{n} supplier invited', '{n} suppliers invited', invited or 0)
    due = _('by %(day)s') % {'day': row.day('needed_by')} if row['needed_by'] else ''
    return [
        Fact(row.amount(quantity, row['unit'])) if quantity is not None else None,
        Fact(due) if due else None,
        Fact(counted.format(n=row.number(invited))) if invited is not None else None,
        Fact(came) if quotes else None,
        Fact(_('Awarded to %(supplier)s') % {'supplier': row['awarded_supplier']})
        if row['awarded_supplier']
        else None,
    ]


def _quotes(row: _Row) -> list[Fact | None]:
    days, quality = row['lead_time_days'], row['quality']
    counted = ngettext('delivered in {n} day', 'delivered in {n} days', days or 0)
    return [
        Fact(row.price(row['price'])) if row['price'] is not None else None,
        Fact(counted.format(n=row.number(days))) if days is not None else None,
        Fact(_('quality %(score)s of 5') % {'score': quality}) if quality is not None else None,
        row.text('terms'),
        Fact(row.day('received_on')) if row['received_on'] else None,
    ]


def _owners(row: _Row) -> list[Fact | None]:
    share: Decimal | None = row['share_pct']
    return [
        row.text('role'),
        Fact(display.percent(share, row.language)) if share is not None else None,
        Fact(_('Votes')) if row['votes'] else None,
    ]


FACTS = {
    'goals': _goals,
    'capabilities': _capabilities,
    'segments': _segments,
    'needs': _needs,
    'sources': _sources,
    'dealers': _dealers,
    'sessions': _sessions,
    'strategies': _strategies,
    'targets': _targets,
    'actions': _actions,
    'feedback': _feedback,
    'product_lines': _product_lines,
    'tiers': _tiers,
    'items': _items,
    'quotes': _quotes,
    'owners': _owners,
}
