"""Figures reached: read in pages, pushed in bulk, all or none."""

from typing import Annotated

from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from plans.api.openapi import refusals
from plans.api.paging import Code, Page, Paged, Words, page_of
from plans.api.plans import found
from plans.api.problems import MOST_FAULTS, Refused, fault
from plans.api.repeats import IdempotencyKey, created
from plans.document.schema import Actual
from plans.document.schema.types import Amount, Day, Ref, Row, Text
from plans.domain.actual_imports import FigureImportError, push
from plans.domain.actuals import Change
from plans.domain.documents.reading import document_of
from plans.domain.language import active_language
from plans.rules.tracking import entry_periods

router = Router(tags=['actuals'])
MOST_AT_ONCE = 10_000
NUMBERS = ('value', 'numerator', 'denominator')


class ActualOut(Actual):
    """A figure of a target of the plan."""

    target: str


class ActualIn(Row):
    """A figure as it should be; a blank one takes it away. Its period is one of the target's.

    reason: needed to change a figure of a period that ended more than 45 days ago.
    """

    target: Ref
    start: Day
    end: Day
    as_of: Day | None = None
    value: Amount | None = None
    numerator: Amount | None = None
    denominator: Amount | None = None
    note: Text = ''
    reason: Text = ''


class ActualsIn(Row):
    """Figures that are taken together."""

    actuals: Annotated[tuple[ActualIn, ...], Field(min_length=1)]


class ActualsTaken(Schema):
    """How many figures were new, how many other than before, how many the same."""

    added: int
    changed: int
    same: int


class ActualQuery(Paged):
    """Which figures."""

    target: Words = ''


@router.get('/plans/{code}/actuals', response={200: Page[ActualOut], **refusals()})
def list_actuals(request, code: Code, query: Annotated[ActualQuery, Query()]):
    """The figures of a plan, target by target."""
    figures = [
        {'target': target.id, **figure.model_dump()}
        for target in document_of(found(request, code)).targets
        if query.target in ('', target.id)
        for figure in target.actuals
    ]
    return page_of(figures, query, lambda figure: figure)


@router.post('/plans/{code}/actuals', response={200: ActualsTaken, **refusals()})
def push_actuals(request, code: Code, sent: ActualsIn, key: IdempotencyKey = None):
    """Take up to 10,000 figures of a plan that runs, all or none."""
    plan = found(request, code)
    if len(sent.actuals) > MOST_AT_ONCE:
        text = _('Send at most %(most)d figures at once.') % {'most': MOST_AT_ONCE}
        raise Refused(422, text, [fault('actuals', text)])
    return created(request, key, lambda: taken(request, plan, sent.actuals))


def taken(request, plan, figures):
    """(status, headers, values) of figures just taken."""
    refuse_twice(figures)
    changes = [change_of(place, figure) for place, figure in enumerate(figures)]
    name = request.use.token.name
    try:
        upload = push(plan, changes, source=name, language=active_language(), by=request.member)
    except FigureImportError as error:
        raise refusal(error.faults, changes, document_of(plan)) from None
    same = len(changes) - upload.added - upload.changed
    return 200, {}, {'added': upload.added, 'changed': upload.changed, 'same': same}


def refusal(faults, changes, document):
    """The Refused of figures that were not taken; the periods are told to who names another."""
    told = []
    for place, one in list(faults.items())[:MOST_FAULTS]:
        message = one.message
        if one.field == 'start':
            message = _('The target has no such period. It has: %(periods)s.') % {
                'periods': periods_of(document, changes[place].target)
            }
        told.append(fault(f'actuals[{place}].{one.field}', message))
    return Refused(422, _('No figure was taken. Correct what is listed.'), told)


def periods_of(document, ref):
    """The periods of a target as a program writes them, a year of months at most."""
    target = next(target for target in document.targets if target.id == ref)
    periods = [f'{one.start}/{one.end}' for one in entry_periods(target, document)]
    return ', '.join(periods[:12]) + (' …' if len(periods) > 12 else '')


def change_of(place, figure):
    """The Change of one figure; what was not sent stays as it is."""
    more = {name: getattr(figure, name) for name in {'as_of', 'note'} & figure.model_fields_set}
    values = {name: getattr(figure, name) for name in NUMBERS} | more
    return Change(figure.target, figure.start, figure.end, values, reason=figure.reason, key=place)


def refuse_twice(figures):
    """Raise Refused where two figures are of one target and period."""
    seen, faults = set(), []
    for place, figure in enumerate(figures):
        where = figure.target, figure.start, figure.end
        if where in seen:
            faults.append(fault(f'actuals[{place}]', _('This figure stands twice.')))
        seen.add(where)
    if faults:
        raise Refused(422, _('No figure was taken. Correct what is listed.'), faults)
