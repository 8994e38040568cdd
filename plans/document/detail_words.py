"""What the step of a model's details is called, asks and holds, as each business model words it.

They join the words of model_words.py.
"""

from __future__ import annotations

from plans.document.bilingual import Bilingual

DETAIL_WORDS: dict[str, Bilingual] = {
    'details_step': Bilingual('Chi tiết mô hình', 'Model details'),
    'ask_details': Bilingual(
        'Hàng gì, điều kiện nào, giao dịch ở đâu?', 'Which goods, on what terms, where?'
    ),
    'help_details': Bilingual(
        'Ghi điều kiện bằng con số: chỉ tiêu và mục kiểm tra sẽ dùng lại.',
        'Put the terms in figures: targets and checks use them again.',
    ),
    'hint_details': Bilingual('Hàng hóa, điều kiện, trang TMĐT', 'Goods, terms, e-commerce site'),
}
BUY_SIDE_DETAILS: dict[str, Bilingual] = {
    'ask_details': Bilingual(
        'Cần mua gì, của ai, điều kiện nào?', 'What to buy, from whom, on what terms?'
    ),
    'hint_details': Bilingual('Hàng cần mua, nhà cung cấp, báo giá', 'Items, suppliers, quotes'),
}
MARKETPLACE_DETAILS: dict[str, Bilingual] = {
    'ask_details': Bilingual(
        'Trang nào, ai được bán, theo quy định gì?', 'Which site, who may sell, by what rules?'
    ),
    'hint_details': Bilingual(
        'Trang TMĐT, người bán, bảo vệ người mua', 'The site, its sellers, buyer protection'
    ),
}
