"""The templates that come with the app, read from the JSON files beside this module.

`fields.json` words every field once; a template says only where it differs: its examples, the
labels its business model renames, its own questions and its suggested targets.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from plans.document.business_models import BUSINESS_MODELS
from plans.document.choices import AnswerType, Breakdown, BusinessModel, StepKey, TargetPath
from plans.document.metrics import METRICS
from plans.document.schema.types import Amount
from plans.document.steps import STEP_OF_PART, STEPS

FOLDER = Path(__file__).parent
DETAILS = {part for row in BUSINESS_MODELS.values() for part in row.details}


class Shipped(BaseModel):
    """A part of a shipped template: it never changes, and knows no other keys than its own."""

    model_config = ConfigDict(frozen=True, extra='forbid')


class ShippedStep(Shipped):
    """What the template says of one of the eleven steps."""

    step_key: StepKey
    title_vi: str = Field(min_length=1)
    title_en: str = Field(min_length=1)
    intro_vi: str = ''
    intro_en: str = ''
    is_hidden: bool = False


class ShippedPrompt(Shipped):
    """The words of one field (`needs.statement`), or a free question when `field_key` is ''."""

    step_key: StepKey
    field_key: str = ''
    label_vi: str = Field(min_length=1)
    label_en: str = Field(min_length=1)
    help_vi: str = ''
    help_en: str = ''
    example_vi: str = ''
    example_en: str = ''
    answer_type: AnswerType = AnswerType.SHORT
    choices_vi: str = ''
    choices_en: str = ''
    is_required: bool = False


class ShippedTarget(Shipped):
    """A target the template suggests; its names are the metric's."""

    metric: str
    name_vi: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    suggested_value: Amount | None = None
    path: TargetPath = TargetPath.RAMP
    breakdown: Breakdown = Breakdown.MONTHLY
    weight: Amount
    is_required: bool = False
    market_side: str = ''


class ShippedTemplate(Shipped):
    """One template with every step, every field's words and its targets, in their order."""

    code: str
    version: int
    position: int
    name_vi: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    description_vi: str = Field(min_length=1)
    description_en: str = Field(min_length=1)
    business_model: BusinessModel
    industry: str
    steps: tuple[ShippedStep, ...]
    prompts: tuple[ShippedPrompt, ...]
    targets: tuple[ShippedTarget, ...]


@cache
def load_templates() -> tuple[ShippedTemplate, ...]:
    """The four shipped templates, in the order they are offered.

    Raises pydantic.ValidationError when a file says something a template may not say.
    """
    files = sorted((FOLDER / 'templates').glob('*.json'))
    templates = [_template(_read(path)) for path in files]
    return tuple(sorted(templates, key=lambda template: template.position))


@cache
def shared_prompts() -> dict[str, ShippedPrompt]:
    """The wording of every known field by its key, before any template changes it."""
    return {key: _prompt(key, words) for key, words in _read(FOLDER / 'fields.json').items()}


@cache
def prompts_of_model(model: str | None) -> dict[str, ShippedPrompt]:
    """The wording of every known field by its key, as the shipped template of the model has it."""
    own = next((one for one in load_templates() if one.business_model == model), None)
    words = {prompt.field_key: prompt for prompt in own.prompts if prompt.field_key} if own else {}
    return shared_prompts() | words


def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding='utf-8'))


def _template(raw: dict[str, Any]) -> ShippedTemplate:
    parts = dict(raw)
    said = {step['step_key']: step for step in parts.pop('steps')}
    wording, questions = parts.pop('wording'), parts.pop('questions')
    parts['steps'] = [_step(step, said.get(step.key, {})) for step in STEPS]
    parts['prompts'] = [*_prompts(parts['business_model'], wording), *questions]
    parts['targets'] = [_target(target) for target in parts['targets']]
    return ShippedTemplate.model_validate(parts)


def _step(step, said: dict[str, Any]) -> dict[str, Any]:
    shared = {
        'step_key': step.key,
        'title_vi': step.title.vi,
        'title_en': step.title.en,
        'intro_vi': step.question.vi,
        'intro_en': step.question.en,
    }
    return shared | said


def _prompts(business_model: str, wording: dict[str, Any]) -> list[ShippedPrompt]:
    foreign = DETAILS - set(BUSINESS_MODELS[BusinessModel(business_model)].details)
    fields = _read(FOLDER / 'fields.json')
    unknown = set(wording) - set(fields)
    if unknown:
        raise ValueError(f'No such field: {", ".join(sorted(unknown))}')
    return [
        _prompt(key, words | wording.get(key, {}))
        for key, words in fields.items()
        if key.split('.')[0] not in foreign
    ]


def _prompt(key: str, words: dict[str, Any]) -> ShippedPrompt:
    part = key.split('.')[0]
    return ShippedPrompt(step_key=StepKey(STEP_OF_PART[part]), field_key=key, **words)


def _target(said: dict[str, Any]) -> dict[str, Any]:
    metric = METRICS[said['metric']]
    shared = {
        'name_vi': metric.name_vi,
        'name_en': metric.name_en,
        'market_side': metric.market_side or '',
    }
    return shared | said
