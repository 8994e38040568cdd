"""What a plan must hold to be submitted, in words, and where it is filled in (product.md 2.4)."""

from __future__ import annotations

from dataclasses import dataclass

from plans.document.bilingual import Bilingual
from plans.document.business_models import words_of
from plans.document.choices import StepKey


@dataclass(frozen=True)
class Requirement:
    """One of H1 to H9: the sentence, and the field or list of the wizard that meets it.

    `place` is the id on the page of that step, '' for the step as a whole; `word` names the
    sentence where business models word it otherwise (model_words.py).
    """

    code: str
    text: Bilingual
    step: StepKey
    place: str = ''
    word: str = ''

    def said(self, model: str | None) -> Bilingual:
        """The sentence in the words of a business model."""
        return words_of(model)[self.word] if self.word else self.text


REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement(
        'H1',
        Bilingual('Tên, kỳ, tiền tệ và người phụ trách', 'The name, period, currency and owner'),
        StepKey.BASICS,
        'box-id_basics-title',
    ),
    Requirement(
        'H2',
        Bilingual('Mô hình kinh doanh', 'The business model'),
        StepKey.MODEL,
        'box-id_model-business_model',
    ),
    Requirement(
        'H3', Bilingual('Ít nhất một mục tiêu của công ty', 'At least one goal'), StepKey.GOALS
    ),
    Requirement(
        'H4',
        Bilingual('Ít nhất một nhu cầu chưa bị loại', 'At least one need that is not set aside'),
        StepKey.NEEDS,
    ),
    Requirement(
        'H5',
        Bilingual('Ít nhất một chiến lược đã chọn', 'At least one chosen strategy'),
        StepKey.STRATEGIES,
    ),
    Requirement(
        'H6',
        Bilingual(
            'Ít nhất một chỉ tiêu có chỉ số, con số và thời hạn',
            'At least one target with a metric, a value and dates',
        ),
        StepKey.TARGETS,
    ),
    Requirement(
        'H7',
        Bilingual(
            'Phần cốt lõi của mô hình: hàng cần mua, dòng sản phẩm, hoặc trang và cách đăng ký bán',
            'The core of the model: items, product lines, or the site and seller registration',
        ),
        StepKey.MODEL_DETAILS,
    ),
    Requirement(
        'H8',
        Bilingual(
            'Hình thức hợp tác và ít nhất hai đơn vị sở hữu',
            'The form of cooperation and at least two owners',
        ),
        StepKey.MODEL_DETAILS,
    ),
    Requirement(
        'H9',
        Bilingual(
            'Người duyệt, và câu trả lời “Có bán qua đại lý không?”',
            'The approver, and the answer to “Do you sell through dealers?”',
        ),
        StepKey.BASICS,
        'box-id_basics-approver',
        'missing_H9',
    ),
)

APPROVER = Requirement(
    'H9', Bilingual('Người duyệt', 'The approver'), StepKey.BASICS, 'box-id_basics-approver'
)
DEALERS_QUESTION = Requirement(
    'H9',
    Bilingual('Câu trả lời “Có bán qua đại lý không?”', 'Whether you sell through dealers'),
    StepKey.DEALERS,
    'box-id_dealers_question-uses_dealers',
    'missing_answer',
)
