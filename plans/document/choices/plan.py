"""What a plan is and where it stands (product 2.1 to 2.4, 4.1)."""

from plans.document.choices.base import Choice


class Language(Choice):
    """Languages of the interface and of public forms."""

    VI = 'vi', 'Vietnamese', 'Tiếng Việt'
    EN = 'en', 'English', 'Tiếng Anh'


class Currency(Choice):
    """Currencies a plan may be kept in; one plan has one."""

    VND = 'VND', 'Vietnamese dong', 'Đồng Việt Nam'
    USD = 'USD', 'US dollar', 'Đô la Mỹ'
    EUR = 'EUR', 'Euro', 'Euro'
    JPY = 'JPY', 'Japanese yen', 'Yên Nhật'
    CNY = 'CNY', 'Chinese yuan', 'Nhân dân tệ'

    @property
    def decimals(self) -> int:
        """Say how many decimals money of this currency shows."""
        return 0 if self in (Currency.VND, Currency.JPY) else 2


class Role(Choice):
    """What a member may do; the table of rights is domain/permissions.py."""

    VIEWER = 'viewer', 'Viewer', 'Người xem'
    EDITOR = 'editor', 'Editor', 'Người lập kế hoạch'
    APPROVER = 'approver', 'Approver', 'Người duyệt'
    ADMIN = 'admin', 'Admin', 'Quản trị'


class BusinessModel(Choice):
    """The four models of R12, the common one first."""

    SELL_SIDE = 'sell_side', 'Sell-side', 'Bên bán'
    BUY_SIDE = 'buy_side', 'Buy-side', 'Bên mua'
    INTERMEDIARY = 'intermediary', 'Intermediary', 'Trung gian'
    COLLABORATIVE = 'collaborative', 'Collaborative', 'Hợp tác thương mại'


class PlatformOwnership(Choice):
    """Who runs the e-commerce site of the plan (R3)."""

    OWN = 'own', 'Our own', 'Của công ty'
    THIRD_PARTY = 'third_party', 'Third party', 'Của bên thứ ba'
    JOINT = 'joint', 'Jointly owned', 'Sở hữu chung'


class LegalPlatformType(Choice):
    """Platform types of the E-commerce Law 122/2025/QH15; a label, no legal logic."""

    DIRECT_BUSINESS = 'direct_business', 'Direct business', 'Kinh doanh trực tiếp'
    INTERMEDIARY = 'intermediary', 'Intermediary', 'Trung gian'
    SOCIAL_NETWORK = (
        'social_network',
        'Social network with e-commerce',
        'Mạng xã hội có hoạt động thương mại điện tử',
    )
    INTEGRATED = 'integrated', 'Integrated', 'Tích hợp'


class OrderChannel(Choice):
    """Ways to order beside the site (R3)."""

    PHONE = 'phone', 'Phone', 'Điện thoại'
    ZALO = 'zalo', 'Zalo', 'Zalo'
    EMAIL = 'email', 'E-mail', 'Email'
    FIELD_SALES = 'field_sales', 'Field sales', 'Nhân viên thị trường'
    FAIR = 'fair', 'Trade fair', 'Hội chợ'


class PlanStatus(Choice):
    """The states of 2.4."""

    DRAFT = 'draft', 'Draft', 'Bản nháp'
    IN_REVIEW = 'in_review', 'Awaiting approval', 'Chờ duyệt'
    ACTIVE = 'active', 'Active', 'Đang thực hiện'
    CLOSED = 'closed', 'Closed', 'Đã kết thúc'
    ARCHIVED = 'archived', 'Archived', 'Lưu trữ'


class StepKey(Choice):
    """The wizard's steps, in order (4.1)."""

    BASICS = 'basics', 'Basics', 'Thông tin chung'
    MODEL = 'model', 'Business model', 'Mô hình kinh doanh'
    MODEL_DETAILS = 'model_details', 'Model details', 'Chi tiết mô hình'
    NEEDS = 'needs', 'Customers and needs', 'Khách hàng và nhu cầu'
    DEALERS = 'dealers', 'Dealers', 'Đại lý'
    GOALS = 'goals', 'Goals and capability', 'Mục tiêu và năng lực'
    STRATEGIES = 'strategies', 'Strategies', 'Chiến lược'
    TARGETS = 'targets', 'Targets', 'Chỉ tiêu'
    ACTIONS = 'actions', 'Tasks', 'Việc cần làm'
    FEEDBACK = 'feedback', 'Feedback channels', 'Kênh phản hồi'
    REVIEW = 'review', 'Review and submit', 'Rà soát và trình duyệt'


class StepState(Choice):
    """How far a wizard step is."""

    NOT_STARTED = 'not_started', 'Not started', 'Chưa làm'
    IN_PROGRESS = 'in_progress', 'In progress', 'Đang làm'
    DONE = 'done', 'Done', 'Xong'
    SKIPPED = 'skipped', 'Skipped', 'Bỏ qua'


class TemplateStatus(Choice):
    """Only a published template is offered."""

    DRAFT = 'draft', 'Draft', 'Bản nháp'
    PUBLISHED = 'published', 'Published', 'Đã phát hành'
    RETIRED = 'retired', 'Retired', 'Ngừng dùng'


class AnswerType(Choice):
    """How a free template question is answered."""

    SHORT = 'short', 'Short text', 'Một dòng'
    LONG = 'long', 'Long text', 'Đoạn văn'
    NUMBER = 'number', 'Number', 'Số'
    CHOICE = 'choice', 'Choice', 'Lựa chọn'


class ApprovalDecision(Choice):
    """What the approver answered."""

    PENDING = 'pending', 'Awaiting approval', 'Chờ duyệt'
    APPROVED = 'approved', 'Approved', 'Đã duyệt'
    RETURNED = 'returned', 'Returned', 'Đã trả lại'


class ShareKind(Choice):
    """What a link for somebody outside shows."""

    SUMMARY = 'summary', 'Summary', 'Tóm tắt'
    PLAN = 'plan', 'Whole plan', 'Toàn bộ kế hoạch'


class VersionReason(Choice):
    """Why a version of the plan was kept."""

    SUBMITTED = 'submitted', 'Submitted', 'Trình duyệt'
    APPROVED = 'approved', 'Approved', 'Duyệt'
    ADJUSTED = 'adjusted', 'Adjusted', 'Điều chỉnh'
    CLOSED = 'closed', 'Closed', 'Kết thúc'


class TokenScope(Choice):
    """What a program may do with a token; never more than its member may."""

    READ = 'read', 'Read only', 'Chỉ đọc'
    WRITE = 'write', 'Read and write', 'Đọc và ghi'


class WebhookEvent(Choice):
    """What another program may be told."""

    PLAN_APPROVED = 'plan.approved', 'A plan is approved', 'Một kế hoạch được duyệt'
    TARGET_STATUS = (
        'target.status_changed',
        'A target stands otherwise than before',
        'Trạng thái của một chỉ tiêu thay đổi',
    )
    CRITICAL_FEEDBACK = (
        'feedback.critical',
        'A customer criticises or suggests something',
        'Khách hàng phê bình hoặc góp ý',
    )


class DeliveryState(Choice):
    """What became of a message to another program."""

    WAITING = 'waiting', 'Waiting', 'Đang chờ gửi'
    SENT = 'sent', 'Sent', 'Đã gửi'
    FAILED = 'failed', 'Given up', 'Đã ngừng gửi'
