"""The thread board in words: strands, the gap of each with one button (product.md 0.6, LOOK 3)."""

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document import display
from plans.document.business_models import words_of
from plans.document.choices import ActionStatus
from plans.document.schema import Feedback
from plans.domain import keys, permissions
from plans.forms.plan_choices import shortened
from plans.rules import tracking
from plans.rules.thread import Knot, thread
from plans.views.places import TAB_OF_LIST

FIRST = 5  # strands on the plan page
MOST_NAMED = 3
LIST_OF = {
    Knot.NEED: 'needs',
    Knot.STRATEGY: 'strategies',
    Knot.TARGET: 'targets',
    Knot.ACTION: 'actions',
    Knot.FEEDBACK: 'feedback',
}
HEADS = {
    Knot.STRATEGY: gettext_lazy('Strategy'),
    Knot.TARGET: gettext_lazy('Target'),
    Knot.ACTION: gettext_lazy('Task'),
    Knot.FEEDBACK: gettext_lazy('Feedback'),
}
ICONS = {
    Knot.NEED: 'idea',
    Knot.STRATEGY: 'link',
    Knot.TARGET: 'target',
    Knot.ACTION: 'check',
    Knot.FEEDBACK: 'chat',
}
MISSING = {
    Knot.NEED: gettext_lazy('No need linked'),
    Knot.STRATEGY: gettext_lazy('No strategy yet'),
    Knot.TARGET: gettext_lazy('Not measured'),
    Knot.ACTION: gettext_lazy('No task yet'),
    Knot.FEEDBACK: gettext_lazy('Not heard yet'),
}


TITLES = {
    Knot.NEED: lambda row: row.statement,
    Knot.STRATEGY: lambda row: row.title,
    Knot.TARGET: lambda row: row.name,
    Knot.ACTION: lambda row: row.title,
    Knot.FEEDBACK: lambda row: row.suggestion or row.verbatim or row.customer,
}


@dataclass
class Item:
    """One record in a cell, and the address of its own card."""

    ref: str
    title: str
    url: str
    meta: str = ''
    status: object = None


@dataclass
class Act:
    """What mends a gap: a link, or with `key` a remedy that is sent with `params`."""

    label: str
    url: str
    key: str = ''
    params: dict = field(default_factory=dict)


@dataclass
class Cell:
    """One column of a strand: its records, or the gap with its one button."""

    knot: Knot
    head: str
    items: list
    line: str = ''
    gap: str = ''
    act: Act | None = None


@dataclass
class ShownStrand:
    """One row of the board."""

    cells: list
    is_orphan: bool


