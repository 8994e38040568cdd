"""Who contradicts the plan and who was not heard (product.md 0.6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from plans.document.choices import DealerStatus, FeedbackChannel, Phase
from plans.document.schema import Feedback, PlanDocument
from plans.document.text import name_key, sort_key
from plans.rules.checks.case import Case, day_after

CONTRADICTED_FROM = 2
UNHEARD_AFTER_DAYS = 90


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A need or strategy that two or more critical voices speak against, newest first."""

    kind: str
    ref: str
    voices: tuple[Feedback, ...]


@dataclass(frozen=True, slots=True)
class Unheard:
    """A customer or dealer of the plan without feedback in the last 90 days.

    `kind` is 'customer' or 'dealer', `ref` the dealer's id, `last_heard_on` None when never.
    """

    kind: str
    name: str
    ref: str | None
    last_heard_on: date | None
    has_stopped: bool
    stopped_on: date | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the feedback came one way; `value` is a channel or a collector, or None."""

    value: str | None
    count: int
    pct: Fraction


def contradictions(document: PlanDocument, on: date) -> tuple[Contradiction, ...]:
    """Needs, then strategies, with two or more critical feedback items linked to them."""
    case = Case(document, Phase.DRAFT, on)
    newest_first = sorted(case.critical, key=lambda row: row.received_on, reverse=True)
    found = []
    for kind, refs in (('need', case.needs), ('strategy', [row.id for row in case.strategies])):
        for ref in refs:
            voices = tuple(row for row in newest_first if getattr(row, kind) == ref)
            if len(voices) >= CONTRADICTED_FROM:
                found.append(Contradiction(kind, ref, voices))
    return tuple(found)


def unheard(
    document: PlanDocument, on: date, customers: Mapping[str, date | None] | None = None
) -> tuple[Unheard, ...]:
    """Customers and dealers of the plan who said nothing for 90 days.

    Those who stopped buying or selling come first, then the longest silent. `customers` are
    further customers of the plan by name, with the day they stopped buying or None; any customer
    named in a source or in feedback counts too.
    """
    case = Case(document, Phase.DRAFT, on)
    heard = _last_heard(case.feedback)
    return silent([*_customers(case, customers or {}, heard), *_dealers(document, heard)], on)


def silent(people: Iterable[Unheard], on: date) -> tuple[Unheard, ...]:
    """Those of the people who said nothing for 90 days, in the order of `unheard`."""
    first = day_after(on, -UNHEARD_AFTER_DAYS)
    found = [one for one in people if one.last_heard_on is None or one.last_heard_on < first]
    return tuple(sorted(found, key=_stopped_then_longest_silent))


def shares_by_channel(document: PlanDocument, on: date) -> tuple[Share, ...]:
    """The feedback by channel, most first; channels without any are listed with 0."""
    rows = Case(document, Phase.DRAFT, on).feedback
    counts: Counter[str | None] = Counter({channel.value: 0 for channel in FeedbackChannel})
    counts.update(row.channel and row.channel.value for row in rows)
    return _shares(counts)


def shares_by_collector(document: PlanDocument, on: date) -> tuple[Share, ...]:
    """The feedback by who collected it, most first; None where nobody is named."""
    return _shares(Counter(row.collected_by for row in Case(document, Phase.DRAFT, on).feedback))


def _shares(counts: Counter[str | None]) -> tuple[Share, ...]:
    total = counts.total()
    return tuple(
        Share(value, count, Fraction(count * 100, total) if total else Fraction(0))
        for value, count in counts.most_common()
    )


def _last_heard(feedback: Iterable[Feedback]) -> dict[str, date]:
    heard: dict[str, date] = {}
    for row in feedback:
        key = name_key(row.customer)
        heard[key] = max(row.received_on, heard.get(key, row.received_on))
    return heard


def _customers(
    case: Case, further: Mapping[str, date | None], heard: Mapping[str, date]
) -> list[Unheard]:
    named = [
        *further,
        *(row.customer for row in case.feedback),
        *(source.customer or '' for sources in case.sources.values() for source in sources),
    ]
    dealers = {name_key(dealer.name) for dealer in case.document.dealers}
    names: dict[str, str] = {}
    for name in named:
        names.setdefault(name_key(name), name)
    stopped = {name_key(name): day for name, day in further.items() if day and day <= case.on}
    return [
        Unheard('customer', name, None, heard.get(key), key in stopped, stopped.get(key))
        for key, name in names.items()
        if key and key not in dealers
    ]


def _dealers(document: PlanDocument, heard: Mapping[str, date]) -> list[Unheard]:
    return [
        Unheard(
            'dealer',
            dealer.name,
            dealer.id,
            heard.get(name_key(dealer.name)),
            dealer.status == DealerStatus.INACTIVE,
        )
        for dealer in document.dealers
        if name_key(dealer.name)
    ]


def _stopped_then_longest_silent(person: Unheard) -> tuple:
    return (not person.has_stopped, person.last_heard_on or date.min, sort_key(person.name))
