"""Dealers, targets, tasks and feedback (product 2.7 to 2.9, 5.4)."""

from plans.document.choices.base import Choice


class DealerTier(Choice):
    """The level of a dealer."""

    DISTRIBUTOR = 'distributor', 'Distributor', 'Nhà phân phối (NPP)'
    LEVEL1 = 'level1', 'Tier-1 dealer', 'Đại lý cấp 1'
    LEVEL2 = 'level2', 'Tier-2 dealer', 'Đại lý cấp 2'
    OUTLET = 'outlet', 'Outlet', 'Điểm bán'
    COLLABORATOR = 'collaborator', 'Collaborator', 'Cộng tác viên'


class DealerStatus(Choice):
    """Whether a dealer still sells."""

    ACTIVE = 'active', 'Active', 'Đang hoạt động'
    INACTIVE = 'inactive', 'Inactive', 'Ngừng hoạt động'


class SessionMode(Choice):
    """How dealers meet."""

    ONSITE = 'onsite', 'On site', 'Trực tiếp'
    ONLINE = 'online', 'Online', 'Trực tuyến'
    HYBRID = 'hybrid', 'Hybrid', 'Kết hợp'


class SessionPurpose(Choice):
    """What a dealer session is for (R41 to R43)."""

    CONNECT = 'connect', 'Connect', 'Kết nối'
    EXCHANGE = 'exchange', 'Exchange experience', 'Giao lưu'
    TRAINING = 'training', 'Training', 'Đào tạo'


class SessionStatus(Choice):
    """Where a dealer session stands."""

    PLANNED = 'planned', 'Planned', 'Dự kiến'
    HELD = 'held', 'Held', 'Đã tổ chức'
    CANCELLED = 'cancelled', 'Cancelled', 'Hủy'


class Cause(Choice):
    """Why a target stands where it does, as its owner says."""

    PRICE = 'price', 'Price', 'Giá'
    SUPPLY = 'supply', 'Supply', 'Nguồn hàng'
    DEALER = 'dealer', 'Dealers', 'Đại lý'
    SEASON = 'season', 'Season', 'Mùa vụ'
    COMPETITOR = 'competitor', 'Competitors', 'Đối thủ'
    OTHER = 'other', 'Other', 'Khác'


class MetricKind(Choice):
    """How figures of a metric add up over time."""

    CUMULATIVE = 'cumulative', 'Cumulative', 'Lũy kế'
    SNAPSHOT = 'snapshot', 'At a point in time', 'Thời điểm'
    RATIO = 'ratio', 'Ratio', 'Tỷ lệ'


class Direction(Choice):
    """Which way is good."""

    UP = 'up', 'Higher is better', 'Càng cao càng tốt'
    DOWN = 'down', 'Lower is better', 'Càng thấp càng tốt'


class TargetPath(Choice):
    """How a level should move on its way to the target."""

    RAMP = 'ramp', 'Move step by step', 'Tăng/giảm dần'
    HOLD = 'hold', 'Keep at level', 'Giữ mức'


class Breakdown(Choice):
    """The slices a target is planned in."""

    NONE = 'none', 'None', 'Không phân bổ'
    MONTHLY = 'monthly', 'Monthly', 'Theo tháng'
    QUARTERLY = 'quarterly', 'Quarterly', 'Theo quý'


class Rollup(Choice):
    """How a parent target is made from its parts."""

    NONE = 'none', 'None', 'Không gộp'
    SUM = 'sum', 'Sum', 'Cộng'
    WEIGHTED = 'weighted', 'Weighted', 'Theo trọng số'


class MarketSide(Choice):
    """The side of a marketplace that a target is about (I2)."""

    BUYER = 'buyer', 'Buyers', 'Người mua'
    SELLER = 'seller', 'Sellers', 'Người bán'


