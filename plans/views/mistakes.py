"""The evidence beside each of the three mistakes and the balance, for whoever decides (0.6)."""

from django.utils.translation import gettext as _

from plans.document import display
from plans.document.choices import Phase
from plans.domain.language import word_in
from plans.rules.checks import balance
from plans.rules.checks.case import Case
from plans.rules.checks.texts import Group


def evidence_of(page):
    """{group of checks: one sentence of figures}."""
    case = Case(page.document, Phase.REVIEW, page.today)
    strategies, needs, heard = case.strategies, case.needs, case.feedback
    from_needs = sum(map(case.answers_need, strategies))
    wider = len(case.evidenced) - len(case.single_dealer)
    need, goal = (display.percent(one, page.language, 0) for one in balance.shares(case))
    return {
        Group.ONE_DIRECTION.value: _('{n}/{total} strategies answer a need').format(
            n=from_needs, total=len(strategies)
        ),
        Group.SINGLE_DEALERS.value: word_in(page.document, 'known_wider').format(
            n=wider, total=len(needs)
        ),
        Group.ONLY_PRAISE.value: _('{n}/{total} feedback items criticise').format(
            n=len(case.critical), total=len(heard)
        ),
        Group.BALANCE.value: _('{need} answer needs, {goal} serve goals').format(
            need=need, goal=goal
        ),
    }
