"""The eleven steps of the wizard, in their order (product.md 4.1), and the texts of 7.5."""

from __future__ import annotations

from dataclasses import dataclass

from plans.document.bilingual import Bilingual
from plans.document.choices import StepKey
from plans.document.feedback_words import FEEDBACK_WORDS

GROUPS: dict[str, Bilingual] = {
    'A': Bilingual('Khung kế hoạch', 'Frame'),
    'B': Bilingual('Hiểu hai phía', 'Both sides'),
    'C': Bilingual('Quyết định', 'Decide'),
    'D': Bilingual('Lắng nghe và trình duyệt', 'Listen and submit'),
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: `question` and `help` open the page, `hint` stands in the hub until begun.

    `parts` are the parts of the plan whose fields the step shows, in their order. `named`: what a
    business model calls the step (model_steps.py), else the words of its key.
    """

    key: StepKey
    number: int
    group: str
    question: Bilingual
    help: Bilingual
    hint: Bilingual
    parts: tuple[str, ...] = ()
    may_hide: bool = False
    named: Bilingual | None = None

    @property
    def title(self) -> Bilingual:
        return self.named or Bilingual(self.key.vi, self.key.en)

    @property
    def group_title(self) -> Bilingual:
        return GROUPS[self.group]


STEPS: tuple[Step, ...] = (
    Step(
        key=StepKey.BASICS,
        number=1,
        group='A',
        question=Bilingual('Kế hoạch cho cái gì, đến khi nào?', 'What is it for, until when?'),
        help=Bilingual(
            'Tên, kỳ, tiền tệ, người phụ trách và người duyệt. Phần khác có thể bổ sung sau.',
            'Name, period, currency, owner and approver. The rest can wait.',
        ),
        hint=Bilingual('Tên, kỳ, người phụ trách, người duyệt', 'Name, period, owner, approver'),
        parts=('basics',),
    ),
    Step(
        key=StepKey.MODEL,
        number=2,
        group='A',
        question=Bilingual('Ai đăng, ai đặt, ai giao?', 'Who posts, who orders, who delivers?'),
        help=Bilingual(
            'Mô hình quyết định các bước sau, chỉ tiêu gợi ý và mục kiểm tra.',
            'The model decides the later steps, the suggested targets and the checks.',
        ),
        hint=Bilingual('Chọn một trong bốn mô hình', 'Choose one of four models'),
        parts=('model',),
    ),
    Step(
        key=StepKey.MODEL_DETAILS,
        number=3,
        group='A',
        question=Bilingual(
            'Hàng gì, điều kiện nào, giao dịch ở đâu?', 'Which goods, on what terms, where?'
        ),
        help=Bilingual(
            'Ghi điều kiện bằng con số: chỉ tiêu và mục kiểm tra sẽ dùng lại.',
            'Put the terms in figures: targets and checks use them again.',
        ),
        hint=Bilingual('Hàng hóa, điều kiện, trang TMĐT', 'Goods, terms, e-commerce site'),
        parts=(
            'sell_side',
            'product_lines',
            'tiers',
            'buy_side',
            'supplier_list',
            'items',
            'quotes',
            'marketplace',
            'seller_funnel',
            'collaborative',
            'owners',
        ),
    ),
    Step(
        key=StepKey.NEEDS,
        number=4,
        group='B',
        question=Bilingual(
            'Khách hàng đang cần gì, ai đã nói như vậy?', 'What do customers need, who said so?'
        ),
        help=Bilingual(
            'Mỗi nhu cầu nên có căn cứ: ai nói, khi nào, nói gì.',
            'Give each need its evidence: who said it, when, in what words.',
        ),
        hint=Bilingual('Nhóm khách hàng, nhu cầu và căn cứ', 'Segments, needs and evidence'),
        parts=('segments', 'needs', 'sources'),
    ),
    Step(
        key=StepKey.DEALERS,
        number=5,
        group='B',
        question=Bilingual('Có bán qua đại lý không?', 'Do you sell through dealers?'),
        help=Bilingual(
            'Gặp chung nhiều đại lý ít nhất mỗi quý: kết nối, giao lưu, đào tạo.',
            'Meet several dealers together at least once a quarter: connect, exchange, train.',
        ),
        hint=Bilingual('Đại lý và buổi kết nối', 'Dealers and joint sessions'),
        parts=('dealers', 'sessions'),
        may_hide=True,
    ),
    Step(
        key=StepKey.GOALS,
        number=6,
        group='B',
        question=Bilingual(
            'Công ty muốn đạt gì, làm được đến đâu?',
            'What does the company want, how much can it do?',
        ),
        help=Bilingual(
            'Mục tiêu là điều công ty muốn; năng lực cho biết kế hoạch có vừa sức không.',
            'Goals say what the company wants; capability says whether the plan fits.',
        ),
        hint=Bilingual('Mục tiêu và năng lực cung ứng', 'Goals and supply capability'),
        parts=('goals', 'capabilities'),
    ),
    Step(
        key=StepKey.STRATEGIES,
        number=7,
        group='C',
        question=Bilingual(
            'Bán bằng cách nào? Bắt đầu từ một nhu cầu.', 'How will you sell? Start from a need.'
        ),
        help=Bilingual(
            'Mỗi chiến lược trả lời một nhu cầu của khách và phục vụ một mục tiêu của công ty.',
            "Each strategy answers a customer's need and serves a goal of the company.",
        ),
        hint=Bilingual('Nối nhu cầu với mục tiêu công ty', "Join needs to the company's goals"),
        parts=('strategies',),
    ),
    Step(
        key=StepKey.TARGETS,
        number=8,
        group='C',
        question=Bilingual(
            'Đạt bao nhiêu, đến ngày nào, ai chịu trách nhiệm?',
            'How much, by when, and who answers for it?',
        ),
        help=Bilingual(
            'Ghi cả mức nền để biết tăng từ đâu. Chia theo mùa vụ nếu bán không đều.',
            'Give the baseline too. Follow the season where sales are uneven.',
        ),
        hint=Bilingual('Con số cuối kỳ và cách chia theo tháng', 'The figures and their months'),
        parts=('targets', 'arithmetic'),
    ),
    Step(
        key=StepKey.ACTIONS,
        number=9,
        group='C',
        question=Bilingual('Ai làm gì, xong ngày nào?', 'Who does what by when?'),
        help=Bilingual(
            'Mỗi chiến lược đã chọn cần ít nhất một việc có người phụ trách và hạn.',
            'Each chosen strategy needs at least one task with an owner and a due date.',
        ),
        hint=Bilingual('Ai làm gì, xong ngày nào?', 'Who does what by when?'),
        parts=('actions',),
    ),
    Step(
        key=StepKey.FEEDBACK,
        number=10,
        group='D',
        question=FEEDBACK_WORDS['ask_feedback'],
        help=FEEDBACK_WORDS['help_feedback'],
        hint=FEEDBACK_WORDS['hint_feedback'],
        parts=('feedback_form', 'feedback'),
        may_hide=True,
    ),
    Step(
        key=StepKey.REVIEW,
        number=11,
        group='D',
        question=Bilingual('Kế hoạch đã sẵn sàng chưa?', 'Is the plan ready?'),
        help=Bilingual(
            'Xem ba lỗi cần tránh, phần còn thiếu, rồi trình người duyệt.',
            'Look at the three mistakes and what is missing, then submit.',
        ),
        hint=Bilingual(
            'Ba lỗi cần tránh, phần còn thiếu, tóm tắt', 'Three mistakes, what is missing, summary'
        ),
    ),
)

STEP_BY_KEY: dict[str, Step] = {step.key: step for step in STEPS}
STEP_OF_PART: dict[str, str] = {part: step.key for step in STEPS for part in step.parts}
