"""Both sides of the plan: goals, capability, customers, needs, strategies (product 2.6)."""

from enum import StrEnum

from plans.document.choices.base import Choice


class Priority(Choice):
    """Weight of a goal or a need."""

    HIGH = 'high', 'High', 'Cao'
    MEDIUM = 'medium', 'Medium', 'Vừa'
    LOW = 'low', 'Low', 'Thấp'


class GoalCategory(Choice):
    """What a goal of the company is about."""

    REVENUE = 'revenue', 'Revenue', 'Doanh thu'
    PROFIT = 'profit', 'Profit', 'Lợi nhuận'
    SHARE = 'share', 'Market share', 'Thị phần'
    COVERAGE = 'coverage', 'Coverage', 'Độ phủ'
    BRAND = 'brand', 'Brand', 'Thương hiệu'
    CASH = 'cash', 'Cash flow', 'Dòng tiền'
    CAPABILITY = 'capability', 'Capability', 'Năng lực'


class CapabilityKind(Choice):
    """What a capability consists of; O1 reads production and sourcing."""

    PRODUCTION = 'production', 'Production', 'Sản xuất'
    SOURCING = 'sourcing', 'Sourcing', 'Nguồn hàng'
    WAREHOUSE = 'warehouse', 'Warehouse', 'Kho'
    LOGISTICS = 'logistics', 'Logistics', 'Vận chuyển'
    PEOPLE = 'people', 'People', 'Nhân sự'
    FINANCE = 'finance', 'Working capital', 'Vốn lưu động'
    TECHNOLOGY = 'technology', 'Technology', 'Công nghệ'
    CERTIFICATE = 'certificate', 'Certificate', 'Chứng nhận'


class CapacityPer(Choice):
    """The time a capacity is counted in."""

    MONTH = 'month', 'Month', 'Tháng'
    QUARTER = 'quarter', 'Quarter', 'Quý'
    YEAR = 'year', 'Year', 'Năm'

    @property
    def months(self) -> int:
        """Say how many months the span has."""
        return {'month': 1, 'quarter': 3, 'year': 12}[self.value]


class BuyerType(Choice):
    """Kinds of business customers; no consumers (R2)."""

    DISTRIBUTOR = 'distributor', 'Distributor', 'Nhà phân phối'
    MANUFACTURER = 'manufacturer', 'Manufacturer', 'Nhà sản xuất'
    RETAILER = 'retailer', 'Retail chain', 'Chuỗi bán lẻ'
    CONTRACTOR = 'contractor', 'Contractor', 'Nhà thầu'
    IMPORTER = 'importer', 'Importer', 'Nhà nhập khẩu'
    HORECA = 'horeca', 'Hotels and restaurants', 'Nhà hàng–khách sạn'
    PUBLIC = 'public', 'Public body', 'Cơ quan nhà nước'
    COOPERATIVE = 'cooperative', 'Cooperative', 'Hợp tác xã'
    OTHER = 'other', 'Other', 'Khác'


class NeedStatus(Choice):
    """Where a customer need stands; a rejected one counts nowhere."""

    PROPOSED = 'proposed', 'Proposed', 'Đề xuất'
    CONFIRMED = 'confirmed', 'Confirmed', 'Đã xác nhận'
    REJECTED = 'rejected', 'Rejected', 'Loại bỏ'


class SourceClass(StrEnum):
    """How the checks read a source of evidence."""

    DIRECT = 'direct'
    JOINT = 'joint'
    DEALER1 = 'dealer1'
    MARKET = 'market'
    SUPPLIER = 'supplier'
    INTERNAL = 'internal'


class SourceKind(Choice):
    """Where the evidence of a need comes from."""

    CUSTOMER_INTERVIEW = 'customer_interview', 'Customer interview', 'Phỏng vấn khách hàng'
    CUSTOMER_SURVEY = 'customer_survey', 'Customer survey', 'Khảo sát khách hàng'
    CUSTOMER_FEEDBACK = 'customer_feedback', 'Customer feedback', 'Phản hồi khách hàng'
    SITE_VISIT = 'site_visit', 'Customer visit', 'Thăm khách hàng'
    ORDER_HISTORY = 'order_history', 'Order history', 'Lịch sử đơn hàng'
    QUOTE_HISTORY = 'quote_history', 'Quote history', 'Lịch sử báo giá'
    PLATFORM_DATA = 'platform_data', 'Site data', 'Số liệu trên sàn'
    DEALER_SESSION = 'dealer_session', 'Joint dealer session', 'Buổi kết nối đại lý'
    DEALER_SINGLE = 'dealer_single', 'One dealer', 'Một đại lý cung cấp'
    MARKET_REPORT = 'market_report', 'Market report', 'Báo cáo thị trường'
    SUPPLIER = 'supplier', 'Supplier said so', 'Nhà cung cấp nói'
    SALES_TEAM = 'sales_team', 'Sales team', 'Đội bán hàng'
    ASSUMPTION = 'assumption', 'Assumption', 'Giả định'

    @property
    def source_class(self) -> SourceClass:
        """Say which class of 2.6 the checks count this kind in."""
        return _CLASSES.get(self.value, SourceClass.DIRECT)


_CLASSES = {
    'dealer_session': SourceClass.JOINT,
    'dealer_single': SourceClass.DEALER1,
    'market_report': SourceClass.MARKET,
    'supplier': SourceClass.SUPPLIER,
    'sales_team': SourceClass.INTERNAL,
    'assumption': SourceClass.INTERNAL,
}


class Origin(Choice):
    """Where the idea of a strategy came from (R34)."""

    SUPPLIER = 'supplier', 'Supplier', 'Nhà cung cấp'
    OWN_STOCK = 'own_stock', 'Own stock', 'Hàng tồn, hàng sẵn có'
    COMPANY_GOAL = 'company_goal', 'Company goal', 'Mục tiêu công ty'
    MANAGEMENT = 'management', 'Management', 'Ban lãnh đạo'
    SALES_TEAM = 'sales_team', 'Sales team', 'Đội bán hàng'
    COMPETITOR = 'competitor', 'Competitor', 'Đối thủ'
    MARKET_REPORT = 'market_report', 'Market', 'Thị trường'
    CUSTOMER_NEED = 'customer_need', 'Customer need', 'Nhu cầu khách hàng'
    CUSTOMER_FEEDBACK = 'customer_feedback', 'Customer feedback', 'Phản hồi khách hàng'
    DEALER_SESSION = 'dealer_session', 'Joint dealer session', 'Buổi kết nối đại lý'
    DEALER_SINGLE = 'dealer_single', 'One dealer', 'Một đại lý'


class StrategyStatus(Choice):
    """Where a strategy stands; a dropped one counts nowhere."""

    IDEA = 'idea', 'Idea', 'Ý tưởng'
    CHOSEN = 'chosen', 'Chosen', 'Đã chọn'
    DROPPED = 'dropped', 'Dropped', 'Bỏ'
