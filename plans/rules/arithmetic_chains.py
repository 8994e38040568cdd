"""The chains from a target to what it takes, as data: one a business model (product.md 0.6)."""

from __future__ import annotations

from dataclasses import dataclass

from plans.document.bilingual import Bilingual
from plans.document.choices import BusinessModel


@dataclass(frozen=True, slots=True)
class Input:
    """A figure the chain needs. `metric`: a target of that metric may hold it.

    `is_today`: what is there now (latest actual, else baseline) rather than what is wanted.
    `is_target`: the plan's own target, never typed beside it.
    """

    code: str
    label: Bilingual
    metric: str | None = None
    is_money: bool = False
    is_percent: bool = False
    is_today: bool = False
    is_target: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """code = first ÷ second, or first × second, rounded up. `is_a_year`: second counts a year."""

    code: str
    label: Bilingual
    first: str
    second: str
    multiplies: bool = False
    is_percent: bool = False
    is_a_year: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """A step whose count is compared with the input that says how many there are today, if any."""

    step: str
    have: str
    counted: Bilingual


@dataclass(frozen=True, slots=True)
class Chain:
    """Inputs (the target first), steps in order, and what they end in."""

    inputs: tuple[Input, ...]
    steps: tuple[Step, ...]
    endings: tuple[Ending, ...]


_AVERAGE_ORDER = Input(
    'average_order',
    Bilingual('giá trị đơn hàng trung bình', 'average order value'),
    'average_order_value',
    is_money=True,
)
_ORDERS = Bilingual('Số đơn hàng', 'Orders')
_FILL_RATE = Input(
    'fill_rate', Bilingual('tỷ lệ hoàn tất đơn', 'fill rate'), 'fill_rate', is_percent=True
)
_GMV = Input(
    'gmv', Bilingual('giá trị giao dịch (GMV)', 'GMV'), 'gmv', is_money=True, is_target=True
)
_ORDERS_PER_BUYER = Input(
    'orders_per_buyer',
    Bilingual('số đơn mỗi người mua trong một năm', 'orders per buyer a year'),
)
_BUYERS_TODAY = Input(
    'buyers_today',
    Bilingual('số người mua hoạt động hiện có', 'active buyers today'),
    'active_buyers',
    is_today=True,
)
_MARKETPLACE_STEPS = (
    Step('orders', _ORDERS, 'gmv', 'average_order'),
    Step(
        'placed_orders',
        Bilingual('Số đơn cần được đặt', 'Orders to be placed'),
        'orders',
        'fill_rate',
        is_percent=True,
    ),
    Step(
        'active_buyers',
        Bilingual('Người mua hoạt động', 'Active buyers'),
        'placed_orders',
        'orders_per_buyer',
        is_a_year=True,
    ),
)
_BUYERS = Ending('active_buyers', 'buyers_today', Bilingual('người mua hoạt động', 'active buyers'))

_SALES = Input(
    'sales', Bilingual('doanh số', 'sales value'), 'sales_value', is_money=True, is_target=True
)
_WIN_RATE = Input(
    'win_rate',
    Bilingual('tỷ lệ chốt báo giá', 'win rate of quotes'),
    'quote_win_rate',
    is_percent=True,
)
_SALES_STEPS = (
    Step('orders', _ORDERS, 'sales', 'average_order'),
    Step('quotes', Bilingual('Số báo giá', 'Quotes'), 'orders', 'win_rate', is_percent=True),
)
_SELL_SIDE = Chain(
    inputs=(
        _SALES,
        _AVERAGE_ORDER,
        _WIN_RATE,
        Input(
            'orders_per_dealer',
            Bilingual('số đơn mỗi đại lý trong một năm', 'orders per dealer a year'),
        ),
        Input(
            'dealers_today',
            Bilingual('số đại lý hoạt động hiện có', 'active dealers today'),
            'active_dealers',
            is_today=True,
        ),
    ),
    steps=(
        *_SALES_STEPS,
        Step(
            'active_dealers',
            Bilingual('Đại lý hoạt động', 'Active dealers'),
            'orders',
            'orders_per_dealer',
            is_a_year=True,
        ),
    ),
    endings=(
        Ending('active_dealers', 'dealers_today', Bilingual('đại lý hoạt động', 'active dealers')),
    ),
)
_SELL_DIRECT = Chain(
    inputs=(_SALES, _AVERAGE_ORDER, _WIN_RATE),
    steps=_SALES_STEPS,
    endings=(Ending('quotes', '', Bilingual('báo giá', 'quotes')),),
)

