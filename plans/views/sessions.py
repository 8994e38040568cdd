"""One dealer session of a plan: agenda, invitation, who came, what was heard, what to do."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from plans.document.choices import ActionKind, SessionPurpose, SessionStatus, SourceKind
from plans.document.text import fold
from plans.domain import keys, permissions, rooms, rows
from plans.domain.documents.reading import document_of
from plans.domain.language import word_in
from plans.domain.row_places import find, rows_of
from plans.domain.row_rules import RowRuleError
from plans.domain.row_writer import ConflictError
from plans.domain.sessions import is_joint
from plans.exports.session_calendars import session_ics
from plans.forms.sessions import AttendanceForm, SessionPlanForm, SessionTaskForm
from plans.rules.agendas import REMINDER
from plans.views.access import plan_of, reader, recorder, sent
from plans.views.plan_page import tab_url
from plans.views.plan_rows import context_of

LANGUAGES = ('vi', 'en')


def session_of(request, plan_id, session_id):
    """(plan, session, its place in the plan), reached through the workspace."""
    plan = plan_of(request, plan_id)
    session = find(plan, 'sessions', session_id)
    return plan, session, plan.plan_sessions.get(session=session)


def changeable(request, plan_id, session_id):
    """As session_of, for whoever may record sessions of the plan now. Raises PermissionDenied."""
    plan, session, place = session_of(request, plan_id, session_id)
    if not permissions.may_edit_part(request.membership, plan, 'sessions'):
        raise PermissionDenied(_('This part of the plan cannot be changed now.'))
    return plan, session, place


def page_of(session, plan):
    """The address of a session's page."""
    return reverse('plans:session', args=[plan.pk, session.pk])


@reader
@require_GET
def session(request, plan_id, session_id):
    """Everything about one session."""
    plan, session, place = session_of(request, plan_id, session_id)
    return render(request, 'sessions/session.html', shown(request, plan, session, place))


def shown(request, plan, session, place):
    """What the session's page is given."""
    may_edit = permissions.may_edit_part(request.membership, plan, 'sessions')
    people = list(session.participants.select_related('dealer').order_by('dealer__sort_name'))
    room = rooms.room_of(session)
    return {
        'plan': plan,
        'session': session,
        'ref': place.ref,
        'back': tab_url(plan, 'dealers'),
        'people': people,
        'invited': sum(one.invited for one in people),
        'came': sum(one.attended for one in people),
        'is_joint': is_joint(session),
        'reminder': REMINDER.text(get_language()),
        'invitations': [(code, invitation(plan, session, code)) for code in LANGUAGES],
        'room': room,
        'room_is_open': room and room.is_open(timezone.now()),
        'ranked': rooms.heard_in(room) if room else [],
        'evidence': evidence_of(plan, session),
        'tasks': tasks_of(plan, session),
        'may_edit': may_edit,
        'form': task_form(request, plan) if may_edit else None,
        'key': keys.new_key(),
    }


def evidence_of(plan, session):
    """What needs rest on this session."""
    found = rows_of(plan, 'sources').filter(session=session, kind=SourceKind.DEALER_SESSION)
    return found.filter(need__deleted_at__isnull=True).select_related('need')


def tasks_of(plan, session):
    """What is to be done because of the session."""
    tasks = rows_of(plan, 'actions').filter(from_session=session)
    return tasks.select_related('owner__user')


def invitation(plan, session, language):
    """The invitation as text that any channel can carry."""
    with translation.override(language):
        context = {
            'plan': plan, 'session': session, 'reminder': REMINDER.text(language),
            'invites': word_in(plan, 'invites').format(company=plan.workspace.name),
        }  # fmt: skip
        return render_to_string('sessions/invitation.txt', context).strip()


@recorder
@require_http_methods(['GET', 'POST'])
def edit_session(request, plan_id, session_id):
    """What is planned: when, where, who is asked, what about."""
    plan, session, _place = changeable(request, plan_id, session_id)
    document = document_of(plan)
    initial = rows.values_of(plan, 'sessions', session)
    form = SessionPlanForm(sent(request), initial=initial, context=context_of(plan, document))
    if request.method == 'POST' and form.is_valid():
        values = {name: form.cleaned_data[name] for name in form.changed_data}
        was = {name: initial.get(name) for name in values}
        if change(request, plan, session, values, was, form):
            messages.success(request, _('The session is saved.'))
            return redirect(page_of(session, plan))
    context = {'plan': plan, 'session': session, 'form': form, 'back': page_of(session, plan)}
    return render(request, 'sessions/edit.html', context, status=422 if form.errors else 200)


