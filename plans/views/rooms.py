"""The host's side of a session room: the page on the wall, the desk, and keeping what was said."""

from itertools import groupby

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from plans.document.choices import NeedStatus
from plans.domain import keys, permissions, rooms, sessions
from plans.domain.documents.reading import document_of
from plans.domain.language import word_in
from plans.forms.rooms import EvidenceForm, IdeaForm, NextQuestionForm, OpenRoomForm
from plans.rules.agendas import REMINDER
from plans.views.access import recorder
from plans.views.sessions import changeable, page_of

NOTHING_NEW = 204
SHORT = 60


@recorder
@never_cache
@require_http_methods(['GET', 'POST'])
def room(request, plan_id, session_id):
    """The page for the projector; a POST opens, closes or renews the room."""
    plan, session, _place = changeable(request, plan_id, session_id)
    found = rooms.room_of(session)
    if request.method == 'POST':
        return run_room(request, plan, session, found)
    now = timezone.now()
    if request.htmx and found and request.GET.get('seen') == str(found.revision):
        return HttpResponse(status=NOTHING_NEW if found.is_open(now) else 286)
    context = wall(request, plan, session, found, now)
    return render(request, 'rooms/_wall.html' if request.htmx else 'rooms/room.html', context)


def wall(request, plan, session, found, now, form=None):
    """What the projector shows; `form`: the question that could not be asked."""
    is_open = bool(found and found.is_open(now))
    context = {
        'plan': plan, 'session': session, 'room': found, 'is_open': is_open,
        'back': page_of(session, plan), 'here': reverse('plans:room', args=[plan.pk, session.pk]),
        'desk': reverse('plans:room_desk', args=[plan.pk, session.pk]),
        'reminder': REMINDER.text(get_language()),
        'form': form or OpenRoomForm(initial=opening(plan, found)),
    }  # fmt: skip
    if found:
        context |= {'ideas': shares(found), 'present': rooms.present(found)}
        context['waiting'] = found.ideas.filter(state=rooms.WAITING).count()
    if is_open:
        join = reverse('plans:room_join', args=[found.token])
        context['join_url'] = request.build_absolute_uri(join)
        context['typed'] = request.get_host() + reverse('plans:room_code')
        context['code'] = f'{found.code[:3]} {found.code[3:]}'
    return context


def opening(plan, found):
    """What the form to open the room begins with."""
    question = found.question if found else ''
    return {
        'question': question or word_in(plan, 'room_question'),
        'is_moderated': found.is_moderated if found else True,
    }


def shares(found):
    """[(idea, votes, percent of the phones)] of the shown ideas, the most wanted first."""
    everybody = max(rooms.present(found), 1)
    return [
        (idea, votes, min(round(100 * votes / everybody), 100))
        for idea, votes in rooms.ranked(found)
    ]


def run_room(request, plan, session, found):
    """Open, close or renew."""
    verb, by, now = request.POST.get('verb'), request.membership, timezone.now()
    here = redirect('plans:room', plan.pk, session.pk)
    if verb == 'open':
        form = OpenRoomForm(request.POST)
        if not form.is_valid():
            context = wall(request, plan, session, found, now, form)
            return render(request, 'rooms/room.html', context, status=422)
        asked = form.cleaned_data
        asked['question'] = asked['question'] or word_in(plan, 'room_question')
        rooms.open_room(plan, session, by=by, now=now, **asked)
    elif found is None:
        raise Http404
    elif verb == 'renew':
        rooms.renew(found, by=by, now=now)
        messages.success(request, _('The old code and QR code no longer work.'))
    elif verb == 'close':
        rooms.close_room(found, by=by, now=now)
        messages.success(request, _('The room is closed.'))
        return redirect('plans:room_evidence', plan.pk, session.pk)
    return here


@recorder
@never_cache
@require_http_methods(['GET', 'POST'])
def room_desk(request, plan_id, session_id):
    """Where the host lets ideas in, hides and merges them, and puts phones out."""
    plan, session, _place = changeable(request, plan_id, session_id)
    found = rooms.room_of(session)
    if found is None:
        return redirect('plans:room', plan.pk, session.pk)
    form, asking = desk_forms(request)
    if request.method == 'POST' and not (form.errors or asking.errors):
        at_desk(request, found, form, asking)
        return redirect('plans:room_desk', plan.pk, session.pk)
    if request.htmx and request.GET.get('seen') == str(found.revision):
        return HttpResponse(status=NOTHING_NEW)
    ideas = list(found.ideas.filter(round=found.round).select_related('phone', 'merged_into'))
    context = {
        'plan': plan, 'session': session, 'room': found, 'form': form, 'asking': asking,
        'here': request.path, 'wall': reverse('plans:room', args=[plan.pk, session.pk]),
        'is_open': found.is_open(timezone.now()),
        'waiting': [one for one in ideas if one.state == rooms.WAITING],
        'hidden': [one for one in ideas if one.state == rooms.HIDDEN and not one.merged_into],
        'merged': [one for one in ideas if one.merged_into],
        'ranked': rooms.ranked(found), 'phones': found.phones.all(),
    }  # fmt: skip
    template = 'rooms/_desk.html' if request.htmx else 'rooms/desk.html'
    status = 422 if form.errors or asking.errors else 200
    return render(request, template, context, status=status)


