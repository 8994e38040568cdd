"""The health panel: five cards, each with what is open, what caused it and what clears it (4.5)."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from plans.document.choices import CheckState, Severity
from plans.domain import plan_templates
from plans.domain.keys import new_key
from plans.domain.remedies import KINDS, remedies_for
from plans.forms.parts import PARTS
from plans.rules.checks import states, texts
from plans.rules.checks.while_open import shown
from plans.views.places import LIST_OF_CHECK, address, url_of_ref
from plans.views.waiting_checks import numbers_of, waiting_text

SHAPES = {Severity.MUST: 'square', Severity.WARN: 'warn', Severity.TIP: 'info'}
NAMED = 5  # records that a finding names; its message says how many there are


@dataclass(frozen=True)
class Subject:
    """A record that causes a finding, as a link; `ref` is '' where rows have none."""

    ref: str
    title: str
    url: str


@dataclass(frozen=True)
class Choice:
    """One thing a button may be pressed for: what is sent, and what it is called."""

    sent: tuple
    ref: str
    text: str
    to_ref: str
    to_text: str


@dataclass(frozen=True)
class Button:
    """A remedy: a link where `href` is given, else what is sent for one choice or many."""

    key: str
    label: str
    href: str = ''
    action: str = ''
    choices: tuple[Choice, ...] = ()

    @property
    def comes_back(self):
        return KINDS[self.key].comes_back


@dataclass(frozen=True)
class Line:
    """One check in a card: its state and, when open or accepted, what is said of it."""

    code: str
    state: CheckState
    severity: Severity | None = None
    message: str = ''
    why: str = ''
    fix: str = ''
    subjects: tuple[Subject, ...] = ()
    remedies: tuple[Button, ...] = ()
    accept_url: str = ''
    comment_url: str = ''
    waiver: object = None
    waiting: str = ''
    waits_for_step: bool = False

    @property
    def shape(self):
        return SHAPES.get(self.severity, 'info')


@dataclass(frozen=True)
class Card:
    """One of the five cards; all of it is in its values, so that it is drawn once for them."""

    group: str
    title: str
    lines: tuple[Line, ...]

    def of(self, state):
        return [line for line in self.lines if line.state == state]

    @property
    def open(self):
        return self.of(CheckState.OPEN)

    def count(self, severity):
        return sum(line.severity == severity for line in self.open)

    @property
    def accepted(self):
        return self.of(CheckState.ACCEPTED)

    @property
    def waiting(self):
        return self.of(CheckState.NOT_READY)

    @property
    def passed(self):
        return self.of(CheckState.PASSED)

    @property
    def kind(self):
        """What the knot shows: the worst that is open, else accepted, clear or nothing yet."""
        for severity in Severity:
            if any(line.severity == severity for line in self.open):
                return severity.value
        if self.accepted:
            return 'accepted'
        return 'clear' if self.passed and not self.waiting else ''

    @property
    def shape(self):
        shapes = {'must': 'square', 'warn': 'warn', 'tip': 'info', 'accepted': 'accepted'}
        return shapes.get(self.kind, 'check' if self.kind == 'clear' else 'ring')


@dataclass
class Panel:
    """The whole panel, and the counts of its one-line summary."""

    cards: list
    may_act: bool = True
    key: str = field(default_factory=lambda: new_key()[:14])

    def count(self, severity):
        return sum(card.count(severity) for card in self.cards)

    @property
    def musts(self):
        return self.count(Severity.MUST)

    @property
    def warnings(self):
        return self.count(Severity.WARN)

    @property
    def tips(self):
        return self.count(Severity.TIP)

    @property
    def accepted(self):
        return sum(len(card.accepted) for card in self.cards)

    @property
    def is_quiet(self):
        """Whether nothing is found so far, with checks still to come as steps are finished."""
        lines = [line for card in self.cards for line in card.lines]
        is_found = any(line.state in (CheckState.OPEN, CheckState.ACCEPTED) for line in lines)
        return not is_found and any(line.waits_for_step for line in lines)


def panel(plan, now, *, language, at_open=None, step='', may_act=True):
    """The Panel of a plan's Standing.

    `at_open`: {code: Finding} shown when the step was opened; nothing else appears until it is
    left.
    """
    guide = plan_templates.guide_of(plan)
    wording = plan_templates.check_wording(guide)
    words = Words(plan, now.document, language, wording, numbers_of(plan, guide))
    titles = texts.group_titles(now.document.business_model)
    cards = {group: [] for group in titles}
    for code, one in quieten(now.states, at_open).items():
        if one.state != CheckState.NOT_APPLICABLE:
            cards[texts.group_of(code)].append(line_of(words, one, may_act))
    return Panel(
        [
            Card(group.value, title.text(language), tuple(cards[group]))
            for group, title in titles.items()
        ],
        may_act,
    )


def quieten(found, at_open):
    """The states with only such findings as may show while a step is open (3.1)."""
    if at_open is None:
        return found
    findings = {code: one.finding for code, one in found.items() if one.finding}
    kept = shown(findings, at_open)
    return {code: _quieter(one, kept.get(code)) for code, one in found.items()}


def _quieter(one, finding):
    if one.finding is None or finding == one.finding:
        return one
    if finding is None:
        return states.Standing(one.code, CheckState.NOT_READY)
    return states.Standing(one.code, one.state, finding, one.waiver)


@dataclass(frozen=True)
class Words:
    """What the words of a finding hang on; `wording` is the template's own."""

    plan: object
    document: object
    language: str
    wording: dict
    numbers: dict


