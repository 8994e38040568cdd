"""Pages as a browser without scripts sees them: their forms, and what sending one posts."""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml import etree

CONTROLS = ('input', 'select', 'textarea', 'button')


@dataclass
class Control:
    """One input: what it would send, if it sends anything."""

    kind: str
    name: str
    value: str
    form: str
    is_on: bool = True
    is_disabled: bool = False
    options: list = field(default_factory=list)
    formaction: str = ''
    text: str = ''

    @property
    def values(self):
        """What it sends as it stands."""
        if not self.name or self.is_disabled or self.kind in ('button', 'submit', 'file'):
            return []
        if self.kind == 'select':
            chosen = [value for value, is_on in self.options if is_on]
            return chosen or [value for value, _is_on in self.options[:1]]
        return [self.value] if self.is_on else []


class _Reader:
    """What lxml calls as it reads a page; a tenth of the time of Python's own parser."""

    def __init__(self):
        self.forms, self.controls, self.text = {}, [], []
        self._form, self._open, self._lists = '', [], 0

    def start(self, tag, given):
        if tag == 'form':
            self._form = given.get('id') or f'#{len(self.forms)}'
            self.forms[self._form] = dict(given)
        elif tag == 'datalist':
            self._lists += 1
        elif tag == 'option' and not self._lists:
            self._open[-1].options.append((given.get('value', ''), 'selected' in given))
        elif tag in CONTROLS:
            self._control(tag, given)

    def _control(self, tag, given):
        kind = given.get('type', 'text') if tag == 'input' else tag
        ticks = kind in ('checkbox', 'radio')
        control = Control(
            kind,
            given.get('name', ''),
            given.get('value', 'on' if ticks else ''),
            given.get('form', self._form),
            is_on='checked' in given if ticks else True,
            is_disabled='disabled' in given,
            formaction=given.get('formaction', ''),
        )
        self.controls.append(control)
        if tag in ('select', 'textarea', 'button'):
            self._open.append(control)

    def end(self, tag):
        if tag == 'form':
            self._form = ''
        elif tag == 'datalist':
            self._lists -= 1
        elif tag in ('select', 'textarea', 'button') and self._open:
            closed = self._open.pop()
            if tag == 'textarea':  # a browser drops the first line break
                closed.value = re.sub(r'\A\n', '', closed.value)
            closed.text = ' '.join(closed.text.split())

    def data(self, data):
        self.text.append(data)
        for control in self._open:
            if control.kind == 'textarea':
                control.value += data
            elif control.kind == 'button':
                control.text += data

    def close(self):
        return self


class Page:
    """A page's forms. `page.data('step-form')` is what its form would send untouched."""

    def __init__(self, html):
        read = etree.fromstring(html or '<p>', etree.HTMLParser(target=_Reader(), huge_tree=True))
        self.html = html
        self.forms, self.controls, self.text = read.forms, read.controls, read.text

    def data(self, form, **typed):
        """{name: [values]} that the form sends, with what was typed instead of what stood there.

        `typed`: a text, or a list for several of one name; None for a box that is not ticked.
        """
        sent = {}
        for control in self.controls:
            if control.form == form and (values := control.values):
                sent.setdefault(control.name, []).extend(values)
        for name, value in typed.items():
            if value is None:
                sent.pop(name, None)
            else:
                sent[name] = value if isinstance(value, list) else [value]
        return sent

    def type(self, name, value):
        """Leave a value in the fields of this name: a text, a list, None for nothing ticked."""
        wanted = value if isinstance(value, list) else [value]
        texts = iter(wanted)
        for one in self.controls:
            if one.name != name:
                continue
            if one.kind in ('checkbox', 'radio'):
                one.is_on = one.value in wanted
            elif one.kind == 'select':
                one.options = [(option, option in wanted) for option, _is_on in one.options]
            else:
                one.value = next(texts, None) or ''

    def button(self, text='', *, form=None, name=None, value=None, to=''):
        """The first button with these words, of this name and value, or that leads there."""
        for one in self.controls:
            if one.kind not in ('button', 'submit'):
                continue
            fits = (form in (None, one.form), name in (None, one.name), value in (None, one.value))
            if text in one.text and to in one.formaction and all(fits):
                return one
        raise LookupError(f'no button {text or value or to!r}')

    def value(self, name):
        """What the field of this name would send: a text, or a list when there are several."""
        found = [value for one in self.controls if one.name == name for value in one.values]
        return found[0] if len(found) == 1 else found

    def says(self, words):
        """Whether these words stand on the page."""
        return words in ' '.join(' '.join(self.text).split())


class Visitor:
    """A client that goes from page to page and sends forms with their buttons, without scripts."""

    def __init__(self, client):
        self.client, self.page, self.url, self.status = client, None, '', 0

    def get(self, url):
        """Open an address, following where it leads."""
        return self._arrive(self.client.get(url, follow=True), url)

    def press(self, text='', *, form=None, name=None, value=None, to='', follow=True, **typed):
        """Type into the form of a button and press it; go where the answer leads."""
        button = self.page.button(text, form=form, name=name, value=value, to=to)
        owner = self.page.forms[button.form]
        data = self.page.data(button.form, **typed)
        if button.name:
            data.setdefault(button.name, []).append(button.value)
        url = urljoin(self.url, button.formaction or owner.get('action') or self.url)
        return self._arrive(self.client.post(url, data, follow=follow), url)

    def _arrive(self, answer, url):
        chain = getattr(answer, 'redirect_chain', ())
        self.url = chain[-1][0] if chain else url
        self.status, self.answer = answer.status_code, answer
        self.page = Page(answer.content.decode())
        return self
