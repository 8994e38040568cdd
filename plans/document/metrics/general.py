"""General KPIs of kpis.md that product.md 2.8 lacks; they fit every business model.

Kinds and directions follow the rule at the head of kpis.md.
"""

from plans.document.choices import Direction
from plans.document.metrics.metric import Metric, count, level, money, percent

PROGRESS: tuple[Metric, ...] = (
    percent(
        'attainment',
        ('Attainment', 'Tỷ lệ hoàn thành kế hoạch'),
        ('actual / target x 100', 'thực hiện / chỉ tiêu x 100'),
        may_exceed_100=True,
    ),
    money(
        'gap',
        ('Gap', 'Còn thiếu'),
        ('max(0, target - actual)', 'phần chỉ tiêu chưa đạt; bằng 0 khi đã đạt'),
        Direction.DOWN,
    ),
    money(
        'variance',
        ('Variance', 'Chênh lệch'),
        ('actual - target', 'thực hiện - chỉ tiêu'),
        may_be_negative=True,
    ),
    percent(
        'growth',
        ('Growth', 'Tăng trưởng doanh thu'),
        (
            '(this period - last period) / last period x 100',
            '(kỳ này - kỳ trước) / kỳ trước x 100',
        ),
        may_exceed_100=True,
        may_be_negative=True,
    ),
    percent(
        'time_elapsed',
        ('Time elapsed', 'Tiến độ thời gian'),
        (
            'working days passed / working days x 100',
            'số ngày làm việc đã qua / tổng số ngày làm việc x 100',
        ),
        Direction.DOWN,
    ),
    money(
        'run_rate_projection',
        ('Run-rate projection', 'Dự kiến cuối kỳ'),
        (
            'to date / elapsed weight x total weight',
            'lũy kế / trọng số đã qua x tổng trọng số',
        ),
    ),
    money(
        'required_rate',
        ('Required rate', 'Cần đạt mỗi ngày/tuần'),
        ('gap / remaining days', 'phần còn thiếu / số ngày còn lại'),
    ),
)

REVENUE: tuple[Metric, ...] = (
    money(
        'net_revenue',
        ('Net revenue', 'Doanh thu thuần'),
        (
            'invoiced - discounts - returns',
            'giá trị xuất hóa đơn - chiết khấu - hàng trả lại',
        ),
    ),
    money(
        'average_order_value',
        ('Average order value', 'Giá trị đơn hàng trung bình'),
        ('sales / orders', 'doanh số / số đơn hàng'),
    ),
    count(
        'new_contracts',
        ('New contracts', 'Số hợp đồng mới ký'),
        ('contracts', 'hợp đồng'),
        ('count of contracts signed', 'số hợp đồng ký mới'),
    ),
    level(
        'sales_cycle',
        ('Sales cycle', 'Thời gian chốt đơn'),
        ('days', 'ngày'),
        ('mean (won date - created date)', 'trung bình (ngày chốt - ngày mở cơ hội)'),
        decimals=1,
    ),
    level(
        'pipeline_coverage',
        ('Pipeline coverage', 'Độ phủ pipeline'),
        ('times', 'lần'),
        (
            'open pipeline / remaining target',
            'giá trị cơ hội đang mở / chỉ tiêu còn lại',
        ),
        decimals=1,
    ),
    money(
        'cash_collected',
        ('Cash collected', 'Tiền thu về'),
        ('sum of payments received', 'tổng tiền thực thu'),
        also_called=('Thực thu',),
    ),
)

RELATIONS: tuple[Metric, ...] = (
    count(
        'buying_customers',
        ('Buying customers', 'Khách hàng mua hàng'),
        ('customers', 'khách'),
        ('count with >= 1 order', 'số khách hàng có từ 1 đơn hàng'),
    ),
    percent(
        'conversion_rate',
        ('Conversion rate', 'Tỷ lệ chuyển đổi'),
        ('new customers / opportunities x 100', 'khách hàng mới / cơ hội x 100'),
    ),
    money(
        'acquisition_cost',
        ('Acquisition cost', 'Chi phí có một khách hàng mới (CAC)'),
        (
            '(sales + marketing cost) / new customers',
            '(chi phí bán hàng + tiếp thị) / số khách hàng mới',
        ),
        Direction.DOWN,
        also_called=('CAC',),
    ),
    percent(
        'retention',
        ('Retention', 'Tỷ lệ giữ chân khách hàng'),
        (
            '(customers at end - new) / customers at start x 100',
            '(khách cuối kỳ - khách mới) / khách đầu kỳ x 100',
        ),
    ),
    percent(
        'churn',
        ('Churn', 'Tỷ lệ rời bỏ'),
        ('lost / customers at start x 100', 'khách đã mất / khách đầu kỳ x 100'),
        Direction.DOWN,
    ),
)

LISTENING: tuple[Metric, ...] = (
    level(
        'nps',
        ('NPS', 'Chỉ số NPS'),
        ('points', 'điểm'),
        (
            '% promoters - % detractors, from -100 to 100',
            '% người giới thiệu - % người chê, từ -100 đến 100',
        ),
        may_be_negative=True,
    ),
    percent(
        'csat',
        ('CSAT', 'Mức độ hài lòng'),
        ('satisfied answers / answers x 100', 'câu trả lời hài lòng / tất cả x 100'),
    ),
    level(
        'complaint_answer_time',
        ('Complaint answer time', 'Thời gian phản hồi khiếu nại'),
        ('hours', 'giờ'),
        ('mean (first answer - received)', 'trung bình (lúc trả lời đầu tiên - lúc tiếp nhận)'),
        Direction.DOWN,
        decimals=1,
    ),
    percent(
        'critical_feedback_share',
        ('Critical feedback share', 'Tỷ trọng phản hồi góp ý, tiêu cực'),
        (
            '(negative + suggestions) / all feedback x 100',
            '(tiêu cực + góp ý) / tất cả phản hồi x 100',
        ),
    ),
    percent(
        'need_coverage',
        ('Need coverage', 'Tỷ lệ nhu cầu có chiến lược'),
        ('needs with a strategy / needs x 100', 'nhu cầu đã có chiến lược / tất cả nhu cầu x 100'),
    ),
)

GENERAL = PROGRESS + REVENUE + RELATIONS + LISTENING
