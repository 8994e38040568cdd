"""The two questions under the model cards: "Chưa chắc? Trả lời 2 câu" (product.md 4.2)."""

from __future__ import annotations

from dataclasses import dataclass

from plans.document.bilingual import Bilingual
from plans.document.choices import BusinessModel

ASK = Bilingual('Chưa chắc? Trả lời 2 câu', 'Not sure? Two questions')


@dataclass(frozen=True)
class Answer:
    """One answer; it settles the model, or (None) leads to the second question."""

    value: str
    label: Bilingual
    model: BusinessModel | None


@dataclass(frozen=True)
class Question:
    """One question of the chooser, with its answers in order."""

    key: str
    text: Bilingual
    answers: tuple[Answer, ...]


SITE_OWNER = Question(
    'site_owner',
    Bilingual('Trang TMĐT do ai sở hữu?', 'Who owns the site?'),
    (
        Answer('own', Bilingual('Công ty mình', 'Our company'), None),
        Answer(
            'operator',
            Bilingual(
                'Một đơn vị vận hành cho nhiều người mua, người bán',
                'One operator, for many buyers and sellers',
            ),
            BusinessModel.INTERMEDIARY,
        ),
        Answer(
            'joint',
            Bilingual('Nhiều đơn vị cùng sở hữu', 'Several organisations together'),
            BusinessModel.COLLABORATIVE,
        ),
    ),
)
POSTED = Question(
    'posted',
    Bilingual('Công ty đăng gì lên trang?', 'What does the company post?'),
    (
        Answer('buy', Bilingual('Hàng cần mua', 'What it needs to buy'), BusinessModel.BUY_SIDE),
        Answer('sell', Bilingual('Hàng để bán', 'Goods to sell'), BusinessModel.SELL_SIDE),
    ),
)
QUESTIONS = (SITE_OWNER, POSTED)


def suggested_model(site_owner: str, posted: str = '') -> BusinessModel | None:
    """The model that the answers point to; None while they do not settle it."""
    models = {answer.value: answer.model for answer in SITE_OWNER.answers}
    if site_owner != 'own':
        return models.get(site_owner)
    return {answer.value: answer.model for answer in POSTED.answers}.get(posted)
