"""The metrics of product.md 2.8: their codes, names and kinds win over kpis.md."""

from plans.document.choices import Direction, MarketSide, TargetPath
from plans.document.metrics.metric import (
    BUY_SIDE,
    COLLABORATIVE,
    MARKETPLACES,
    SELL_SIDE,
    Metric,
    count,
    level,
    money,
    percent,
    quantity,
)

MONEY_AND_VOLUME: tuple[Metric, ...] = (
    money(
        'sales_value',
        ('Sales value', 'Doanh số'),
        ('sum of confirmed orders', 'tổng giá trị đơn hàng đã xác nhận'),
        also_called=('Sales (booked)', 'Doanh số bán hàng', 'Mục tiêu doanh số'),
    ),
    money(
        'gross_profit',
        ('Gross profit', 'Lợi nhuận gộp'),
        ('net revenue - cost of goods', 'doanh thu thuần - giá vốn hàng bán'),
    ),
    quantity(
        'volume',
        ('Volume', 'Sản lượng'),
        ('sum of quantities delivered', 'tổng số lượng đã giao'),
    ),
    percent(
        'gross_margin',
        ('Gross margin', 'Biên lợi nhuận gộp'),
        (
            '(revenue - cost of goods) / revenue x 100',
            '(doanh thu - giá vốn hàng bán) / doanh thu x 100',
        ),
        may_be_negative=True,
    ),
    money(
        'selling_cost',
        ('Selling cost', 'Chi phí bán hàng'),
        ('sum of sales and marketing cost', 'tổng chi phí bán hàng và tiếp thị'),
        Direction.DOWN,
    ),
)

CUSTOMERS: tuple[Metric, ...] = (
    count(
        'orders',
        ('Orders', 'Số đơn hàng'),
        ('orders', 'đơn'),
        ('count of confirmed orders', 'số đơn hàng đã xác nhận'),
    ),
    count(
        'new_customers',
        ('New customers', 'Khách hàng mới'),
        ('customers', 'khách'),
        ('count of customers with a first purchase', 'số khách hàng mua lần đầu'),
    ),
    percent(
        'quote_win_rate',
        ('Win rate (quotes)', 'Tỷ lệ chốt báo giá'),
        ('quotes won / (won + lost) x 100', 'báo giá thắng / (thắng + thua) x 100'),
        also_called=('Win rate', 'Tỷ lệ chốt', 'Tỷ lệ thắng thầu'),
    ),
    percent(
        'repeat_rate',
        ('Repeat rate', 'Tỷ lệ mua lại'),
        ('repeat transactions / all transactions x 100', 'giao dịch mua lại / tất cả x 100'),
    ),
    count(
        'complaints',
        ('Complaints', 'Khiếu nại'),
        ('complaints', 'vụ'),
        ('count of complaints received', 'số khiếu nại tiếp nhận'),
        Direction.DOWN,
    ),
    percent(
        'on_time_delivery',
        ('On-time delivery', 'Giao đúng hẹn'),
        ('deliveries on time / all deliveries x 100', 'lần giao đúng hẹn / tất cả lần giao x 100'),
        path=TargetPath.HOLD,
        note='Thường bắt đầu ở 80 % và hướng tới 95 %.',
        also_called=('Tỷ lệ giao hàng đúng hạn',),
    ),
)

