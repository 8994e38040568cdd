"""Who comes to sessions: dealers × sessions of a fiscal year by quarter, and who never comes."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from plans.document import display
from plans.document.choices import SessionStatus
from plans.document.periods import fiscal_quarter
from plans.domain import dealers
from plans.domain.language import active_language
from plans.views.access import reader

PAGE = 50
MOST_SESSIONS = 24  # columns; a year of meetings every two weeks
CAME, MISSED, ASKED, NOT_ASKED = 'came', 'missed', 'asked', ''


@dataclass
class Column:
    """One session."""

    pk: int
    title: str
    day: str
    url: str
    is_held: bool
    came: int = 0


@reader
@require_GET
def dealer_attendance(request):
    """The matrix of one fiscal year."""
    first = request.workspace.fiscal_year_start_month
    this_year = fiscal_quarter(request.workspace.today(), first).year
    asked = request.GET.get('year', '')
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else this_year
    quarters = quarters_of(request.workspace, year, first)
    columns = [column for _label, group in quarters for column in group]
    listed = request.workspace.dealers.listed().exclude(status='inactive')
    never = request.GET.get('show') == 'never'
    found = dealers.never_came(listed) if never else listed
    page = Paginator(found.order_by('sort_name', 'pk'), PAGE).get_page(request.GET.get('page'))
    context = {
        'quarters': quarters,
        'columns': columns,
        'lines': lines_of(page, columns),
        'page_obj': page,
        'year': year,
        'show_never': never,
        'never_count': dealers.never_came(listed).count(),
        'back': reverse('plans:dealers'),
    }
    return render(request, 'dealers/attendance.html', context)


def quarters_of(workspace, year, first_month):
    """[(quarter in words, [Column])] of the quarters with sessions."""
    language = active_language()
    found = workspace.dealer_sessions.exclude(status=SessionStatus.CANCELLED)
    found = found.filter(held_on__range=(f'{year - 1:04d}-01-01', f'{year + 1:04d}-12-31'))
    groups = {}
    for session in found.order_by('held_on', 'pk').prefetch_related('plan_sessions'):
        quarter = fiscal_quarter(session.held_on, first_month)
        places = [one for one in session.plan_sessions.all() if one.deleted_at is None]
        if quarter.year != year or not places:
            continue
        url = reverse('plans:session', args=[places[0].plan_id, session.pk])
        column = Column(
            session.pk, session.title, display.day(session.held_on, language), url,
            session.status == SessionStatus.HELD,
        )  # fmt: skip
        groups.setdefault(quarter.number, []).append(column)
    shown, left = [], MOST_SESSIONS
    for number, group in sorted(groups.items()):
        shown.append((display.quarter(number, year, language), group[:left]))
        left -= len(group[:left])
    return [(label, group) for label, group in shown if group]


def lines_of(page, columns):
    """[(dealer, [state in each session], times came, times asked)]. One query."""
    held = {column.pk: column for column in columns}
    who = dealers.met([one.pk for one in page], list(held))
    states = {}
    for one in who:
        is_held = held[one.session_id].is_held
        state = CAME if one.attended else MISSED if is_held else ASKED
        if one.invited or one.attended:
            states[one.dealer_id, one.session_id] = state
    lines = []
    for dealer in page:
        cells = [states.get((dealer.pk, column.pk), NOT_ASKED) for column in columns]
        came = cells.count(CAME)
        lines.append((dealer, cells, came, came + cells.count(MISSED)))
    return lines
