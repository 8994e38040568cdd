"""What an empty place says: one sentence why, one button (product.md 7.5)."""

from __future__ import annotations

from dataclasses import dataclass

from plans.document.bilingual import Bilingual


@dataclass(frozen=True)
class EmptyState:
    """A sentence and the label of its one button; `{date}`, `{m}`, `{n}` are filled in."""

    sentence: Bilingual
    button: Bilingual


def _empty(vi: str, en: str, button_vi: str, button_en: str) -> EmptyState:
    return EmptyState(Bilingual(vi, en), Bilingual(button_vi, button_en))


EMPTY_STATES: dict[str, EmptyState] = {
    'plans': _empty(
        'Chưa có kế hoạch. Chọn một mẫu để bắt đầu, mất khoảng 30 phút.',
        'No plan yet. Pick a template to start; it takes about 30 minutes.',
        'Lập kế hoạch',
        'Make a plan',
    ),
    'segments': _empty(
        'Chưa có nhóm khách hàng nào. Nhóm nào mua nhiều nhất năm qua?',
        'No segment yet. Which group bought most last year?',
        'Thêm nhóm khách hàng',
        'Add a segment',
    ),
    'needs': _empty(
        'Chưa có nhu cầu nào. Khách gần đây nhất từ chối mua vì lý do gì?',
        'No need yet. Why did the last customer decline to buy?',
        'Thêm nhu cầu',
        'Add a need',
    ),
    'sources': _empty(
        'Ai nói điều này? Thêm một căn cứ.',
        'Who said this? Add one piece of evidence.',
        'Thêm căn cứ',
        'Add evidence',
    ),
    'dealers': _empty(
        'Chưa có đại lý. Có bán qua đại lý không?',
        'No dealer yet. Do you sell through dealers?',
        'Thêm đại lý',
        'Add a dealer',
    ),
    'sessions': _empty(
        'Chưa có buổi kết nối nào. Gặp chung nhiều đại lý ít nhất mỗi quý.',
        'No joint session yet. Meet several dealers together at least once a quarter.',
        'Lên lịch buổi kết nối',
        'Schedule a session',
    ),
    'goals': _empty(
        'Chưa có mục tiêu nào. Cuối kỳ, công ty muốn điều gì khác đi?',
        'No goal yet. What should be different for the company at the end?',
        'Thêm mục tiêu',
        'Add a goal',
    ),
    'capabilities': _empty(
        'Chưa có năng lực nào. Mỗi tháng làm được, giao được bao nhiêu?',
        'No capability yet. How much a month can you make or deliver?',
        'Thêm năng lực',
        'Add a capability',
    ),
    'strategies': _empty(
        'Bắt đầu từ một nhu cầu quan trọng.',
        'Start from an important need.',
        'Tạo từ nhu cầu',
        'Make one from a need',
    ),
    'strategies_without_needs': _empty(
        'Chưa có nhu cầu nào để bắt đầu. Thêm một nhu cầu trước.',
        'There is no need to start from. Add one first.',
        'Thêm nhu cầu',
        'Add a need',
    ),
    'targets': _empty(
        'Mẫu này có {n} chỉ tiêu gợi ý.',
        'This template suggests {n} targets.',
        'Dùng chỉ tiêu gợi ý',
        'Use the suggested targets',
    ),
    'targets_without_suggestions': _empty(
        'Chưa có chỉ tiêu nào. Con số nào cho biết kế hoạch có kết quả?',
        'No target yet. Which number will tell that the plan works?',
        'Thêm chỉ tiêu',
        'Add a target',
    ),
    'actions': _empty(
        'Chưa có việc nào. Chiến lược đầu tiên bắt đầu bằng việc gì?',
        'No task yet. What does the first strategy begin with?',
        'Thêm việc',
        'Add a task',
    ),
    'listening': _empty(
        'Chưa có việc lắng nghe nào. Ai sẽ gọi cho khách đã ngừng mua?',
        'No listening task yet. Who will call the customers who stopped buying?',
        'Thêm việc',
        'Add a task',
    ),
    'actuals_not_begun': _empty(
        'Kỳ bắt đầu ngày {date}. Chưa cần nhập số.',
        'The period starts on {date}. No figures are needed yet.',
        'Xem phân bổ',
        'See the breakdown',
    ),
    'actuals_first_month': _empty(
        'Đến lúc nhập số tháng {m}.',
        'Time to enter the figures of month {m}.',
        'Nhập số',
        'Enter figures',
    ),
    'feedback': _empty(
        'Chưa có phản hồi. Gửi liên kết cho 5 khách, gồm 2 khách đã ngừng mua.',
        'No feedback yet. Send the link to 5 customers, 2 of them lost ones.',
        'Sao chép liên kết',
        'Copy the link',
    ),
    'checks_clear': _empty(
        'Không còn mục nào cần xử lý.', 'Nothing is left to resolve.', 'Trình duyệt', 'Submit'
    ),
    'approvals': _empty(
        'Không có kế hoạch chờ duyệt.',
        'No plan is waiting for approval.',
        'Xem kế hoạch đang thực hiện',
        'See active plans',
    ),
    'product_lines': _empty(
        'Chưa có dòng sản phẩm nào. Nhóm hàng nào bán nhiều nhất?',
        'No product line yet. Which group of goods sells most?',
        'Thêm dòng sản phẩm',
        'Add a product line',
    ),
    'tiers': _empty(
        'Chưa có bậc số lượng. Khách đặt nhiều có được giá tốt hơn không?',
        'No tier yet. Do larger orders get a better price?',
        'Thêm bậc',
        'Add a tier',
    ),
    'supplier_list': _empty(
        'Chưa có nhà cung cấp mục tiêu. Kỳ tới muốn mua của ai?',
        'No target supplier yet. From whom do you mean to buy?',
        'Thêm nhà cung cấp',
        'Add a supplier',
    ),
    'items': _empty(
        'Chưa có mặt hàng cần mua. Kỳ tới cần mua gì trước tiên?',
        'No purchase item yet. What must be bought first?',
        'Thêm mặt hàng',
        'Add an item',
    ),
    'quotes': _empty(
        'Chưa có báo giá nào. Nhà cung cấp nào đã trả lời?',
        'No quote yet. Which supplier has answered?',
        'Thêm báo giá',
        'Add a quote',
    ),
    'owners': _empty(
        'Chưa có đơn vị sở hữu. Những đơn vị nào cùng lập sàn?',
        'No owner yet. Which organisations set up the site together?',
        'Thêm đơn vị sở hữu',
        'Add an owner',
    ),
}
