"""What a check may say and when (product 3.1)."""

from enum import StrEnum
from typing import Self

from plans.document.choices.base import Choice


class Severity(Choice):
    """How much a finding weighs; only a must blocks submitting."""

    MUST = 'must', 'Must resolve', 'Cần xử lý'
    WARN = 'warn', 'Warning', 'Cảnh báo'
    TIP = 'tip', 'Tip', 'Gợi ý'

    @property
    def rank(self) -> int:
        """Order severities: tip 1, warn 2, must 3."""
        return {'tip': 1, 'warn': 2, 'must': 3}[self.value]


class Phase(Choice):
    """Which moment of the plan's life the checks look at."""

    DRAFT = 'draft', 'Draft', 'Bản nháp'
    REVIEW = 'review', 'Review', 'Rà soát'
    ACTIVE = 'active', 'Active', 'Đang thực hiện'


class CheckState(Choice):
    """What the panel shows for one check."""

    NOT_READY = 'not_ready', 'Not ready', 'Chưa kiểm tra'
    PASSED = 'passed', 'Clear', 'Đạt'
    OPEN = 'open', 'Open', 'Cần xem'
    ACCEPTED = 'accepted', 'Accepted', 'Đã chấp nhận'
    NOT_APPLICABLE = 'not_applicable', 'Not applicable', 'Không áp dụng'


class CheckCode(StrEnum):
    """Every check of section 3 by code, with its own name as `slug`."""

    slug: str

    def __new__(cls, value: str, slug: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.slug = slug
        return member

    M1_1 = 'M1.1', 'no_customer_led_strategy'
    M1_2 = 'M1.2', 'supplier_led_strategies'
    M1_3 = 'M1.3', 'need_from_own_side'
    M2_1 = 'M2.1', 'needs_from_single_dealers'
    M2_2 = 'M2.2', 'no_joint_dealer_session'
    M2_3 = 'M2.3', 'sessions_without_training'
    M3_1 = 'M3.1', 'no_way_to_hear_criticism'
    M3_2 = 'M3.2', 'only_positive_feedback'
    M3_3 = 'M3.3', 'no_criticism_60_days'
    M3_4 = 'M3.4', 'criticism_unread'
    M4_1 = 'M4.1', 'unbalanced'
    O1 = 'O1', 'over_capacity'
    O2 = 'O2', 'target_incomplete'
    O3A = 'O3a', 'need_unanswered'
    O3B = 'O3b', 'need_without_evidence'
    O3C = 'O3c', 'evidence_old'
    O4 = 'O4', 'strategy_without_action'
    O5 = 'O5', 'goal_without_target'
    O6 = 'O6', 'actuals_missing'
    B1 = 'B1', 'few_suppliers'
    S1 = 'S1', 'line_incomplete'
    I1 = 'I1', 'no_protection'
    I2 = 'I2', 'one_sided_market'
    C1 = 'C1', 'owner_shares'
    C2 = 'C2', 'no_governance'