class Board:
    """The thread of a plan as its page shows it."""

    def __init__(self, page):
        self.page, self.document, self.language = page, page.document, page.language
        self.thread = thread(page.document, page.today)
        self.coverage = self.thread.coverage
        self.pace = tracking.track(page.document, page.today) if page.runs else None
        self.url = reverse('plans:thread', args=[page.plan.pk])

    @property
    def broken(self):
        """How many strands have a gap."""
        return sum(bool(strand.gaps) for strand in self.thread.strands)

    def head(self, knot):
        """What a column is called; needs in the words of the business model."""
        if knot == Knot.NEED:
            return words_of(self.document.business_model)['need'].text(self.language)
        return HEADS[knot]

    def heads(self):
        """[(knot, head, icon, one line of counts)] of the five columns."""
        cover = self.coverage
        lines = {
            Knot.NEED: _('{n} with a strategy').format(n=cover.needs_with_strategy),
            Knot.STRATEGY: _('{n} answer a need').format(n=cover.strategies_with_need),
            Knot.TARGET: _('{n} in all').format(n=cover.targets),
            Knot.ACTION: _('{n} in all').format(n=cover.actions),
            Knot.FEEDBACK: _('{n} in all').format(n=cover.feedback),
        }
        return [(knot, self.head(knot), ICONS[knot], lines[knot]) for knot in Knot]

    def shown(self, strands):
        """ShownStrand of each strand."""
        return [
            ShownStrand([self.cell(strand, knot) for knot in Knot], strand.is_orphan)
            for strand in strands
        ]

    def cell(self, strand, knot):
        """One column of one strand."""
        rows = strand.columns[list(Knot).index(knot)]
        head = self.head(knot)
        if not rows:
            return Cell(knot, head, [], gap=MISSING[knot], act=self.act(strand, knot))
        items = [self.item(knot, row) for row in self.named(knot, rows)]
        return Cell(knot, head, items, self.line(knot, rows))

    def named(self, knot, rows):
        """The records of a cell that stand by name: the task to do next, the newest criticism."""
        if knot == Knot.ACTION:
            is_open = [row for row in rows if row.status != ActionStatus.DONE] or list(rows)
            return sorted(is_open, key=lambda row: (row.due is None, row.due))[:1]
        if knot == Knot.FEEDBACK:
            critical = [row for row in rows if is_critical(row)]
            return sorted(critical, key=lambda row: row.received_on, reverse=True)[:1]
        return rows[:MOST_NAMED]

    def item(self, knot, row):
        """One record by its name."""
        title = TITLES[knot](row)
        return Item(
            row.id,
            shortened(title or _('Untitled'), 80),
            self.card_url(row.id),
            self.meta(knot, row),
            self.status(knot, row),
        )

    def card_url(self, ref):
        """The address of a record's own card."""
        return f'{self.url}?{urlencode({"at": ref})}#card'

    def meta(self, knot, row):
        """The muted line below a name."""
        if knot == Knot.NEED:
            proof = self.page.context.evidence.get(row.id)
            return _('Evidence {grade}').format(grade=proof.grade) if proof else ''
        if knot == Knot.STRATEGY and row.goals:
            return _('Serves {goals}').format(goals=', '.join(row.goals))
        if knot == Knot.ACTION and row.due:
            return display.day(row.due, self.language)
        return ''

    def status(self, knot, row):
        """How a target stands, once the plan runs."""
        standing = self.pace.of(row.id) if knot == Knot.TARGET and self.pace else None
        return standing and standing.status

    def line(self, knot, rows):
        """One line that sums the cell up."""
        if knot == Knot.ACTION and len(rows) > 1:
            done = sum(row.status == ActionStatus.DONE for row in rows)
            return _('{n} tasks, {done} done').format(n=len(rows), done=done)
        if knot == Knot.FEEDBACK:
            counts = Counter(row.sentiment for row in rows if row.sentiment)
            told = [f'{n} {one.label(self.language).lower()}' for one, n in counts.most_common()]
            return ' · '.join(told)
        more = len(rows) - MOST_NAMED
        return _('and {n} more').format(n=more) if more > 0 else ''

    # --- what mends a gap --------------------------------------------------------------------

    def act(self, strand, knot):
        """The one button of a gap, for whoever may mend it; None for others."""
        if strand.strategy is None:
            return self.act_on_orphan(strand) if knot == Knot.STRATEGY else None
        if knot == Knot.NEED:
            back = {'next': self.page.request.get_full_path()}  # the matrix leads there
            matrix = reverse('plans:matrix', args=self.at, query=back)
            return self.link('strategies', _('Link a need'), matrix)
        params = {'strategy': strand.strategy.id}
        if knot == Knot.TARGET:
            if self.page.plan.is_draft:
                return self.send('targets', _('Add a target'), 'target_for_strategy', params)
            return Act(_('See the targets'), self.page.url_of('targets'))
        if knot == Knot.ACTION:
            return self.send('actions', _('Add a task'), 'add_task', params)
        return self.send('actions', _('Ask customers'), 'ask_about_strategy', params)

    def act_on_orphan(self, strand):
        """What ties a record without a strategy to one."""
        if strand.need:
            params = {'need': strand.need.id}
            return self.send('strategies', _('Make a strategy'), 'strategy_from_need', params)
        knot, row = next(
            (knot, rows[0]) for knot, rows in zip(Knot, strand.columns, strict=True) if rows
        )
        name = LIST_OF[knot]
        if self.page.plan.is_draft:
            url = reverse('plans:record', args=[self.page.plan.pk, name, row.id])
            return self.link(name, _('Link it'), url)
        return Act(_('Look at it'), self.page.url_of(TAB_OF_LIST.get(name, name)))

    @property
    def at(self):
        return [self.page.plan.pk]

    def link(self, part, label, url):
        return Act(label, url) if self.may(part) else None

    def send(self, part, label, key, params):
        url = reverse('plans:remedy', args=[self.page.plan.pk, key])
        return Act(label, url, key, params) if self.may(part) else None

    def may(self, part):
        return permissions.may_edit_part(self.page.member, self.page.plan, part)


def is_critical(row):
    """Whether a voice says what should be better."""
    return isinstance(row, Feedback) and (
        bool(row.suggestion) or row.sentiment in ('negative', 'mixed')
    )


def board_context(board, strands):
    """What the board's template is given."""
    return {
        'plan': board.page.plan,
        'board': board,
        'heads': board.heads(),
        'strands': board.shown(strands),
        'coverage': board.coverage,
        'broken': board.broken,
        'key': keys.new_key(),
    }


def first_strands(page):
    """What the plan page shows of the board: its first strands."""
    board = Board(page)
    return board_context(board, board.thread.strands[:FIRST])
