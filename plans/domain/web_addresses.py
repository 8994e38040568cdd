"""Posting to an address of the internet, and to no machine of our own network."""

import http.client
import io
import ipaddress
import socket
import ssl
import time
from contextlib import suppress
from urllib.parse import urlsplit

from django.utils.translation import gettext_noop as _

TIMEOUT = 10  # seconds for all of it, from the look-up of the name to the answer
MOST_READ = 16 * 1024  # bytes of an answer and its headers
UNICAST = ipaddress.ip_network('2000::/3')  # all of IPv6 that is given out
WITHIN_IT = ipaddress.ip_network('3fff::/20')  # for documents; not every Python knows
LOCAL = ('localhost', 'local', 'internal', 'home.arpa')  # names end so in networks of one's own
INSIDE = _('This is no address of the internet.')
NO_PORT = _('There is no such port.')
NOT_WEB = _('Use an address of the web.')
UNKNOWN = _('There is no server of this name.')
WITH_PASSWORD = _('Leave name and password out of the address: messages are signed instead.')


class AddressRefused(Exception):
    """Nothing is sent to such an address; says why, in English that is translated where shown."""


def post(url, body, headers, *, private=False):
    """POST bytes; returns the status. Follows nothing: 3xx is an answer like any other.

    The name is looked up once and the connection goes to the address found, so that a name that
    changes meanwhile leads nowhere else. private: also to addresses that are not of the internet.
    Raises AddressRefused, OSError (TimeoutError once the time is over), http.client.HTTPException.
    """
    parts, port = parts_of(url)
    connection = Pinned(parts.hostname, port, parts.scheme == 'https', private)
    path = parts._replace(scheme='', netloc='', fragment='').geturl() or '/'
    try:
        connection.request('POST', path, body, headers)
        answer = connection.getresponse()
        with suppress(OSError, http.client.HTTPException):  # whoever has answered is not cut short
            answer.read()
        return answer.status
    finally:
        connection.close()


def look_at(url, *, private=False):
    """Raise AddressRefused where it shows without asking anybody that nothing would be sent."""
    parts, port = parts_of(url)
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(WITH_PASSWORD)
    if private:
        return
    name = parts.hostname.rstrip('.')
    if is_number(name):
        address_of(name, port)
    elif '.' not in name or any(f'.{name}'.endswith(f'.{one}') for one in LOCAL):
        raise AddressRefused(INSIDE)


def parts_of(url):
    """(its parts, the port). Raises AddressRefused."""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise AddressRefused(NOT_WEB) from None
    if parts.scheme not in ('http', 'https') or not parts.hostname:
        raise AddressRefused(NOT_WEB)
    try:
        port = parts.port
    except ValueError:
        raise AddressRefused(NO_PORT) from None
    if port == 0:
        raise AddressRefused(NO_PORT)
    return parts, port or (443 if parts.scheme == 'https' else 80)


def is_number(host):
    """Whether a host is an address and no name, in whatever form a machine takes it: 127.1 too."""
    try:
        socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return False
    return True


class Pinned(http.client.HTTPConnection):
    """A connection to the very address that was looked at, with one limit of time for all of it."""

    def __init__(self, host, port, secure, private):
        super().__init__(host, port)
        self.secure, self.private = secure, private
        self.ends_at = time.monotonic() + TIMEOUT
        if secure:
            self.default_port = 443

    def connect(self):
        address = address_of(self.host, self.port, private=self.private)
        self.sock = socket.create_connection((address, self.port), left(self.ends_at))
        if self.secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)

    def getresponse(self):
        answer = http.client.HTTPResponse(Bounded(self.sock, self.ends_at), method='POST')
        answer.begin()
        return answer


class Bounded(io.RawIOBase):
    """What a socket gives: up to MOST_READ bytes, until a moment."""

    def __init__(self, sock, ends_at):
        self.sock, self.ends_at, self.most = sock, ends_at, MOST_READ

    def makefile(self, mode):
        """What an HTTPResponse reads."""
        return io.BufferedReader(self, 1024)

    def readable(self):
        return True

    def readinto(self, buffer):
        self.sock.settimeout(left(self.ends_at))
        if not self.most:
            raise http.client.HTTPException('the answer is too long')
        count = self.sock.recv_into(memoryview(buffer)[: self.most])
        self.most -= count
        return count


def left(ends_at):
    """Seconds until then. Raises TimeoutError once there are none."""
    seconds = ends_at - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def address_of(host, port, *, private=False):
    """The first address of the name. Raises AddressRefused where any of them is not allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise AddressRefused(UNKNOWN) from None
    addresses = [entry[4][0] for entry in found]
    if not private and not all(is_public(one) for one in addresses):
        raise AddressRefused(INSIDE)
    return addresses[0]


def is_public(text):
    """Whether an address is one of the internet, also behind the forms IPv6 has for IPv4."""
    address = ipaddress.ip_address(text.partition('%')[0])
    if address.version == 6 and (address not in UNICAST or address in WITHIN_IT):
        return False
    if address.version == 6 and (address.sixtofour or address.teredo):
        return False
    return address.is_global and not address.is_multicast
