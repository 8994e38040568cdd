"""What the next period is asked about: each need, strategy, dealer with the last one's result."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.document.choices import SessionStatus
from plans.forms.parts import PARTS
from plans.forms.shown import row_values
from plans.views.results import result_lines

ORDER = ('needs', 'strategies', 'dealers')  # as people think: what was wanted, what was done, who


@dataclass
class CarryLine:
    """One row: its results by targets, other facts in words, and the field that asks about it."""

    name: str
    ref: str
    title: str
    results: list
    facts: list
    field: object = None


@dataclass
class CarryGroup:
    """The rows of one list under its heading."""

    heading: str
    lines: list = field(default_factory=list)


def carried_of(page):
    """[CarryGroup] of the lists that have rows."""
    results = results_by_strategy(page)
    groups = []
    for name in ORDER:
        part = PARTS[name]
        lines = [
            CarryLine(name, row.id, title_of(part, row, page), *WRITE[name](row, page, results))
            for row in getattr(page.document, name)
        ]
        if lines:
            groups.append(CarryGroup(part.heading(page.context), lines))
    return groups


def title_of(part, row, page):
    """What a row is called."""
    return part.title(row_values(part.name, row), page.context)


def results_by_strategy(page):
    """{ref of a strategy: [ResultLine of its targets]}."""
    found = {}
    for target, line in zip(page.document.targets, result_lines(page), strict=True):
        found.setdefault(target.strategy, []).append(line)
    return found


def _strategy(row, page, results):
    return results.get(row.id, []), _against(row, page)


def _need(row, page, results):
    answering = [one for one in page.document.strategies if row.id in one.needs]
    lines = [line for one in answering for line in results.get(one.id, [])]
    facts = [] if answering else [_('No strategy answered it.')]
    return lines, facts + _against(row, page)


def _dealer(row, page, results):
    held = [one for one in page.document.sessions if one.status == SessionStatus.HELD]
    came = sum(
        any(who.dealer == row.id and who.attended for who in one.participants) for one in held
    )
    total = len(held)
    text = ngettext('came to {n} of {total} session', 'came to {n} of {total} sessions', total)
    return [], [text.format(n=came, total=total)] if total else [_('No joint session was held.')]


def _against(row, page):
    count = page.context.spoken_against.get(row.id, 0)
    text = ngettext('{n} criticism speaks against it', '{n} criticisms speak against it', count)
    return [text.format(n=count)] if count else []


WRITE = {'needs': _need, 'strategies': _strategy, 'dealers': _dealer}
