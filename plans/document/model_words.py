"""The labels and sentences that a business model renames: whole ones, never glued from parts.

A model's own table holds what differs; `{n}` and `{question}` are filled in.
"""

from __future__ import annotations

from plans.document.bilingual import Bilingual
from plans.document.detail_words import BUY_SIDE_DETAILS, DETAIL_WORDS, MARKETPLACE_DETAILS
from plans.document.empty_states import EMPTY_STATES
from plans.document.feedback_words import (
    BUY_SIDE_FEEDBACK,
    FEEDBACK_WORDS,
    MARKETPLACE_FEEDBACK,
)
from plans.document.session_words import BUY_SIDE_SESSIONS, MARKETPLACE_SESSIONS, SESSION_WORDS

WORDS: dict[str, Bilingual] = (
    FEEDBACK_WORDS
    | SESSION_WORDS
    | DETAIL_WORDS
    | {
        'customer': Bilingual('Khách hàng', 'Customer'),
        'customers': Bilingual('Khách hàng', 'Customers'),
        'segment': Bilingual('Nhóm khách hàng', 'Customer segment'),
        'segments': Bilingual('Nhóm khách hàng', 'Customer segments'),
        'need': Bilingual('Nhu cầu khách hàng', 'Customer need'),
        'needs': Bilingual('Nhu cầu khách hàng', 'Customer needs'),
        'dealer': Bilingual('Đại lý', 'Dealer'),
        'dealers': Bilingual('Đại lý', 'Dealers'),
        'dealer_session': Bilingual('Buổi kết nối đại lý', 'Dealer session'),
        'dealer_sessions': Bilingual('Buổi kết nối đại lý', 'Dealer sessions'),
        'needs_step': Bilingual('Khách hàng và nhu cầu', 'Customers and needs'),
        'dealers_step': Bilingual('Đại lý', 'Dealers'),
        'uses_dealers': Bilingual('Bán qua đại lý', 'Sells through dealers'),
        'ask_uses_dealers': Bilingual('Có bán qua đại lý không?', 'Do you sell through dealers?'),
        'ask_needs': Bilingual(
            'Khách hàng đang cần gì, ai đã nói như vậy?', 'What do customers need, who said so?'
        ),
        'add_segment': Bilingual('Thêm nhóm khách hàng', 'Add a segment'),
        'add_need': Bilingual('Thêm nhu cầu', 'Add a need'),
        'add_dealer': Bilingual('Thêm đại lý', 'Add a dealer'),
        'add_session': Bilingual('Lên lịch buổi kết nối', 'Schedule a session'),
        'help_needs': Bilingual(
            'Mỗi nhu cầu nên có căn cứ: ai nói, khi nào, nói gì.',
            'Give each need its evidence: who said it, when, in what words.',
        ),
        'hint_needs': Bilingual(
            'Nhóm khách hàng, nhu cầu và căn cứ', 'Segments, needs and evidence'
        ),
        'help_dealers': Bilingual(
            'Gặp chung nhiều đại lý ít nhất mỗi quý: kết nối, giao lưu, đào tạo.',
            'Meet several dealers together at least once a quarter: connect, exchange, train.',
        ),
        'hint_dealers': Bilingual('Đại lý và buổi kết nối', 'Dealers and joint sessions'),
        'dealers_tab': Bilingual('Đại lý', 'Dealers'),
        'one_dealer': Bilingual('{n} đại lý', '{n} dealer'),
        'many_dealers': Bilingual('{n} đại lý', '{n} dealers'),
        'not_through_dealers': Bilingual('không bán qua đại lý', 'not sold through dealers'),
        'says_no_dealers': Bilingual(
            'Kế hoạch này không bán qua đại lý.', 'This plan does not sell through dealers.'
        ),
        'show_dealers': Bilingual('Có, hiện bước Đại lý', 'Yes, show the dealers step'),
        'schedule_session': Bilingual('Lên lịch buổi kết nối đại lý', 'Schedule a dealer session'),
        'use_no_dealers': Bilingual('Không bán qua đại lý', 'We do not use dealers'),
        'no_dealer_yet': EMPTY_STATES['dealers'].sentence,
        'no_session_yet': EMPTY_STATES['sessions'].sentence,
        'no_need_yet': EMPTY_STATES['needs'].sentence,
        'invited': Bilingual('Đại lý được mời', 'Dealers invited'),
        'attended': Bilingual('Đại lý đã dự (điểm danh)', 'Dealers who came'),
        'joint_from_two': Bilingual(
            'Từ hai đại lý dự trở lên mới tính là buổi kết nối.',
            'From two dealers on it counts as a joint session.',
        ),
        'one_came': Bilingual('{n} đại lý dự', '{n} dealer came'),
        'many_came': Bilingual('{n} đại lý dự', '{n} dealers came'),
        'one_invited': Bilingual('mời {n} đại lý', '{n} dealer invited'),
        'many_invited': Bilingual('mời {n} đại lý', '{n} dealers invited'),
        'choose_dealer': Bilingual('Chọn đại lý đã cung cấp.', 'Choose the dealer who said it.'),
        'choose_session': Bilingual(
            'Chọn một buổi đã tổ chức có từ hai đại lý dự.',
            'Choose a held session that two or more dealers attended.',
        ),
        'dealer_sheet': Bilingual('Phiếu kế hoạch cho đại lý', 'Dealer plan sheet'),
        'dealer_directory': Bilingual('Danh bạ đại lý', 'Directory of dealers'),
        'print_sheet': Bilingual('In phiếu kế hoạch cho đại lý', 'Print dealer plan sheet'),
        'add_customer_evidence': Bilingual('Thêm căn cứ từ khách hàng', 'Add customer evidence'),
        'dealers_name': Bilingual('Tên đại lý', 'Dealer’s name'),
        'dealers_target': Bilingual('Chỉ tiêu của đại lý', 'My own target'),
        'note_own_target': Bilingual(
            'Ghi chỉ tiêu riêng của đại lý', 'Note the dealer’s own target'
        ),
        'own_targets': Bilingual('Chỉ tiêu riêng của các đại lý', 'Dealers’ own targets'),
        'fill_in_together': Bilingual(
            'Cùng điền tại buổi kết nối đại lý.', 'Fill in together at the dealer session.'
        ),
        'what_they_need': Bilingual('Khách hàng cần gì', 'What customers need'),
        'customers_need': Bilingual('Khách hàng cần', 'Customers need'),
        'visit_first': Bilingual(
            'Năm khách hàng sẽ gặp trước tiên', 'Five customers I will visit first'
        ),
        'tell_what_they_say': Bilingual(
            'Cho công ty biết khách nói gì', 'Tell us what customers say'
        ),
        'missing_H9': Bilingual(
            'Người duyệt, và câu trả lời “Có bán qua đại lý không?”',
            'The approver, and the answer to “Do you sell through dealers?”',
        ),
        'missing_answer': Bilingual(
            'Câu trả lời “Có bán qua đại lý không?”', 'Whether you sell through dealers'
        ),
        'asked_for_need': Bilingual('ít nhất 1 nhu cầu khách hàng', 'at least 1 customer need'),
        'asked_for_answer': Bilingual(
            'câu trả lời “Có bán qua đại lý không?”',
            'the answer to “Do you sell through dealers?”',
        ),
    }
)

