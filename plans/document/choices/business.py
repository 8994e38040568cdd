"""The details of the four business models (product 2.5)."""

from plans.document.choices.base import Choice


class AwardCriterion(Choice):
    """By what a buyer chooses a quote."""

    PRICE = 'price', 'Price', 'Giá'
    QUALITY = 'quality', 'Quality', 'Chất lượng'
    LEAD_TIME = 'lead_time', 'Lead time', 'Thời gian giao'
    TERMS = 'terms', 'Terms', 'Điều khoản'
    CERTIFICATE = 'certificate', 'Certificate', 'Chứng nhận'


class SupplierStatus(Choice):
    """How far a supplier is to be trusted with an order."""

    APPROVED = 'approved', 'Approved', 'Đã duyệt'
    CANDIDATE = 'candidate', 'Candidate', 'Đang xem xét'
    RISK = 'risk', 'At risk', 'Có rủi ro'


class LineKind(Choice):
    """What a line sells (R21)."""

    PRODUCT = 'product', 'Product', 'Sản phẩm'
    SERVICE = 'service', 'Service', 'Dịch vụ'
    GOODS = 'goods', 'Goods', 'Hàng hóa'


class SupplyBasis(Choice):
    """How what is sold comes about (R23)."""

    OWN_PRODUCTION = 'own_production', 'Own production', 'Tự sản xuất'
    TRADING = 'trading', 'Trading', 'Kinh doanh thương mại'
    BOTH = 'both', 'Both', 'Cả hai'


class ExclusivityBasis(Choice):
    """Why a product is exclusive (R20)."""

    OWN_BRAND = 'own_brand', 'Own brand', 'Thương hiệu riêng'
    EXCLUSIVE_CONTRACT = (
        'exclusive_contract',
        'Exclusive distribution contract',
        'Hợp đồng phân phối độc quyền',
    )
    PATENT = 'patent', 'Patent', 'Bằng sáng chế'
    OTHER = 'other', 'Other', 'Khác'


class SellerVerification(Choice):
    """What a seller on a marketplace must show (R25)."""

    BUSINESS_LICENCE = 'business_licence', 'Business licence', 'Giấy phép kinh doanh'
    TAX_CODE = 'tax_code', 'Tax code', 'Mã số thuế'
    BANK_ACCOUNT = 'bank_account', 'Bank account', 'Tài khoản ngân hàng'
    PRODUCT_CERTIFICATE = 'product_certificate', 'Product certificate', 'Chứng nhận sản phẩm'
    SITE_VISIT = 'site_visit', 'Site visit', 'Kiểm tra thực tế'


class FeeModel(Choice):
    """What a marketplace earns on."""

    COMMISSION = 'commission', 'Commission', 'Phí hoa hồng'
    LISTING = 'listing', 'Listing fee', 'Phí đăng bán'
    SUBSCRIPTION = 'subscription', 'Subscription', 'Phí thuê bao'
    ADS = 'ads', 'Advertising', 'Phí quảng cáo'
    NONE = 'none', 'No fee', 'Không thu phí'


class BuyerProtection(Choice):
    """How a marketplace protects buyers (R27)."""

    ESCROW = 'escrow', 'Escrow', 'Tạm giữ tiền'
    REFUND = 'refund', 'Refund', 'Hoàn tiền'
    RETURN = 'return', 'Return', 'Trả hàng'
    INSPECTION = 'inspection', 'Inspection', 'Kiểm hàng'
    DISPUTE = 'dispute', 'Dispute settlement', 'Giải quyết tranh chấp'


class CollabForm(Choice):
    """The four forms of R31; a label, nothing hangs on it."""

    E_MARKETPLACE = 'e_marketplace', 'E-marketplace', 'Thị trường điện tử'
    TRADE_EXCHANGE = 'trade_exchange', 'Trade exchange', 'Sàn giao dịch thương mại'
    TRADING_COMMUNITY = 'trading_community', 'Trading community', 'Cộng đồng thương mại'
    INTERNET_EXCHANGE = 'internet_exchange', 'Internet exchange', 'Sàn giao dịch internet'


class DecisionRule(Choice):
    """How the owners of a platform decide (R30)."""

    MAJORITY = 'majority', 'Majority', 'Quá bán'
    BY_SHARE = 'by_share', 'By share', 'Theo tỷ lệ góp'
    UNANIMOUS = 'unanimous', 'Unanimous', 'Đồng thuận'
    BOARD = 'board', 'Board', 'Ban điều hành'