def desk_forms(request):
    """(a need by hand, the next question), the one that was sent bound."""
    verb = request.POST.get('verb')
    return (
        IdeaForm(request.POST if verb == 'add' else None),
        NextQuestionForm(request.POST if verb == 'next' else None),
    )


def at_desk(request, found, form, asking):
    """One thing the host does at the desk."""
    verb, by = request.POST.get('verb'), request.membership
    try:
        if verb == 'add':
            rooms.host_idea(found, form.cleaned_data['text'], by=by)
        elif verb == 'next':
            rooms.ask_next(found, asking.cleaned_data['question'], by=by)
        else:
            moderate(request, found, verb, by)
    except rooms.RoomFullError:
        messages.error(request, _('The room holds as many ideas as it can.'))


def moderate(request, found, verb, by):
    """Let in, hide, merge; put out."""
    if verb in ('show', 'hide'):
        idea = picked(found.ideas, request, 'idea')
        rooms.set_state(found, idea, rooms.SHOWN if verb == 'show' else rooms.HIDDEN, by=by)
    elif verb == 'merge' and request.POST.get('into'):
        rooms.merge(found, picked(found.ideas, request, 'idea'),
                    picked(found.ideas, request, 'into'), by=by)  # fmt: skip
    elif verb == 'unmerge':
        rooms.unmerge(found, picked(found.ideas, request, 'idea'), by=by)
    elif verb in ('out', 'in'):
        rooms.put_out(found, picked(found.phones, request, 'phone'), by=by, out=verb == 'out')


def picked(rows, request, name):
    """The row of the room that was sent. Raises Http404."""
    pk = request.POST.get(name, '')
    return get_object_or_404(rows, pk=int(pk) if pk.isdecimal() and len(pk) < 19 else 0)


@recorder
@require_http_methods(['GET', 'POST'])
def room_evidence(request, plan_id, session_id):
    """Keep what the room said as evidence of the plan's needs, from two dealers attending on."""
    plan, session, _place = changeable(request, plan_id, session_id)
    found = rooms.room_of(session)
    if found is None:
        return redirect('plans:room', plan.pk, session.pk)
    ranked = rooms.heard_in(found)
    form = EvidenceForm(request.POST or None, ranked=ranked, needs=live_needs(plan))
    may_keep = permissions.may_edit_part(request.membership, plan, 'sources')
    if request.method == 'POST' and may_keep and form.is_valid():
        return keep(request, plan, session, form, ranked, rooms.present(found))
    context = {
        'plan': plan, 'session': session, 'form': form, 'back': page_of(session, plan),
        'questions': questions_of(found, form, ranked),
        'present': rooms.present(found), 'is_joint': sessions.is_joint(session),
        'may_keep': may_keep, 'key': keys.new_key(),
    }  # fmt: skip
    return render(request, 'rooms/evidence.html', context, status=422 if form.errors else 200)


def questions_of(found, form, ranked):
    """[(question, [(idea, votes, its field)])] of those to which something was said."""
    return [
        (
            found.question_of(number),
            [(idea, votes, form[f'idea-{idea.pk}']) for idea, votes in said],
        )
        for number, said in groupby(ranked, key=lambda pair: pair[0].round)
    ]


def live_needs(plan):
    """[(ref, statement)] of the plan's needs that count."""
    needs = [one for one in document_of(plan).needs if one.status != NeedStatus.REJECTED]
    return [(one.id, one.statement[:SHORT]) for one in needs]


def keep(request, plan, session, form, ranked, present):
    """Write the evidence once; say what was written."""
    chosen = form.chosen()
    heard = [
        sessions.Heard(idea, votes, present, chosen[idea.pk])
        for idea, votes in ranked
        if idea.pk in chosen
    ]
    try:
        with transaction.atomic():
            keys.use_key(request.workspace, request.POST.get('key') or keys.new_key())
            count = sessions.save_evidence(plan, session, heard, by=request.membership)
    except keys.KeyUsedError:
        return redirect(page_of(session, plan))
    except sessions.NotJointError:
        messages.error(request, word_in(plan, 'tick_first'))
        return redirect('plans:attendance', plan.pk, session.pk)
    text = ngettext('{n} need has new evidence.', '{n} needs have new evidence.', count)
    messages.success(request, text.format(n=count))
    return redirect(f'{page_of(session, plan)}#evidence')
