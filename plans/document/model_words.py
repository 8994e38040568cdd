"""The labels that a business model renames: whole labels, never glued from parts."""

from __future__ import annotations

from plans.document.bilingual import Bilingual

WORDS: dict[str, Bilingual] = {
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
}

BUY_SIDE_WORDS: dict[str, Bilingual] = WORDS | {
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
    'uses_dealers': Bilingual('Bán lại qua đại lý', 'Resells through dealers'),
    'ask_uses_dealers': Bilingual(
        'Hàng mua về có bán lại qua đại lý không?', 'Are the goods resold through dealers?'
    ),
    'ask_needs': Bilingual(
        'Khách hàng cuối đang cần gì, ai đã nói như vậy?',
        'What do end customers need, who said so?',
    ),
    'add_segment': Bilingual('Thêm nhóm khách hàng cuối', 'Add an end-customer segment'),
    'add_dealer': Bilingual('Thêm nhà cung cấp hoặc đại lý', 'Add a supplier or reseller'),
}

MARKETPLACE_WORDS: dict[str, Bilingual] = WORDS | {
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
    'add_segment': Bilingual('Thêm nhóm người mua hoặc người bán', 'Add a buyer or seller segment'),
}