_BUY_SIDE = Chain(
    inputs=(
        Input(
            'requests',
            Bilingual('số yêu cầu báo giá trong kỳ', 'requests for quotes in the period'),
            'rfqs_published',
        ),
        Input(
            'quotes_per_item',
            Bilingual('số báo giá mỗi mặt hàng', 'quotes per item'),
            'quotes_per_item',
        ),
        Input(
            'response_rate',
            Bilingual('tỷ lệ nhà cung cấp phản hồi', 'supplier response rate'),
            'supplier_response_rate',
            is_percent=True,
        ),
        Input(
            'invitations_per_supplier',
            Bilingual(
                'số lần mời mỗi nhà cung cấp trong một năm', 'invitations per supplier a year'
            ),
        ),
        Input(
            'suppliers_today',
            Bilingual('số nhà cung cấp hoạt động hiện có', 'active suppliers today'),
            'active_suppliers',
            is_today=True,
        ),
    ),
    steps=(
        Step(
            'quotes',
            Bilingual('Số báo giá', 'Quotes'),
            'requests',
            'quotes_per_item',
            multiplies=True,
        ),
        Step(
            'invitations',
            Bilingual('Số lượt mời báo giá', 'Invitations to quote'),
            'quotes',
            'response_rate',
            is_percent=True,
        ),
        Step(
            'active_suppliers',
            Bilingual('Nhà cung cấp hoạt động', 'Active suppliers'),
            'invitations',
            'invitations_per_supplier',
            is_a_year=True,
        ),
    ),
    endings=(
        Ending(
            'active_suppliers',
            'suppliers_today',
            Bilingual('nhà cung cấp hoạt động', 'active suppliers'),
        ),
    ),
)

_INTERMEDIARY = Chain(
    inputs=(
        _GMV,
        _AVERAGE_ORDER,
        _FILL_RATE,
        _ORDERS_PER_BUYER,
        _BUYERS_TODAY,
        Input(
            'orders_per_seller',
            Bilingual('số đơn mỗi người bán trong một năm', 'orders per seller a year'),
        ),
        Input(
            'sellers_today',
            Bilingual('số người bán hoạt động hiện có', 'active sellers today'),
            'active_sellers',
            is_today=True,
        ),
    ),
    steps=(
        *_MARKETPLACE_STEPS,
        Step(
            'active_sellers',
            Bilingual('Người bán hoạt động', 'Active sellers'),
            'placed_orders',
            'orders_per_seller',
            is_a_year=True,
        ),
    ),
    endings=(
        _BUYERS,
        Ending(
            'active_sellers', 'sellers_today', Bilingual('người bán hoạt động', 'active sellers')
        ),
    ),
)

_COLLABORATIVE = Chain(
    inputs=(
        _GMV,
        _AVERAGE_ORDER,
        _FILL_RATE,
        _ORDERS_PER_BUYER,
        _BUYERS_TODAY,
        Input(
            'orders_per_member',
            Bilingual('số đơn mỗi đơn vị thành viên trong một năm', 'orders per member a year'),
        ),
        Input(
            'members_today',
            Bilingual('số đơn vị thành viên hiện có', 'member organisations today'),
            'member_orgs',
            is_today=True,
        ),
    ),
    steps=(
        *_MARKETPLACE_STEPS,
        Step(
            'member_orgs',
            Bilingual('Đơn vị thành viên', 'Member organisations'),
            'placed_orders',
            'orders_per_member',
            is_a_year=True,
        ),
    ),
    endings=(
        _BUYERS,
        Ending(
            'member_orgs', 'members_today', Bilingual('đơn vị thành viên', 'member organisations')
        ),
    ),
)

CHAINS: dict[BusinessModel, Chain] = {
    BusinessModel.SELL_SIDE: _SELL_SIDE,
    BusinessModel.BUY_SIDE: _BUY_SIDE,
    BusinessModel.INTERMEDIARY: _INTERMEDIARY,
    BusinessModel.COLLABORATIVE: _COLLABORATIVE,
}
# Those of a plan that does not sell through dealers, where that makes another chain.
WITHOUT_DEALERS: dict[BusinessModel, Chain] = {BusinessModel.SELL_SIDE: _SELL_DIRECT}