def line_of(words, one, may_act):
    """One check in words; of those that passed nothing is said but how many they are."""
    code, finding = one.code.value, one.finding
    if one.state == CheckState.NOT_READY:
        waiting = waiting_text(words.numbers, one)
        return Line(code, one.state, waiting=waiting, waits_for_step=not one.wanted)
    if finding is None:
        return Line(code, one.state)
    if one.state == CheckState.ACCEPTED:
        return Line(code, one.state, finding.severity, waiver=one.waiver)
    plan, language, wording = words.plan, words.language, words.wording
    model = words.document.business_model
    subjects = subjects_of(plan, finding, words.document)
    return Line(
        code,
        one.state,
        finding.severity,
        message=texts.message(finding, words.document, language, wording),
        why=texts.why(code, language, wording, model),
        fix=texts.fix(code, language, wording, model),
        subjects=subjects,
        remedies=buttons_of(plan, finding, words.document, subjects) if may_act else (),
        accept_url=address('plans:accept_check', plan.pk, code) if may_act else '',
        comment_url=f'{address("plans:plan", plan.pk)}?tab=comments&at=check:{code}'
        if plan.pk
        else '',
    )


def buttons_of(plan, finding, document, subjects):
    """What clears the finding, as buttons and links."""
    return tuple(
        Button(
            one.key,
            str(one.label),
            href=href_of(plan, one, subjects),
            action=address('plans:remedy', plan.pk, one.key),
            choices=tuple(
                Choice(tuple(to.params.items()), to.ref, to.text, to.to_ref, to.to_text)
                for to in one.options
            ),
        )
        for one in remedies_for(plan, finding, document)
    )


def href_of(plan, remedy, subjects):
    """Where a remedy that is a link leads; '' for one that is sent."""
    if remedy.page:
        return address(remedy.page, plan.pk)
    if not remedy.step:
        return ''
    if remedy.opened and subjects:
        return subjects[0].url
    if plan.is_draft:
        return address('plans:step', plan.pk, remedy.step)
    return f'{address("plans:plan", plan.pk)}?tab={remedy.step}'


def has_refs(code):
    """Claim: the records that cause a finding of this check carry a ref, as N1."""
    name = LIST_OF_CHECK.get(code)
    return name is None or bool(PARTS[name].letter)


def subjects_of(plan, finding, document):
    """The first records that cause the finding, each a link to where it is changed."""
    return tuple(
        Subject(
            ref if has_refs(finding.code) else '',
            title or _('Untitled'),
            url_of_ref(plan, ref, finding.code),
        )
        for ref, title in texts.subject_titles(finding, document)[:NAMED]
    )
