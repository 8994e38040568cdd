"""The balance matrix: which needs each strategy answers, which goals it serves (R38, R51)."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from plans.document.choices import Phase
from plans.domain import permissions, rows
from plans.domain.documents.reading import document_of
from plans.domain.row_places import rows_of
from plans.domain.row_writer import ConflictError
from plans.forms.plan_choices import shortened
from plans.rules.checks import balance
from plans.rules.checks.case import Case
from plans.views.access import plan_of, reader
from plans.views.editing import saved_at
from plans.views.places import way_back

# What one page shows at most; the plan page shows a first part of it.
MOST_STRATEGIES, MOST_NEEDS, MOST_GOALS = 20, 15, 15
FIRST_STRATEGIES, FIRST_NEEDS, FIRST_GOALS = 12, 7, 4
NARROW_AT_MOST = 6  # columns that fit beside the health panel
SHORT = 28
SIDES = ('needs', 'goals')


@dataclass(frozen=True)
class Column:
    """A need or a goal; `is_open` where no strategy answers it."""

    ref: str
    title: str
    side: str
    is_open: bool = False
    is_edge: bool = False

    @property
    def short(self):
        return shortened(self.title, SHORT)


@dataclass(frozen=True)
class Line:
    """A strategy with a cell for each column: (Column, whether it is linked)."""

    ref: str
    title: str
    cells: tuple


class Matrix:
    """The strategies that count, against the needs and goals that count (product.md 3.3)."""

    def __init__(self, document, on, *, strategies, needs, goals, page=1, side_page=1):
        case = Case(document, Phase.DRAFT, on)
        self.strategies = Paginator(case.strategies, strategies).get_page(page)
        shown_needs = Paginator(list(case.needs.values()), needs).get_page(side_page)
        self.needs_page = shown_needs
        answered = {ref for strategy in case.strategies for ref in strategy.needs}
        self.needs = [
            Column(need.id, need.statement or need.id, 'need', need.id not in answered)
            for need in shown_needs
        ]
        self.goals = [
            Column(goal.id, goal.statement or goal.id, 'goal', is_edge=not place)
            for place, goal in enumerate(document.goals[:goals])
        ]
        self.open_needs = [need for need in case.needs.values() if need.id not in answered]
        self.is_part = shown_needs.has_other_pages() or self.strategies.has_other_pages()
        self.is_part = self.is_part or len(document.goals) > goals
        self.share_need, self.share_goal = balance.shares(case)
        self.is_empty = not case.strategies
        self.lines = [self.line(strategy) for strategy in self.strategies]

    @property
    def is_wide(self):
        """Whether the table wants the whole width of the page."""
        return len(self.needs) + len(self.goals) > NARROW_AT_MOST

    def line(self, strategy):
        """One strategy and its cells, needs before goals."""
        cells = [(column, column.ref in strategy.needs) for column in self.needs]
        cells += [(column, column.ref in strategy.goals) for column in self.goals]
        return Line(strategy.id, strategy.title or strategy.id, tuple(cells))


def first_part(document, on):
    """The matrix as the plan page shows it."""
    sizes = {'strategies': FIRST_STRATEGIES, 'needs': FIRST_NEEDS, 'goals': FIRST_GOALS}
    return Matrix(document, on, **sizes)


@reader
@never_cache
@require_http_methods(['GET', 'POST'])
def matrix(request, plan_id):
    """The whole matrix; whoever may change the strategies ticks its cells in place."""
    plan = plan_of(request, plan_id)
    may_edit = permissions.may_edit_part(request.membership, plan, 'strategies')
    if request.method == 'POST':
        if not may_edit:
            raise PermissionDenied(_('Only the owner and co-editors change these links.'))
        return save(request, plan)
    return show(request, plan, may_edit)


def show(request, plan, may_edit, status=200):
    """The page; HTMX gets the table alone."""
    document = document_of(plan)
    table = Matrix(
        document,
        plan.workspace.today(),
        strategies=MOST_STRATEGIES,
        needs=MOST_NEEDS,
        goals=MOST_GOALS,
        page=request.GET.get('page'),
        side_page=request.GET.get('needs'),
    )
    context = {
        'plan': plan,
        'matrix': table,
        'may_edit': may_edit,
        'language': get_language(),
        'back': way_back(request, ''),
    }
    template = 'plan/_matrix_form.html' if request.htmx else 'plan/matrix.html'
    return render(request, template, context, status=status)


def save(request, plan):
    """Write the links of the strategies whose ticks changed; all of them, or none.

    With scripts each tick was saved before the button is pressed, which leads back then too.
    """
    here, status = request.get_full_path(), 200
    try:
        with transaction.atomic():
            save_ticks(request, plan)
        if not request.htmx:
            messages.success(request, _('The matrix is saved.'))
            here = way_back(request, here)
    except ConflictError as conflict:
        text = _('{who} has just changed the same strategy. Look again, then tick.')
        messages.warning(request, text.format(who=conflict.by or _('Somebody')))
        status = 409
    if request.htmx:
        plan.refresh_from_db()
        answer = show(request, plan, may_edit=True, status=status)
        if status == 200:
            answer['Saved-At'] = saved_at(plan)
        return answer
    return redirect(here)


def save_ticks(request, plan):
    """Save each strategy on the page; links to what the page did not show stay.

    `was-needs-S1` holds the refs that were ticked when the page was loaded.
    """
    strategies = document_of(plan).strategies_by_id
    pks = dict(rows_of(plan, 'strategies').values_list('ref', 'pk'))
    for ref in request.POST.getlist('strategies'):
        strategy = strategies.get(ref)
        if strategy is None:
            continue
        values, was = {}, {}
        for side in SIDES:
            before = request.POST.getlist(f'was-{side}-{ref}')
            ticked = request.POST.getlist(f'{side}-{ref}')
            if set(before) == set(ticked):
                continue
            shown = set(request.POST.getlist(f'shown-{side}'))
            hidden = [one for one in getattr(strategy, side) if one not in shown]
            values[side] = [*hidden, *(one for one in ticked if one in shown)]
            was[side] = [*hidden, *before]
        if values:
            rows.change(plan, 'strategies', pks[ref], values, by=request.membership, was=was)
