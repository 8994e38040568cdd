"""A plan as the wizard's forms see it, and the sending of values to a form."""

from datetime import date

from django.http import QueryDict

from plans.document.schema import PlanDocument
from plans.forms.context import FormContext

TODAY = date(2026, 12, 10)
LAN, HAI, VY = 'lan@example.com', 'hai@example.com', 'vy@example.com'
MEMBERS = ((LAN, 'Lan', 'editor'), (HAI, 'Hải', 'approver'), (VY, 'Vy', 'viewer'))

PLAN = {
    'title': 'Xuất khẩu cà phê nhân robusta sang EU 2027',
    'business_model': 'sell_side',
    'period_start': '2027-01-01',
    'period_end': '2027-12-31',
    'currency': 'VND',
    'owner': LAN,
    'goals': [
        {'id': 'G1', 'statement': 'Biên lợi nhuận gộp 14 %', 'category': 'profit'},
        {'id': 'G2', 'statement': 'Độ phủ 60 đại lý'},
    ],
    'segments': [{'id': 'C1', 'name': 'Nhà rang xay nhỏ'}],
    'needs': [
        {
            'id': 'N1',
            'statement': 'Lô nhỏ 60 bao',
            'sources': [
                {
                    'kind': 'customer_interview',
                    'customer': 'Rösterei Nord',
                    'collected_on': '2026-10-12',
                }
            ],
        },
        {'id': 'N2', 'statement': 'Chứng từ EUDR'},
        {'id': 'N3', 'statement': 'Giá rẻ nhất', 'status': 'rejected'},
    ],
    'dealers': [
        {'id': 'D1', 'name': 'Đại lý Minh Hà'},
        {'id': 'D2', 'name': 'Đại lý Hòa Bình', 'is_top_seller': True},
    ],
    'sessions': [
        {
            'id': 'E1',
            'title': 'Giao lưu miền Tây',
            'held_on': '2026-11-10',
            'status': 'held',
            'participants': [
                {'dealer': 'D1', 'invited': True, 'attended': True},
                {'dealer': 'D2', 'invited': True, 'attended': True},
            ],
        },
        {'id': 'E2', 'title': 'Giao lưu quý 1', 'held_on': '2027-02-15', 'status': 'planned'},
    ],
    'strategies': [{'id': 'S1', 'title': 'Gói lô nhỏ', 'status': 'chosen'}],
    'feedback': [{'id': 'F1', 'customer': 'Rösterei Nord', 'received_on': '2026-12-01'}],
    'capabilities': [{'name': 'Nhà máy Buôn Hồ', 'capacity': '100', 'unit': 'tấn'}],
}


AROUND = ('prompts', 'me', 'customers', 'members')


def context(language='vi', **changed):
    """The plan above, with what a test changes in its document or around it."""
    around = {name: changed.pop(name) for name in AROUND if name in changed}
    document = PlanDocument.model_validate(PLAN | changed)
    return FormContext(
        document=document,
        language=language,
        today=TODAY,
        **({'members': MEMBERS, 'me': LAN} | around),
    )


def posted(values):
    """Values as a browser sends them: lists as one pair each."""
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, list(value) if isinstance(value, list | tuple) else [value])
    return data


def save(form_class, values, *, stored=None, **around):
    """What saving just these fields gives: (values, errors)."""
    form = form_class(posted(values), initial=stored, context=context(**around))
    cleaned = form.clean_only(values)
    return cleaned.values, cleaned.errors


def leave(form_class, values, *, stored=None, **around):
    """The errors of sending the whole form, by field."""
    form = form_class(posted(values), initial=stored, context=context(**around))
    return {name: list(messages) for name, messages in form.errors.items()}
