"""What checks say otherwise for one model: buy-side deals with suppliers and end customers.

Whole sentences, with the placeholders of the common wording (kpis.md, model 1).
"""

from __future__ import annotations

from dataclasses import replace

from plans.document.bilingual import Bilingual
from plans.document.choices import BusinessModel, CheckCode
from plans.rules.checks.wording import GROUP_TITLES, MISTAKES, WHY, Group, Wording


def _said(code: CheckCode, title: Bilingual | None, fix: Bilingual, **messages: Bilingual):
    common = MISTAKES[code]
    said = {'' if name == 'only' else name: text for name, text in messages.items()}
    return replace(common, title=title or common.title, messages=common.messages | said, fix=fix)


_BUY_SIDE = {
    CheckCode.M1_1: _said(
        CheckCode.M1_1,
        Bilingual(
            'Chưa chiến lược nào trả lời nhu cầu của khách hàng cuối',
            'No strategy answers an end-customer need',
        ),
        Bilingual(
            'Liên kết ít nhất một chiến lược với một nhu cầu nghe được từ khách hàng cuối, từ '
            'buổi kết nối nhà cung cấp, đại lý hoặc từ thị trường.',
            'Link at least one strategy to a need heard from end customers, from suppliers and '
            'resellers in session, or from the market.',
        ),
        only=Bilingual(
            'Chưa có chiến lược nào trong {n} chiến lược trả lời một nhu cầu của khách hàng cuối. '
            'Nguồn ý tưởng: {origins}.',
            'None of the {n} strategies answers an end-customer need. Origins: {origins}.',
        ),
    ),
    CheckCode.M1_3: _said(
        CheckCode.M1_3,
        None,
        Bilingual(
            'Thêm cho mỗi nhu cầu một căn cứ từ khách hàng cuối, đại lý bán lại hoặc thị trường.',
            'Add evidence from an end customer, a reseller or the market to each need.',
        ),
        only=Bilingual(
            '{n} nhu cầu mới chỉ do phía mình nói (nhà cung cấp, đội mua hàng, giả định): '
            '{names}. Đã có khách hàng cuối nào xác nhận chưa?',
            '{n} need(s) known only from our own side (supplier, buying team, assumption): '
            '{names}. Has an end customer said so?',
        ),
    ),
    CheckCode.M2_1: _said(
        CheckCode.M2_1,
        Bilingual(
            'Nhu cầu chỉ do từng nhà cung cấp, đại lý nói riêng',
            'Needs that come from single suppliers or resellers only',
        ),
        Bilingual(
            'Ghi những điều nghe được ở buổi kết nối nhà cung cấp, đại lý, hoặc thêm căn cứ từ '
            'khách hàng cuối.',
            'Record what was heard in a joint session, or add evidence from end customers.',
        ),
        only=Bilingual(
            '{n}/{total} nhu cầu chỉ do từng nhà cung cấp, đại lý nói riêng lẻ: {names}.',
            '{n} of {total} needs come from single suppliers or resellers only: {names}.',
        ),
    ),
    CheckCode.M2_2: _said(
        CheckCode.M2_2,
        Bilingual(
            'Chưa có buổi kết nối nhà cung cấp, đại lý', 'No joint supplier or reseller session'
        ),
        Bilingual(
            'Lên lịch và tổ chức buổi kết nối với ít nhất hai nhà cung cấp hoặc đại lý trong quý.',
            'Schedule and hold a session with at least two suppliers or resellers in the quarter.',
        ),
        draft=Bilingual(
            '{days} ngày qua chưa có buổi kết nối nhà cung cấp, đại lý nào và chưa lên lịch.',
            'No joint supplier or reseller session in the last {days} days and none planned.',
        ),
        active=Bilingual(
            'Chưa có buổi kết nối nhà cung cấp, đại lý nào trong {quarter}.',
            'No joint supplier or reseller session in {quarter}.',
        ),
    ),
    CheckCode.M2_3: _said(
        CheckCode.M2_3,
        None,
        Bilingual(
            'Thêm nội dung đào tạo vào một buổi, hoặc phát phiếu kế hoạch cho nhà cung cấp, đại '
            'lý.',
            'Add training to a session, or hand out the supplier and reseller plan sheet.',
        ),
        only=Bilingual(
            'Nhà cung cấp, đại lý đã gặp nhau {n} lần nhưng chưa được đào tạo hay nhận mẫu kế '
            'hoạch.',
            'Suppliers and resellers met {n} times without training or a plan sheet.',
        ),
    ),
}

WORDINGS_OF_MODELS: dict[str, dict[CheckCode, Wording]] = {BusinessModel.BUY_SIDE: _BUY_SIDE}

_GROUP_TITLES: dict[str, dict[Group, Bilingual]] = {
    BusinessModel.BUY_SIDE: {
        Group.SINGLE_DEALERS: Bilingual(
            'Hỏi nhu cầu từ từng nhà cung cấp, đại lý riêng lẻ',
            'Asking single suppliers or resellers',
        ),
        Group.BALANCE: Bilingual('Cân bằng nhu cầu khách hàng cuối và mục tiêu công ty', 'Balance'),
    }
}

_WHY: dict[str, dict[Group, Bilingual]] = {
    BusinessModel.BUY_SIDE: {
        Group.ONE_DIRECTION: Bilingual(
            'Ý tưởng thường đến từ nhà cung cấp hàng. Giải pháp chỉ nhìn từ một phía thì bán được '
            'rất ít. Hãy bắt đầu từ nhu cầu của khách hàng cuối mà nguồn hàng phục vụ, rồi cân '
            'đối với mục tiêu của công ty.',
            'Ideas usually come from whoever supplies the goods. A solution seen from that side '
            'alone sells little. Start from what the end customers of the supply need, then weigh '
            'it against your own goal.',
        ),
        Group.SINGLE_DEALERS: Bilingual(
            'Nhà cung cấp, đại lý thường chờ khách tự tìm đến, nên thông tin từ một bên riêng lẻ '
            'ít hữu ích. Hãy thường xuyên tổ chức buổi kết nối, giao lưu để các bên giỏi gặp nhau, '
            'được đào tạo bài bản và có mẫu kế hoạch để dùng.',
            'Suppliers and resellers tend to wait for buyers to come to them, so what one of them '
            'reports alone says little about demand. Bring them together regularly: connect the '
            'good ones, train them, and give them a working plan template.',
        ),
        Group.BALANCE: Bilingual(
            'Tránh lỗi thôi chưa đủ: cần cân bằng nhu cầu của khách hàng cuối với mục đích của '
            'công ty.',
            "Avoiding the mistakes is not enough: weigh end customers' needs against the "
            "company's purpose.",
        ),
    }
}


def group_titles(model: str | None) -> dict[Group, Bilingual]:
    """What the five cards are called for a business model, in their order."""
    return GROUP_TITLES | _GROUP_TITLES.get(model or '', {})


def why_of(group: Group, model: str | None) -> Bilingual:
    """Why the checks of a card matter, in the words of a business model."""
    return _WHY.get(model or '', {}).get(group) or WHY[group]
