"""What sessions and their rooms say, as each business model words it.

Whole sentences, never glued from parts; names in braces are filled in. They join the words of
model_words.py.
"""

from __future__ import annotations

from plans.document.bilingual import Bilingual

SESSION_WORDS: dict[str, Bilingual] = {
    'known_wider': Bilingual(
        '{n}/{total} nhu cầu có căn cứ ngoài lời của từng đại lý riêng lẻ',
        '{n}/{total} needs are known from more than single dealers',
    ),
    'keep_names': Bilingual('Giữ tên đại lý', 'Keep names of dealers'),
    'no_dealer_in_plan': Bilingual(
        'Kế hoạch chưa có đại lý: hãy đưa đại lý vào trước.',
        'The plan has no dealers yet: take some into it first.',
    ),
    'tick_who_came': Bilingual(
        'Hãy đánh dấu ít nhất một đại lý có mặt.',
        'Tick at least one dealer who came.',
    ),
    'sheet_handed_out': Bilingual(
        'Đã phát phiếu kế hoạch cho đại lý',
        'The dealer plan sheet was handed out',
    ),
    'sheet_for_each': Bilingual(
        'Mỗi đại lý một trang để làm việc.',
        'One page for each dealer to work with.',
    ),
    'what_was_said_alike': Bilingual(
        'Chưa ghi căn cứ nào. Nhiều đại lý cùng nói điều gì?',
        'Nothing was kept yet. What did several dealers say alike?',
    ),
    'evidence_once_held': Bilingual(
        'Buổi kết nối thành căn cứ khi đã tổ chức và có từ hai đại lý dự.',
        'A session counts as evidence once it was held with two or more dealers.',
    ),
    'three_each': Bilingual(
        'Mỗi đại lý chọn tối đa ba. Thêm ý mới trên điện thoại.',
        'Each dealer chooses three at most. New ideas are added on the phone.',
    ),
    'one_here': Bilingual('{n} đại lý có mặt', '{n} dealer here'),
    'many_here': Bilingual('{n} đại lý có mặt', '{n} dealers here'),
    'wanted_alike': Bilingual(
        'Điều nhiều đại lý cùng muốn là căn cứ chắc. Chọn nơi ghi từng nhu cầu.',
        'What several dealers want alike is strong evidence. Say where each need goes.',
    ),
    'tick_first': Bilingual(
        'Trước hết hãy điểm danh: từ hai đại lý dự trở lên mới là căn cứ.',
        'Tick first who came: from two dealers on it is evidence.',
    ),
    'invites': Bilingual(
        '{company} kính mời anh chị dự buổi kết nối đại lý',
        '{company} invites you to a dealer session',
    ),
    'bring_your_phone': Bilingual(
        'Vui lòng trả lời có dự được không. Xin mang theo điện thoại để cùng chọn điều khách '
        'hàng cần nhất.',
        'Please answer this message whether you can come. Bring your phone: you will choose '
        'what customers need most.',
    ),
    'room_question': Bilingual(
        'Khách của anh chị đang cần điều gì nhất?',
        'What do your customers need most?',
    ),
    'agenda_alone': Bilingual(
        'Nhu cầu mới nghe từ một đại lý, hỏi lại cả buổi:',
        'Needs heard from one dealer only, to ask everybody:',
    ),
    'agenda_voices': Bilingual(
        'Ý kiến của khách chưa được trả lời:',
        'What customers said and nobody has answered:',
    ),
    'agenda_room': Bilingual(
        'Phòng góp ý: khách đang cần điều gì nhất? Mỗi đại lý ba điểm.',
        'Session room: what do customers need most? Three points each.',
    ),
    'agenda_sheet': Bilingual(
        'Đào tạo: cùng điền phiếu kế hoạch cho đại lý.',
        'Training: fill in the dealer plan sheet together.',
    ),
}

