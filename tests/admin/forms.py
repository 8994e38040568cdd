"""Sending an admin page as a browser does: every field as it is shown, but for what is changed."""

from html.parser import HTMLParser

from django.forms.utils import ErrorList
from django.urls import reverse


class Fields(HTMLParser):
    """Reads {name: [values]} of the fields of the page's form."""

    def __init__(self):
        super().__init__()
        self.found, self._select, self._area = {}, None, None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        name, kind = given.get('name'), given.get('type')
        if tag == 'select':
            self._select = name
        elif tag == 'option' and self._select and 'selected' in given:
            self.found.setdefault(self._select, []).append(given.get('value', ''))
        elif tag == 'textarea':
            self._area = name
            self.found[name] = ['']
        elif tag == 'input' and name and is_sent(kind, given):
            self.found.setdefault(name, []).append(given.get('value') or '')

    def handle_data(self, data):
        if self._area:
            # A browser drops the line break that stands right behind the tag.
            self.found[self._area] = [self.found[self._area][0] + data.removeprefix('\n')]

    def handle_endtag(self, tag):
        self._select = None if tag == 'select' else self._select
        self._area = None if tag == 'textarea' else self._area


def is_sent(kind, given):
    """Claim: a browser sends the input as it stands."""
    if kind in ('checkbox', 'radio'):
        return 'checked' in given
    return kind not in ('submit', 'button')


def send(client, url, **changes):
    """Open the page and send its form with these changes; the response."""
    fields = Fields()
    fields.feed(client.get(url).content.decode())
    for name in ('q', 'action', 'language'):
        fields.found.pop(name, None)
    return client.post(url, fields.found | changes)


def faults(response):
    """The faults that a page shows, in its order."""
    assert response.status_code == 200
    found = []
    for fault in response.context['errors']:
        found += fault if isinstance(fault, ErrorList) else [fault]
    return found


def page_of(template):
    return reverse('admin:plans_plantemplate_change', args=[template.pk])


def step_page(template, key='needs'):
    step = template.steps.get(step_key=key)
    return reverse('admin:plans_templatestep_change', args=[step.pk])
