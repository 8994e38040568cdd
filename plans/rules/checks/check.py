"""One row of the list of checks: what reads it, and when it may be read (product 3.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plans.document.choices import BusinessModel, CheckCode, Phase, StepKey
from plans.rules.checks.base import Finding
from plans.rules.checks.case import Case

EVERY_PHASE = frozenset(Phase)
FROM_REVIEW_ON = frozenset({Phase.REVIEW, Phase.ACTIVE})
ONLY_ACTIVE = frozenset({Phase.ACTIVE})


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with its conditions. In a draft every one of `steps` must be done first."""

    code: CheckCode
    read: Callable[[Case], Finding | None]
    steps: tuple[StepKey, ...] = ()
    phases: frozenset[Phase] = EVERY_PHASE
    models: tuple[BusinessModel, ...] = tuple(BusinessModel)
    of_dealers: bool = False

    def applies_to(self, case: Case) -> bool:
        """Whether the check has a meaning for this plan at all, whatever the phase."""
        if self.of_dealers and case.document.uses_dealers is not True:
            return False
        return len(self.models) == len(BusinessModel) or case.document.business_model in self.models

    def waits_for(self, case: Case) -> StepKey | None:
        """Give the step a draft must finish first, or None when the check may be read."""
        if case.phase != Phase.DRAFT:
            return None
        if Phase.DRAFT not in self.phases:
            return StepKey.REVIEW
        return next((step for step in self.steps if step not in case.document.steps_done), None)

    def is_read(self, case: Case) -> bool:
        """Whether the check is looked at now."""
        return case.phase in self.phases and self.applies_to(case) and self.waits_for(case) is None