DEALERS_AND_DEBT: tuple[Metric, ...] = (
    level(
        'active_dealers',
        ('Active dealers', 'Đại lý hoạt động'),
        ('dealers', 'đại lý'),
        ('dealers with >= 1 order in the period', 'đại lý có từ 1 đơn hàng trong kỳ'),
    ),
    percent(
        'coverage',
        ('Coverage', 'Độ phủ điểm bán'),
        (
            'outlets served (calls per day x frequency) / outlets in the area x 100',
            'điểm bán được chăm sóc (số lượt mỗi ngày x tần suất) / điểm bán trong vùng x 100',
        ),
        models=(SELL_SIDE,),
        also_called=('Độ phủ (kênh GT)',),
    ),
    percent(
        'overdue_debt_rate',
        ('Overdue debt rate', 'Tỷ lệ nợ quá hạn'),
        ('overdue / receivables x 100', 'nợ quá hạn / công nợ phải thu x 100'),
        Direction.DOWN,
        also_called=('Overdue ratio', 'Nợ quá hạn'),
    ),
    level(
        'collection_days',
        ('Collection days', 'Số ngày thu tiền bình quân'),
        ('days', 'ngày'),
        (
            'receivables / net revenue x days',
            'công nợ phải thu / doanh thu thuần x số ngày trong kỳ',
        ),
        Direction.DOWN,
        decimals=1,
        also_called=('DSO',),
    ),
)

PURCHASING: tuple[Metric, ...] = (
    percent(
        'purchase_saving',
        ('Purchase saving', 'Tiết kiệm giá mua'),
        (
            '(baseline price - negotiated price) / baseline price x 100',
            '(giá nền - giá chốt) / giá nền x 100',
        ),
        models=(BUY_SIDE,),
        may_be_negative=True,
        also_called=('Cost savings', 'Tiết kiệm chi phí mua hàng'),
    ),
    level(
        'quotes_per_item',
        ('Quotes per item', 'Báo giá mỗi mặt hàng'),
        ('quotes', 'báo giá'),
        ('quotes received / items posted', 'số báo giá nhận được / số mặt hàng đã đăng'),
        decimals=1,
        models=(BUY_SIDE,),
        also_called=('Quotes per RFQ', 'Số báo giá bình quân mỗi yêu cầu'),
    ),
)

MARKETPLACE: tuple[Metric, ...] = (
    money(
        'gmv',
        ('Gross merchandise value (GMV)', 'Giá trị giao dịch (GMV)'),
        ('sum of order values on the site', 'tổng giá trị đơn hàng trên sàn'),
        models=MARKETPLACES,
        also_called=('GMV', 'Tổng giá trị giao dịch'),
    ),
    level(
        'active_sellers',
        ('Active sellers', 'Người bán hoạt động'),
        ('organisations', 'đơn vị'),
        ('sellers with >= 1 transaction', 'người bán có từ 1 giao dịch'),
        models=MARKETPLACES,
        market_side=MarketSide.SELLER,
        also_called=('Nhà bán hoạt động',),
    ),
    level(
        'active_buyers',
        ('Active buyers', 'Người mua hoạt động'),
        ('organisations', 'đơn vị'),
        ('buyers with >= 1 transaction', 'người mua có từ 1 giao dịch'),
        models=MARKETPLACES,
        market_side=MarketSide.BUYER,
    ),
    percent(
        'dispute_rate',
        ('Dispute rate', 'Tỷ lệ tranh chấp'),
        ('disputed orders / orders x 100', 'đơn có tranh chấp / tất cả đơn x 100'),
        Direction.DOWN,
        path=TargetPath.HOLD,
        models=MARKETPLACES,
        also_called=('Tỷ lệ khiếu nại',),
    ),
    level(
        'first_quote_hours',
        ('Hours to first quote', 'Giờ đến báo giá đầu tiên'),
        ('hours', 'giờ'),
        (
            'mean (first quote received - request posted)',
            'trung bình (lúc nhận báo giá đầu tiên - lúc đăng yêu cầu)',
        ),
        Direction.DOWN,
        decimals=1,
        models=MARKETPLACES,
        also_called=('RFQ answer time', 'Thời gian phản hồi báo giá'),
    ),
    level(
        'member_orgs',
        ('Member organisations', 'Đơn vị thành viên'),
        ('organisations', 'đơn vị'),
        ('organisations that are members', 'số đơn vị đang là thành viên'),
        models=(COLLABORATIVE,),
    ),
)

CORE = MONEY_AND_VOLUME + CUSTOMERS + DEALERS_AND_DEBT + PURCHASING + MARKETPLACE
