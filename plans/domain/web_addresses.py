"""Posting to an address of the internet, and to no machine of our own network."""

import http.client
import io
import ipaddress
import socket
import ssl
import time
from contextlib import suppress
from urllib.parse import urlsplit

TIMEOUT = 10  # seconds for all of it, from the look-up of the name to the answer
MOST_READ = 16 * 1024  # bytes of an answer and its headers
NAT64 = ipaddress.ip_network('64:ff9b::/96')


class AddressRefused(Exception):
    """Nothing is sent to such an address."""


def post(url, body, headers, *, private=False):
    """POST bytes; returns the status. Follows nothing: 3xx is an answer like any other.

    The name is looked up once and the connection goes to the address found, so that a name that
    changes meanwhile leads nowhere else. private: also to addresses that are not of the internet.
    Raises AddressRefused, OSError (TimeoutError once the time is over), http.client.HTTPException.
    """
    parts = urlsplit(url)
    if parts.scheme not in ('http', 'https') or not parts.hostname:
        raise AddressRefused('only http and https')
    try:
        port = parts.port or (443 if parts.scheme == 'https' else 80)
    except ValueError:
        raise AddressRefused('no such port') from None
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
        raise AddressRefused('the name is not known') from None
    addresses = [entry[4][0] for entry in found]
    if not private and not all(is_public(one) for one in addresses):
        raise AddressRefused('an address that is not of the internet')
    return addresses[0]


def is_public(text):
    """Whether an address is one of the internet, also behind the forms IPv6 has for IPv4."""
    address = ipaddress.ip_address(text.partition('%')[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or address.teredo
        if address in NAT64 or inner is not None:
            return False
    return address.is_global and not address.is_multicast
