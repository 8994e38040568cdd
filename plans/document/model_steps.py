"""The steps of the wizard in the words of a business model (product.md 4.2, step 4 and 5)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from plans.document.business_models import words_of
from plans.document.choices import StepKey
from plans.document.steps import STEPS, Step

_NAMES = {  # of the words that a step is made of: title, question, help, hint
    StepKey.MODEL_DETAILS: ('details_step', 'ask_details', 'help_details', 'hint_details'),
    StepKey.NEEDS: ('needs_step', 'ask_needs', 'help_needs', 'hint_needs'),
    StepKey.DEALERS: ('dealers_step', 'ask_uses_dealers', 'help_dealers', 'hint_dealers'),
    StepKey.FEEDBACK: ('feedback_step', 'ask_feedback', 'help_feedback', 'hint_feedback'),
}


@cache
def steps_of_model(model: str | None) -> dict[str, Step]:
    """{key: step} of all eleven steps, in order, as the model calls them."""
    return {step.key: _in_words(step, model) for step in STEPS}


def _in_words(step: Step, model: str | None) -> Step:
    if step.key not in _NAMES:
        return step
    words = words_of(model)
    title, question, help_text, hint = (words[name] for name in _NAMES[step.key])
    return replace(step, named=title, question=question, help=help_text, hint=hint)
