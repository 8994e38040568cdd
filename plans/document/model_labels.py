"""Members of enums that a business model calls otherwise (kpis.md, model 1)."""

from __future__ import annotations

from typing import Any

from plans.document.bilingual import Bilingual
from plans.document.choices import (
    ActionKind,
    BusinessModel,
    Cause,
    FeedbackChannel,
    Origin,
    SourceKind,
)

_BUY_SIDE: tuple[tuple[Any, Bilingual], ...] = (
    (
        SourceKind.CUSTOMER_INTERVIEW,
        Bilingual('Phỏng vấn khách hàng cuối', 'End-customer interview'),
    ),
    (SourceKind.CUSTOMER_SURVEY, Bilingual('Khảo sát khách hàng cuối', 'End-customer survey')),
    (
        SourceKind.CUSTOMER_FEEDBACK,
        Bilingual('Phản hồi của khách hàng cuối', 'End-customer feedback'),
    ),
    (SourceKind.SITE_VISIT, Bilingual('Thăm khách hàng cuối', 'Visit to an end customer')),
    (
        SourceKind.DEALER_SESSION,
        Bilingual('Buổi kết nối nhà cung cấp, đại lý', 'Supplier or reseller session'),
    ),
    (
        SourceKind.DEALER_SINGLE,
        Bilingual('Một nhà cung cấp, đại lý nói riêng', 'One supplier or reseller alone'),
    ),
    (Origin.CUSTOMER_NEED, Bilingual('Nhu cầu của khách hàng cuối', 'End-customer need')),
    (Origin.CUSTOMER_FEEDBACK, Bilingual('Phản hồi của khách hàng cuối', 'End-customer feedback')),
    (
        Origin.DEALER_SESSION,
        Bilingual('Buổi kết nối nhà cung cấp, đại lý', 'Supplier or reseller session'),
    ),
    (
        Origin.DEALER_SINGLE,
        Bilingual('Một nhà cung cấp, đại lý nói riêng', 'One supplier or reseller alone'),
    ),
    (
        FeedbackChannel.DEALER,
        Bilingual('Qua nhà cung cấp, đại lý', 'Through a supplier or reseller'),
    ),
    (ActionKind.LISTEN, Bilingual('Lắng nghe khách hàng cuối', 'Listen to end customers')),
    (ActionKind.DEALER, Bilingual('Nhà cung cấp, đại lý', 'Suppliers, resellers')),
    (Cause.DEALER, Bilingual('Nhà cung cấp, đại lý', 'Suppliers, resellers')),
)


LABELS: dict[str, dict[tuple[type, str], Bilingual]] = {
    BusinessModel.BUY_SIDE: {(type(member), member.value): own for member, own in _BUY_SIDE}
}
"""By model, then by enum and value: members of two enums may share a value."""


def label_in(member: Any, model: str | None, language: str) -> str:
    """What a member of an enum is called in a plan of that business model."""
    own = LABELS.get(model or '', {}).get((type(member), member.value))
    return own.text(language) if own else member.label(language)
