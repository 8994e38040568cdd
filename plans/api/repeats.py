"""Answering a call that creates: once for each Idempotency-Key."""

import hashlib
import json
from typing import Annotated

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from ninja import Header

from plans.api.paging import Key
from plans.domain import api_calls

IdempotencyKey = Annotated[Key | None, Header(alias='Idempotency-Key')]


def created(request, key, do):
    """The answer of `do()`, (status, {header: value}, JSON value), done once for each key."""

    def done():
        status, headers, value = do()
        return status, headers, json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)

    if key is None:
        (status, headers, body), is_repeat = done(), False
    else:
        answer, is_repeat = api_calls.once(request.member, key, fingerprint(request), done)
        status, headers, body = answer
    if is_repeat:
        headers = headers | {'Idempotency-Replayed': 'true'}
    return HttpResponse(body, status=status, content_type='application/json', headers=headers)


def fingerprint(request):
    """What tells one call from another: method, address and body."""
    called = f'{request.method} {request.get_full_path()}\n'.encode()
    return hashlib.sha256(called + request.body).hexdigest()
