"""What the pages of feedback say, as each business model words it.

Whole sentences, never glued from parts; names in braces are filled in. They join the words of
model_words.py.
"""

from __future__ import annotations

from plans.document.bilingual import Bilingual
from plans.document.empty_states import EMPTY_STATES

FEEDBACK_WORDS: dict[str, Bilingual] = {
    'ask_unheard': Bilingual(
        'Khách hàng đã nói điều gì mà kế hoạch chưa làm?',
        'What did customers say that the plan did not do?',
    ),
    'feedback_step': Bilingual('Kênh phản hồi', 'Feedback channels'),
    'ask_feedback': Bilingual(
        'Khách chưa hài lòng sẽ nói với ai?', 'Whom does an unhappy customer tell?'
    ),
    'help_feedback': Bilingual('Hỏi cả khách đã ngừng mua.', 'Ask lost customers too.'),
    'hint_feedback': Bilingual('Hỏi cả khách đã ngừng mua', 'Ask lost customers too'),
    'customers_of_plan': Bilingual('Khách hàng của kế hoạch', 'Customers of the plan'),
    'no_customer_yet': Bilingual(
        'Chưa có khách hàng nào. Ai mua năm ngoái mà nay không còn mua?',
        'No customers yet. Who bought last year and no longer does?',
    ),
    'customers_to_add': Bilingual(
        'Khách hàng cần thêm, mỗi dòng một tên',
        'Customers to add, one a line',
    ),
    'customers_want': Bilingual('Khách muốn tốt hơn', 'What customers want better'),
    'customers_praise': Bilingual('Khách khen', 'What customers praise'),
    'happy_ones': Bilingual(
        'Người chỉ nghe lời khen có thể mới chỉ hỏi những khách đang hài lòng.',
        'Who hears praise alone may be asking only happy customers.',
    ),
    'customers_themselves': Bilingual('Khách tự gửi', 'The customers themselves'),
    'all_heard': Bilingual(
        'Mọi khách hàng và đại lý đã biết đều đã được lắng nghe.',
        'Every customer and dealer we know has been heard.',
    ),
    'one_unheard': Bilingual(
        '{n} khách hàng hoặc đại lý không có phản hồi trong {days} ngày. Khách đã ngừng mua '
        'đứng trước.',
        '{n} customer or dealer without feedback in {days} days. Those who stopped buying come '
        'first.',
    ),
    'many_unheard': Bilingual(
        '{n} khách hàng và đại lý không có phản hồi trong {days} ngày. Khách đã ngừng mua đứng '
        'trước.',
        '{n} customers and dealers without feedback in {days} days. Those who stopped buying '
        'come first.',
    ),
    'dealer_never_heard': Bilingual('đại lý, chưa nghe lần nào', 'dealer, never heard'),
    'customer_or_words': Bilingual('Khách hàng hoặc nội dung', 'Customer or words'),
    'send_to_five': Bilingual(
        'Gửi cho 5 khách, gồm 2 khách đã ngừng mua.',
        'Send it to five customers, two of whom have stopped buying.',
    ),
    'no_feedback_yet': EMPTY_STATES['feedback'].sentence,
    'ask_lost_customers': Bilingual('Hỏi khách đã ngừng mua', 'Ask lost customers'),
    'call_lost_customers': Bilingual(
        'Thêm việc: gọi 5 khách đã ngừng mua', 'Add task: call 5 lost customers'
    ),
    'form_as_seen': Bilingual('Mở biểu mẫu như khách thấy', 'Open the form as customers see it'),
    'who_said_it': Bilingual('Khách hàng', 'Customer'),
    'own_words': Bilingual('Nguyên văn lời khách', 'In the customer’s own words'),
    'own_suggestion': Bilingual('Khách góp ý điều gì', 'What the customer suggests'),
}