BUY_SIDE_WORDS: dict[str, Bilingual] = (
    WORDS
    | BUY_SIDE_FEEDBACK
    | BUY_SIDE_SESSIONS
    | BUY_SIDE_DETAILS
    | {
        'customer': Bilingual(
            'Khách hàng cuối mà nguồn hàng phục vụ', 'End customer the supply serves'
        ),
        'customers': Bilingual(
            'Khách hàng cuối mà nguồn hàng phục vụ', 'End customers the supply serves'
        ),
        'segment': Bilingual('Nhóm khách hàng cuối', 'End-customer segment'),
        'segments': Bilingual('Nhóm khách hàng cuối', 'End-customer segments'),
        'need': Bilingual('Nhu cầu của khách hàng cuối', 'End-customer need'),
        'needs': Bilingual('Nhu cầu của khách hàng cuối', 'End-customer needs'),
        'dealer': Bilingual('Nhà cung cấp hoặc đại lý bán lại', 'Supplier or reseller'),
        'dealers': Bilingual('Nhà cung cấp và đại lý bán lại', 'Suppliers and resellers'),
        'dealer_session': Bilingual(
            'Buổi kết nối nhà cung cấp và đại lý', 'Supplier and reseller session'
        ),
        'dealer_sessions': Bilingual(
            'Buổi kết nối nhà cung cấp và đại lý', 'Supplier and reseller sessions'
        ),
        'needs_step': Bilingual(
            'Khách hàng cuối mà nguồn hàng phục vụ', 'End customers the supply serves'
        ),
        'dealers_step': Bilingual('Nhà cung cấp và đại lý bán lại', 'Suppliers and resellers'),
        'uses_dealers': Bilingual('Bán lại qua đại lý', 'Sells on through resellers'),
        'ask_uses_dealers': Bilingual(
            'Hàng mua về có bán lại qua đại lý không?', 'Do resellers sell the goods on?'
        ),
        'ask_needs': Bilingual(
            'Khách hàng cuối đang cần gì, ai đã nói như vậy?',
            'What do end customers need, who said so?',
        ),
        'add_segment': Bilingual('Thêm nhóm khách hàng cuối', 'Add an end-customer segment'),
        'add_need': Bilingual('Thêm nhu cầu của khách hàng cuối', 'Add an end-customer need'),
        'add_dealer': Bilingual('Thêm nhà cung cấp hoặc đại lý', 'Add a supplier or reseller'),
        'hint_needs': Bilingual(
            'Nhóm khách hàng cuối, nhu cầu và căn cứ', 'End-customer segments, needs and evidence'
        ),
        'help_dealers': Bilingual(
            'Gặp chung nhiều nhà cung cấp, đại lý ít nhất mỗi quý: kết nối, giao lưu, đào tạo.',
            'Meet several suppliers or resellers together at least once a quarter: connect, '
            'exchange, train.',
        ),
        'hint_dealers': Bilingual(
            'Nhà cung cấp, đại lý bán lại và buổi kết nối',
            'Suppliers, resellers and joint sessions',
        ),
        'dealers_tab': Bilingual('NCC, đại lý', 'Suppliers, resellers'),
        'one_dealer': Bilingual('{n} nhà cung cấp hoặc đại lý', '{n} supplier or reseller'),
        'many_dealers': Bilingual('{n} nhà cung cấp và đại lý', '{n} suppliers and resellers'),
        'not_through_dealers': Bilingual(
            'hàng mua về không bán lại qua đại lý', 'not sold on by resellers'
        ),
        'says_no_dealers': Bilingual(
            'Hàng mua theo kế hoạch này không bán lại qua đại lý.',
            'The goods of this plan are not sold on by resellers.',
        ),
        'show_dealers': Bilingual(
            'Có, hiện bước Nhà cung cấp và đại lý', 'Yes, show the suppliers and resellers step'
        ),
        'schedule_session': Bilingual(
            'Lên lịch buổi kết nối nhà cung cấp, đại lý', 'Schedule a supplier or reseller session'
        ),
        'use_no_dealers': Bilingual('Không bán lại qua đại lý', 'No reseller sells the goods on'),
        'no_dealer_yet': Bilingual(
            'Chưa có nhà cung cấp hay đại lý nào. Hàng mua về có bán lại qua đại lý không?',
            'No supplier or reseller yet. Do resellers sell the goods on?',
        ),
        'no_session_yet': Bilingual(
            'Chưa có buổi kết nối nào. Gặp chung nhiều nhà cung cấp, đại lý ít nhất mỗi quý.',
            'No joint session yet. Meet several suppliers or resellers at least once a quarter.',
        ),
        'no_need_yet': Bilingual(
            'Chưa có nhu cầu nào. Khách hàng cuối gần đây nhất phàn nàn điều gì?',
            'No need yet. What did the last end customer complain about?',
        ),
        'invited': Bilingual('Nhà cung cấp, đại lý được mời', 'Suppliers and resellers invited'),
        'attended': Bilingual(
            'Nhà cung cấp, đại lý đã dự (điểm danh)', 'Suppliers and resellers who came'
        ),
        'joint_from_two': Bilingual(
            'Từ hai nhà cung cấp hoặc đại lý dự trở lên mới tính là buổi kết nối.',
            'From two suppliers or resellers on it counts as a joint session.',
        ),
        'one_came': Bilingual('{n} đơn vị dự', '{n} firm came'),
        'many_came': Bilingual('{n} đơn vị dự', '{n} firms came'),
        'one_invited': Bilingual('mời {n} đơn vị', '{n} firm invited'),
        'many_invited': Bilingual('mời {n} đơn vị', '{n} firms invited'),
        'choose_dealer': Bilingual(
            'Chọn nhà cung cấp hoặc đại lý đã cung cấp thông tin.',
            'Choose the supplier or reseller who said it.',
        ),
        'choose_session': Bilingual(
            'Chọn một buổi đã tổ chức có từ hai nhà cung cấp hoặc đại lý dự.',
            'Choose a held session that two or more suppliers or resellers attended.',
        ),
        'dealer_sheet': Bilingual(
            'Phiếu kế hoạch cho nhà cung cấp, đại lý', 'Supplier and reseller plan sheet'
        ),
        'dealer_directory': Bilingual(
            'Danh bạ nhà cung cấp, đại lý', 'Directory of suppliers and resellers'
        ),
        'print_sheet': Bilingual(
            'In phiếu kế hoạch cho nhà cung cấp, đại lý', 'Print supplier and reseller plan sheet'
        ),
        'add_customer_evidence': Bilingual(
            'Thêm căn cứ từ khách hàng cuối', 'Add end-customer evidence'
        ),
        'dealers_name': Bilingual('Tên nhà cung cấp hoặc đại lý', 'Supplier’s or reseller’s name'),
        'dealers_target': Bilingual('Chỉ tiêu của nhà cung cấp, đại lý', 'My own target'),
        'note_own_target': Bilingual('Ghi chỉ tiêu riêng của đơn vị', 'Note the firm’s own target'),
        'own_targets': Bilingual('Chỉ tiêu riêng của nhà cung cấp, đại lý', 'Own targets'),
        'fill_in_together': Bilingual(
            'Cùng điền tại buổi kết nối nhà cung cấp, đại lý.',
            'Fill in together at the supplier or reseller session.',
        ),
        'what_they_need': Bilingual('Khách hàng cuối cần gì', 'What end customers need'),
        'customers_need': Bilingual('Khách hàng cuối cần', 'End customers need'),
        'visit_first': Bilingual(
            'Năm khách hàng cuối sẽ gặp trước tiên', 'Five end customers I will visit first'
        ),
        'tell_what_they_say': Bilingual(
            'Cho công ty biết khách hàng cuối nói gì', 'Tell us what end customers say'
        ),
        'missing_H9': Bilingual(
            'Người duyệt, và câu trả lời “Hàng mua về có bán lại qua đại lý không?”',
            'The approver, and the answer to “Do resellers sell the goods on?”',
        ),
        'missing_answer': Bilingual(
            'Câu trả lời “Hàng mua về có bán lại qua đại lý không?”',
            'Whether resellers sell the goods on',
        ),
        'asked_for_need': Bilingual(
            'ít nhất 1 nhu cầu của khách hàng cuối', 'at least 1 end-customer need'
        ),
        'asked_for_answer': Bilingual(
            'câu trả lời “Hàng mua về có bán lại qua đại lý không?”',
            'the answer to “Do resellers sell the goods on?”',
        ),
    }
)

