"""A plan template as one value, and the JSON file by which it goes from place to place (2.2, 4.5).

Each text stands in both languages, `_vi` and `_en`; where one is "" the other is shown.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import Field, ValidationError

from plans.document import json_text
from plans.document.choices import (
    AnswerType,
    Breakdown,
    BusinessModel,
    CheckCode,
    MarketSide,
    StepKey,
    TargetPath,
)
from plans.document.faults import PlanFileError, from_pydantic, not_one_of, wrong_type
from plans.document.schema.types import Amount, Flag, Row, Text

FORMAT: Final = 'salesplan-template/1'
LANGUAGES = ('vi', 'en')

Number = Annotated[int, Field(strict=True, ge=0, le=10**6)]


class PromptFile(Row):
    """The words of one field (`needs.statement`), or a question of its own when `field` is ""."""

    field: Text = ''
    label_vi: Text = ''
    label_en: Text = ''
    help_vi: Text = ''
    help_en: Text = ''
    example_vi: Text = ''
    example_en: Text = ''
    answer_type: AnswerType = AnswerType.SHORT
    choices_vi: Text = ''
    choices_en: Text = ''
    is_required: Flag = False


class StepFile(Row):
    """How one step is titled, whether it is hidden, and what it asks, in order."""

    step: StepKey
    title_vi: Text = ''
    title_en: Text = ''
    intro_vi: Text = ''
    intro_en: Text = ''
    is_hidden: Flag = False
    prompts: tuple[PromptFile, ...] = ()


class TargetFile(Row):
    """A target that the template suggests; `metric` is the code of one that is known."""

    metric: Text
    name_vi: Text = ''
    name_en: Text = ''
    suggested_value: Amount | None = None
    path: TargetPath = TargetPath.RAMP
    breakdown: Breakdown = Breakdown.MONTHLY
    weight: Amount = Decimal(1)
    is_required: Flag = False
    market_side: MarketSide | None = None


class CheckTextFile(Row):
    """The template's own wording of a check; "" is the wording of the app."""

    check: CheckCode
    title_vi: Text = ''
    title_en: Text = ''
    message_vi: Text = ''
    message_en: Text = ''
    why_vi: Text = ''
    why_en: Text = ''
    fix_vi: Text = ''
    fix_en: Text = ''


class TemplateFile(Row):
    """One version of a template with all it says, in order."""

    format: Literal['salesplan-template/1'] = FORMAT
    code: Annotated[str, Field(strict=True, pattern=r'^[a-z0-9_-]{1,60}$')]
    version: Annotated[int, Field(strict=True, ge=1, le=10**6)] = 1
    name_vi: Text = ''
    name_en: Text = ''
    description_vi: Text = ''
    description_en: Text = ''
    business_model: BusinessModel
    industry: Text = ''
    position: Number = 0
    steps: tuple[StepFile, ...] = ()
    targets: tuple[TargetFile, ...] = ()
    check_texts: tuple[CheckTextFile, ...] = ()


def parse(source: str | bytes) -> TemplateFile:
    """Read a template file. Raises PlanFileError with every fault, each with its path.

    Whether its metrics, fields and placeholders exist is not looked at here.
    """
    data, faults = json_text.load(source)
    if not isinstance(data, dict):
        raise PlanFileError([wrong_type('', data, 'an object', 'một đối tượng')])
    if data.get('format') != FORMAT:
        raise PlanFileError([not_one_of('format', data.get('format'), [FORMAT])])
    try:
        content = TemplateFile.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=True)
        raise PlanFileError([*faults, *map(from_pydantic, found)]) from None
    if faults:
        raise PlanFileError(faults)
    return content


def dump_text(content: TemplateFile) -> str:
    """The file as text: every key, in the order of the schema; ends in a newline."""
    return json.dumps(content.model_dump(mode='json'), ensure_ascii=False, indent=2) + '\n'


def texts_of(row: Any) -> list[tuple[str, str, str]]:
    """(name, Vietnamese, English) of each text that stands in both languages."""
    names = [name[:-3] for name in type(row).model_fields if name.endswith('_vi')]
    return [(name, getattr(row, f'{name}_vi'), getattr(row, f'{name}_en')) for name in names]
