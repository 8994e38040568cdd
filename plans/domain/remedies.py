"""What clears a finding in one click: offered per check, with the records it is about.

Source: product.md 3.4 to 3.8. What each does is domain/remedying.py; links lead to a step.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext_lazy as _

from plans.document.business_models import words_of
from plans.document.choices import (
    CheckCode,
    NeedStatus,
    PlanStatus,
    SessionPurpose,
    SessionStatus,
    StepKey,
)
from plans.domain.language import active_language

OFFERED_AT_ONCE = 20  # records of one remedy; in a long plan there are thousands of pairs


@dataclass(frozen=True)
class Option:
    """One thing a remedy can be applied to: what to send, and how to call it."""

    params: dict
    ref: str = ''
    text: str = ''
    to_ref: str = ''
    to_text: str = ''


@dataclass(frozen=True)
class Remedy:
    """One button of a finding. `step` makes it a link; else it is sent, for one option or many."""

    key: str
    label: str
    options: tuple[Option, ...] = ()
    step: str = ''
    opened: str = ''
    page: str = ''


@dataclass(frozen=True)
class Kind:
    """A remedy that checks may offer: its label, and what it could be applied to.

    `word` names the label where business models word it otherwise (model_words.py).
    """

    label: str = ''
    options: Callable | None = None
    step: str = ''
    page: str = ''
    opens: str = ''
    draft_only: bool = False
    comes_back: bool = False  # whether that page leads back to where the remedy was offered
    word: str = ''

    def label_in(self, plan):
        """The label in the words of the business model of the plan, as rows or as a document."""
        words = words_of(plan.business_model)
        return words[self.word].text(active_language()) if self.word else self.label


def remedies_for(plan, finding, document):
    """The remedies of a finding, the most direct first; what has nothing to act on is left
    out.
    """
    offered = []
    for key in OFFERED[finding.code]:
        kind = KINDS[key]
        if kind.draft_only and plan.status != PlanStatus.DRAFT:
            continue
        if kind.step or kind.page:
            opened = finding.subjects[0] if kind.opens and finding.subjects else ''
            label = kind.label_in(document)
            offered.append(Remedy(key, label, step=kind.step, opened=opened, page=kind.page))
            continue
        options = (Option({}),)
        if kind.options:
            options = tuple(islice(kind.options(document, finding), OFFERED_AT_ONCE))
        if options:
            offered.append(Remedy(key, kind.label_in(document), options))
    return offered


# --- what a remedy can be applied to -------------------------------------------------------------


def strategies_to_needs(document, finding):
    """Each strategy of the finding with each need that still counts."""
    needs = [need for need in document.needs if need.status != NeedStatus.REJECTED]
    for ref in finding.subjects:
        strategy = document.strategies_by_id.get(ref)
        for need in needs if strategy else ():
            if need.id not in strategy.needs:
                yield Option(
                    {'strategy': ref, 'need': need.id},
                    ref,
                    strategy.title,
                    need.id,
                    need.statement,
                )


def unanswered_needs(document, finding=None):
    """Needs of the finding, or all without a strategy."""
    named = set(finding.subjects) & set(document.needs_by_id) if finding else set()
    answered = {ref for strategy in document.strategies for ref in strategy.needs}
    for need in document.needs:
        if need.status == NeedStatus.REJECTED:
            continue
        if need.id in named or (not named and need.id not in answered):
            yield Option({'need': need.id}, need.id, need.statement)


def subjects(name, field_name, param):
    """Options for each subject of the finding that lies in the list `name`."""

    def options(document, finding):
        titles = {row.id: getattr(row, field_name) for row in getattr(document, name)}
        for ref in finding.subjects:
            if ref in titles:
                yield Option({param: ref}, ref, titles[ref])

    return options


def needs_and_sessions(document, finding):
    """Each need of the finding with each session that was held together."""
    for ref in finding.subjects:
        need = document.needs_by_id.get(ref)
        for session in document.sessions if need else ():
            if session.is_joint:
                params = {'need': ref, 'session': session.id}
                yield Option(params, ref, need.statement, session.id, session.title)


def waiting_feedback(document, finding):
    """Each item that waits."""
    named = set(finding.subjects)
    for item in document.feedback:
        if item.id in named:
            text = item.suggestion or item.verbatim or item.customer
            yield Option({'feedback': item.id}, item.id, text)


def sessions_to_train(document, finding):
    """Sessions to come that have no training yet."""
    for session in document.sessions:
        is_coming = session.status == SessionStatus.PLANNED
        if is_coming and SessionPurpose.TRAINING not in session.purposes:
            yield Option({'session': session.id}, session.id, session.title)


_STRATEGY = subjects('strategies', 'title', 'strategy')
_NEED = subjects('needs', 'statement', 'need')
_TARGET = subjects('targets', 'name', 'target')
_GOAL = subjects('goals', 'statement', 'goal')

KINDS = {
    'link_need': Kind(_('Link a need'), strategies_to_needs),
    'add_need': Kind(_('Add a need')),
    'strategy_from_need': Kind(_('Make a strategy from a need'), unanswered_needs),
    'drop_strategy': Kind(_('Drop the strategy'), _STRATEGY),
    'add_customer_evidence': Kind(options=_NEED, word='add_customer_evidence'),
    'send_form': Kind(_('Send the feedback form')),
    'schedule_session': Kind(word='schedule_session'),
    'record_from_session': Kind(_('Record from a held session'), needs_and_sessions),
    'log_session': Kind(_('Log a held session')),
    'no_dealers': Kind(word='use_no_dealers', draft_only=True),
    'print_sheet': Kind(word='print_sheet', page='plans:dealer_sheet'),
    'add_training': Kind(_('Add training'), sessions_to_train),
    'schedule_training': Kind(_('Schedule a training session')),
    'open_form': Kind(_('Open the form')),
    'call_lost_customers': Kind(word='call_lost_customers'),
    'ask_lost_customers': Kind(word='ask_lost_customers'),
    'copy_form_link': Kind(_('Copy the form link'), page='plans:form_sharing'),
    'log_complaint': Kind(_('Log a complaint'), page='plans:log_complaint', comes_back=True),
    'reopen_form': Kind(_('Reopen the form')),
    'open_inbox': Kind(_('Open the inbox'), page='plans:plan_feedback'),
    'action_from_feedback': Kind(_('Make a task'), waiting_feedback),
    'strategy_from_feedback': Kind(_('Make a strategy'), waiting_feedback),
    'open_matrix': Kind(_('Open the balance matrix'), page='plans:matrix', comes_back=True),
    'reduce_target': Kind(
        _('Lower the target'), step=StepKey.TARGETS, opens='targets', draft_only=True
    ),
    'add_capability': Kind(_('Add capability'), _TARGET, draft_only=True),
    'add_sourcing': Kind(_('Add a source of goods'), _TARGET, draft_only=True),
    'complete_target': Kind(
        _('Fill in the target'), step=StepKey.TARGETS, opens='targets', draft_only=True
    ),
    'reject_need': Kind(_('Set the need aside'), _NEED),
    'add_evidence': Kind(_('Add evidence'), _NEED),
    'update_evidence': Kind(_('Update the evidence'), _NEED),
    'add_task': Kind(_('Add a task'), _STRATEGY),
    'ask_about_strategy': Kind(_('Ask customers')),
    'target_for_strategy': Kind(_('Add a target'), draft_only=True),
    'add_target': Kind(_('Add a target'), _GOAL, draft_only=True),
    'add_side_target': Kind(_('Add a target'), draft_only=True),
    'suggested_targets': Kind(_('Use the suggested targets'), draft_only=True),
    'enter_figures': Kind(_('Enter figures'), page='plans:targets'),
    'remind_owner': Kind(
        _('Remind the person in charge'), options=subjects('targets', 'name', 'target')
    ),
    'invite_more': Kind(_('Invite more suppliers'), step=StepKey.MODEL_DETAILS, draft_only=True),
    'complete_line': Kind(
        _('Complete the product line'), step=StepKey.MODEL_DETAILS, draft_only=True
    ),
    'choose_protection': Kind(_('Choose measures'), step=StepKey.MODEL_DETAILS, draft_only=True),
    'correct_shares': Kind(_('Correct the shares'), step=StepKey.MODEL_DETAILS, draft_only=True),
    'set_rules': Kind(_('Set the rules'), step=StepKey.MODEL_DETAILS, draft_only=True),
}

_HEAR = ('ask_lost_customers', 'copy_form_link', 'log_complaint')
_SESSION = ('schedule_session', 'log_session')
OFFERED = {
    CheckCode.M1_1: ('link_need', 'add_need', 'strategy_from_need'),
    CheckCode.M1_2: ('link_need', 'strategy_from_need', 'drop_strategy'),
    CheckCode.M1_3: ('add_customer_evidence', 'send_form'),
    CheckCode.M2_1: ('schedule_session', 'add_customer_evidence', 'record_from_session'),
    CheckCode.M2_2: (*_SESSION, 'no_dealers'),
    CheckCode.M2_3: ('print_sheet', 'add_training', 'schedule_training'),
    CheckCode.M3_1: ('open_form', 'call_lost_customers'),
    CheckCode.M3_2: _HEAR,
    CheckCode.M3_3: (*_HEAR, 'reopen_form'),
    CheckCode.M3_4: ('open_inbox', 'action_from_feedback', 'strategy_from_feedback'),
    CheckCode.M4_1: ('open_matrix',),
    CheckCode.O1: ('reduce_target', 'add_capability', 'add_sourcing'),
    CheckCode.O2: ('complete_target',),
    CheckCode.O3A: ('strategy_from_need', 'reject_need'),
    CheckCode.O3B: ('add_evidence',),
    CheckCode.O3C: ('update_evidence',),
    CheckCode.O4: ('add_task',),
    CheckCode.O5: ('add_target',),
    CheckCode.O6: ('enter_figures', 'remind_owner'),
    CheckCode.B1: ('invite_more',),
    CheckCode.S1: ('complete_line',),
    CheckCode.I1: ('choose_protection',),
    CheckCode.I2: ('add_side_target',),
    CheckCode.C1: ('correct_shares',),
    CheckCode.C2: ('set_rules',),
}
