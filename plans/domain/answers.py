"""Answers to the template's own questions, each kept with the wording it answered (2.2)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from plans.document.choices import AnswerType, StepKey, StepState
from plans.domain.plan_templates import Prompt, guide_of, prompt_in, stored_questions
from plans.domain.row_writer import ConflictError, last_hand
from plans.domain.rows import keep, locked
from plans.models import PlanAnswer, TemplatePrompt
from plans.models.prepared import Prepared

LONG_ANSWER = 120  # characters; an answer longer than this is shown over several lines
ORDER = {key.value: place for place, key in enumerate(StepKey)}


@dataclass(frozen=True)
class Question:
    """A question that a step asks beside its fields, with what the plan answers so far.

    `name` tells it from the others: `q12` the template's, `a7` one that only the answer remembers
    (of an earlier version, or of a file). `row` is the answer, if it was ever given.
    """

    name: str
    words: Prompt
    answer: str = ''
    row: PlanAnswer | None = None

    @property
    def is_missing(self):
        return self.words.is_required and not self.answer


def questions_of(plan, step: str, language: str, given=None) -> list[Question]:
    """What the step asks beside its fields, and what else was answered in it: `given`, if known."""
    given = list(_given(plan.pk, str(step)) if given is None else given)
    asked = _asked(stored_questions(guide_of(plan), step), given, language)
    return asked + [_remembered(row) for row in given]


def missing(plan, step: str) -> bool:
    """Whether the step has a question that must be answered and is not."""
    asked = stored_questions(guide_of(plan), step)
    required = [one for one in asked if one.is_required]
    if not required:
        return False
    given = _given(plan.pk, str(step))
    return any(one.is_missing for one in _asked(required, given, 'vi'))


_given = Prepared(lambda plan, step: PlanAnswer.objects.filter(plan=plan, step_key=step), int, str)


def answer(plan, step: str, values: dict[str, str], *, by, language: str, was=None) -> None:
    """Keep answers, {name of the question: text}, in the wording of `language`.

    `was`: {name: the answer as the person had loaded it}; ConflictError where somebody else has
    changed it since. Raises PermissionDenied; KeyError for a question that is not asked.
    """
    with transaction.atomic():
        plan = locked(plan, 'answers', by)
        asked = {one.name: one for one in questions_of(plan, step, language)}
        for name, before in (was or {}).items():
            if asked[name].answer not in (before or '', values.get(name) or ''):
                raise ConflictError(name, asked[name].answer, last_hand(plan, plan))
        for name, text in values.items():
            _keep(plan, step, asked[name], text or '')
        keep(plan, ['answers'])
        if missing(plan, step):
            reopen(plan, step)


def reopen(plan, step: str) -> None:
    """Let a step that was done be in progress again."""
    done = plan.step_states.filter(step_key=step, state=StepState.DONE)
    if done.update(state=StepState.IN_PROGRESS.value):
        keep(plan, ['plan'])


def by_step(answers):
    """(step key or None, [Answer]) of those that say something, in the order of the steps."""
    told: dict[str | None, list] = {}
    for one in answers:
        if one.answer:
            told.setdefault(one.step, []).append(one)
    return sorted(told.items(), key=lambda pair: ORDER.get(pair[0] or '', len(ORDER)))


def _asked(prompts, given: list[PlanAnswer], language: str) -> list[Question]:
    """The template's questions with their answers, which are taken out of `given`.

    An answer of a file, or to an earlier version, is known by its wording.
    """
    prompts = list(prompts)
    pks = {prompt.pk for prompt in prompts}
    found = {row.prompt_id: row for row in given if row.prompt_id in pks}
    asked = []
    for prompt in prompts:
        wordings = {prompt.label_vi, prompt.label_en} - {'', None}
        others = (row for row in given if row.prompt_id not in pks and row.question in wordings)
        row = found.get(prompt.pk) or next(others, None)
        if row:
            given.remove(row)
        words = prompt_in(prompt, language)
        text = _in_words(row.answer, prompt, words) if row else ''
        asked.append(Question(f'q{prompt.pk}', words, text, row))
    return asked


def _in_words(text: str, prompt: TemplatePrompt, words: Prompt) -> str:
    """An answer by choice in the language of `words`; any other as it was typed."""
    if prompt.answer_type == AnswerType.CHOICE:
        for language in ('vi', 'en'):
            choices = prompt_in(prompt, language).choices
            if text in choices and choices.index(text) < len(words.choices):
                return words.choices[choices.index(text)]
    return text


def _remembered(row: PlanAnswer) -> Question:
    is_long = '\n' in row.answer or len(row.answer) > LONG_ANSWER
    words = Prompt(
        pk=None,
        field_key='',
        label=row.question,
        help='',
        example='',
        answer_type=(AnswerType.LONG if is_long else AnswerType.SHORT).value,
        is_required=False,
    )
    return Question(f'a{row.pk}', words, row.answer, row)


def _keep(plan, step: str, question: Question, text: str) -> None:
    """Store one answer; an emptied one goes, unless only it remembers its question."""
    row, words = question.row, question.words
    if row is None and not text:
        return
    if row is not None and not text and words.pk:
        row.delete()
        return
    row = row or PlanAnswer(plan=plan, step_key=step, position=_next_position(plan))
    row.answer, row.row_version = text, row.row_version + 1
    if words.pk:
        row.prompt_id, row.question = words.pk, words.label
    row.save()


def _next_position(plan) -> int:
    last = plan.answers.aggregate(last=Max('position'))['last']
    return 0 if last is None else last + 1
