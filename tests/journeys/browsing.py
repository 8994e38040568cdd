"""People in browsers: each with a device of their own, everything it complains about kept."""

from functools import cache
from pathlib import Path

import axe_playwright_python
from django.conf import settings
from django.db import connection
from playwright.sync_api import expect

from tests.signing_in import session_of

# Pages are alike on both databases: each of the two runs of `manage.py test` takes one language
# and one theme.
LANGUAGE, THEME = {'sqlite': ('vi', 'light'), 'postgresql': ('en', 'dark')}[connection.vendor]
WIDE, PHONE = {'width': 1280, 'height': 900}, {'width': 360, 'height': 740}
NARROWEST = 320  # pixels
PATIENCE = 15_000  # milliseconds, on a busy machine
expect.set_options(timeout=PATIENCE)
STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
# Reading a colour is a tenth of all that axe does, and a page has a few dozen: each is read once.
COLOURS_ONCE = """(() => {
    const colour = axe.commons.color.Color.prototype, read = colour.parseString, known = new Map();
    colour.parseString = function (text) {
        if (!known.has(text)) {
            read.call(this, text);
            known.set(text, [this.r, this.g, this.b, this.alpha]);
        }
        [this.r, this.g, this.b, this.alpha] = known.get(text);
        return this;
    };
})()"""
# Half of what axe does is to look for what lies behind each text. A walk asks that once of texts
# marked up alike, all the way up to the page (every second row apart: they are striped).
KINDS_ONCE = """(() => {
    const rule = axe._audit.rules.find((one) => one.id === 'color-contrast'), before = rule.matches;
    const known = new Set(JSON.parse(sessionStorage.axeKnows || '[]')), kinds = new Map();
    const said = (one) => [...one.attributes]
        .filter(({name}) => /^(class|style|type|open|disabled|aria-.*|data-bs-theme)$/.test(name))
        .map(({name, value}) => /label|describedby|controls/.test(name) ? '' : value);
    const striped = (one) => one.localName === 'tr' && one.rowIndex % 2;
    const kind = (one) => {
        if (!one) return '';
        if (!kinds.has(one)) {
            const own = [one.localName, said(one), striped(one)];
            kinds.set(one, [kind(one.parentElement), ...own].join());
        }
        return kinds.get(one);
    };
    rule.matches = (one, ...more) => {
        if (known.has(kind(one))) return false;
        const asked = before(one, ...more);
        if (asked) known.add(kind(one));
        return asked;
    };
    addEventListener('pagehide', () => { sessionStorage.axeKnows = JSON.stringify([...known]); });
})()"""
# A month at the edge of its scrolling box is cut off, not small: it scrolls into view.
# Nothing lies under the bar that stays on top.
AXE_RUN = """async (rules) => {
    scrollTo(0, 0);
    const found = await axe.run({runOnly: rules, resultTypes: ['violations']});
    return found.violations.flatMap((one) => one.nodes.filter((node) =>
        one.id !== 'target-size' || !document.querySelector(node.target[0])?.closest('.months-box')
    ).map((node) =>
        `${one.id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`));
}"""
TOO_WIDE = """(width) => document.documentElement.scrollWidth <= width ? [] :
    [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > width + 0.5)
        .slice(0, 3)
        .map((one) => `reaches to ${Math.round(one.getBoundingClientRect().right)} px: ` +
            one.outerHTML.slice(0, 100))"""
LAST_LOOK = f"""(width) => {{
    const found = ({TOO_WIDE})(width);
    document.documentElement.style.display = 'none';
    return found;
}}"""


def of_this_run(*cases):
    """Those cases, each (language, …), that are in the language of this run."""
    return [case for case in cases if case[0] == LANGUAGE]


class Device:
    """One browser of one person: `page` in it, `heard` what its console said.

    `at` is the address of the server. Nobody is signed in until `signed_in_as`.
    """

    def __init__(self, browser, at, *, language='vi', size=WIDE, scripts=True):
        self.at, self.heard = at, []
        self.context = browser.new_context(
            base_url=at,
            viewport=size,
            locale=language,
            color_scheme=THEME,
            reduced_motion='reduce',  # no colour is caught halfway to another
            java_script_enabled=scripts,
        )
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.page.on('console', self._hear)
        self.page.on('pageerror', lambda error: self.heard.append(f'uncaught: {error}'))

    def _hear(self, said):
        self.heard.append(f'{said.type}: {said.text} {self.page.url}')

    def signed_in_as(self, person):
        """Give the device the session of a membership or user; returns the device."""
        key = session_of(person)
        self.context.add_cookies(
            [{'name': settings.SESSION_COOKIE_NAME, 'value': key, 'url': self.at}]
        )
        return self

    def complaints(self):
        """What the console said since this was asked last."""
        said, self.heard[:] = list(self.heard), []
        return said


def accessibility_faults(page):
    """What axe finds against WCAG 2.2 A and AA on the open page, one text each.

    In this run's theme. The page must follow the device.
    """
    page.emulate_media(color_scheme=THEME)
    if page.evaluate('!window.axe'):
        page.evaluate(axe())
    return page.evaluate(AXE_RUN, STANDARD)


def sideways_faults(page):
    """What sticks out on the narrowest screen; then the size is put back, and the page is blank.

    Nobody looks at a page afterwards, so it is not laid out once more.
    """
    before = page.viewport_size
    page.set_viewport_size({'width': NARROWEST, 'height': 740})
    found = page.evaluate(LAST_LOOK, NARROWEST)
    page.set_viewport_size(before)
    return found


@cache
def axe():
    """axe-core as the package brings it, read once; a context may get it for all its pages."""
    found = next(Path(axe_playwright_python.__file__).parent.glob('**/axe.min.js'))
    return f'{found.read_text("utf-8")};{COLOURS_ONCE};{KINDS_ONCE}'