BUY_SIDE_SESSIONS: dict[str, Bilingual] = {
    'known_wider': Bilingual(
        '{n}/{total} nhu cầu có căn cứ ngoài lời của từng nhà cung cấp, đại lý riêng lẻ',
        '{n}/{total} needs are known from more than single suppliers or resellers',
    ),
    'keep_names': Bilingual(
        'Giữ tên nhà cung cấp, đại lý trong danh bạ',
        'Keep names of suppliers and resellers in the directory',
    ),
    'no_dealer_in_plan': Bilingual(
        'Kế hoạch chưa có nhà cung cấp hay đại lý nào: hãy đưa vào trước.',
        'The plan has no suppliers or resellers yet: take some into it first.',
    ),
    'tick_who_came': Bilingual(
        'Hãy đánh dấu ít nhất một nhà cung cấp hoặc đại lý có mặt.',
        'Tick at least one supplier or reseller who came.',
    ),
    'sheet_handed_out': Bilingual(
        'Đã phát phiếu kế hoạch cho nhà cung cấp, đại lý',
        'The supplier and reseller plan sheet was handed out',
    ),
    'sheet_for_each': Bilingual(
        'Mỗi đơn vị một trang để làm việc.',
        'One page for each firm to work with.',
    ),
    'what_was_said_alike': Bilingual(
        'Chưa ghi căn cứ nào. Nhiều nhà cung cấp, đại lý cùng nói điều gì?',
        'Nothing was kept yet. What did several suppliers or resellers say alike?',
    ),
    'evidence_once_held': Bilingual(
        'Buổi kết nối thành căn cứ khi đã tổ chức và có từ hai nhà cung cấp hoặc đại lý dự.',
        'A session counts as evidence once it was held with two or more suppliers or resellers.',
    ),
    'three_each': Bilingual(
        'Mỗi đơn vị chọn tối đa ba. Thêm ý mới trên điện thoại.',
        'Each firm chooses three at most. New ideas are added on the phone.',
    ),
    'one_here': Bilingual('{n} đơn vị có mặt', '{n} firm here'),
    'many_here': Bilingual('{n} đơn vị có mặt', '{n} firms here'),
    'wanted_alike': Bilingual(
        'Điều nhiều nhà cung cấp, đại lý cùng muốn là căn cứ chắc. Chọn nơi ghi từng nhu cầu.',
        'What several suppliers or resellers want alike is strong evidence. Say where each '
        'need goes.',
    ),
    'tick_first': Bilingual(
        'Trước hết hãy điểm danh: từ hai nhà cung cấp hoặc đại lý dự trở lên mới là căn cứ.',
        'Tick first who came: from two suppliers or resellers on it is evidence.',
    ),
    'invites': Bilingual(
        '{company} kính mời anh chị dự buổi kết nối nhà cung cấp, đại lý',
        '{company} invites you to a supplier and reseller session',
    ),
    'bring_your_phone': Bilingual(
        'Vui lòng trả lời có dự được không. Xin mang theo điện thoại để cùng chọn điều khách '
        'hàng cuối cần nhất.',
        'Please answer this message whether you can come. Bring your phone: you will choose '
        'what end customers need most.',
    ),
    'room_question': Bilingual(
        'Khách hàng cuối cần điều gì nhất?',
        'What do end customers need most?',
    ),
    'agenda_alone': Bilingual(
        'Nhu cầu mới nghe từ một nhà cung cấp hoặc đại lý, hỏi lại cả buổi:',
        'Needs heard from one supplier or reseller only, to ask everybody:',
    ),
    'agenda_voices': Bilingual(
        'Ý kiến của khách hàng cuối chưa được trả lời:',
        'What end customers said and nobody has answered:',
    ),
    'agenda_room': Bilingual(
        'Phòng góp ý: khách hàng cuối đang cần điều gì nhất? Mỗi đơn vị ba điểm.',
        'Session room: what do end customers need most? Three points each.',
    ),
    'agenda_sheet': Bilingual(
        'Đào tạo: cùng điền phiếu kế hoạch cho nhà cung cấp, đại lý.',
        'Training: fill in the supplier and reseller plan sheet together.',
    ),
}

MARKETPLACE_SESSIONS: dict[str, Bilingual] = {
    'bring_your_phone': Bilingual(
        'Vui lòng trả lời có dự được không. Xin mang theo điện thoại để cùng chọn điều người '
        'mua, người bán cần nhất.',
        'Please answer this message whether you can come. Bring your phone: you will choose '
        'what buyers and sellers need most.',
    ),
    'room_question': Bilingual(
        'Người mua, người bán cần điều gì nhất?',
        'What do buyers and sellers need most?',
    ),
    'agenda_voices': Bilingual(
        'Ý kiến của người mua, người bán chưa được trả lời:',
        'What buyers and sellers said and nobody has answered:',
    ),
    'agenda_room': Bilingual(
        'Phòng góp ý: người mua, người bán đang cần điều gì nhất? Mỗi đại lý ba điểm.',
        'Session room: what do buyers and sellers need most? Three points each.',
    ),
}
