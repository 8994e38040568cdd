"""What a plan must hold to be submitted: H1 to H9 (product 2.4); never accepted with a reason."""

from __future__ import annotations

from collections.abc import Callable

from plans.document.bilingual import Bilingual
from plans.document.business_models import words_of
from plans.document.choices import BusinessModel, NeedStatus, StrategyStatus
from plans.document.model_words import WORDS
from plans.document.schema import BuySide, Collaborative, Intermediary, PlanDocument, SellSide


def missing(document: PlanDocument) -> tuple[str, ...]:
    """Give the codes of what is missing, in order: ('H1', 'H4')."""
    return tuple(code for code, is_there in _TESTS.items() if not is_there(document))


def _has_frame(document: PlanDocument) -> bool:
    asked = (document.period_start, document.period_end, document.currency, document.owner)
    return bool(document.title.strip()) and None not in asked


def _has_need(document: PlanDocument) -> bool:
    return any(row.status != NeedStatus.REJECTED for row in document.needs)


def _has_chosen_strategy(document: PlanDocument) -> bool:
    return any(row.status == StrategyStatus.CHOSEN for row in document.strategies)


def _has_target(document: PlanDocument) -> bool:
    return any(
        row.metric and None not in (row.target_value, row.start_date, row.due_date)
        for row in document.targets
    )


def _has_essentials(document: PlanDocument) -> bool:
    details = document.details
    if isinstance(details, BuySide):
        return bool(details.items)
    if isinstance(details, SellSide):
        return bool(details.product_lines)
    if isinstance(details, Intermediary):
        return bool(document.platform.name.strip() and details.seller_registration.strip())
    return False


def _has_owners(document: PlanDocument) -> bool:
    if document.business_model != BusinessModel.COLLABORATIVE:
        return True
    details = document.details
    return (
        isinstance(details, Collaborative) and details.form is not None and len(details.owners) >= 2
    )


def _has_approver(document: PlanDocument) -> bool:
    return document.approver is not None and document.uses_dealers is not None


_TESTS: dict[str, Callable[[PlanDocument], bool]] = {
    'H1': _has_frame,
    'H2': lambda document: document.business_model is not None,
    'H3': lambda document: bool(document.goals),
    'H4': _has_need,
    'H5': _has_chosen_strategy,
    'H6': _has_target,
    'H7': _has_essentials,
    'H8': _has_owners,
    'H9': _has_approver,
}

COMPLETENESS: dict[str, Bilingual] = {
    'H1': Bilingual('tên, kỳ, tiền tệ, người phụ trách', 'title, period, currency, owner'),
    'H2': Bilingual('mô hình kinh doanh', 'business model'),
    'H3': Bilingual('ít nhất 1 mục tiêu', 'at least 1 goal'),
    'H4': WORDS['asked_for_need'],
    'H5': Bilingual('ít nhất 1 chiến lược đã chọn', 'at least 1 chosen strategy'),
    'H6': Bilingual(
        'ít nhất 1 chỉ tiêu có con số và thời hạn', 'at least 1 target with a value and dates'
    ),
    'H7': Bilingual('phần cốt lõi của chi tiết mô hình', 'the essentials of the model'),
    'H8': Bilingual(
        'hình thức hợp tác và ít nhất 2 đơn vị sở hữu', 'the form and at least 2 owners'
    ),
    'H9': Bilingual('người duyệt', 'the approver'),
}
"""What each code asks for, as it follows "still to come:"."""


def asked_for(code: str, document: PlanDocument) -> tuple[Bilingual, ...]:
    """What a code asks for and the plan does not say, in the words of its business model."""
    words = words_of(document.business_model)
    if code == 'H4':
        return (words['asked_for_need'],)
    if code != 'H9':
        return (COMPLETENESS[code],)
    approver = () if document.approver else (COMPLETENESS['H9'],)
    return approver if document.uses_dealers is not None else (*approver, words['asked_for_answer'])
