"""Companies and plans printed from patterns, each with its own names, figures and feedback."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache, partial
from random import Random
from string import ascii_letters, digits

from plans.document.periods import month_end
from plans.document.text import fold
from plans.domain.load.patterns import COLLECTOR, PEOPLE
from plans.models import (
    Actual,
    Customer,
    Feedback,
    FeedbackForm,
    Membership,
    Plan,
    Target,
    User,
    Workspace,
)

# What a plan file says of feedback that says no more.
UNTOLD = {
    **dict.fromkeys(['need', 'strategy', 'action', 'assignee', 'responded_at', 'consent_at']),
    'contact': '',
}


@dataclass(frozen=True)
class Home:
    """A company: its key, that of the member who records, of its customers by name.

    `known`: {(table, key in the pattern): key}; `emails`: {address in the pattern: its own}.
    """

    workspace: int
    collector: int
    customers: dict
    known: dict
    emails: dict

    def text(self, text):
        """A text of the pattern with the addresses of this company."""
        for theirs, ours in self.emails.items():
            text = text.replace(theirs, ours)
        return text


@dataclass(frozen=True)
class Copy:
    """A plan just printed: its key, those of its targets in order, and its file as a dict."""

    pk: int
    targets: list
    content: dict


class Printer:
    """Prints companies and plans with a Press, as on the day `on`."""

    def __init__(self, press, company, on, seed):
        self._press, self._company, self._seed = press, company, seed
        self._at = datetime.combine(on, time(2), UTC)
        self._year = on.year
        members = {row['user_id']: row['id'] for row in company.dicts(Membership)}
        (self._collector,) = [
            members[row['id']] for row in company.dicts(User) if row['email'] == COLLECTOR
        ]
        (workspace,) = company.dicts(Workspace)
        self._workspace = workspace['id']
        self.customers = {row['name']: row['id'] for row in company.dicts(Customer)}

    def company(self, number):
        """One more company with its people; those of the first have the addresses of the demo."""
        mark = f'.{number}@' if number > 1 else '@'
        emails = {email: email.replace('@', mark) for email in PEOPLE}
        changes = {
            _table(Workspace): {'name': f'Công ty {number:03}', 'slug': f'cong-ty-{number:03}'},
            _table(User): {'email': emails.__getitem__},
            'account_emailaddress': {'email': emails.__getitem__},
        }
        known = self._press.print(self._company, {}, changes)
        return Home(
            known[_table(Workspace), self._workspace],
            known[_table(Membership), self._collector],
            {name: known[_table(Customer), pk] for name, pk in self.customers.items()},
            known,
            emails,
        )

    def plan(self, pattern, home, number):
        """One more plan of a company, without figures yet. Returns the Copy."""
        plan = Plan(title=f'{pattern.title} {number + 1}', code=f'KH-{self._year}-{number + 1:05}')
        plan.fill_folded()
        names = ('title', 'code', 'search_text', 'sort_name')
        own = {name: getattr(plan, name) for name in names} | {'outsiders': home.text}
        token = ''.join(Random(f'{self._seed} form {number}').choices(ascii_letters + digits, k=22))
        changes = {_table(Plan): own, _table(FeedbackForm): {'token': token}}
        keys = self._press.print(pattern.stencil, home.known, changes)
        (pk,) = [key for (table, _old), key in keys.items() if table == _table(Plan)]
        targets = [keys[_table(Target), target.pk] for target in pattern.targets]
        content = json.loads(home.text(pattern.text)) | {'title': plan.title}
        return Copy(pk, targets, content)

    def actuals(self, copy, home, drawn):
        """Write drawn figures, (place of target, first day of month, value), into rows and file."""
        row_of = partial(
            dict, blank(Actual) | {'entered_by_id': home.collector}, entered_at=self._at
        )
        by, rows = home.emails[COLLECTOR], []
        for place, start, value in drawn:
            told = copy.content['targets'][place]['actuals']
            days, told_days = _month(start)
            target, position = copy.targets[place], len(told)
            rows.append(row_of(**days, value=value, target_id=target, position=position))
            said = {'value': str(value), 'numerator': None, 'denominator': None}
            told.append({**told_days, **said, 'note': '', 'entered_by': by})
        self._press.add(_table(Actual), rows)

    def feedback(self, copy, home, drawn):
        """Write drawn feedback, after what the pattern has, into rows and file."""
        told, rows = copy.content['feedback'], []
        last = max((int(one['id'][1:]) for one in told), default=0)
        shared = {'workspace_id': home.workspace, 'plan_id': copy.pk}
        shared |= dict.fromkeys(['collected_by_id', 'updated_by_id'], home.collector)
        row_of = partial(dict, blank(Feedback) | shared)
        for number, one in enumerate(drawn, last + 1):
            values = dict(one)
            customer, ref = values.pop('customer'), f'F{number}'
            named = {'customer_id': home.customers[customer], 'customer_name': customer}
            said = _folded(customer, one['verbatim'], one['suggestion'], one['response_note'])
            rows.append(row_of(**values, **named, ref=ref, position=len(told), search_text=said))
            heard = {'id': ref, 'received_on': one['received_on'].isoformat()}
            told.append({**UNTOLD, **one, **heard, 'collected_by': home.emails[COLLECTOR]})
        self._press.add(_table(Feedback), rows)


@cache
def blank(model):
    """{column: value} of a row of which nothing was said."""
    row = model()
    return {field.column: getattr(row, field.attname) for field in _columns(model)}


def _columns(model):
    return [field for field in model._meta.concrete_fields if not field.generated]


@cache
def _month(start):
    """(the days of a figure for that month, the same as texts)."""
    days = {'start': start, 'end': month_end(start), 'as_of': month_end(start)}
    return days, {name: day.isoformat() for name, day in days.items()}


@cache
def _folded(*texts):
    return fold(' '.join(texts))


@cache
def _table(model):
    return model._meta.db_table
