"""Where the four business models differ: one row each (product.md 1.2, 2.5, 4.2).

Nothing else in the app asks which model a plan has: it reads the row.
"""

from __future__ import annotations

from dataclasses import dataclass

from plans.document.bilingual import Bilingual
from plans.document.choices import BusinessModel, CheckCode, CollabForm, PlatformOwnership, StepKey
from plans.document.model_words import BUY_SIDE_WORDS, MARKETPLACE_WORDS, WORDS

COMMON = Bilingual('phổ biến', 'common')
LESS_COMMON = Bilingual('ít gặp', 'less common')


@dataclass(frozen=True)
class FlowBox:
    """Who does what; `side` is 'company' (square, ours) or 'other' (round, the other party)."""

    actor: Bilingual
    verb: Bilingual
    side: str


@dataclass(frozen=True, kw_only=True)
class BusinessModelRow:
    """Everything that hangs on the business model.

    `flow` is who posts, who quotes or orders, who delivers, who receives. `site_role` says what
    the site itself does in a marketplace. `words` are whole labels by name (model_words.py).
    `need_tabs` are the two tabs of the needs step, or none. `hidden_steps` stay hidden until
    `uses_dealers` is yes. `details` are the parts of step 3; `checks` those added to the common
    ones; `target_metrics` the codes suggested by default. `sections` show what follows from the
    details, `target_sections` what follows from the targets: in steps 3 and 8, and on the plan's
    page.
    """

    code: BusinessModel
    note: Bilingual | None
    card_line: Bilingual
    flow: tuple[FlowBox, FlowBox, FlowBox, FlowBox]
    site_role: Bilingual | None = None
    words: dict[str, Bilingual]
    need_tabs: tuple[Bilingual, ...] = ()
    hidden_steps: tuple[StepKey, ...] = ()
    uses_dealers_default: bool | None = None
    details: tuple[str, ...]
    details_title: Bilingual
    sections: tuple[str, ...]
    target_sections: tuple[str, ...] = ()
    checks: tuple[CheckCode, ...]
    target_metrics: tuple[str, ...]
    platform_owner: PlatformOwnership
    template: str
    example_firm: Bilingual

    @property
    def label(self) -> Bilingual:
        return Bilingual(self.code.vi, self.code.en)

    def word(self, name: str, language: str) -> str:
        """The label this model uses for `name`. Raises KeyError for an unknown name."""
        return self.words[name].text(language)


def _company(vi: str, en: str) -> FlowBox:
    return FlowBox(Bilingual('Công ty', 'The company'), Bilingual(vi, en), 'company')


def _other(actor_vi: str, actor_en: str, vi: str, en: str) -> FlowBox:
    return FlowBox(Bilingual(actor_vi, actor_en), Bilingual(vi, en), 'other')


_MARKETPLACE_FLOW = (
    _other('Người bán', 'Sellers', 'đăng ký, đăng hàng', 'register and list goods'),
    _other('Người mua', 'Buyers', 'đặt mua trên sàn', 'order on the site'),
    _other('Người bán', 'Sellers', 'giao hàng', 'deliver'),
    _other('Người mua', 'Buyers', 'nhận hàng, được bảo vệ', 'receive, protected by the site'),
)
_MARKETPLACE_TABS = (Bilingual('Người mua', 'Buyers'), Bilingual('Người bán', 'Sellers'))
_MARKETPLACE_METRICS = (
    'gmv',
    'active_sellers',
    'active_buyers',
    'dispute_rate',
    'first_quote_hours',
)

