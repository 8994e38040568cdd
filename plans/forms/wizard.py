"""What each step of the wizard shows: single objects first, then lists. Source: product.md 4.1.

The steps themselves are document/steps.py; which details a business model has, business_models.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy

from plans.document.business_models import BUSINESS_MODELS
from plans.document.choices import ActionKind, BusinessModel, StepKey
from plans.document.steps import STEPS
from plans.forms.part import Words
from plans.forms.parts import PARTS
from plans.forms.singles import SINGLES

__all__ = ['SINGLES', 'WIZARD', 'StepContent', 'content_of', 'step_keys']


@dataclass(frozen=True)
class StepContent:
    """The forms of one step: names in SINGLES, names in PARTS, each in its order; `after` are
    single objects that stand below the lists.

    `presets` narrow a list to rows with these values, which new rows begin with: the feedback step
    shows the tasks that listen. `headings` and `empty` (names in EMPTY_STATES) say what such a list
    is called here, and what stands in it when it is empty.
    """

    singles: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    presets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    headings: Mapping[str, Words] = field(default_factory=dict)
    empty: Mapping[str, str] = field(default_factory=dict)


WIZARD: dict[StepKey, StepContent] = {
    StepKey.BASICS: StepContent(('basics',)),
    StepKey.MODEL: StepContent(('model',)),
    StepKey.NEEDS: StepContent(parts=('segments', 'needs')),
    StepKey.DEALERS: StepContent(('dealers_question',), ('dealers', 'sessions')),
    StepKey.GOALS: StepContent(parts=('goals', 'capabilities')),
    StepKey.STRATEGIES: StepContent(parts=('strategies',)),
    StepKey.TARGETS: StepContent(parts=('targets',), after=('arithmetic',)),
    StepKey.ACTIONS: StepContent(parts=('actions',)),
    StepKey.FEEDBACK: StepContent(
        ('feedback_form',),
        ('actions', 'feedback'),
        presets={'actions': {'kind': ActionKind.LISTEN}},
        headings={'actions': gettext_lazy('Tasks that listen')},
        empty={'actions': 'listening'},
    ),
    StepKey.REVIEW: StepContent(),
}


def content_of(step: str, business_model: str | None) -> StepContent:
    """What a step shows for a plan of that model; the details step has nothing without one."""
    if step != StepKey.MODEL_DETAILS:
        return WIZARD[StepKey(step)]
    if not business_model:
        return StepContent()
    details = BUSINESS_MODELS[BusinessModel(business_model)].details
    return StepContent(
        tuple(name for name in details if name in SINGLES),
        tuple(name for name in details if name in PARTS and not PARTS[name].parent),
    )


def step_keys(
    business_model: str | None,
    uses_dealers: bool | None,
    hidden_by_template: tuple[str, ...] = (),
) -> list[StepKey]:
    """The steps that a plan of that model shows, in order (4.1).

    A step that its model or template hides is there all the same once `uses_dealers` is yes.
    """
    row = BUSINESS_MODELS[BusinessModel(business_model)] if business_model else None
    hidden = {*(row.hidden_steps if row else ()), *hidden_by_template}
    if uses_dealers:
        hidden.discard(StepKey.DEALERS)
    return [step.key for step in STEPS if step.key not in hidden]
