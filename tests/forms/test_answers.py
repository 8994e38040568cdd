"""The form of the template's own questions (2.2)."""

import pytest

from plans.document.choices import AnswerType
from plans.domain.answers import Question
from plans.domain.plan_templates import Prompt
from plans.forms.answers import answers_form
from tests.forms.plan_contexts import context


@pytest.mark.parametrize(
    ('is_required', 'answer', 'may_wait'),
    [(False, '', True), (False, 'Chiết khấu 6 %', False), (True, '', False)],
)
def test_questions_may_wait_while_none_is_answered_or_must_be(is_required, answer, may_wait):
    words = Prompt(1, '', 'Chính sách đại lý', '', '', AnswerType.LONG, is_required)
    asked = [Question('q1', words, answer)]
    given = {one.name: one.answer for one in asked}

    form = answers_form(asked)(initial=given, context=context())

    assert form.may_wait is may_wait