_ROWS = (
    BusinessModelRow(
        code=BusinessModel.SELL_SIDE,
        note=COMMON,
        card_line=Bilingual(
            'Đăng hàng của mình để doanh nghiệp khác đặt mua số lượng lớn',
            'Post your own goods for other firms to order in bulk',
        ),
        flow=(
            _company('đăng hàng', 'posts its goods'),
            _other('Khách hàng', 'Customers', 'đặt mua', 'order'),
            _company('giao hàng', 'delivers'),
            _other('Khách hàng', 'Customers', 'nhận hàng', 'receive'),
        ),
        words=WORDS,
        details=('sell_side', 'product_lines', 'tiers'),
        details_title=Bilingual(
            'Dòng sản phẩm, điều kiện cung ứng số lượng lớn', 'Product lines, bulk terms'
        ),
        sections=('terms', 'prices'),
        target_sections=('supply',),
        checks=(CheckCode.S1, CheckCode.O1),
        target_metrics=('sales_value', 'volume', 'gross_margin', 'on_time_delivery'),
        platform_owner=PlatformOwnership.OWN,
        template='sell-side',
        example_firm=Bilingual(
            'Cà phê Đắk Hòa, nhà xuất khẩu cà phê', 'Cà phê Đắk Hòa, a coffee exporter'
        ),
    ),
    BusinessModelRow(
        code=BusinessModel.BUY_SIDE,
        note=LESS_COMMON,
        card_line=Bilingual(
            'Đăng hàng cần mua, người bán báo giá và cung cấp',
            'Post what you need to buy; sellers quote and supply',
        ),
        flow=(
            _company('đăng hàng cần mua', 'posts what it needs'),
            _other('Nhà cung cấp', 'Suppliers', 'báo giá', 'quote'),
            _other('Nhà cung cấp', 'Suppliers', 'giao hàng', 'deliver'),
            _company('nhận hàng', 'receives'),
        ),
        words=BUY_SIDE_WORDS,
        uses_dealers_default=False,
        details=('buy_side', 'items', 'quotes', 'supplier_list'),
        details_title=Bilingual(
            'Mặt hàng cần mua, nhà cung cấp, báo giá', 'Purchase items, suppliers, quotes'
        ),
        sections=('quotes', 'suppliers', 'calendar'),
        checks=(CheckCode.B1,),
        target_metrics=('purchase_saving', 'quotes_per_item', 'on_time_delivery', 'sales_value'),
        platform_owner=PlatformOwnership.OWN,
        template='buy-side',
        example_firm=Bilingual(
            'Bao bì Minh Phát, nhà sản xuất thùng carton', 'Bao bì Minh Phát, a carton maker'
        ),
    ),
    BusinessModelRow(
        code=BusinessModel.INTERMEDIARY,
        note=None,
        card_line=Bilingual(
            'Người bán đăng ký đăng hàng; người mua đặt mua dưới sự bảo hộ của sàn',
            "Sellers register and list; buyers order under the site's protection",
        ),
        flow=_MARKETPLACE_FLOW,
        site_role=Bilingual(
            'Sàn của công ty duyệt người bán, bảo vệ người mua và xử lý tranh chấp.',
            "The company's site admits sellers, protects buyers and settles disputes.",
        ),
        words=MARKETPLACE_WORDS,
        need_tabs=_MARKETPLACE_TABS,
        hidden_steps=(StepKey.DEALERS,),
        uses_dealers_default=False,
        details=('marketplace', 'seller_funnel'),
        details_title=Bilingual(
            'Đăng ký bán hàng, bảo vệ người mua, phí', 'Seller registration, protection, fees'
        ),
        sections=('sides', 'funnel', 'protection'),
        target_sections=('fees',),
        checks=(CheckCode.I1, CheckCode.I2),
        target_metrics=_MARKETPLACE_METRICS,
        platform_owner=PlatformOwnership.OWN,
        template='intermediary',
        example_firm=Bilingual(
            'Chợ Vật Liệu Số, sàn vật liệu xây dựng',
            'Chợ Vật Liệu Số, a building-material marketplace',
        ),
    ),
    BusinessModelRow(
        code=BusinessModel.COLLABORATIVE,
        note=None,
        card_line=Bilingual(
            'Giống sàn trung gian nhưng thuộc sở hữu của nhiều đơn vị',
            'Like an intermediary, owned by several organisations',
        ),
        flow=_MARKETPLACE_FLOW,
        site_role=Bilingual(
            'Các đơn vị sở hữu cùng đặt quy tắc, bảo vệ người mua và xử lý tranh chấp.',
            'The owners set the rules together, protect buyers and settle disputes.',
        ),
        words=MARKETPLACE_WORDS,
        need_tabs=_MARKETPLACE_TABS,
        hidden_steps=(StepKey.DEALERS,),
        uses_dealers_default=False,
        details=('collaborative', 'owners', 'marketplace', 'seller_funnel'),
        details_title=Bilingual(
            'Hình thức, đơn vị sở hữu, điều hành, quy chế sàn',
            'Form, owners, governance, site rules',
        ),
        sections=('ownership', 'sides', 'funnel', 'protection'),
        target_sections=('fees', 'sharing'),
        checks=(CheckCode.I1, CheckCode.I2, CheckCode.C1, CheckCode.C2),
        target_metrics=(*_MARKETPLACE_METRICS, 'member_orgs'),
        platform_owner=PlatformOwnership.JOINT,
        template='collaborative',
        example_firm=Bilingual(
            'Sàn HTX Sông Tiền, sàn của ba hợp tác xã và một nhà vận tải',
            'Sàn HTX Sông Tiền, an exchange of three cooperatives and a carrier',
        ),
    ),
)

BUSINESS_MODELS: dict[BusinessModel, BusinessModelRow] = {row.code: row for row in _ROWS}


def words_of(model: str | None) -> dict[str, Bilingual]:
    """The words of a business model by name; the common ones while none is chosen."""
    return BUSINESS_MODELS[BusinessModel(model)].words if model else WORDS


FORM_DEFINITIONS: dict[CollabForm, Bilingual] = {
    CollabForm.E_MARKETPLACE: Bilingual(
        'Danh mục hàng và nơi yêu cầu báo giá dùng chung, nhiều người mua, nhiều người bán.',
        'A joint catalogue and place for requests for quotation, many buyers, many sellers.',
    ),
    CollabForm.TRADE_EXCHANGE: Bilingual(
        'Giá hình thành qua chào mua, chào bán hoặc đấu giá, với hàng gần như đồng nhất.',
        'The price is found by bid and ask or by auction, for near-commodity goods.',
    ),
    CollabForm.TRADING_COMMUNITY: Bilingual(
        'Thành viên một ngành chia sẻ tin tức, nhu cầu, danh bạ, nghiên cứu; '
        'có thể chốt giao dịch bên ngoài.',
        'Members of one industry share news, demand, a directory and research; '
        'deals may close outside.',
    ),
    CollabForm.INTERNET_EXCHANGE: Bilingual(
        'Mạng nối nhiều hệ thống hoặc nhiều sàn qua internet theo chuẩn chung.',
        'A network that links several systems or exchanges over the internet by common standards.',
    ),
}
