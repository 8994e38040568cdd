"""What somebody is told who sends more than is taken at once."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.shortcuts import render
from django.views.defaults import bad_request


def refuse(request, exception):
    """The site's answer to a request that cannot be read: 413 where it is too large, else 400."""
    if isinstance(exception, RequestDataTooBig):
        context = {'most': settings.LARGEST_REQUEST // 2**20}
        return render(request, '413.html', context, status=413)
    return bad_request(request, exception)
