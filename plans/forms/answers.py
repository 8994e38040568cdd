"""The template's own questions as a form: fields that no code knows beforehand. Source: 2.2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document.choices import AnswerType
from plans.document.numbers import UNREADABLE
from plans.domain.answers import Question
from plans.forms.context import Prompt
from plans.forms.fields import LineField, ParagraphField
from plans.forms.limits import LINE, TEXT
from plans.forms.numbers import MESSAGES, NumberError, parse_number
from plans.forms.rows import RowForm

ANSWERS = 'answers'


class AnswersForm(RowForm):
    """What a step asks beside the fields of a plan; `answers_form` makes one of its questions."""

    part = ANSWERS
    heading = gettext_lazy('Questions of the template')

    @property
    def may_wait(self) -> bool:
        """Nothing was answered and nothing must be: hidden where a step turns out not to apply."""
        return not self.required_to_submit and not any(self.initial.values())


class NumberTextField(LineField):
    """A number, kept as it was typed: its unit and its marks belong to the answer."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if text and not any(_is_number(text, language) for language in ('vi', 'en')):
            raise ValidationError(MESSAGES[UNREADABLE], UNREADABLE)
        return text


def answers_form(questions: Sequence[Question]) -> type[AnswersForm]:
    """The form of these questions; those that must be answered have a star."""
    required = tuple(one.name for one in questions if one.words.is_required)
    fields = {one.name: FIELDS[AnswerType(one.words.answer_type)](one) for one in questions}
    members = {'__doc__': AnswersForm.__doc__, 'required_to_submit': required, **fields}
    return type(AnswersForm)('AnswersForm', (AnswersForm,), members)


def prompts_of(questions: Sequence[Question]) -> dict[str, Prompt]:
    """The words of the questions by the keys that forms ask for."""
    return {
        f'{ANSWERS}.{one.name}': Prompt(one.words.label, one.words.help, one.words.example)
        for one in questions
    }


def _choice(question: Question) -> forms.ChoiceField:
    """One of the template's choices; an answer that is none of them any more is offered too."""
    offered = list(question.words.choices)
    if question.answer and question.answer not in offered:
        offered.append(question.answer)
    return forms.ChoiceField(choices=[('', _('Choose')), *((text, text) for text in offered)])


def _is_number(text: str, language: str) -> bool:
    try:
        return parse_number(text, language) is not None
    except NumberError:
        return False


FIELDS = {
    AnswerType.SHORT: lambda question: LineField(max_length=LINE),
    AnswerType.LONG: lambda question: ParagraphField(max_length=TEXT),
    AnswerType.NUMBER: lambda question: NumberTextField(max_length=LINE),
    AnswerType.CHOICE: _choice,
}
