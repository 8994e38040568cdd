"""What is different between two versions of a template, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from plans.document import display
from plans.document.check_names import NAMES
from plans.document.choices import Choice
from plans.document.compare import ChangeKind
from plans.document.template_changes import TemplateChange
from plans.domain.shipped import shared_prompts
from plans.models import (
    PlanTemplate,
    TemplateCheckText,
    TemplatePrompt,
    TemplateStep,
    TemplateTarget,
)

MODELS = {
    'template': PlanTemplate,
    'step': TemplateStep,
    'prompt': TemplatePrompt,
    'question': TemplatePrompt,
    'target': TemplateTarget,
    'check_text': TemplateCheckText,
}
LANGUAGES = {'vi': 'VI', 'en': 'EN'}


@dataclass(frozen=True)
class ChangeInWords:
    """One difference: where it is, which field, what stood there and what stands there now."""

    kind: ChangeKind
    where: str
    field: str = ''
    before: str = ''
    after: str = ''

    @property
    def is_added(self) -> bool:
        return self.kind == ChangeKind.ADDED

    @property
    def is_removed(self) -> bool:
        return self.kind == ChangeKind.REMOVED


def change_line(change: TemplateChange, language: str) -> ChangeInWords:
    """A difference in words of 'vi' or 'en'."""
    where = _where(change, language)
    if not change.field:
        return ChangeInWords(change.kind, where)
    before, after = (_value(one, language) for one in (change.before, change.after))
    return ChangeInWords(change.kind, where, _field(change), before, after)


def _where(change: TemplateChange, language: str) -> str:
    names = {
        'template': lambda: _('Plan template'),
        'step': lambda: _('Step “%(step)s”'),
        'prompt': lambda: _('Step “%(step)s”, field “%(name)s”'),
        'question': lambda: _('Step “%(step)s”, question “%(name)s”'),
        'target': lambda: _('Suggested target “%(name)s”'),
        'check_text': lambda: _('Check %(name)s'),
    }
    step = change.step.label(language) if change.step else ''
    return names[change.part]() % {'step': step, 'name': _name(change, language)}


def _name(change: TemplateChange, language: str) -> str:
    row = change.row
    if change.part == 'check_text':
        return f'{row.check} {NAMES[row.check].text(language)}'
    known = shared_prompts().get(row.field) if change.part == 'prompt' else None
    text = getattr(known or row, f'{_text_name(change.part)}_{language}', '')
    return text or getattr(row, f'{_text_name(change.part)}_vi', '')


def _text_name(part: str) -> str:
    return 'label' if part in ('prompt', 'question') else 'name'


def _field(change: TemplateChange) -> str:
    """The label of a field as the forms of templates call it, with its language."""
    name = change.field.removesuffix(f'_{change.language}') if change.language else change.field
    label = MODELS[change.part]._meta.get_field(name).verbose_name
    return f'{label} ({LANGUAGES[change.language]})' if change.language else str(label)


def _value(value: Any, language: str) -> str:
    if isinstance(value, bool):
        return _('Yes') if value else _('No')
    if isinstance(value, Choice):
        return value.label(language)
    if value is None or isinstance(value, str):
        return value or ''
    return display.number(value, language)