BUY_SIDE_FEEDBACK: dict[str, Bilingual] = {
    'ask_unheard': Bilingual(
        'Khách hàng cuối đã nói điều gì mà kế hoạch chưa làm?',
        'What did end customers say that the plan did not do?',
    ),
    'ask_feedback': Bilingual(
        'Khách hàng cuối chưa hài lòng sẽ nói với ai?', 'Whom does an unhappy end customer tell?'
    ),
    'help_feedback': Bilingual(
        'Hỏi cả khách hàng cuối đã ngừng mua.', 'Ask lost end customers too.'
    ),
    'hint_feedback': Bilingual('Hỏi cả khách hàng cuối đã ngừng mua', 'Ask lost end customers too'),
    'customers_of_plan': Bilingual('Khách hàng cuối của kế hoạch', 'End customers of the plan'),
    'no_customer_yet': Bilingual(
        'Chưa có khách hàng cuối nào. Ai mua năm ngoái mà nay không còn mua?',
        'No end customers yet. Who bought last year and no longer does?',
    ),
    'customers_to_add': Bilingual(
        'Khách hàng cuối cần thêm, mỗi dòng một tên',
        'End customers to add, one a line',
    ),
    'customers_want': Bilingual('Khách hàng cuối muốn tốt hơn', 'What end customers want better'),
    'customers_praise': Bilingual('Khách hàng cuối khen', 'What end customers praise'),
    'happy_ones': Bilingual(
        'Người chỉ nghe lời khen có thể mới chỉ hỏi những khách hàng cuối đang hài lòng.',
        'Who hears praise alone may be asking only happy end customers.',
    ),
    'customers_themselves': Bilingual('Khách hàng cuối tự gửi', 'The end customers themselves'),
    'all_heard': Bilingual(
        'Mọi khách hàng cuối, nhà cung cấp và đại lý đã biết đều đã được lắng nghe.',
        'Every end customer, supplier and reseller we know has been heard.',
    ),
    'one_unheard': Bilingual(
        '{n} khách hàng cuối, nhà cung cấp hoặc đại lý không có phản hồi trong {days} ngày. '
        'Bên đã ngừng mua đứng trước.',
        '{n} end customer, supplier or reseller without feedback in {days} days. Those who '
        'stopped buying come first.',
    ),
    'many_unheard': Bilingual(
        '{n} khách hàng cuối, nhà cung cấp và đại lý không có phản hồi trong {days} ngày. Bên '
        'đã ngừng mua đứng trước.',
        '{n} end customers, suppliers and resellers without feedback in {days} days. Those who '
        'stopped buying come first.',
    ),
    'dealer_never_heard': Bilingual(
        'nhà cung cấp hoặc đại lý, chưa nghe lần nào',
        'supplier or reseller, never heard',
    ),
    'customer_or_words': Bilingual('Khách hàng cuối hoặc nội dung', 'End customer or words'),
    'send_to_five': Bilingual(
        'Gửi cho 5 khách hàng cuối, gồm 2 khách hàng cuối đã ngừng mua.',
        'Send it to five end customers, two of whom have stopped buying.',
    ),
    'no_feedback_yet': Bilingual(
        'Chưa có phản hồi. Gửi liên kết cho 5 khách hàng cuối, gồm 2 khách hàng cuối đã ngừng mua.',
        'No feedback yet. Send the link to five end customers, two of whom have stopped buying.',
    ),
    'ask_lost_customers': Bilingual('Hỏi khách hàng cuối đã ngừng mua', 'Ask lost end customers'),
    'call_lost_customers': Bilingual(
        'Thêm việc: gọi 5 khách hàng cuối đã ngừng mua', 'Add task: call 5 lost end customers'
    ),
    'form_as_seen': Bilingual(
        'Mở biểu mẫu như khách hàng cuối thấy',
        'Open the form as end customers see it',
    ),
    'who_said_it': Bilingual('Khách hàng cuối', 'End customer'),
    'own_words': Bilingual('Nguyên văn lời khách hàng cuối', 'In the end customer’s own words'),
    'own_suggestion': Bilingual('Khách hàng cuối góp ý điều gì', 'What the end customer suggests'),
}

