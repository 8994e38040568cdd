"""The agenda of a dealer session, made of what only dealers together can answer (R39 to R44)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from plans.document.bilingual import Bilingual
from plans.document.business_models import words_of
from plans.document.choices import FeedbackStatus, Phase
from plans.document.schema import PlanDocument
from plans.rules.checks.case import Case

MOST_NEEDS, MOST_VOICES = 8, 5
LONGEST = 160  # letters of one quote

# Agreeing prices or areas with competitors is cartel law's business, wherever they meet.
REMINDER = Bilingual(
    'Lưu ý: buổi này không bàn và không thỏa thuận giá bán, mức chiết khấu, sản lượng, '
    'phân chia địa bàn hay khách hàng giữa các bên tham dự.',
    'Please note: selling prices, discounts, volumes, and the division of areas or customers '
    'between those who take part are neither discussed nor agreed at this session.',
)
_GOOD = Bilingual('Người bán giỏi kể cách làm của mình.', 'Good sellers tell how they do it.')


def agenda(document: PlanDocument, on: date, language: str) -> str:
    """The agenda as lines of text: single dealers' needs, unanswered feedback, room, reminder."""
    case = Case(document, Phase.DRAFT, on)
    words = words_of(document.business_model)
    lines: list[str] = []
    needs = [case.needs[ref].statement for ref in case.single_dealer if case.needs[ref].statement]
    _add(lines, words['agenda_alone'].text(language), needs[:MOST_NEEDS])
    _add(lines, words['agenda_voices'].text(language), list(_unanswered(case))[:MOST_VOICES])
    for point in (words['agenda_room'], _GOOD, words['agenda_sheet']):
        _add(lines, point.text(language))
    return '\n'.join([*lines, REMINDER.text(language)])


def _unanswered(case: Case) -> Iterable[str]:
    """Criticism without an answer, the oldest first; nobody is named before other dealers."""
    waiting = (FeedbackStatus.NEW, FeedbackStatus.IN_PROGRESS)
    voices = [row for row in case.critical if row.status in waiting and not row.response_note]
    for row in sorted(voices, key=lambda row: row.received_on):
        if text := ' '.join((row.suggestion or row.verbatim).split()):
            yield text


def _add(lines: list[str], head: str, points: Iterable[str] = ()) -> None:
    """One numbered point, with what belongs to it below; an empty list of points is left out."""
    points = list(points)
    if not points and head.endswith(':'):
        return
    number = sum(line[:1].isdigit() for line in lines) + 1
    lines.append(f'{number}. {head}')
    lines += [f'   - {_short(point)}' for point in points]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f'{text[: LONGEST - 1].rstrip()}…'
