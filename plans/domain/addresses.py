"""Where an anonymous request came from, as something to count by and not to read back."""

import hashlib
import hmac
import ipaddress

from django.conf import settings


def hashed_address(address):
    """A keyed hash of an address; one IPv6 network (/64) is one address."""
    try:
        known = ipaddress.ip_address(address)
        if known.version == 6:
            address = str(ipaddress.ip_network((int(known), 64), strict=False))
    except ValueError:
        pass  # a socket without an address: all of those count as one
    return hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()
