"""The health panel: five cards, each with what is open, what caused it and what clears it (4.5)."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from plans.document.choices import CheckState, Severity
from plans.document.steps import STEPS
from plans.domain import plan_templates, summaries
from plans.domain.keys import new_key
from plans.domain.remedies import remedies_for
from plans.domain.thresholds import policy_of
from plans.rules.checks import states, texts
from plans.rules.checks.while_open import shown
from plans.views.places import url_of_ref

NUMBERS = {step.key: step.number for step in STEPS}
SHAPES = {Severity.MUST: 'square', Severity.WARN: 'warn', Severity.TIP: 'info'}


@dataclass
class Subject:
    """A record that causes a finding, as a link."""

    ref: str
    title: str
    url: str


@dataclass
class Line:
    """One check in a card: its state and, when open or accepted, what is said of it."""

    code: str
    state: CheckState
    title: str
    severity: Severity | None = None
    message: str = ''
    why: str = ''
    fix: str = ''
    subjects: list = field(default_factory=list)
    remedies: list = field(default_factory=list)
    waiver: object = None
    waiting: str = ''
    waits_for_step: bool = False

    @property
    def shape(self):
        return SHAPES.get(self.severity, 'info')


@dataclass
class Card:
    """One of the five cards."""

    group: str
    title: str
    lines: list

    def of(self, state):
        return [line for line in self.lines if line.state == state]

    @property
    def open(self):
        return self.of(CheckState.OPEN)

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
        return sum(line.severity == severity for card in self.cards for line in card.open)

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


def panel(plan, now, *, language, at_open=None, step='', phase=None, may_act=True):
    """The Panel of a plan's Standing.

    `at_open`: {code: Finding} shown when the step was opened; nothing else appears until it is
    left. `phase`: another than the plan's own, on the review page.
    """
    policy = policy_of(plan.workspace)
    phase = phase or summaries.phase_of(plan)
    on = plan.workspace.today()
    found = states.state_of(now.document, phase, on, policy.thresholds, policy.disabled)
    wording = plan_templates.check_wording(plan_templates.guide_of(plan))
    quiet = quieten(found, at_open)
    cards = {}
    for code, one in quiet.items():
        if one.state != CheckState.NOT_APPLICABLE:
            line = line_of(plan, one, now.document, language, wording, step)
            cards.setdefault(texts.group_of(code), []).append(line)
    titles = texts.group_titles(now.document.business_model)
    return Panel(
        [Card(group.value, titles[group].text(language), cards.get(group, [])) for group in titles],
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


def line_of(plan, one, document, language, wording, step):
    """One check in words."""
    code, finding, model = one.code.value, one.finding, document.business_model
    line = Line(code, one.state, texts.title(code, language, wording, model), waiver=one.waiver)
    if one.state == CheckState.NOT_READY:
        line.waiting, line.waits_for_step = waiting_text(one), not one.wanted
    if finding:
        line.severity = finding.severity
        line.message = texts.message(finding, document, language, wording)
        line.why = texts.why(code, language, wording, model)
        line.fix = texts.fix(code, language, wording, model)
        line.subjects = subjects_of(plan, finding, document)
        line.remedies = remedies_for(plan, finding, document, step)
    return line


def waiting_text(one):
    """What a check that cannot be read yet is waiting for."""
    if one.step:
        number = NUMBERS[one.step]
        return _('Checked after you finish step %(number)s') % {'number': number}
    if one.wanted:
        return _('Checked from %(wanted)s feedback items on, now %(so_far)s') % {
            'wanted': one.wanted,
            'so_far': one.so_far,
        }
    return _('Checked when you leave this step')


def subjects_of(plan, finding, document):
    """The records that cause the finding, each a link to where it is changed."""
    return [
        Subject(ref, title or _('Untitled'), url_of_ref(plan, ref, finding.code))
        for ref, title in texts.subject_titles(finding, document)
    ]
