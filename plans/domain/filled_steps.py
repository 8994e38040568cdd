"""What each step of the wizard must hold to be done. Source: product.md 4.1, 4.4."""

from plans.document.choices import NeedStatus, StepKey, StrategyStatus
from plans.document.schema import PlanDocument
from plans.rules import checks


def broken_steps(document: PlanDocument):
    """Keys of the steps that count as done and no longer hold what they must."""
    return [step for step in document.steps_done if not is_filled(step, document)]


def is_filled(step, document: PlanDocument):
    """Whether the fields that a step must have before submitting are there (S of product.md 2)."""
    return FILLED.get(step, _always)(document)


def _always(document):
    return True


def _basics(document):
    needed = (
        document.title,
        document.period_start,
        document.period_end,
        document.currency,
        document.owner,
        document.approver,
    )
    return all(needed)


def _model(document):
    return bool(document.business_model and document.platform.name)


def _model_details(document):
    return not {'H7', 'H8'} & set(checks.missing(document))


def _needs(document):
    return any(need.status != NeedStatus.REJECTED for need in document.needs)


def _strategies(document):
    return any(strategy.status == StrategyStatus.CHOSEN for strategy in document.strategies)


FILLED = {
    StepKey.BASICS: _basics,
    StepKey.MODEL: _model,
    StepKey.MODEL_DETAILS: _model_details,
    StepKey.NEEDS: _needs,
    StepKey.DEALERS: lambda document: document.uses_dealers is not None,
    StepKey.GOALS: lambda document: bool(document.goals),
    StepKey.STRATEGIES: _strategies,
    StepKey.TARGETS: lambda document: 'H6' not in checks.missing(document),
}
