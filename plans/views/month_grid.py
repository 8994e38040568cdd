"""The grid in which the figures of one target are entered, a cell per period."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from plans.document import display
from plans.document.choices import MetricKind
from plans.document.numbers import meant_percentage
from plans.document.planned import planned_values, target_slices
from plans.document.tet import holds_tet
from plans.rules.tracking import entry_periods, typed_figure

MOST = 24  # periods at once; of a longer target one year is shown
FAR = 3  # on phones the last, running and next period show, the rest behind a button


@dataclass
class Cell:
    """One period: its plan, the figure as typed and what it makes against the plan.

    `meant`: (0.178, 17.8), a share that was probably meant as a percentage.
    """

    key: str
    label: str
    title: str
    hint: str
    planned: str
    typed: str
    was: str
    difference: str
    sign: str
    css: str
    url: str
    may_type: bool
    error: str = ''
    conflict: object = None
    asks: str = ''
    answer: str = ''
    meant: tuple | None = None


def key_of(start, end):
    """A period in an address or a field's name."""
    return f'{start.isoformat()}_{end.isoformat()}'


def years_of(page, chosen):
    """({year: its periods}, the one that is shown); no years where all periods fit on a page.

    Asked for by `year`, else the running one.
    """
    pieces = entry_periods(chosen.target, page.document)
    if len(pieces) <= MOST:
        return {}, None
    years: dict[int, list] = {}
    for piece in pieces:
        years.setdefault(piece.start.year, []).append(piece)
    asked = page.request.POST.get('year') or page.request.GET.get('year') or ''
    wanted = int(asked) if asked.isdecimal() and len(asked) < 5 else page.today.year
    return years, min(years, key=lambda year: abs(year - wanted))


def grid(page, chosen, pieces=None, keys=None):
    """The Cells of a target, oldest first; only of these `pieces` or `keys` where given."""
    target = chosen.target
    planned = dict(
        zip(
            ((piece.start, piece.end) for piece in target_slices(target, page.document)),
            planned_values(target, page.document),
            strict=False,
        )
    )
    stored = {(actual.start, actual.end): actual for actual in target.actuals}
    pieces = pieces or entry_periods(target, page.document)
    near = _near(pieces, page.today)
    return [
        _cell(page, chosen, piece, planned.get((piece.start, piece.end)),
              stored.get((piece.start, piece.end)), place in near)
        for place, piece in enumerate(pieces)
        if keys is None or key_of(piece.start, piece.end) in keys
    ]  # fmt: skip


def _near(pieces, today):
    """The places shown on a phone: the period before, the running and the next one."""
    here = next((place for place, piece in enumerate(pieces) if piece.end >= today), len(pieces))
    here = min(here, max(len(pieces) - 2, 0))
    return range(here - 1, here + FAR - 1)


def _cell(page, chosen, piece, planned, actual, is_near):
    words, today = chosen.words, page.today
    key = key_of(piece.start, piece.end)
    part_to = actual and actual.as_of if actual and _figure(actual) is not None else None
    is_part = part_to is not None and part_to < piece.end
    state = 'later' if piece.start > today else 'running' if piece.end >= today or is_part else ''
    difference = difference_of(words, piece, planned, actual)
    return Cell(
        key=key,
        label=words.period(piece),
        title=words.period_in_full(piece),
        hint=_hint(piece, part_to if is_part else None, words.language),
        planned=words.exact(planned),
        typed=typed_figure(actual, words.language),
        was=typed_figure(actual, words.language),
        difference=difference[0],
        sign=difference[1],
        css=f'{state} far'.strip() if not is_near else state,
        url=figure_url(page.plan, chosen.target.id, key),
        may_type=piece.start <= today or actual is not None,
        meant=_meant(words, actual, planned),
    )


def _meant(words, actual, planned):
    """(0.178, 17.8) where a percentage was typed as a share and 17.8 is nearer to the plan."""
    share = actual.value if actual and words.measure.unit == '%' else None
    percentage = meant_percentage(share, planned)
    return percentage and (share, percentage)


def figure_url(plan, ref, key):
    """The page of one figure."""
    return reverse('plans:figure', args=[plan.pk, key, ref])


def _hint(piece, part_to, language):
    if part_to is not None:
        day = f'{part_to:%d/%m}' if language == 'vi' else display.day(part_to, language)
        return _('to %(day)s') % {'day': day}
    return _('Tết') if holds_tet(piece) and piece.start.month == piece.end.month else ''


def _figure(actual):
    if actual.numerator is not None and actual.denominator:
        return actual.numerator * 100 / actual.denominator
    return actual.value


def difference_of(words, piece, planned, actual):
    """(actual − plan in words, 'plus', 'minus' or ''): a running sum against its part of the plan.

    'minus' is the wrong side: less than planned, or more where less is better.
    """
    value = _figure(actual) if actual is not None else None
    if value is None or planned is None:
        return display.NONE, ''
    if words.measure.is_cumulative and actual.as_of is not None:
        planned = planned * piece.days_until(actual.as_of) / piece.days
    gap = value - planned
    shown = display.number(gap, words.language, words.decimals, signed=True)
    if not gap:
        return shown, ''
    return shown, 'plus' if (gap > 0) == words.measure.is_up else 'minus'


def is_fraction(words):
    """Whether a figure may be typed as 48/50."""
    return words.measure.kind == MetricKind.RATIO
