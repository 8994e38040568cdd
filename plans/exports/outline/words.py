"""The words of documents that the plan's own fields do not give, in both languages."""

from __future__ import annotations

from plans.document.bilingual import Bilingual

SECTIONS: dict[str, Bilingual] = {
    'overview': Bilingual('Tổng quan', 'Overview'),
    'model': Bilingual('Mô hình kinh doanh', 'Business model'),
    'goals': Bilingual('Mục tiêu và năng lực', 'Goals and capability'),
    'needs': Bilingual('Khách hàng và nhu cầu', 'Customers and needs'),
    'strategies': Bilingual('Chiến lược', 'Strategies'),
    'targets': Bilingual('Chỉ tiêu', 'Targets'),
    'actions': Bilingual('Việc cần làm', 'Tasks'),
    'dealers': Bilingual('Đại lý', 'Dealers'),
    'feedback': Bilingual('Phản hồi', 'Feedback'),
    'answers': Bilingual('Câu hỏi của mẫu', 'Questions of the template'),
    'checks': Bilingual('Phụ lục: kết quả kiểm tra', 'Appendix: checks'),
}
"""The parts a document may have, in their order; the last is an appendix."""

WORDS: dict[str, Bilingual] = {
    'plan': Bilingual('Kế hoạch bán hàng B2B', 'B2B sales plan'),
    'contents': Bilingual('Mục lục', 'Contents'),
    'page': Bilingual('Trang', 'Page'),
    'code': Bilingual('Mã', 'Code'),
    'ref': Bilingual('Số', 'No.'),
    'as_on': Bilingual('Lập ngày', 'As on'),
    'status': Bilingual('Trạng thái', 'Status'),
    'period': Bilingual('Kỳ kế hoạch', 'Period'),
    'yes': Bilingual('Có', 'Yes'),
    'no': Bilingual('Không', 'No'),
    'untitled': Bilingual('Chưa đặt tên', 'Untitled'),
    'product_lines': Bilingual('Dòng sản phẩm', 'Product lines'),
    'tiers': Bilingual('Bậc giá theo số lượng', 'Quantity tiers'),
    'supplier_list': Bilingual('Nhà cung cấp mục tiêu', 'Target suppliers'),
    'items': Bilingual('Mặt hàng cần mua', 'Purchase items'),
    'quotes': Bilingual('Báo giá', 'Quotes'),
    'owners': Bilingual('Đơn vị sở hữu', 'Owners'),
    'seller_funnel': Bilingual('Người bán trên đường lên sàn', 'Sellers on their way'),
    'goals': Bilingual('Mục tiêu công ty', 'Company goals'),
    'capabilities': Bilingual('Năng lực', 'Capability'),
    'sources': Bilingual('Căn cứ của nhu cầu', 'Evidence for the needs'),
    'evidence': Bilingual('Căn cứ', 'Evidence'),
    'who': Bilingual('Ai nói', 'Said by'),
    'origin': Bilingual('Nguồn ý tưởng', 'Origin'),
    'feedback_form': Bilingual('Biểu mẫu phản hồi', 'Feedback form'),
    'arithmetic': Bilingual('Số liệu để tính', 'Figures reckoned with'),
    'targets_of': Bilingual('Chỉ tiêu và tiến độ', 'Targets and progress'),
    'pace': Bilingual('Tiến độ', 'Pace'),
    'actual': Bilingual('Thực hiện', 'Actual'),
    'forecast': Bilingual('Dự báo', 'Forecast'),
    'planned': Bilingual('Kế hoạch', 'Plan'),
    'figures_to': Bilingual('Số liệu đến', 'Figures to'),
    'slices': Bilingual('Kế hoạch và thực hiện từng kỳ', 'Plan and actual by period'),
    'slice': Bilingual('Kỳ', 'Period'),
    'invited': Bilingual('Được mời', 'Invited'),
    'attended': Bilingual('Đã dự', 'Came'),
    'causes': Bilingual('Nguyên nhân', 'Causes'),
    'causes_note': Bilingual('Nói rõ hơn về nguyên nhân', 'More on the causes'),
    'causes_on': Bilingual('Nêu nguyên nhân ngày', 'Causes named on'),
    'question': Bilingual('Câu hỏi', 'Question'),
    'answer': Bilingual('Trả lời', 'Answer'),
    'check': Bilingual('Kiểm tra', 'Check'),
    'severity': Bilingual('Mức', 'Severity'),
    'found': Bilingual('Điều tìm thấy', 'What was found'),
    'fix': Bilingual('Cách xử lý', 'What clears it'),
    'accepted': Bilingual('Chấp nhận vì', 'Accepted because'),
    'all_clear': Bilingual(
        'Không có vấn đề nào đang mở trong các mục kiểm tra.', 'No check found anything open.'
    ),
    'nothing': Bilingual('Phần này chưa có nội dung.', 'This part has no content yet.'),
    'empty': Bilingual(
        'Kế hoạch chưa có nội dung ở các phần đã chọn.',
        'The plan has no content in the chosen parts yet.',
    ),
    'chart_note': Bilingual(
        'Nét đứt là kế hoạch, nét liền là thực hiện, chấm tròn là dự báo.',
        'Dashed: plan. Solid: actual. Dotted: forecast.',
    ),
    'more': Bilingual('và {n} mục khác', 'and {n} more'),
    'one_page': Bilingual('Tóm tắt một trang', 'One-page summary'),
    'continued': Bilingual('{title} (tiếp)', '{title} (continued)'),
    'charts': Bilingual('Biểu đồ', 'Charts'),
    'target_ref': Bilingual('Chỉ tiêu', 'Target'),
    'target_name': Bilingual('Tên', 'Name'),
    'province': Bilingual('Tỉnh, thành phố', 'Province'),
    'contact': Bilingual('Liên hệ', 'Contact'),
    'we_offer': Bilingual('Công ty chào bán gì', 'What we offer'),
    'product': Bilingual('Sản phẩm', 'Product'),
    'quarter': Bilingual('Quý {n}', 'Quarter {n}'),
    'whole_period': Bilingual('Cả kỳ', 'Whole period'),
    'total': Bilingual('Tổng', 'Total'),
    'whole_target': Bilingual('Chỉ tiêu cả kỳ', 'Target for the whole period'),
    'ask_company': Bilingual('Cần công ty hỗ trợ điều gì', 'What I need from the company'),
    'criticism_form': Bilingual(
        'Ý kiến chưa hài lòng là hữu ích nhất. Biểu mẫu chỉ mất một phút:',
        'Criticism helps most. The form takes one minute:',
    ),
    'criticism_words': Bilingual(
        'Ý kiến chưa hài lòng là hữu ích nhất. Ghi đúng lời khách và chuyển lại cho công ty:',
        'Criticism helps most. Write down the customer’s own words and hand them on:',
    ),
    'qr_code': Bilingual('Mã QR: mở biểu mẫu phản hồi', 'QR code: opens the feedback form'),
    'field': Bilingual('Nội dung', 'Field'),
    'value': Bilingual('Giá trị', 'Value'),
}


def say(name: str, language: str, **parts: object) -> str:
    """One of the words, its slots filled. Raises KeyError for an unknown name."""
    text = WORDS[name].text(language)
    return text.format(**parts) if parts else text
