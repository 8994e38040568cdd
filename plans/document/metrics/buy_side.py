"""KPIs of the buy-side model (kpis.md, model 1) that product.md 2.8 lacks."""

from plans.document.choices import Direction
from plans.document.metrics.metric import BUY_SIDE, Metric, count, level, money, percent

_HERE = (BUY_SIDE,)

BUYING: tuple[Metric, ...] = (
    count(
        'rfqs_published',
        ('RFQs published', 'Số yêu cầu báo giá đã đăng'),
        ('requests', 'yêu cầu'),
        ('count of requests for quotation posted', 'số yêu cầu báo giá đã đăng'),
        models=_HERE,
    ),
    percent(
        'supplier_response_rate',
        ('Supplier response rate', 'Tỷ lệ nhà cung cấp phản hồi'),
        (
            'suppliers that quoted / suppliers invited x 100',
            'nhà cung cấp đã báo giá / nhà cung cấp được mời x 100',
        ),
        models=_HERE,
    ),
    level(
        'rfq_cycle_time',
        ('RFQ cycle time', 'Thời gian từ yêu cầu đến chốt'),
        ('days', 'ngày'),
        ('mean (award - publish)', 'trung bình (ngày chốt - ngày đăng)'),
        Direction.DOWN,
        decimals=1,
        models=_HERE,
    ),
    level(
        'po_cycle_time',
        ('PO cycle time', 'Thời gian xử lý đơn mua'),
        ('days', 'ngày'),
        ('total cycle days / number of POs', 'tổng số ngày xử lý / số đơn mua'),
        Direction.DOWN,
        decimals=1,
        models=_HERE,
    ),
    percent(
        'supplier_defect_rate',
        ('Supplier defect rate', 'Tỷ lệ hàng lỗi'),
        ('defective / received x 100', 'hàng lỗi / hàng nhận x 100'),
        Direction.DOWN,
        models=_HERE,
    ),
    money(
        'average_purchase_price',
        ('Average purchase price', 'Giá mua trung bình'),
        ('purchase cost / quantity', 'chi phí mua / số lượng'),
        models=_HERE,
    ),
    percent(
        'spend_under_management',
        ('Spend under management', 'Chi tiêu được quản lý'),
        (
            'managed spend / addressable spend x 100',
            'chi tiêu được quản lý / tổng chi tiêu có thể quản lý x 100',
        ),
        models=_HERE,
    ),
    percent(
        'emergency_purchases',
        ('Emergency purchases', 'Tỷ lệ mua khẩn cấp'),
        ('emergency POs / POs x 100', 'đơn mua khẩn cấp / tất cả đơn mua x 100'),
        models=_HERE,
    ),
    count(
        'active_suppliers',
        ('Active suppliers', 'Số nhà cung cấp hoạt động'),
        ('suppliers', 'nhà cung cấp'),
        ('count of suppliers with >= 1 order', 'số nhà cung cấp có từ 1 đơn'),
        models=_HERE,
        also_called=('Số NCC hoạt động',),
    ),
    percent(
        'supplier_dependency',
        ('Supplier dependency', 'Tỷ trọng nhà cung cấp lớn nhất'),
        (
            "largest supplier's spend / spend x 100",
            'chi cho nhà cung cấp lớn nhất / tổng chi x 100',
        ),
        models=_HERE,
        also_called=('Tỷ trọng NCC lớn nhất',),
    ),
)