def change(request, plan, session, values, was, form):
    """Write the values; False with the reason in the form where that cannot be."""
    try:
        rows.change(plan, 'sessions', session.pk, values, by=request.membership, was=was)
    except RowRuleError as broken:
        form.add_error(broken.field if broken.field in form.fields else None, broken.message)
    except ConflictError as conflict:
        text = _('{who} has just changed the same session. Load the page again, then change it.')
        form.add_error(None, text.format(who=conflict.by or _('Somebody')))
    return not form.errors


@recorder
@require_http_methods(['GET', 'POST'])
def attendance(request, plan_id, session_id):
    """Tick who came, on a phone at the door; saving says that the session was held."""
    plan, session, _place = changeable(request, plan_id, session_id)
    stored = rows.values_of(plan, 'sessions', session)
    dealers = dealers_of(plan, stored['invited'])
    initial = {
        'attended': stored['attended'],
        'outcomes': stored['outcomes'],
        'training': SessionPurpose.TRAINING in stored['purposes'],
        'plan_sheet_shared': stored['plan_sheet_shared'],
    }
    form = AttendanceForm(
        sent(request), dealers=dealers, session=session, initial=initial,
        today=request.workspace.today(), plan=plan,
    )  # fmt: skip
    if request.method == 'POST' and form.is_valid():
        values = held_values(form.cleaned_data, stored['purposes'])
        if change(request, plan, session, values, {}, form):
            messages.success(request, _('Attendance is saved.'))
            return redirect(page_of(session, plan))
    context = {
        'plan': plan, 'session': session, 'form': form, 'back': page_of(session, plan),
        'ticked': set(form['attended'].value() or ()), 'dealers': dealers,
        'invited': set(stored['invited']),
    }  # fmt: skip
    return render(request, 'sessions/attendance.html', context, status=422 if form.errors else 200)


def dealers_of(plan, invited):
    """[(ref, name)] of the plan's dealers, those asked first."""
    dealers = [(one.id, one.name or one.id) for one in document_of(plan).dealers]
    return sorted(dealers, key=lambda pair: pair[0] not in set(invited))


def held_values(said, purposes):
    """The session's values once it was held."""
    kept = [one for one in purposes if one != SessionPurpose.TRAINING]
    return {
        'status': SessionStatus.HELD,
        'attended': said['attended'],
        'outcomes': said['outcomes'],
        'plan_sheet_shared': said['plan_sheet_shared'],
        'purposes': [*kept, *([SessionPurpose.TRAINING] if said['training'] else [])],
    }


@reader
@require_GET
def calendar(request, plan_id, session_id):
    """The session as a calendar file."""
    plan, session, _place = session_of(request, plan_id, session_id)
    language = request.workspace.default_language
    data = session_ics(session, agenda=session.agenda, stamp=timezone.now(), language=language)
    if data is None:
        messages.info(request, _('Give the session a day first.'))
        return redirect(page_of(session, plan))
    answer = HttpResponse(data, content_type='text/calendar; charset=utf-8')
    name = slugify(fold(session.title))[:60] or 'session'
    answer['Content-Disposition'] = f'attachment; filename="{name}.ics"'
    return answer


@recorder
@require_POST
def session_task(request, plan_id, session_id):
    """Add a task that came out of the session, once per key."""
    plan, session, place = changeable(request, plan_id, session_id)
    form = task_form(request, plan, request.POST)
    if not form.is_valid():
        messages.error(request, '; '.join(text for each in form.errors.values() for text in each))
        return redirect(f'{page_of(session, plan)}#tasks')
    values = form.cleaned_data | {'kind': ActionKind.DEALER, 'from_session': place.ref}
    add = partial(rows.add, plan, 'actions', values, by=request.membership)
    try:
        with transaction.atomic():
            keys.use_key(request.workspace, request.POST.get('key') or keys.new_key())
            add()
        messages.success(request, _('The task is in the plan.'))
    except keys.KeyUsedError:
        pass
    return redirect(f'{page_of(session, plan)}#tasks')


def task_form(request, plan, data=None):
    """The form of a new task, given to oneself."""
    members = plan.workspace.memberships.active().by_name()
    pairs = [(one.user.email, str(one)) for one in members]
    return SessionTaskForm(data, members=pairs, initial={'owner': request.membership.user.email})