class TrackingStatus(Choice):
    """How a target stands (5.4), in the order the rules are tried."""

    NOT_STARTED = 'not_started', 'Not started', 'Chưa đến kỳ'
    NO_DATA = 'no_data', 'No figures', 'Chưa có số liệu'
    NO_BASELINE = 'no_baseline', 'No baseline', 'Chưa có mức nền'
    ACHIEVED = 'achieved', 'Achieved', 'Đạt'
    MISSED = 'missed', 'Missed', 'Không đạt'
    TOO_EARLY = 'too_early', 'Just started', 'Mới bắt đầu'
    AHEAD = 'ahead', 'Ahead', 'Vượt tiến độ'
    ON_TRACK = 'on_track', 'On track', 'Đúng tiến độ'
    AT_RISK = 'at_risk', 'At risk', 'Có nguy cơ'
    OFF_TRACK = 'off_track', 'Off track', 'Chậm tiến độ'


class ActionKind(Choice):
    """What a task is for; M3.1 looks for listening."""

    SELL = 'sell', 'Sell', 'Bán hàng'
    LISTEN = 'listen', 'Listen to customers', 'Lắng nghe khách hàng'
    DEALER = 'dealer', 'Dealers', 'Đại lý'
    OTHER = 'other', 'Other', 'Khác'


class ActionStatus(Choice):
    """Where a task stands; a cancelled one counts for nothing."""

    TODO = 'todo', 'To do', 'Chưa làm'
    DOING = 'doing', 'Doing', 'Đang làm'
    DONE = 'done', 'Done', 'Xong'
    CANCELLED = 'cancelled', 'Cancelled', 'Hủy'


class FeedbackChannel(Choice):
    """How feedback reached the company."""

    PUBLIC_FORM = 'public_form', 'Form', 'Biểu mẫu'
    MEETING = 'meeting', 'Meeting', 'Gặp trực tiếp'
    PHONE = 'phone', 'Phone', 'Điện thoại'
    EMAIL = 'email', 'E-mail', 'Email'
    ZALO = 'zalo', 'Zalo', 'Zalo'
    PLATFORM_REVIEW = 'platform_review', 'Review on the site', 'Đánh giá trên sàn'
    DEALER = 'dealer', 'Through a dealer', 'Qua đại lý'
    SURVEY = 'survey', 'Survey', 'Khảo sát'
    FAIR = 'fair', 'Trade fair', 'Hội chợ'
    OTHER = 'other', 'Other', 'Khác'


class Sentiment(Choice):
    """The tone of feedback; negative and mixed are critical."""

    POSITIVE = 'positive', 'Positive', 'Tích cực'
    NEUTRAL = 'neutral', 'Neutral', 'Trung tính'
    MIXED = 'mixed', 'Mixed', 'Hai chiều'
    NEGATIVE = 'negative', 'Negative', 'Tiêu cực'


class FeedbackTopic(Choice):
    """What feedback is about."""

    PRICE = 'price', 'Price', 'Giá'
    QUALITY = 'quality', 'Quality', 'Chất lượng'
    DELIVERY = 'delivery', 'Delivery', 'Giao hàng'
    SERVICE = 'service', 'Service', 'Dịch vụ'
    PAYMENT = 'payment', 'Credit and payment', 'Công nợ, thanh toán'
    PACKAGING = 'packaging', 'Packaging', 'Bao bì'
    RANGE = 'range', 'Range', 'Chủng loại'
    PLATFORM = 'platform', 'E-commerce site', 'Trang TMĐT'
    OTHER = 'other', 'Other', 'Khác'


class FeedbackStatus(Choice):
    """Where feedback stands; spam counts nowhere."""

    NEW = 'new', 'New', 'Mới'
    IN_PROGRESS = 'in_progress', 'In progress', 'Đang xử lý'
    RESOLVED = 'resolved', 'Resolved', 'Đã xử lý'
    DECLINED = 'declined', 'Declined', 'Không thực hiện'
    SPAM = 'spam', 'Spam', 'Rác'
