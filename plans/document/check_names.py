"""What each check looks at, in a few words, grouped as the health panel groups them (product 3)."""

from plans.document.bilingual import Bilingual
from plans.document.choices import CheckCode

ONE_DIRECTION = Bilingual(
    'Lỗi 1: Chỉ xuất phát từ một chiều', 'Mistake 1: Starting from one direction'
)
SINGLE_DEALERS = Bilingual(
    'Lỗi 2: Hỏi nhu cầu từ từng đại lý riêng lẻ', 'Mistake 2: Asking single dealers'
)
ONLY_PRAISE = Bilingual(
    'Lỗi 3: Chỉ thu thập phản hồi tích cực', 'Mistake 3: Collecting only praise'
)
BALANCE = Bilingual(
    'Cân bằng nhu cầu khách hàng và mục tiêu công ty',
    'Balance of customers’ needs and the company’s goals',
)
OURS = Bilingual('Bổ sung', 'Ours')

GROUPS: dict[Bilingual, tuple[CheckCode, ...]] = {
    ONE_DIRECTION: (CheckCode.M1_1, CheckCode.M1_2, CheckCode.M1_3),
    SINGLE_DEALERS: (CheckCode.M2_1, CheckCode.M2_2, CheckCode.M2_3),
    ONLY_PRAISE: (CheckCode.M3_1, CheckCode.M3_2, CheckCode.M3_3, CheckCode.M3_4),
    BALANCE: (CheckCode.M4_1,),
    OURS: (
        CheckCode.O1,
        CheckCode.O2,
        CheckCode.O3A,
        CheckCode.O3B,
        CheckCode.O3C,
        CheckCode.O4,
        CheckCode.O5,
        CheckCode.O6,
        CheckCode.B1,
        CheckCode.S1,
        CheckCode.I1,
        CheckCode.I2,
        CheckCode.C1,
        CheckCode.C2,
    ),
}

NAMES: dict[CheckCode, Bilingual] = {
    CheckCode.M1_1: Bilingual(
        'Chưa có chiến lược nào trả lời nhu cầu khách hàng', 'No strategy answers a customer need'
    ),
    CheckCode.M1_2: Bilingual(
        'Chiến lược chỉ xuất phát từ nguồn hàng', 'Strategies that come from the supplier side only'
    ),
    CheckCode.M1_3: Bilingual(
        'Nhu cầu mới chỉ do phía mình nói', 'Needs known only from our own side'
    ),
    CheckCode.M2_1: Bilingual(
        'Nhu cầu chỉ do từng đại lý cung cấp riêng lẻ', 'Needs that come from single dealers only'
    ),
    CheckCode.M2_2: Bilingual('Chưa có buổi kết nối đại lý', 'No joint dealer session'),
    CheckCode.M2_3: Bilingual(
        'Buổi kết nối thiếu đào tạo và mẫu kế hoạch', 'Sessions without training or a plan sheet'
    ),
    CheckCode.M3_1: Bilingual('Chưa có kênh nghe ý kiến chưa hài lòng', 'No way to hear criticism'),
    CheckCode.M3_2: Bilingual(
        'Phản hồi gần như chỉ có lời khen', 'Feedback that is nearly all praise'
    ),
    CheckCode.M3_3: Bilingual(
        'Đã lâu không ghi nhận ý kiến chưa hài lòng', 'No criticism for a long time'
    ),
    CheckCode.M3_4: Bilingual(
        'Ý kiến, góp ý chờ xử lý quá lâu', 'Complaints and suggestions left waiting'
    ),
    CheckCode.M4_1: Bilingual(
        'Chiến lược nghiêng hẳn về một phía', 'Strategies that lean to one side'
    ),
    CheckCode.O1: Bilingual('Chỉ tiêu vượt năng lực cung ứng', 'Targets above capacity'),
    CheckCode.O2: Bilingual(
        'Chỉ tiêu thiếu người phụ trách, hạn hoặc phân bổ',
        'Targets without owner, due date or breakdown',
    ),
    CheckCode.O3A: Bilingual('Nhu cầu chưa có chiến lược', 'Needs without a strategy'),
    CheckCode.O3B: Bilingual('Nhu cầu chưa có căn cứ', 'Needs without evidence'),
    CheckCode.O3C: Bilingual('Căn cứ đã cũ', 'Evidence that has grown old'),
    CheckCode.O4: Bilingual('Chiến lược chưa có việc cần làm', 'Strategies without a task'),
    CheckCode.O5: Bilingual('Mục tiêu chưa có chỉ tiêu đo', 'Goals that are not measured'),
    CheckCode.O6: Bilingual('Thiếu số liệu thực hiện', 'Missing figures'),
    CheckCode.B1: Bilingual(
        'Mời quá ít nhà cung cấp (mô hình bên mua)', 'Too few suppliers invited (buy-side)'
    ),
    CheckCode.S1: Bilingual(
        'Thiếu điều kiện cung ứng số lượng lớn (mô hình bên bán)',
        'Bulk-supply terms incomplete (sell-side)',
    ),
    CheckCode.I1: Bilingual(
        'Chưa bảo vệ người mua, chưa xác minh người bán (sàn)',
        'Buyers not protected, sellers not verified (marketplaces)',
    ),
    CheckCode.I2: Bilingual(
        'Chỉ tiêu chỉ có một phía (sàn)', 'Targets for one side only (marketplaces)'
    ),
    CheckCode.C1: Bilingual(
        'Tỷ lệ góp chưa cộng đủ 100 % (hợp tác)',
        'Owner shares that do not add up to 100% (collaborative)',
    ),
    CheckCode.C2: Bilingual(
        'Chưa có quy tắc quyết định, xử lý tranh chấp (hợp tác)',
        'No decision or dispute rule (collaborative)',
    ),
}
