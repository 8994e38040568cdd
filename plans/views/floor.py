"""Two pages to measure the others against: a page's time is told as a ratio to the floor's.

Served only with SALESPLAN_BENCH=1; 404 otherwise, also to those who are not signed in.
"""

from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required, login_required
from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import render

ROWS = range(100)


def bench_only(view):
    """Let the view exist only on an installation that is being measured."""

    @login_not_required
    @wraps(view)
    def answer(request):
        if not settings.BENCH:
            raise Http404
        return view(request)

    return answer


@bench_only
@login_required
def floor(request):
    """Our middleware, session, signed-in user, one query and a template of about 23 kB."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT 1')
        (answer,) = cursor.fetchone()
    return render(request, 'floor.html', {'rows': ROWS, 'answer': answer})


@bench_only
def hello(request):
    """Our middleware and four bytes."""
    return HttpResponse('chao', content_type='text/plain')
