"""A whole installation made, to measure with."""

from dataclasses import dataclass
from itertools import cycle

from django.db import connection, transaction

from plans.domain import summaries
from plans.domain.backup_tables import reset_numbers, tables
from plans.domain.documents.kept import kept_of
from plans.domain.load.copies import Printer
from plans.domain.load.drawing import Drawing
from plans.domain.load.extremes import make_extremes
from plans.domain.load.patterns import MIX, TRACKED, patterns
from plans.domain.load.stencils import Press
from plans.domain.plan_templates import seed_shipped
from plans.models import Plan, Workspace

SHARE_OF_FIRST = 5  # the first company has a fifth of all plans: lists and sums must stand that
FOR_EXTREMES = 100_000  # figures, from which on a plan of 10,000 does not stand out
PLANS_AT_ONCE = 50  # whose rows are held in memory


class NotEmptyError(Exception):
    """The database holds companies; nothing was written to it."""


@dataclass(frozen=True)
class Size:
    """How much is made: `targets` of each plan, all others of the whole installation."""

    workspaces: int = 200
    plans: int = 2_000
    targets: int = 12
    actuals: int = 700_000
    feedback: int = 300_000
    seed: int = 1


def make(size, on, told=print):
    """Fill an empty database, all or nothing, as on the day `on`. Calls `told` with a line of news.

    Raises NotEmptyError.
    """
    if Workspace.objects.exists():
        raise NotEmptyError('This database holds companies. Load data goes into one of its own.')
    seed_shipped()
    with transaction.atomic():
        making = Making(size, on)
        told(f'{size.workspaces} companies')
        for first in range(0, size.plans, PLANS_AT_ONCE):
            numbers = range(first, min(first + PLANS_AT_ONCE, size.plans))
            making.plans(numbers)
            told(f'{numbers[-1] + 1} of {size.plans} plans')
        reset_numbers(tables().values())
        if size.actuals >= FOR_EXTREMES:
            make_extremes(on)
    with connection.cursor() as cursor:
        cursor.execute('ANALYZE')


class Making:
    """What is shared by the plans of one installation."""

    def __init__(self, size, on):
        tracked = [MIX[number % len(MIX)][1] in TRACKED for number in range(size.plans)]
        self._drawing = Drawing(size, tracked, on)
        company, self._patterns = patterns(size.plans, size.targets, self._drawing.months, on)
        self._press = Press()
        self._printer = Printer(self._press, company, on, size.seed)
        homes = [self._printer.company(number) for number in range(1, size.workspaces + 1)]
        first, others = size.plans // SHARE_OF_FIRST, cycle(homes)
        self._homes = [homes[0] if n < first else next(others) for n in range(size.plans)]

    def plans(self, numbers):
        """Write these plans with all that lies below them, then what is kept of each."""
        copies = [self._plan(number) for number in numbers]
        self._press.flush()
        rows = Plan.objects.select_related('workspace__check_policy', 'template', 'summary')
        found = rows.in_bulk([copy.pk for copy in copies])
        for copy in copies:
            summaries.keep_read(found[copy.pk], kept_of(copy.content))

    def _plan(self, number):
        pattern, home = self._patterns[number % len(self._patterns)], self._homes[number]
        copy = self._printer.plan(pattern, home, number)
        drawn = self._drawing.actuals(number, pattern.targets)
        self._printer.actuals(copy, home, drawn)
        customers = sorted(home.customers)
        self._printer.feedback(copy, home, self._drawing.feedback(number, customers))
        return copy
