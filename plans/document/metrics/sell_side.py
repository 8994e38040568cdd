"""KPIs of the sell-side model (kpis.md, model 2) that product.md 2.8 lacks."""

from plans.document.choices import Direction
from plans.document.metrics.metric import SELL_SIDE, Metric, count, level, money, percent

_HERE = (SELL_SIDE,)

CHANNEL: tuple[Metric, ...] = (
    money(
        'sell_in',
        ('Sell-in', 'Sell-in (bán vào)'),
        ('sold to dealers', 'giá trị bán cho đại lý'),
        models=_HERE,
    ),
    money(
        'sell_out',
        ('Sell-out', 'Sell-out (bán ra)'),
        ('sold by dealers to users', 'giá trị đại lý bán cho người dùng'),
        models=_HERE,
    ),
    percent(
        'sell_in_sell_out_gap',
        ('Sell-in / sell-out gap', 'Chênh lệch sell-in - sell-out'),
        (
            '(sell-in - sell-out) / sell-out x 100; a lasting positive gap = stuffed channel',
            '(bán vào - bán ra) / bán ra x 100; dương kéo dài là hàng đang dồn ở kênh',
        ),
        Direction.DOWN,
        models=_HERE,
        may_exceed_100=True,
        may_be_negative=True,
    ),
    level(
        'dealer_stock_days',
        ('Dealer stock days', 'Số ngày tồn kho NPP'),
        ('days', 'ngày'),
        (
            'dealer stock / mean daily sell-out',
            'tồn kho đại lý / lượng bán ra bình quân mỗi ngày',
        ),
        decimals=1,
        models=_HERE,
    ),
    percent(
        'numeric_distribution',
        ('Numeric distribution', 'Độ phủ phân phối'),
        (
            'points selling our goods / points in the area x 100',
            'điểm có bán hàng của công ty / điểm bán trong vùng x 100',
        ),
        models=_HERE,
    ),
    count(
        'active_outlets',
        ('Active outlets', 'Điểm bán hoạt động (ASO)'),
        ('outlets', 'điểm bán'),
        ('outlets with >= 1 order in the period', 'điểm bán có từ 1 đơn hàng trong kỳ'),
        models=_HERE,
    ),
    money(
        'volume_per_outlet',
        ('Volume per outlet', 'Doanh thu bình quân mỗi điểm bán (VPO)'),
        ('sales / active outlets', 'doanh số / số điểm bán hoạt động'),
        models=_HERE,
    ),
)

DEALERS: tuple[Metric, ...] = (
    percent(
        'dealer_attainment',
        ('Dealer attainment', 'Tỷ lệ hoàn thành của đại lý'),
        (
            'dealer actual / dealer target x 100',
            'thực hiện của đại lý / chỉ tiêu của đại lý x 100',
        ),
        models=_HERE,
        may_exceed_100=True,
    ),
    count(
        'new_dealers_signed',
        ('New dealers signed', 'Đại lý mới ký hợp đồng'),
        ('dealers', 'đại lý'),
        ('count of dealer contracts signed', 'số đại lý ký hợp đồng mới'),
        models=_HERE,
    ),
    percent(
        'dealer_retention',
        ('Dealer retention', 'Tỷ lệ đại lý duy trì'),
        ('dealers still buying / dealers at start x 100', 'đại lý còn mua / đại lý đầu kỳ x 100'),
        models=_HERE,
    ),
    percent(
        'session_coverage',
        ('Session coverage', 'Tỷ lệ đại lý dự giao lưu, đào tạo'),
        ('dealers that attended / all dealers x 100', 'đại lý có dự / tất cả đại lý x 100'),
        models=_HERE,
    ),
    percent(
        'order_fill_rate',
        ('Order fill rate', 'Tỷ lệ đáp ứng đơn hàng'),
        ('delivered complete / ordered x 100', 'đơn giao đủ / đơn đặt x 100'),
        models=_HERE,
    ),
    percent(
        'credit_use',
        ('Credit use', 'Dư nợ trên hạn mức'),
        ('balance / limit x 100', 'dư nợ / hạn mức công nợ x 100'),
        models=_HERE,
        may_exceed_100=True,
    ),
    percent(
        'return_rate',
        ('Return rate', 'Tỷ lệ trả hàng'),
        ('returned / delivered x 100', 'hàng trả lại / hàng đã giao x 100'),
        Direction.DOWN,
        models=_HERE,
    ),
)

SELLING = CHANNEL + DEALERS
