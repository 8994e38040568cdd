"""KPIs of the collaborative model (kpis.md, model 4) that product.md 2.8 lacks."""

from plans.document.choices import CollabForm, Direction
from plans.document.metrics.metric import (
    COLLABORATIVE,
    Metric,
    count,
    level,
    money,
    percent,
    quantity,
)

_HERE = (COLLABORATIVE,)

MEMBERS: tuple[Metric, ...] = (
    count(
        'members_active',
        ('Members active', 'Thành viên hoạt động'),
        ('members', 'thành viên'),
        ('members with >= 1 act in the period', 'thành viên có từ 1 hoạt động trong kỳ'),
        models=_HERE,
    ),
    count(
        'new_members',
        ('New members', 'Thành viên mới'),
        ('members', 'thành viên'),
        ('count of members that joined', 'số thành viên gia nhập'),
        models=_HERE,
    ),
    count(
        'member_churn',
        ('Member churn', 'Thành viên rời'),
        ('members', 'thành viên'),
        ('count of members that left', 'số thành viên đã rời'),
        Direction.DOWN,
        models=_HERE,
    ),
    percent(
        'member_contribution',
        ('Member contribution', 'Đóng góp của thành viên'),
        (
            'members giving data, leads or funds / members x 100',
            'thành viên góp dữ liệu, cơ hội hoặc vốn / tất cả thành viên x 100',
        ),
        models=_HERE,
    ),
    money(
        'shared_cost_saving',
        ('Shared cost saving', 'Chi phí tiết kiệm nhờ hợp tác'),
        ('cost before - cost after', 'chi phí trước - chi phí sau khi hợp tác'),
        models=_HERE,
    ),
    percent(
        'share_of_largest_member',
        ('Share of largest member', 'Tỷ trọng thành viên lớn nhất'),
        (
            "largest member's GMV / GMV x 100 (neutrality)",
            'GMV của thành viên lớn nhất / GMV x 100 (tính trung lập)',
        ),
        models=_HERE,
    ),
    percent(
        'decisions_on_time',
        ('Decisions on time', 'Quyết định chung đúng hạn'),
        (
            'decisions made on time / decisions due x 100',
            'quyết định ra đúng hạn / quyết định đến hạn x 100',
        ),
        models=_HERE,
    ),
)

E_MARKETPLACE: tuple[Metric, ...] = (
    money(
        'joint_gmv',
        ('Joint GMV', 'GMV chung'),
        ("sum of all members' order values", 'tổng giá trị đơn hàng của mọi thành viên'),
        models=_HERE,
        forms=(CollabForm.E_MARKETPLACE,),
    ),
    percent(
        'catalogue_coverage',
        ('Catalogue coverage', 'Độ phủ danh mục'),
        ('items listed / items agreed x 100', 'mặt hàng đã đăng / mặt hàng đã thống nhất x 100'),
        models=_HERE,
        forms=(CollabForm.E_MARKETPLACE,),
    ),
    percent(
        'cross_member_orders',
        ('Cross-member orders', 'Đơn chéo giữa các thành viên'),
        (
            'orders between members / all orders x 100',
            'đơn giữa các thành viên / tất cả đơn x 100',
        ),
        models=_HERE,
        forms=(CollabForm.E_MARKETPLACE,),
    ),
)

TRADE_EXCHANGE: tuple[Metric, ...] = (
    quantity(
        'traded_volume',
        ('Traded volume', 'Khối lượng khớp'),
        ('sum of quantities matched', 'tổng khối lượng khớp lệnh'),
        models=_HERE,
        forms=(CollabForm.TRADE_EXCHANGE,),
    ),
    percent(
        'match_rate',
        ('Match rate', 'Tỷ lệ khớp lệnh'),
        ('orders matched / orders x 100', 'lệnh khớp / tất cả lệnh x 100'),
        models=_HERE,
        forms=(CollabForm.TRADE_EXCHANGE,),
    ),
    money(
        'bid_ask_spread',
        ('Bid-ask spread', 'Chênh lệch mua-bán'),
        ('ask price - bid price', 'giá chào bán - giá chào mua'),
        models=_HERE,
        forms=(CollabForm.TRADE_EXCHANGE,),
    ),
    percent(
        'settlement_on_time',
        ('Settlement on time', 'Thanh toán đúng hạn'),
        (
            'trades settled on time / trades x 100',
            'giao dịch thanh toán đúng hạn / tất cả giao dịch x 100',
        ),
        models=_HERE,
        forms=(CollabForm.TRADE_EXCHANGE,),
    ),
)

TRADING_COMMUNITY: tuple[Metric, ...] = (
    count(
        'active_contributors',
        ('Active contributors', 'Thành viên đóng góp'),
        ('members', 'thành viên'),
        ('count of members that posted or answered', 'số thành viên đã đăng hoặc trả lời'),
        models=_HERE,
        forms=(CollabForm.TRADING_COMMUNITY,),
    ),
    percent(
        'posts_answered',
        ('Posts answered', 'Câu hỏi được trả lời'),
        (
            'questions answered / questions asked x 100',
            'câu hỏi được trả lời / câu hỏi đã đăng x 100',
        ),
        models=_HERE,
        forms=(CollabForm.TRADING_COMMUNITY,),
    ),
    count(
        'leads_shared',
        ('Leads shared', 'Cơ hội chia sẻ'),
        ('leads', 'cơ hội'),
        ('count of leads shared', 'số cơ hội đã chia sẻ'),
        models=_HERE,
        forms=(CollabForm.TRADING_COMMUNITY,),
    ),
    percent(
        'leads_won',
        ('Leads won', 'Cơ hội thành công'),
        ('leads won / leads shared x 100', 'cơ hội thành công / cơ hội đã chia sẻ x 100'),
        models=_HERE,
        forms=(CollabForm.TRADING_COMMUNITY,),
    ),
)

INTERNET_EXCHANGE: tuple[Metric, ...] = (
    count(
        'connected_systems',
        ('Connected systems', 'Hệ thống kết nối'),
        ('systems', 'hệ thống'),
        ('count of systems connected', 'số hệ thống đã kết nối'),
        models=_HERE,
        forms=(CollabForm.INTERNET_EXCHANGE,),
    ),
    percent(
        'message_success',
        ('Message success', 'Tỷ lệ giao dịch tự động thành công'),
        ('messages accepted / messages sent x 100', 'bản tin được nhận / bản tin đã gửi x 100'),
        models=_HERE,
        forms=(CollabForm.INTERNET_EXCHANGE,),
    ),
    count(
        'transactions_via_link',
        ('Transactions via link', 'Giao dịch qua kết nối'),
        ('transactions', 'giao dịch'),
        ('count of transactions through the link', 'số giao dịch qua kết nối'),
        models=_HERE,
        forms=(CollabForm.INTERNET_EXCHANGE,),
    ),
    level(
        'onboarding_time',
        ('Onboarding time', 'Thời gian kết nối'),
        ('days', 'ngày'),
        (
            'mean (first transaction - joined)',
            'trung bình (ngày giao dịch đầu - ngày tham gia)',
        ),
        Direction.DOWN,
        decimals=1,
        models=_HERE,
        forms=(CollabForm.INTERNET_EXCHANGE,),
    ),
)

JOINT = MEMBERS + E_MARKETPLACE + TRADE_EXCHANGE + TRADING_COMMUNITY + INTERNET_EXCHANGE