MARKETPLACE_FEEDBACK: dict[str, Bilingual] = {
    'ask_unheard': Bilingual(
        'Người mua, người bán đã nói điều gì mà kế hoạch chưa làm?',
        'What did buyers and sellers say that the plan did not do?',
    ),
    'ask_feedback': Bilingual(
        'Người mua, người bán chưa hài lòng sẽ nói với ai?',
        'Whom does an unhappy buyer or seller tell?',
    ),
    'help_feedback': Bilingual('Hỏi cả những bên đã rời sàn.', 'Ask those who left the site too.'),
    'hint_feedback': Bilingual('Hỏi cả những bên đã rời sàn', 'Ask those who left the site too'),
    'customers_of_plan': Bilingual(
        'Người mua và người bán của kế hoạch',
        'Buyers and sellers of the plan',
    ),
    'no_customer_yet': Bilingual(
        'Chưa có người mua hay người bán nào. Ai giao dịch năm ngoái mà nay đã rời sàn?',
        'No buyers or sellers yet. Who traded last year and has left the site?',
    ),
    'customers_to_add': Bilingual(
        'Người mua, người bán cần thêm, mỗi dòng một tên',
        'Buyers and sellers to add, one a line',
    ),
    'customers_want': Bilingual(
        'Người mua, người bán muốn tốt hơn',
        'What buyers and sellers want better',
    ),
    'customers_praise': Bilingual('Người mua, người bán khen', 'What buyers and sellers praise'),
    'happy_ones': Bilingual(
        'Người chỉ nghe lời khen có thể mới chỉ hỏi những bên đang hài lòng.',
        'Who hears praise alone may be asking only happy buyers and sellers.',
    ),
    'customers_themselves': Bilingual(
        'Người mua, người bán tự gửi',
        'The buyers and sellers themselves',
    ),
    'all_heard': Bilingual(
        'Mọi người mua, người bán và đại lý đã biết đều đã được lắng nghe.',
        'Every buyer, seller and dealer we know has been heard.',
    ),
    'one_unheard': Bilingual(
        '{n} người mua, người bán hoặc đại lý không có phản hồi trong {days} ngày. Bên đã '
        'ngừng giao dịch đứng trước.',
        '{n} buyer, seller or dealer without feedback in {days} days. Those who stopped '
        'trading come first.',
    ),
    'many_unheard': Bilingual(
        '{n} người mua, người bán và đại lý không có phản hồi trong {days} ngày. Bên đã ngừng '
        'giao dịch đứng trước.',
        '{n} buyers, sellers and dealers without feedback in {days} days. Those who stopped '
        'trading come first.',
    ),
    'customer_or_words': Bilingual('Người mua, người bán hoặc nội dung', 'Buyer, seller or words'),
    'send_to_five': Bilingual(
        'Gửi cho 5 người mua hoặc người bán, gồm 2 bên đã ngừng giao dịch.',
        'Send it to five buyers or sellers, two of whom have stopped trading.',
    ),
    'no_feedback_yet': Bilingual(
        'Chưa có phản hồi. Gửi liên kết cho 5 người mua hoặc người bán, gồm 2 bên đã ngừng '
        'giao dịch.',
        'No feedback yet. Send the link to five buyers or sellers, two of whom have stopped '
        'trading.',
    ),
    'ask_lost_customers': Bilingual('Hỏi bên đã ngừng giao dịch', 'Ask those who stopped trading'),
    'call_lost_customers': Bilingual(
        'Thêm việc: gọi 5 bên đã ngừng giao dịch', 'Add task: call 5 who stopped trading'
    ),
    'form_as_seen': Bilingual(
        'Mở biểu mẫu như người mua, người bán thấy',
        'Open the form as buyers and sellers see it',
    ),
    'who_said_it': Bilingual('Người mua hoặc người bán', 'Buyer or seller'),
    'own_words': Bilingual('Nguyên văn lời họ nói', 'In their own words'),
    'own_suggestion': Bilingual('Họ góp ý điều gì', 'What they suggest'),
}
