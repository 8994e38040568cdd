"""Calls with an Idempotency-Key: whoever sends one again gets the first answer again."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from plans.models import ApiCall

REMEMBERED = timedelta(days=7)


class KeyOfAnotherCallError(Exception):
    """The key was sent before with another address or body."""


@transaction.atomic
def once(member, key, sha256, do):
    """What `do()` gives, (status, {header: value}, body text), done once for each key.

    Returns (answer, whether it is an earlier one). `do` runs in the same transaction: where it
    raises, nothing is kept. A second sender waits for the first. Raises KeyOfAnotherCallError.
    """
    now = timezone.now()
    ApiCall.objects.filter(member=member, at__lt=now - REMEMBERED).delete()
    try:
        with transaction.atomic():
            call = ApiCall.objects.create(member=member, key=key, sha256=sha256, at=now)
    except IntegrityError:
        call = ApiCall.objects.get(member=member, key=key)
        if call.sha256 != sha256:
            raise KeyOfAnotherCallError from None
        return (call.status, call.headers, call.body), True
    call.status, call.headers, call.body = do()
    call.save(update_fields=['status', 'headers', 'body'])
    return (call.status, call.headers, call.body), False
