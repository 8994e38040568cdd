"""A marketplace's two sides: its sellers on their way, what buyers are promised (R25 to R27)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from plans.document.bilingual import Bilingual
from plans.document.choices import BuyerProtection, MarketSide, NeedStatus
from plans.document.metrics import METRICS
from plans.document.schema import Intermediary, Need, PlanDocument, Segment, SellerFunnel, Target

FUNNEL: dict[str, Bilingual] = {
    'invited': Bilingual('Được mời', 'Invited'),
    'registered': Bilingual('Đã đăng ký', 'Registered'),
    'verified': Bilingual('Đã xác minh', 'Verified'),
    'listed': Bilingual('Đã đăng hàng', 'Listed'),
    'first_sale': Bilingual('Có đơn đầu tiên', 'First sale'),
}
"""The stages of a seller in their order, by the keys of the plan file."""

_RESPONSE_TIMES: dict[BuyerProtection, str] = {
    BuyerProtection.ESCROW: 'payout_days',
    BuyerProtection.REFUND: 'refund_days',
    BuyerProtection.RETURN: 'return_days',
    BuyerProtection.DISPUTE: 'dispute_days',
}

_PROMISES: dict[BuyerProtection, Bilingual] = {
    BuyerProtection.ESCROW: Bilingual(
        'Sàn giữ tiền, trả người bán sau {days} ngày kể từ khi người mua ký nhận.',
        'The site holds the money and pays the seller {days} days after the buyer signs.',
    ),
    BuyerProtection.REFUND: Bilingual(
        'Hoàn tiền trong {days} ngày kể từ khi chấp nhận yêu cầu.',
        'Money back within {days} days of an accepted claim.',
    ),
    BuyerProtection.RETURN: Bilingual(
        'Nhận trả hàng trong {days} ngày kể từ khi giao.',
        'Goods may be returned within {days} days of delivery.',
    ),
    BuyerProtection.DISPUTE: Bilingual(
        'Kết luận tranh chấp trong {days} ngày kể từ khi nhận khiếu nại.',
        'Disputes are settled within {days} days of the complaint.',
    ),
    BuyerProtection.INSPECTION: Bilingual(
        'Hàng được kiểm trước khi người mua nhận.', 'Goods are inspected before the buyer accepts.'
    ),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """How many sellers reached a stage; `step` and `whole` in percent points of the stage before
    and of the first known one. `is_more` where there are more than in the stage before.
    """

    key: str
    label: Bilingual
    count: int | None
    step: Fraction | None
    whole: Fraction | None
    is_more: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """One way in which buyers are protected; `days` None where it has or says no time."""

    protection: BuyerProtection
    days: int | None
    wants_days: bool

    def sentence(self, language: str) -> str:
        """The promise in words; without its time, its name alone."""
        if self.wants_days and self.days is None:
            return self.protection.label(language)
        return _PROMISES[self.protection].text(language).format(days=self.days)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the market: who it is, what it needs, what is aimed at."""

    side: MarketSide
    segments: tuple[Segment, ...]
    needs: tuple[Need, ...]
    targets: tuple[Target, ...]
    aimed: Decimal | None


def funnel(counts: SellerFunnel) -> tuple[Stage, ...]:
    """The stages with what comes of each; blanks are skipped when rates are worked out."""
    stages, first, before = [], None, None
    for key, label in FUNNEL.items():
        count = getattr(counts, key)
        stages.append(
            Stage(key, label, count, _rate(count, before), _rate(count, first),
                  None not in (count, before) and count > before)
        )  # fmt: skip
        if count is not None:
            first = count if first is None else first
            before = count
    return tuple(stages)


def promises(details: Intermediary) -> tuple[Promise, ...]:
    """What buyers are promised, in the order of the list."""
    return tuple(
        Promise(each, getattr(details, field) if field else None, bool(field))
        for each in details.buyer_protection
        for field in [_RESPONSE_TIMES.get(each)]
    )


def sides(document: PlanDocument) -> tuple[Side, ...]:
    """Buyers, then sellers; a need is on its segment's side, a target on its metric's or own."""
    return tuple(_side(document, side) for side in MarketSide)


def without_side(document: PlanDocument) -> tuple[Segment, ...]:
    """Segments that say neither buyer nor seller."""
    return tuple(segment for segment in document.segments if segment.market_side is None)


def buyers_per_seller(document: PlanDocument) -> Fraction | None:
    """How many active buyers the targets want for each active seller."""
    buyers = document.target_for('active_buyers')
    sellers = document.target_for('active_sellers')
    if not buyers or not sellers or not sellers.target_value or buyers.target_value is None:
        return None
    return Fraction(buyers.target_value) / Fraction(sellers.target_value)


def _side(document: PlanDocument, side: MarketSide) -> Side:
    segments = tuple(row for row in document.segments if row.market_side == side)
    refs = {row.id for row in segments}
    needs = tuple(
        row for row in document.needs if row.segment in refs and row.status != NeedStatus.REJECTED
    )
    targets = tuple(row for row in document.targets if _side_of(row) == side)
    active = document.target_for(f'active_{side.value}s')
    return Side(side, segments, needs, targets, active.target_value if active else None)


def _side_of(target: Target) -> MarketSide | None:
    metric = METRICS.get(target.metric)
    return target.market_side or (metric.market_side if metric else None)


def _rate(count: int | None, of: int | None) -> Fraction | None:
    return Fraction(count * 100, of) if count is not None and of else None