MARKETPLACE_WORDS: dict[str, Bilingual] = (
    WORDS
    | MARKETPLACE_FEEDBACK
    | MARKETPLACE_SESSIONS
    | MARKETPLACE_DETAILS
    | {
        'customer': Bilingual('Người mua hoặc người bán', 'Buyer or seller'),
        'customers': Bilingual('Người mua và người bán', 'Buyers and sellers'),
        'segment': Bilingual('Nhóm người mua hoặc người bán', 'Buyer or seller segment'),
        'segments': Bilingual('Nhóm người mua, người bán', 'Buyer and seller segments'),
        'need': Bilingual('Nhu cầu của người mua hoặc người bán', 'Need of buyers or sellers'),
        'needs': Bilingual('Nhu cầu của người mua, người bán', 'Needs of buyers and sellers'),
        'needs_step': Bilingual('Người mua, người bán và nhu cầu', 'Buyers, sellers and needs'),
        'ask_needs': Bilingual(
            'Người mua, người bán đang cần gì, ai đã nói như vậy?',
            'What do buyers and sellers need, who said so?',
        ),
        'add_segment': Bilingual(
            'Thêm nhóm người mua hoặc người bán', 'Add a buyer or seller segment'
        ),
        'hint_needs': Bilingual(
            'Nhóm người mua, người bán, nhu cầu và căn cứ', 'Both sides, their needs and evidence'
        ),
        'no_need_yet': Bilingual(
            'Chưa có nhu cầu nào. Người mua hoặc người bán gần đây nhất rời sàn vì lý do gì?',
            'No need yet. Why did the last buyer or seller leave the site?',
        ),
        'what_they_need': Bilingual('Người mua, người bán cần gì', 'What buyers and sellers need'),
        'customers_need': Bilingual('Người mua, người bán cần', 'Buyers and sellers need'),
        'tell_what_they_say': Bilingual(
            'Cho sàn biết người mua, người bán nói gì', 'Tell us what buyers and sellers say'
        ),
    }
)
