"""Where programs call. Light: the machinery is loaded by the first call, not by each command."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

from plans.api.docs import docs

app_name = 'api'


@login_not_required
def call(request, rest):
    """Answer a program. A token is the only way in: cookies are never looked at."""
    from plans.api.calls import answer

    return answer(request)


call.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie counts here, so none can be abused

urlpatterns = [
    path('v1/docs/', docs, name='docs'),
    re_path(r'^(?P<rest>.*)$', call, name='call'),
]
