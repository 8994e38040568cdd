"""Session rooms as dealers see them: no sign-in, one phone one key, one language at a time.

What a phone holds is its own key in a cookie that scripts cannot read; closed rooms, wrong tokens
and wrong codes look alike.
"""

from functools import wraps

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from plans.domain import room_phones, rooms
from plans.forms.rooms import CodeForm, IdeaForm, JoinForm
from plans.models.rooms import POINTS
from plans.rules.agendas import REMINDER
from plans.views.access import sent

COOKIE, COOKIE_PATH = 'room_phone', '/b/'
COOKIE_AGE = 12 * 3600
LANGUAGES = ('vi', 'en')


def public(view):
    """Anybody may; nothing is cached, and the address is told to nobody."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        phone = room_phones.phone_of(request.COOKIES.get(COOKIE), timezone.now())
        language = request.GET.get('lang')
        if language not in LANGUAGES:
            language = phone.language if phone else request.LANGUAGE_CODE[:2]
        with translation.override(language if language in LANGUAGES else 'vi'):
            request.LANGUAGE_CODE = translation.get_language()
            answer = view(request, phone, *args, **kwargs)
        answer['Referrer-Policy'] = 'strict-origin'  # a form needs its origin, nobody the path
        return answer

    return login_not_required(never_cache(answered))


def frame(request, room=None):
    """What the head of a public page shows."""
    workspace = room.session.workspace if room else None
    return {'workspace': workspace, 'offered': LANGUAGES, 'language': request.LANGUAGE_CODE}


@require_http_methods(['GET', 'POST'])
@public
def room_code(request, phone):
    """Six digits in place of the QR code."""
    form = CodeForm(sent(request))
    status = 200
    if request.method == 'POST' and form.is_valid():
        address = get_adapter(request).get_client_ip(request)  # past the proxies that are ours
        code, now = form.cleaned_data['code'], timezone.now()
        try:
            room = room_phones.by_code(code, address=address, now=now)
        except room_phones.TooManyTriesError:
            room, status = None, 429
            form.add_error('code', _('That was tried too often. Use the QR code, or wait an hour.'))
        if room:
            return redirect('plans:room_join', room.token)
        if not form.errors:
            form.add_error('code', _('No open room has this code. Look at the wall again.'))
    status = 422 if form.errors and status == 200 else status
    context = frame(request) | {'form': form, 'phone': phone}
    return render(request, 'rooms/code.html', context, status=status)


@require_http_methods(['GET', 'POST'])
@public
def room_join(request, phone, token):
    """The QR code leads here: a display name, then the room."""
    room = room_phones.by_token(token, timezone.now())
    if room is None:
        return render(request, 'rooms/closed.html', frame(request), status=404)
    if phone and phone.room_id == room.pk:
        return redirect('plans:room_phone')
    form = JoinForm(sent(request))
    if request.method == 'POST' and form.is_valid():
        try:
            return let_in(request, room, form.cleaned_data['name'])
        except rooms.RoomFullError:
            form.add_error(None, _('The room is full. Ask the host.'))
    context = frame(request, room) | {'form': form, 'room': room,
                                      'reminder': REMINDER.text(request.LANGUAGE_CODE)}  # fmt: skip
    return render(request, 'rooms/join.html', context, status=422 if form.errors else 200)


def let_in(request, room, name):
    """Give the phone its key and lead it in."""
    language = request.LANGUAGE_CODE
    _phone, key = room_phones.join(room, name=name, language=language, now=timezone.now())
    answer = redirect('plans:room_phone')
    answer.set_cookie(
        COOKIE, key, max_age=COOKIE_AGE, path=COOKIE_PATH, httponly=True, samesite='Lax',
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return answer


@require_http_methods(['GET', 'POST'])
@public
def room_phone(request, phone):
    """The room on a phone: needs to choose among, and one to add."""
    if phone is None:
        return render(request, 'rooms/closed.html', frame(request), status=404)
    form = IdeaForm(request.POST if request.POST.get('verb') == 'add' else None)
    told = ''
    if request.method == 'POST':
        told = take(request, phone, form)
        if request.htmx and not form.is_bound:
            return render(request, 'rooms/_choices.html', choices(request, phone, told))
        if not form.errors:
            return redirect(f'{request.path}?told={told}' if told else request.path)
    told = told or request.GET.get('told', '')
    context = choices(request, phone, told) | frame(request, phone.room) | {'form': form}
    context['reminder'] = REMINDER.text(request.LANGUAGE_CODE)
    return render(request, 'rooms/phone.html', context, status=422 if form.errors else 200)


def take(request, phone, form):
    """Do what the phone sent; returns the name of what it is told."""
    verb, idea = request.POST.get('verb'), request.POST.get('idea', '')
    pk = int(idea) if idea.isdecimal() and len(idea) < 19 else 0
    try:
        if verb == 'give':
            room_phones.give_point(phone, pk)
        elif verb == 'take':
            room_phones.take_point(phone, pk)
        elif verb == 'add' and form.is_valid():
            idea = room_phones.add_idea(phone, form.cleaned_data['text'])
            return 'waiting' if idea.state == rooms.WAITING else 'added'
    except room_phones.NoPointLeftError:
        return 'points'
    except rooms.RoomFullError:
        return 'full'
    return ''


@require_GET
@public
def room_choices(request, phone):
    """The list alone, asked for every few seconds; nothing where nothing is new."""
    if phone is None:
        return render(request, 'rooms/_closed.html')
    if request.GET.get('seen') == str(phone.room.revision):
        return HttpResponse(status=204)
    return render(request, 'rooms/_choices.html', choices(request, phone))


def choices(request, phone, told=''):
    """The ideas with the phone's own points; votes of others are the wall's to show."""
    mine = room_phones.chosen_by(phone)
    left = POINTS - len(mine)
    texts = {
        'waiting': _('Thank you. The host lets it in in a moment.'),
        'added': _('Thank you. It is on the list.'),
        'points': _('Your three points are given. Take one back first.'),
        'full': _('No further idea fits in. Tell the host.'),
    }
    return {
        'phone': phone,
        'room': phone.room,
        'ideas': [(idea, idea.pk in mine) for idea in rooms.shown_ideas(phone.room)],
        'left': left,
        'told': texts.get(told, ''),
        'url': reverse('plans:room_phone'),
    }
