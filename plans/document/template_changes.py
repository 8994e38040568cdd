"""What is different between two versions of a template: for who publishes, for whose plan moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plans.document.choices import StepKey
from plans.document.compare import ChangeKind, by_key
from plans.document.template_file import StepFile, TemplateFile

OWN = ('name_vi', 'name_en', 'description_vi', 'description_en', 'business_model', 'industry')
STEP = ('title_vi', 'title_en', 'intro_vi', 'intro_en', 'is_hidden')


@dataclass(frozen=True)
class TemplateChange:
    """One difference. `part`: 'template', 'step', 'prompt', 'question', 'target', 'check_text'.

    `row` is the row as it is now (or was last), `step` where it stands; `field` changed from
    `before` to `after`, or the whole row came or went.
    """

    part: str
    kind: ChangeKind
    row: Any
    step: StepKey | None = None
    field: str = ''
    before: Any = None
    after: Any = None

    @property
    def language(self) -> str:
        """'vi' or 'en' where only the text of that language changed, else ''."""
        return self.field[-2:] if self.field[-3:] in ('_vi', '_en') else ''


def changes(old: TemplateFile, new: TemplateFile) -> tuple[TemplateChange, ...]:
    """Every difference from `old` to `new`, in the order of the new version."""
    return tuple(_differences(old, new))


def _differences(old: TemplateFile, new: TemplateFile) -> Iterator[TemplateChange]:
    yield from _fields('template', old, new, OWN)
    steps_before = {step.step: step for step in old.steps}
    for step in new.steps:
        before = steps_before.get(step.step, StepFile(step=step.step))
        yield from _fields('step', before, step, STEP, step.step)
        yield from _prompts(before, step)
    yield from _rows('target', by_key(old.targets, 'metric'), by_key(new.targets, 'metric'))
    texts = by_key(old.check_texts, 'check'), by_key(new.check_texts, 'check')
    yield from _rows('check_text', *texts)


def _prompts(old: StepFile, new: StepFile) -> Iterator[TemplateChange]:
    """The words of fields by the field; questions of its own by their wording."""
    for part, is_part in (('prompt', bool), ('question', lambda field: not field)):
        before = [one for one in old.prompts if is_part(one.field)]
        after = [one for one in new.prompts if is_part(one.field)]
        key = 'field' if part == 'prompt' else 'label_vi'
        yield from _rows(part, by_key(before, key), by_key(after, key), new.step)


def _rows(part: str, before: dict, after: dict, step=None) -> Iterator[TemplateChange]:
    for key, row in after.items():
        if key in before:
            yield from _fields(part, before[key], row, list(type(row).model_fields), step)
        else:
            yield TemplateChange(part, ChangeKind.ADDED, row, step)
    for key, row in before.items():
        if key not in after:
            yield TemplateChange(part, ChangeKind.REMOVED, row, step)


def _fields(part: str, old: Any, new: Any, names, step=None) -> Iterator[TemplateChange]:
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield TemplateChange(part, ChangeKind.CHANGED, new, step, name, before, after)
