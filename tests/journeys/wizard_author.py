"""One person who types a plan into the wizard, with scripts or without, at any width."""

import re
from functools import partial

from tests.journeys.browsing import TOO_WIDE, Device

TYPED = ':not([type="hidden"])'


class Author(Device):
    """A device in the wizard. `group` is the row or object being typed; fields are named in it.

    Each field typed with scripts is waited for until the server has answered; without scripts the
    step is sent as a whole. `went_wide` tells the pages that were wider than the screen.
    """

    def __init__(self, browser, at, *, scripts=True, **options):
        super().__init__(browser, at, scripts=scripts, **options)
        self.scripts, self.group, self.went_wide = scripts, '', []

    def field(self, name):
        """The control of a field of the open group."""
        return self.page.locator(f'[name="{self.group}-{name}"]{TYPED}')

    def kept(self, do):
        """Do something that a field saves by itself, and wait for the answer to be shown."""
        if not self.scripts:
            return do()
        with self.page.expect_response(lambda answer: answer.url.endswith('/field/')) as answer:
            do()
        answer.value.finished()
        self.page.locator('[data-state="saving"]').wait_for(state='hidden')
        return answer.value.status

    def type(self, **texts):
        """Type texts into fields, leaving each."""
        for name, text in texts.items():
            field = self.field(name)
            field.fill(text)
            self.kept(partial(field.press, 'Tab'))

    def choose(self, **values):
        """Choose one value each of some fields: a pill, an entry of a list, a tick."""
        for name, value in values.items():
            field = self.field(name)
            if field.first.evaluate('(field) => field.tagName') == 'SELECT':
                self.kept(partial(field.select_option, value))
                continue
            pick = f'[name="{self.group}-{name}"][value="{value}"]'
            if not self.page.locator(pick).is_checked():  # what follows from the plan is chosen
                self.kept(self.page.locator(f'.choice:has({pick})').click)

    def tick(self, name):
        """Tick a box."""
        self.kept(self.field(name).check)

    def add(self, part):
        """Add a row to a list and go into it."""
        before = self.page.url
        self.page.locator(f'button.btn[formaction*="/rows/{part}/"][name="key"]').last.click()
        self.page.wait_for_url(lambda url: url != before and f'open={part}-' in url)
        self.group = re.search(r'open=([\w-]+)', self.page.url)[1]
        self.look()

    def go_on(self, to):
        """Save and continue; the next step has that key."""
        self.page.locator('button[name="go"][value="continue"]:visible').first.click()
        self.page.wait_for_url(f'**/{to}/')
        self.group = to
        self.look()

    def findings(self):
        """Codes of the checks that the health panel shows open."""
        shown = self.page.locator('[data-check]')
        return [one.get_attribute('data-check') for one in shown.all()]

    def look(self):
        """Note what sticks out of the screen."""
        width = self.page.viewport_size['width']
        self.page.wait_for_load_state('domcontentloaded')
        self.went_wide += [(self.page.url, one) for one in self.page.evaluate(TOO_WIDE, width)]
