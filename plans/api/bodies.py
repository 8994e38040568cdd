"""Reading the body of a call: as large as an upload may be, where a form may send less."""

from django.conf import settings
from django.utils.translation import gettext as _

from plans.api.problems import Refused

SENDING = ('POST', 'PATCH')


def take(request):
    """Read the body, once the token is known to be good. Raises Refused."""
    length = request.META.get('CONTENT_LENGTH') or ''
    if not length and request.headers.get('Transfer-Encoding'):
        raise Refused(411, _('Send the length of the body in Content-Length.'))
    most = settings.LARGEST_REQUEST
    if length.isdecimal() and int(length) > most:
        raise Refused(413, _('Send at most %(most)d MB at once.') % {'most': most // 2**20})
    try:
        request._body = request.read(most)  # what request.body gives from now on
    except OSError:
        raise Refused(400, _('Send JSON in UTF-8.')) from None
