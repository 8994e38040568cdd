"""KPIs of the intermediary model (kpis.md, model 3) that product.md 2.8 lacks.

A collaborative site works like an intermediary one (R29), so both models offer them.
"""

from plans.document.choices import Direction, MarketSide
from plans.document.metrics.metric import MARKETPLACES, Metric, level, money, percent

MATCHING: tuple[Metric, ...] = (
    percent(
        'take_rate',
        ('Take rate', 'Tỷ lệ phí sàn'),
        ('platform revenue / GMV x 100', 'doanh thu nền tảng / GMV x 100'),
        models=MARKETPLACES,
        also_called=('Tỷ lệ hoa hồng',),
    ),
    money(
        'platform_revenue',
        ('Platform revenue', 'Doanh thu nền tảng'),
        ('GMV x take rate + other fees', 'GMV x tỷ lệ phí sàn + phí khác'),
        models=MARKETPLACES,
    ),
    percent(
        'seller_side_liquidity',
        ('Seller-side liquidity', 'Thanh khoản phía bán'),
        (
            'listings sold in the window / active listings x 100',
            'tin đăng bán được trong kỳ / tin đăng đang mở x 100',
        ),
        models=MARKETPLACES,
        market_side=MarketSide.SELLER,
    ),
    percent(
        'buyer_side_liquidity',
        ('Buyer-side liquidity', 'Thanh khoản phía mua'),
        (
            'successful transactions / qualified buyer intents x 100',
            'giao dịch thành công / nhu cầu mua đủ điều kiện x 100',
        ),
        models=MARKETPLACES,
        market_side=MarketSide.BUYER,
    ),
    level(
        'buyer_seller_ratio',
        ('Buyer-seller ratio', 'Tỷ lệ người mua / nhà bán'),
        ('times', 'lần'),
        ('active buyers / active sellers', 'người mua hoạt động / người bán hoạt động'),
        decimals=1,
        models=MARKETPLACES,
    ),
    percent(
        'seller_activation',
        ('Seller activation', 'Tỷ lệ kích hoạt nhà bán'),
        (
            'sellers with a first sale within 30 days / sellers approved x 100',
            'người bán có đơn đầu trong 30 ngày / người bán được duyệt x 100',
        ),
        models=MARKETPLACES,
        market_side=MarketSide.SELLER,
    ),
    percent(
        'rfq_answer_rate',
        ('RFQ answer rate', 'Tỷ lệ phản hồi báo giá'),
        ('RFQs answered / RFQs x 100', 'yêu cầu có báo giá / tất cả yêu cầu x 100'),
        models=MARKETPLACES,
    ),
    level(
        'time_to_match',
        ('Time to match', 'Thời gian khớp nhu cầu'),
        ('days', 'ngày'),
        ('mean (order - request)', 'trung bình (ngày đặt - ngày yêu cầu)'),
        Direction.DOWN,
        decimals=1,
        models=MARKETPLACES,
    ),
    percent(
        'cancel_rate',
        ('Cancel rate', 'Tỷ lệ hủy đơn'),
        ('cancelled orders / orders x 100', 'đơn hủy / tất cả đơn x 100'),
        Direction.DOWN,
        models=MARKETPLACES,
    ),
    percent(
        'fill_rate',
        ('Fill rate', 'Tỷ lệ hoàn tất đơn'),
        ('orders completed / orders placed x 100', 'đơn hoàn tất / đơn đã đặt x 100'),
        models=MARKETPLACES,
    ),
    money(
        'seller_side_cac',
        ('Seller-side CAC', 'CAC phía bán'),
        ('cost / new sellers', 'chi phí thu hút / số người bán mới'),
        Direction.DOWN,
        models=MARKETPLACES,
        market_side=MarketSide.SELLER,
    ),
    money(
        'buyer_side_cac',
        ('Buyer-side CAC', 'CAC phía mua'),
        ('cost / new buyers', 'chi phí thu hút / số người mua mới'),
        Direction.DOWN,
        models=MARKETPLACES,
        market_side=MarketSide.BUYER,
    ),
)
