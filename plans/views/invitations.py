"""Invitation links: sent by mail, opened by the person invited."""

import logging

from allauth.account.utils import perform_login
from allauth.decorators import rate_limit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.mail import send_mail
from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from plans.domain import invitations
from plans.domain.language import active_language
from plans.forms.accounts import JoinForm
from plans.views.access import WORKSPACE_IN_SESSION, sent

LINK_IN_SESSION = 'invitation_link'
log = logging.getLogger(__name__)


def hand_over(request, invitation, token):
    """Mail the link. Where no mail goes out, the admin is shown it once, to pass it on."""
    link = request.build_absolute_uri(reverse('plans:invitation', args=[token]))
    was_sent = _mail(invitation, link)
    if was_sent:
        text = _('The invitation was sent to {email}.')
        messages.success(request, text.format(email=invitation.email))
    else:
        request.session[LINK_IN_SESSION] = {'email': invitation.email, 'link': link}


def taken_link(request):
    """{'email', 'link'} of the invitation just made and not mailed, or None; given only once."""
    return request.session.pop(LINK_IN_SESSION, None)


def _mail(invitation, link):
    """Send the link in the workspace's language; False where the person will not get it so."""
    context = {'invitation': invitation, 'link': link}
    with translation.override(invitation.workspace.default_language):
        subject = render_to_string('invitations/mail_subject.txt', context)
        body = render_to_string('invitations/mail_body.txt', context)
    try:
        send_mail(' '.join(subject.split()), body, None, [invitation.email])
    except OSError:  # SMTPException is one
        log.exception('An invitation could not be mailed')
        return False
    return not settings.EMAIL_BACKEND.endswith('console.EmailBackend')


@login_not_required
@never_cache
@sensitive_post_parameters('password')
@rate_limit(action='signup')
@require_http_methods(['GET', 'HEAD', 'POST'])
def invitation(request, token):
    """Open a link: who has an account joins with it, anybody else makes one first."""
    try:
        found = invitations.find_invitation(token, at=timezone.now())
        if found is None:
            raise Http404
        answer = _answer_member if request.user.is_authenticated else _answer_visitor
        return answer(request, found)
    except invitations.InvitationClosed:
        return render(request, 'invitations/closed.html', status=410)


def _answer_member(request, found):
    """The person signed in joins, signs out to become somebody else, or is asked which."""
    if 'sign_out' in request.POST:
        logout(request)
        return redirect(request.path)
    if request.method == 'POST':
        try:
            member = invitations.accept_invitation(
                invitation=found, by=request.user, at=timezone.now()
            )
        except invitations.ForSomebodyElse:
            pass
        else:
            return _welcome(request, member)
    is_mine = request.user.email.lower() == found.email
    status = 403 if request.method == 'POST' else 200
    context = {'invitation': found, 'is_mine': is_mine}
    return render(request, 'invitations/join.html', context, status=status)


def _answer_visitor(request, found):
    """A visitor makes an account here, or signs in and comes back."""
    form = JoinForm(sent(request), email=found.email)
    if request.method == 'POST' and form.is_valid():
        try:
            member = invitations.join_as_newcomer(
                invitation=found,
                name=form.cleaned_data['name'],
                password=form.cleaned_data['password'],
                language=active_language(),
                at=timezone.now(),
            )
        except invitations.AccountExists:
            form.add_error(None, _('This address has an account already: sign in with it'))
        else:
            perform_login(request, member.user)
            return _welcome(request, member)
    status = 422 if form.errors else 200
    context = {'invitation': found, 'form': form}
    return render(request, 'invitations/newcomer.html', context, status=status)


def _welcome(request, member):
    request.session[WORKSPACE_IN_SESSION] = member.workspace_id
    text = _('You now work in {company}.')
    messages.success(request, text.format(company=member.workspace.name))
    return redirect('/')
