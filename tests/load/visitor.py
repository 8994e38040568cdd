"""Somebody who signs in, reads pages and sends their forms, over one connection. Stdlib only."""

import html.parser
import json
import time
from http.client import HTTPConnection, RemoteDisconnected
from urllib.parse import urlencode, urlsplit

HTMX = {'HX-Request': 'true'}
LOOPBACK = ('127.0.0.1', 'localhost')


class Forms(html.parser.HTMLParser):
    """The forms of a page that post, each as (its address, [(name, value)])."""

    def __init__(self, page):
        super().__init__()
        self.found, self._fields, self._select, self._text = [], None, None, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == 'form':
            self._fields = []
            if given.get('method', '').lower() == 'post':
                self.found.append((given.get('action') or '', self._fields))
        name = given.get('name')
        if self._fields is None or (name is None and tag != 'option') or 'disabled' in given:
            return
        if tag == 'input':
            self._take_input(name, given)
        elif tag == 'select':
            self._select = name
        elif tag == 'option' and self._select and 'selected' in given:
            self._fields.append((self._select, given.get('value', '')))
        elif tag == 'textarea':
            self._text = [name, '']

    def _take_input(self, name, given):
        kind = given.get('type', 'text')
        if kind in ('checkbox', 'radio') and 'checked' not in given:
            return
        if kind not in ('submit', 'button', 'image', 'reset', 'file'):
            self._fields.append((name, given.get('value', 'on' if kind == 'checkbox' else '')))

    def handle_data(self, data):
        if self._text:
            self._text[1] += data

    def handle_endtag(self, tag):
        if tag == 'textarea' and self._text:
            self._fields.append((self._text[0], self._text[1].removeprefix('\n')))
            self._text = None
        elif tag == 'select':
            self._select = None
        elif tag == 'form':
            self._fields = None


class Visitor:
    """A browser at `base`, an address of this machine: load is put on nobody else's."""

    def __init__(self, base):
        place = urlsplit(base)
        if place.hostname not in LOOPBACK:
            raise SystemExit(f'{place.hostname} is not this machine.')
        self._base, self._cookies = base, {}
        self._connection = HTTPConnection(place.hostname, place.port, timeout=60)

    def beside(self):
        """The same person in another window: a connection of its own, signed in alike."""
        other = Visitor(self._base)
        other._cookies = self._cookies
        return other

    def sign_in(self, email, password):
        """Raises SystemExit where the door stays shut."""
        page = '/accounts/login/'
        sent = dict(self.form(page)) | {'login': email, 'password': password}
        if self.post(page, list(sent.items()))[0] != 302:
            raise SystemExit(f'{email} may not sign in.')

    def ask(self, method, path, body=None, headers=()):
        """(status, headers, body) of one request."""
        sent = {
            'Accept-Encoding': 'identity',
            'Cookie': '; '.join(f'{name}={value}' for name, value in self._cookies.items()),
            **dict(headers),
        }
        answer = self._answered(method, path, body, sent)
        data = answer.read()
        for line in answer.headers.get_all('Set-Cookie') or ():
            name, _equals, value = line.partition(';')[0].partition('=')
            self._cookies[name] = value
        return answer.status, answer.headers, data

    def _answered(self, *request):
        """The answer; a connection that the server closed meanwhile, being idle, is opened anew."""
        try:
            self._connection.request(*request)
            return self._connection.getresponse()
        except (RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self._connection.close()
            self._connection.request(*request)
            return self._connection.getresponse()

    def get(self, path, headers=()):
        """The text of a page. Raises SystemExit where there is none."""
        status, _headers, data = self.ask('GET', path, headers=headers)
        if status != 200:
            raise SystemExit(f'GET {path}: {status}')
        return data.decode()

    def post(self, path, fields, headers=()):
        told = {'Content-Type': 'application/x-www-form-urlencoded', **dict(headers)}
        return self.ask('POST', path, urlencode(fields), told)

    def form(self, path, action='', headers=()):
        """The fields of the largest form of a page that posts (to an address that has `action`)."""
        forms = [one for one in Forms(self.get(path, headers)).found if action in one[0]]
        return max(forms, key=lambda one: len(one[1]))[1]


class Request:
    """One thing to measure: how it is asked, and what it must be answered."""

    def __init__(self, name, visitor, ask, expected=200):
        self.name, self._visitor, self._ask, self._expected = name, visitor, ask, expected
        self.number, self.times, self.size, self.queries = 0, [], 0, '–'

    def once(self):
        """Ask once, with a new number; keep the seconds. Raises SystemExit for another answer."""
        self.number += 1
        method, path, body, headers = self._ask(self.number)
        before = time.perf_counter()
        status, told, data = self._visitor.ask(method, path, body, headers)
        self.times.append(time.perf_counter() - before)
        self.size, self.queries = len(data), told.get('X-Queries', '–')
        if status != self._expected:
            raise SystemExit(f'{self.name}: {method} {path} answered {status}')
        return self.times[-1]


def reading(name, visitor, path):
    return Request(name, visitor, lambda _number: ('GET', path, None, ()))


def sending(name, visitor, path, fields_of, expected=302, headers=()):
    """`fields_of(number)`: what is sent then."""
    told = {'Content-Type': 'application/x-www-form-urlencoded', **dict(headers)}
    return Request(
        name,
        visitor,
        lambda number: ('POST', path, urlencode(fields_of(number)), told),
        expected,
    )


def calling(name, visitor, path, body_of, token):
    """A call of the API; `body_of(number)`: what is sent then."""
    told = {'Content-Type': 'application/json', 'Authorization': f'Bearer {token}'}
    return Request(name, visitor, lambda number: ('POST', path, json.dumps(body_of(number)), told))
