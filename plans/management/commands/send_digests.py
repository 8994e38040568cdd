"""`manage.py send_digests`: mails what waits to those who asked; run it once a day or a week."""

import logging
from datetime import date

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.management.base import BaseCommand
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from plans.domain import digests
from plans.domain.workspaces import memberships_of

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = 'Mails the weekly digest to those who asked for it, once a week and only if due.'

    def add_arguments(self, parser):
        parser.add_argument('--url', default=settings.SITE_URL, help='address of this installation')
        parser.add_argument('--on', type=date.fromisoformat, help='the day, instead of today')

    def handle(self, *args, on=None, url='', **options):
        sent = sum(mail(user, on, url.rstrip('/')) for user in digests.readers())
        self.stdout.write(f'{sent} sent')


def mail(user, on, url):
    """Mail one person. Returns whether a mail went out."""
    parts = []
    for member in memberships_of(user):
        waiting = digests.counted(member, on or member.workspace.today())
        links = [(one, url + reverse(one.page[0], args=one.page[1])) for one in waiting]
        if links:
            parts.append((member.workspace.name, links))
    if not parts or not digests.claim(user, on or timezone.localdate()):
        return False
    try:
        message(user, parts, url).send()
    except OSError:  # SMTPException is one
        log.exception('A digest could not be mailed')
        digests.unclaim(user)
        return False
    return True


def message(user, parts, url):
    """The mail in the person's language, as text and HTML, with one-click unsubscribing."""
    end_url = url + reverse('plans:end_digest', args=[digests.end_token(user)])
    context = {'user': user, 'parts': parts, 'url': url, 'end_url': end_url}
    with translation.override(user.language):
        subject = ' '.join(render_to_string('digests/subject.txt', context).split())
        text = render_to_string('digests/mail.txt', context)
        html = render_to_string('digests/mail.html', context)
    headers = {
        'List-Unsubscribe': f'<{end_url}>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }
    made = EmailMultiAlternatives(subject, text, None, [user.email], headers=headers)
    made.attach_alternative(html, 'text/html')
    return made
