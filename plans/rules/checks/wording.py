"""The shipped words of every check, in both languages (product 3.4 to 3.8).

A message has one wording, or one per variant of the finding. Placeholders stand in braces.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plans.document.bilingual import Bilingual
from plans.document.choices import CheckCode


class Group(StrEnum):
    """The five cards that checks are shown in."""

    ONE_DIRECTION = 'one_direction'
    SINGLE_DEALERS = 'single_dealers'
    ONLY_PRAISE = 'only_praise'
    BALANCE = 'balance'
    OURS = 'ours'


@dataclass(frozen=True, slots=True)
class Wording:
    """What one check says: its title, message by variant ('' for the only one), and remedy."""

    group: Group
    title: Bilingual
    messages: dict[str, Bilingual]
    fix: Bilingual


GROUP_TITLES: dict[Group, Bilingual] = {
    Group.ONE_DIRECTION: Bilingual('Chỉ xuất phát từ một chiều', 'Starting from one direction'),
    Group.SINGLE_DEALERS: Bilingual('Hỏi nhu cầu từ từng đại lý riêng lẻ', 'Asking single dealers'),
    Group.ONLY_PRAISE: Bilingual('Chỉ thu thập phản hồi tích cực', 'Collecting only praise'),
    Group.BALANCE: Bilingual('Cân bằng nhu cầu khách hàng và mục tiêu công ty', 'Balance'),
    Group.OURS: Bilingual('Bổ sung', 'Other checks (ours)'),
}

WHY: dict[Group, Bilingual] = {
    Group.ONE_DIRECTION: Bilingual(
        'Ý tưởng thường đến từ nhà cung cấp hàng. Giải pháp chỉ nhìn từ một phía thì bán được rất '
        'ít. Hãy bắt đầu từ nhu cầu khách hàng, rồi cân đối với mục tiêu của công ty.',
        'Ideas usually come from whoever supplies the goods. A solution seen from that side alone '
        'sells little. Start from what customers need, then weigh it against your own goal.',
    ),
    Group.SINGLE_DEALERS: Bilingual(
        'Đại lý thường chờ khách tự tìm đến, nên thông tin từ một đại lý riêng lẻ ít hữu ích. Hãy '
        'thường xuyên tổ chức buổi kết nối, giao lưu để người bán giỏi gặp nhau, được đào tạo bài '
        'bản và có mẫu kế hoạch bán hàng để dùng.',
        'Dealers tend to wait for buyers to come to them, so what one dealer reports alone says '
        'little about demand. Bring dealers together regularly: connect the good sellers, train '
        'them, and give them a working plan template.',
    ),
    Group.ONLY_PRAISE: Bilingual(
        'Lời khen cho thấy điểm mạnh. Phản hồi tiêu cực chỉ rõ thiếu sót và mong muốn của khách, '
        'và đôi khi chính góp ý của khách là cách giải quyết tốt nhất.',
        'Praise shows what works. Complaints show what is missing and what customers wish for, '
        "and a customer's suggestion is sometimes the best fix you will get.",
    ),
    Group.BALANCE: Bilingual(
        'Tránh lỗi thôi chưa đủ: cần cân bằng nhu cầu khách hàng với mục đích bán hàng của công '
        'ty.',
        "Avoiding the mistakes is not enough: weigh customers' needs against the company's "
        'purpose.',
    ),
    Group.OURS: Bilingual(
        'Kế hoạch phải vừa sức, đo được và có người làm thì mới thành kết quả.',
        'A plan brings results only when it fits your capacity, can be measured and has someone '
        'working on it.',
    ),
}

MISTAKES: dict[CheckCode, Wording] = {
    CheckCode.M1_1: Wording(
        Group.ONE_DIRECTION,
        Bilingual(
            'Chưa chiến lược nào trả lời nhu cầu khách hàng', 'No strategy answers a customer need'
        ),
        {
            '': Bilingual(
                'Chưa có chiến lược nào trong {n} chiến lược trả lời một nhu cầu của khách hàng. '
                'Nguồn ý tưởng: {origins}.',
                'None of the {n} strategies answers a customer need. Origins: {origins}.',
            )
        },
        Bilingual(
            'Liên kết ít nhất một chiến lược với một nhu cầu nghe được từ khách hàng, từ buổi kết '
            'nối đại lý hoặc từ thị trường.',
            'Link at least one strategy to a need heard from customers, from dealers in session, '
            'or from the market.',
        ),
    ),
    CheckCode.M1_2: Wording(
        Group.ONE_DIRECTION,
        Bilingual('Chiến lược chỉ xuất phát từ nguồn hàng', 'Strategies led by the supplier'),
        {
            '': Bilingual(
                '{n}/{total} chiến lược chỉ xuất phát từ nguồn hàng: {names}.',
                '{n} of {total} strategies come from the supplier side only: {names}.',
            )
        },
        Bilingual(
            'Liên kết từng chiến lược này với một nhu cầu, hoặc bỏ chiến lược.',
            'Link each listed strategy to a need, or drop it.',
        ),
    ),
    CheckCode.M1_3: Wording(
        Group.ONE_DIRECTION,
        Bilingual('Nhu cầu mới chỉ do phía mình nói', 'Needs known only from our own side'),
        {
            '': Bilingual(
                '{n} nhu cầu mới chỉ do phía mình nói (nhà cung cấp, đội bán hàng, giả định): '
                '{names}. Đã có khách hàng nào xác nhận chưa?',
                '{n} need(s) known only from our own side (supplier, sales team, assumption): '
                '{names}. Has a customer said so?',
            )
        },
        Bilingual(
            'Thêm cho mỗi nhu cầu một căn cứ từ khách hàng, đại lý hoặc thị trường.',
            'Add evidence from a customer, a dealer or the market to each need.',
        ),
    ),
    CheckCode.M2_1: Wording(
        Group.SINGLE_DEALERS,
        Bilingual(
            'Nhu cầu chỉ do từng đại lý cung cấp', 'Needs that come from single dealers only'
        ),
        {
            '': Bilingual(
                '{n}/{total} nhu cầu chỉ do từng đại lý cung cấp riêng lẻ: {names}.',
                '{n} of {total} needs come from single dealers only: {names}.',
            )
        },
        Bilingual(
            'Ghi những điều nghe được ở buổi kết nối đại lý, hoặc thêm căn cứ từ khách hàng.',
            'Record what was heard in a joint session, or add evidence from customers.',
        ),
    ),
    CheckCode.M2_2: Wording(
        Group.SINGLE_DEALERS,
        Bilingual('Chưa có buổi kết nối đại lý', 'No joint dealer session'),
        {
            'draft': Bilingual(
                '{days} ngày qua chưa có buổi kết nối đại lý nào và chưa lên lịch.',
                'No joint dealer session in the last {days} days and none planned.',
            ),
            'active': Bilingual(
                'Chưa có buổi kết nối đại lý nào trong {quarter}.',
                'No joint dealer session in {quarter}.',
            ),
        },
        Bilingual(
            'Lên lịch và tổ chức buổi kết nối với ít nhất hai đại lý trong quý.',
            'Schedule and hold a session with at least two dealers in the quarter.',
        ),
    ),
    CheckCode.M2_3: Wording(
        Group.SINGLE_DEALERS,
        Bilingual('Buổi kết nối chưa có đào tạo', 'Sessions without training'),
        {
            '': Bilingual(
                'Đại lý đã gặp nhau {n} lần nhưng chưa được đào tạo hay nhận mẫu kế hoạch.',
                'Dealers met {n} times without training or a plan sheet.',
            )
        },
        Bilingual(
            'Thêm nội dung đào tạo vào một buổi, hoặc phát phiếu kế hoạch cho đại lý.',
            'Add training to a session, or hand out the dealer plan sheet.',
        ),
    ),
    CheckCode.M3_1: Wording(
        Group.ONLY_PRAISE,
        Bilingual('Chưa có kênh nghe ý kiến chưa hài lòng', 'No way to hear criticism'),
        {
            '': Bilingual(
                'Kế hoạch chưa có kênh để nghe ý kiến chưa hài lòng.',
                'No way to hear criticism is planned yet.',
            )
        },
        Bilingual(
            'Mở biểu mẫu phản hồi, hoặc thêm một việc lắng nghe khách hàng.',
            'Open the feedback form, or add a task to listen to customers.',
        ),
    ),
    CheckCode.M3_2: Wording(
        Group.ONLY_PRAISE,
        Bilingual('Phản hồi gần như chỉ có lời khen', 'Hardly anything but praise'),
        {
            'all': Bilingual(
                'Cả {n} phản hồi đều tích cực.', 'All {n} feedback items are positive.'
            ),
            'share': Bilingual(
                'Chỉ {share} trong {n} phản hồi có ý kiến chưa hài lòng.',
                'Only {share} of {n} items carry criticism.',
            ),
        },
        Bilingual(
            'Hỏi khách đã ngừng mua và ghi lại cả ý kiến chưa hài lòng, góp ý.',
            'Ask lost customers, and record complaints and suggestions too.',
        ),
    ),
    CheckCode.M3_3: Wording(
        Group.ONLY_PRAISE,
        Bilingual('Lâu rồi chưa nghe ý kiến chưa hài lòng', 'No criticism for a long time'),
        {
            'silent': Bilingual(
                'Đã {days} ngày không có phản hồi nào.', 'No feedback at all for {days} days.'
            ),
            'one_sided': Bilingual(
                'Đã {days} ngày không ghi nhận ý kiến chưa hài lòng, dù vẫn có phản hồi.',
                'No criticism for {days} days although feedback keeps coming.',
            ),
        },
        Bilingual(
            'Mở lại biểu mẫu, hỏi khách đã ngừng mua và ghi lại điều họ nói.',
            'Reopen the form, ask lost customers and record what they say.',
        ),
    ),
    CheckCode.M3_4: Wording(
        Group.ONLY_PRAISE,
        Bilingual('Ý kiến, góp ý chờ xử lý', 'Criticism left unread'),
        {
            '': Bilingual(
                '{n} ý kiến, góp ý chờ xử lý quá {days} ngày.',
                '{n} complaint(s) or suggestion(s) waiting more than {days} days.',
            )
        },
        Bilingual(
            'Mở hộp phản hồi và biến từng ý kiến thành việc cần làm hoặc chiến lược.',
            'Open the inbox and turn each item into a task or a strategy.',
        ),
    ),
    CheckCode.M4_1: Wording(
        Group.BALANCE,
        Bilingual('Nghiêng về một phía', 'Unbalanced'),
        {
            '': Bilingual(
                '{share_need} chiến lược trả lời nhu cầu, {share_goal} phục vụ mục tiêu.',
                '{share_need} of strategies answer needs, {share_goal} serve goals.',
            )
        },
        Bilingual(
            'Mở ma trận cân bằng và nối chiến lược với phía còn thiếu.',
            'Open the balance matrix and link strategies to the side that is short.',
        ),
    ),
}
