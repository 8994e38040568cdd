"""The line of facts under the title of a closed row: few words, links as chips (LOOK.md 3)."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.document import choices
from plans.forms.cleaning import Values
from plans.forms.context import FormContext
from plans.forms.fact_rows import Fact, FactRow, inside
from plans.forms.model_facts import MODEL_FACTS
from plans.rules.evidence import Evidence

__all__ = ['FACTS', 'Fact', 'facts_of']


_MARKS = frozenset('"“”„«»')


def facts_of(part: str, values: Values, context: FormContext) -> list[Fact]:
    """What a closed row of the part says, in its order; blanks are left out."""
    told = FACTS[part](FactRow(values, context))
    return [fact for fact in told if fact is not None]


def _goals(row: FactRow) -> list[Fact | None]:
    priority = row['priority'] and choices.Priority(row['priority']).label(row.language)
    return [
        row.label('category', choices.GoalCategory),
        Fact(_('Priority: %(level)s') % {'level': inside(priority)}) if priority else None,
    ]


def _capabilities(row: FactRow) -> list[Fact | None]:
    return [row.label('kind', choices.CapabilityKind), _capacity(row)]


def _capacity(row: FactRow) -> Fact | None:
    if row['capacity'] is None:
        return None
    amount = row.amount(row['capacity'], row['unit'])
    if not row['per']:
        return Fact(amount)
    span = choices.CapacityPer(row['per']).label(row.language).lower()
    return Fact(_('%(amount)s a %(span)s') % {'amount': amount, 'span': span})


def _segments(row: FactRow) -> list[Fact | None]:
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


def _needs(row: FactRow) -> list[Fact | None]:
    need, proof = row.context.row('needs', row['id']), row.context.evidence.get(row['id'] or '')
    count = len(need.sources) if need else 0
    sources = ngettext('{n} piece of evidence', '{n} pieces of evidence', count).format(n=count)
    priority = row['priority'] and choices.Priority(row['priority']).label(row.language)
    return [
        row.chip('segments', row['segment']),
        Fact(_('Priority: %(level)s') % {'level': inside(priority)}) if priority else None,
        row.label('status', choices.NeedStatus),
        Fact(sources, grade=proof.grade if proof else '') if count else Fact(_('No evidence yet')),
        *_ages(proof),
    ]


def _ages(proof: Evidence | None) -> list[Fact | None]:
    """How old the newest evidence is, and whether that costs a grade."""
    if proof is None or proof.age_days is None:
        return []
    days = proof.age_days
    newest = ngettext('newest {n} day old', 'newest {n} days old', days).format(n=days)
    newest = newest if days > 0 else _('latest today')
    lowered = Fact(_('one grade lower: nothing newer confirms it')) if proof.is_lowered else None
    return [Fact(newest), lowered]


def _quoted(words: str) -> str:
    """The words in quotation marks, without those that somebody typed around them."""
    bare = words.strip()
    within = bare[1:-1]
    if within and {bare[0], bare[-1]} <= _MARKS and not _MARKS & set(within):
        bare = within
    return _('“%(words)s”') % {'words': bare}


def _sources(row: FactRow) -> list[Fact | None]:
    quote = row['quote'] or ''
    return [
        Fact(row.day('collected_on')) if row['collected_on'] else None,
        Fact(row.context.person(row['collected_by'])) if row['collected_by'] else None,
        Fact(_quoted(quote)) if quote else row.text('url'),
    ]


def _dealers(row: FactRow) -> list[Fact | None]:
    inactive = row['status'] == choices.DealerStatus.INACTIVE
    return [
        row.label('tier', choices.DealerTier),
        row.text('province'),
        Fact(_('Top seller')) if row['is_top_seller'] else None,
        row.label('status', choices.DealerStatus) if inactive else None,
        _own_target(row),
    ]


def _own_target(row: FactRow) -> Fact | None:
    if row['own_target'] is None:
        return None
    amount = row.counted(row['own_target'], row['unit'])
    return Fact(_('Own target: %(amount)s') % {'amount': amount})


def told_of(count: int, is_held: bool, context: FormContext) -> str:
    """How many came to a session that was held, or are asked to another, in the model's words."""
    number = 'one' if count == 1 else 'many'
    return context.word(f'{number}_{"came" if is_held else "invited"}').format(n=count)


def _sessions(row: FactRow) -> list[Fact | None]:
    purposes = [choices.SessionPurpose(each).label(row.language) for each in row['purposes'] or ()]
    is_held = row['status'] == choices.SessionStatus.HELD
    who = row['attended' if is_held else 'invited'] or ()
    return [
        row.label('status', choices.SessionStatus),
        Fact(row.day('held_on')) if row['held_on'] else None,
        Fact(', '.join(purposes)) if purposes else None,
        Fact(told_of(len(who), is_held, row.context)),
    ]


def _strategies(row: FactRow) -> list[Fact | None]:
    origin = row['origin'] and row.called(choices.Origin(row['origin']))
    status = row['status']
    return [
        Fact(format_html(_('Idea from <b>{}</b>'), inside(origin))) if origin else None,
        *row.chips('needs', 'needs'),
        *row.chips('goals', 'goals'),
        row.label('status', choices.StrategyStatus)
        if status != choices.StrategyStatus.CHOSEN
        else None,
        Fact(_('Budget %(amount)s') % {'amount': row.money(row['budget'])})
        if row['budget'] is not None
        else None,
    ]


def _targets(row: FactRow) -> list[Fact | None]:
    return [
        _reached(row) if row['target_value'] is not None else None,
        Fact(row.context.person(row['owner'])) if row['owner'] else None,
        row.chip('goals', row['goal']),
        row.chip('strategies', row['strategy']),
        row.label('breakdown', choices.Breakdown),
    ]


def _reached(row: FactRow) -> Fact:
    """How much by when."""
    amount = row.counted(row['target_value'], row['unit'])
    if not row['due_date']:
        return Fact(amount)
    return Fact(_('%(amount)s by %(day)s') % {'amount': amount, 'day': row.day('due_date')})


def _actions(row: FactRow) -> list[Fact | None]:
    due = _('by %(day)s') % {'day': row.day('due')} if row['due'] else ''
    return [
        Fact(row.context.person(row['owner'])) if row['owner'] else None,
        Fact(due) if due else None,
        row.label('status', choices.ActionStatus),
        row.label('kind', choices.ActionKind),
        row.chip('strategies', row['strategy']),
    ]


def _feedback(row: FactRow) -> list[Fact | None]:
    words = row['verbatim'] or ''
    return [
        row.label('sentiment', choices.Sentiment),
        row.label('channel', choices.FeedbackChannel),
        Fact(row.day('received_on')) if row['received_on'] else None,
        row.label('topic', choices.FeedbackTopic),
        Fact(_quoted(words)) if words else None,
    ]


FACTS = MODEL_FACTS | {
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
}
