"""What each part of the plan page shows: one function a tab, the same parts in print."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plans.document.business_models import words_of
from plans.document.choices import FeedbackStatus, Phase, Sentiment, SessionStatus
from plans.domain import keys, permissions
from plans.domain.documents.row_reading import RowReader
from plans.domain.language import active_language
from plans.forms.facts import told_of
from plans.forms.parts import PARTS
from plans.rules.dealers import own_targets
from plans.views import comment_threads
from plans.views.histories import history_of
from plans.views.model_sections import of_model, shown_sections
from plans.views.plan_overview import flow_of, overview, printed_overview
from plans.views.plan_rows import form_url, shown_list
from plans.views.plan_targets import target_lines, task_lines
from plans.views.results import result_lines, told_at_the_end

ARITHMETIC = ('arithmetic',)
WINDOW_DAYS = 90
WEEKS = 60  # check-ins shown, the newest first


@dataclass(frozen=True)
class Tab:
    """One part of the page: its link, what its template is given, the name of its word if any."""

    title: str
    content: Callable
    word: str = ''

    def title_in(self, document):
        """The title, in the words of the plan's business model where those differ."""
        if not self.word:
            return self.title
        return words_of(document.business_model)[self.word].text(active_language())


def paged(page, name, rows):
    """A ShownList of the part of a list that the address asks for, with its page_obj.

    `?needs=2` is the second page, `?at=needs-N120` the page with that row.
    """
    chosen = part_of(page, name, list(rows))
    shown = shown_list(page.context, name, chosen.object_list)
    shown.page_obj, shown.page_name = chosen, name
    return shown


def part_of(page, name, rows):
    """The page of the rows that the address asks for, by number or by a row on it."""
    query = page.request.GET
    at = query.get('at', '').removeprefix(f'{name}-')
    place = next((place for place, row in enumerate(rows) if row.id == at), None)
    number = query.get(name) if place is None else place // page.most + 1
    return Paginator(rows, page.most).get_page(number)


def editable(page, lists):
    """The lists, each with the address where the reader may change it while the plan runs."""
    for one in lists:
        one.edit_url = page.edit_urls.get(one.part.name, '')
    return lists


def model(page):
    """How the business model works, and what follows from its details and targets.

    Once the plan runs, tracking stands where its targets were: what they take is shown here.
    """
    names = (*of_model(page.document), *(ARITHMETIC if page.runs else ()))
    return {'flow': flow_of(page), 'sections': shown_sections(page.context, page.plan, names)}


def needs(page):
    """Needs with their evidence, goals and capability, and the strategies that join them."""
    document = page.document
    return {
        'lists': editable(
            page,
            [
                paged(page, 'needs', document.needs),
                shown_list(page.context, 'segments', document.segments),
                shown_list(page.context, 'goals', document.goals),
                shown_list(page.context, 'capabilities', document.capabilities),
                paged(page, 'strategies', document.strategies),
            ],
        )
    }


def targets(page):
    """Targets with their breakdown and, once the plan runs, how they stand."""
    return {
        'target_lines': target_lines(page.context, runs=page.runs),
        'runs': page.runs,
        'sections': shown_sections(page.context, page.plan, () if page.runs else ARITHMETIC),
    }


def actions(page):
    """Tasks: who does what by when."""
    return {'task_lines': task_lines(page.context)}


def dealers(page):
    """Dealers of the plan and the sessions that bring them together."""
    document = page.document
    sessions = paged_sessions(page)
    return {
        'lists': editable(page, [paged(page, 'dealers', document.dealers)]),
        'own_targets': own_targets(document),
        'uses_dealers': document.uses_dealers,
        'sessions': session_pages(page, sessions),
        'sessions_part': sessions,
        'sessions_heading': PARTS['sessions'].heading(page.context),
        'may_schedule': permissions.may_edit_part(page.member, page.plan, 'sessions'),
        'schedule_key': keys.new_key(),
    }


def paged_sessions(page):
    """The sessions that the address asks for, `?sessions=2` or `?at=sessions-E7`, newest first."""
    rows = sorted(page.document.sessions, key=lambda one: one.held_on or date.max, reverse=True)
    return part_of(page, 'sessions', rows)


def session_pages(page, sessions):
    """(address, session, how many came or were asked, in words) of each session. One query."""
    pks = RowReader(page.plan).pks('sessions')
    held = SessionStatus.HELD
    return [
        (
            reverse('plans:session', args=[page.plan.pk, pks[one.id]]),
            one,
            told_of(
                len(one.dealers_attended if one.status == held else one.dealers_invited),
                one.status == held,
                page.context,
            ),
        )
        for one in sessions
        if one.id in pks
    ]


def feedback(page):
    """What customers said: counts of the last 90 days, then each item, newest first."""
    heard = [item for item in page.document.feedback if item.status != FeedbackStatus.SPAM]
    heard.sort(key=lambda item: item.received_on, reverse=True)
    since = page.today - timedelta(days=WINDOW_DAYS)
    recent = Counter(item.sentiment for item in heard if since <= item.received_on <= page.today)
    return {
        'lists': editable(page, [paged(page, 'feedback', heard)]),
        'sentiments': [(one, recent[one]) for one in Sentiment],
        'window': WINDOW_DAYS,
        'form': page.document.feedback_form,
        'form_url': form_url(page.request, page.plan, page.document),
    }


def result(page):
    """Target against result, and what was said when the plan ended."""
    told = getattr(page.plan, 'close_out', None)
    return {
        'lines': result_lines(page),
        'result_on': page.today,
        'told': told_at_the_end(page.plan),
        'early_reason': told.early_reason if told else '',
        'check_ins': page.plan.check_ins.select_related('member__user')[:WEEKS],
    }


def history(page):
    """Versions and what was decided on them, newest first."""
    plan = page.plan
    events, page_obj = history_of(plan, page.request.GET.get('page'))
    source = plan.restored_from
    return {
        'events': events,
        'page_obj': page_obj,
        'versions': plan.versions.defer('snapshot'),
        'first': events[0].version.number if events else None,
        'last': 'now',
        'source': source,
        'may_restore': permissions.allows(page.member, permissions.Permission.PLAN),
    }


def comments(page):
    """What people say about the plan, and a form to say more."""
    return comment_threads.content(page)


TABS = {
    'overview': Tab(_('Overview'), overview),
    'model': Tab(_('Model'), model),
    'needs': Tab(_('Needs and strategies'), needs),
    'targets': Tab(_('Targets'), targets),
    'actions': Tab(pgettext_lazy('tab', 'Tasks'), actions),
    'dealers': Tab(_('Dealers'), dealers, 'dealers_tab'),
    'feedback': Tab(_('Feedback'), feedback),
    'result': Tab(_('Result'), result),
    'comments': Tab(_('Comments'), comments),
    'history': Tab(_('History'), history),
}


def everything(page, keys):
    """The content of several tabs under their keys, for print."""
    found = {key: TABS[key].content(page) for key in keys if key != 'overview'}
    return {'parts': {'overview': printed_overview(page)} | found, 'phase': Phase}
