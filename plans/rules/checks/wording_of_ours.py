"""The shipped words of the checks that are our own addition (product 3.8)."""

from __future__ import annotations

from plans.document.bilingual import Bilingual
from plans.document.choices import CheckCode
from plans.rules.checks.wording import MISTAKES, Group, Wording


def _ours(title: Bilingual, message: Bilingual, fix: Bilingual, **variants: Bilingual) -> Wording:
    return Wording(Group.OURS, title, variants or {'': message}, fix)


_CAPACITY = Bilingual(
    'Chỉ tiêu dùng {share} năng lực cung ứng.', 'Target uses {share} of capacity.'
)

OURS: dict[CheckCode, Wording] = {
    CheckCode.O1: _ours(
        Bilingual('Chỉ tiêu vượt năng lực', 'Target beyond capacity'),
        _CAPACITY,
        Bilingual(
            'Giảm chỉ tiêu, thêm năng lực hoặc thêm nguồn hàng.',
            'Lower the target, add capacity or add a source of goods.',
        ),
        share=_CAPACITY,
        unit=Bilingual(
            'Chưa có năng lực cung ứng nào tính bằng {unit} để so với chỉ tiêu.',
            'No capacity is given in {unit} to compare the target with.',
        ),
    ),
    CheckCode.O2: _ours(
        Bilingual('Chỉ tiêu còn thiếu thông tin', 'Target incomplete'),
        Bilingual('{names}: thiếu {what}.', '{names}: no {what}.'),
        Bilingual('Bổ sung phần còn thiếu ngay tại chỉ tiêu.', 'Fill in what is missing.'),
    ),
    CheckCode.O3A: _ours(
        Bilingual('Nhu cầu chưa có chiến lược', 'Needs without a strategy'),
        Bilingual(
            '{n} nhu cầu chưa có chiến lược: {names}.', '{n} needs have no strategy: {names}.'
        ),
        Bilingual(
            'Tạo chiến lược từ nhu cầu, hoặc loại nhu cầu.',
            'Make a strategy from the need, or reject the need.',
        ),
    ),
    CheckCode.O3B: _ours(
        Bilingual('Nhu cầu chưa có căn cứ', 'Needs without evidence'),
        Bilingual('{n} nhu cầu chưa có căn cứ.', '{n} needs have no evidence.'),
        Bilingual('Thêm căn cứ cho từng nhu cầu.', 'Add evidence to each need.'),
    ),
    CheckCode.O3C: _ours(
        Bilingual('Căn cứ đã cũ', 'Old evidence'),
        Bilingual('Căn cứ của {names} đã quá 1 năm.', 'Evidence for {names} is over a year old.'),
        Bilingual('Hỏi lại khách và cập nhật căn cứ.', 'Ask again and update the evidence.'),
    ),
    CheckCode.O4: _ours(
        Bilingual('Chiến lược chưa có việc cần làm', 'Strategies without a task'),
        Bilingual('{n} chiến lược chưa có việc cần làm.', '{n} strategies have no task.'),
        Bilingual(
            'Thêm việc có người phụ trách và hạn cho từng chiến lược.',
            'Add a task with an owner and a due date to each strategy.',
        ),
    ),
    CheckCode.O5: _ours(
        Bilingual('Mục tiêu chưa có chỉ tiêu đo', 'Goals that are not measured'),
        Bilingual('{n} mục tiêu chưa có chỉ tiêu đo.', '{n} goals are not measured.'),
        Bilingual('Thêm chỉ tiêu cho từng mục tiêu.', 'Add a target to each goal.'),
    ),
    CheckCode.O6: _ours(
        Bilingual('Thiếu số liệu', 'Missing figures'),
        Bilingual('{names}: thiếu số liệu {periods}.', '{names}: no figures for {periods}.'),
        Bilingual(
            'Nhập số liệu, hoặc nhắc người phụ trách.', 'Enter the figures, or remind the owner.'
        ),
    ),
    CheckCode.B1: _ours(
        Bilingual('Mời ít nhà cung cấp', 'Few suppliers invited'),
        Bilingual(
            '{names}: mời dưới {n} nhà cung cấp.', '{names}: fewer than {n} suppliers invited.'
        ),
        Bilingual('Mời thêm nhà cung cấp báo giá.', 'Invite more suppliers to quote.'),
    ),
    CheckCode.S1: _ours(
        Bilingual('Dòng sản phẩm thiếu điều kiện', 'Product line incomplete'),
        Bilingual(
            '{names}: thiếu điều kiện cung ứng số lượng lớn.',
            '{names}: bulk-supply terms incomplete.',
        ),
        Bilingual(
            'Ghi đủ số lượng đặt tối thiểu, thời gian giao, khả năng cung ứng mỗi tháng và cơ sở '
            'độc quyền.',
            'Give minimum order, lead time, monthly supply and the basis of exclusivity.',
        ),
    ),
    CheckCode.I1: _ours(
        Bilingual('Người mua chưa được bảo vệ', 'Buyers not protected'),
        Bilingual(
            'Chưa có cơ chế bảo vệ người mua, xác minh người bán.',
            'Buyers are not protected yet.',
        ),
        Bilingual(
            'Chọn ít nhất một biện pháp bảo vệ người mua và một cách xác minh người bán.',
            'Choose at least one buyer protection and one seller verification.',
        ),
    ),
    CheckCode.I2: _ours(
        Bilingual('Chỉ tiêu mới có một phía', 'One-sided targets'),
        Bilingual('Chỉ tiêu mới có phía {side}.', 'Targets cover only {side}.'),
        Bilingual('Thêm chỉ tiêu cho phía còn lại.', 'Add a target for the other side.'),
    ),
    CheckCode.C1: _ours(
        Bilingual('Tỷ lệ góp chưa khớp', 'Owner shares do not add up'),
        Bilingual('Tỷ lệ góp cộng lại là {share}.', 'Owner shares add up to {share}.'),
        Bilingual(
            'Nhập tỷ lệ góp của mọi đơn vị sao cho tổng là 100 %.',
            'Enter the share of every owner so that they add up to 100%.',
        ),
    ),
    CheckCode.C2: _ours(
        Bilingual('Chưa có quy tắc điều hành', 'No rules of governance'),
        Bilingual('Chưa có quy tắc quyết định, xử lý tranh chấp.', 'No decision or dispute rule.'),
        Bilingual(
            'Chọn cách ra quyết định và ghi cách xử lý tranh chấp.',
            'Choose how owners decide, and write down how disputes are settled.',
        ),
    ),
}

WORDINGS: dict[CheckCode, Wording] = {**MISTAKES, **OURS}
