"""One-time keys: a create form that is sent twice makes one thing. Source: product.md 0.5."""

import secrets

from django.db import IntegrityError, transaction

from plans.models import OneTimeKey


class KeyUsedError(Exception):
    """The form was sent before; `url` is where the first sending led."""

    def __init__(self, url):
        super().__init__(url)
        self.url = url


def new_key():
    """A fresh key for a create form."""
    return secrets.token_urlsafe(24)


def use_key(workspace, key):
    """Take the key, inside the transaction that creates.

    Raises KeyUsedError where it was taken before.
    """
    key = key.replace('\0', '')[:43]
    try:
        with transaction.atomic():
            return OneTimeKey.objects.create(workspace=workspace, key=key)
    except IntegrityError:
        used = OneTimeKey.objects.filter(workspace=workspace, key=key).first()
        raise KeyUsedError(used.result_url if used else '') from None


def remember_result(used, url):
    """Keep where the creation led, for whoever sends the form again."""
    used.result_url = url
    used.save(update_fields=['result_url'])
