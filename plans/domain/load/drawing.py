"""Figures and feedback, drawn: the same for the same seed, plan by plan."""

from datetime import timedelta
from random import Random

from plans.document.choices import FeedbackStatus, Sentiment
from plans.document.periods import add_months, month_start

PRAISE = (
    'Giao đúng hẹn cả quý, chúng tôi không phải chờ ngày nào.',
    'Chất lượng các lô đều nhau, khách quen hỏi mua lại.',
    'Nhân viên trả lời nhanh, biết rõ hàng.',
    'Bao bì chắc, đi đường dài không rách.',
    'Giá giữ đúng như đã hứa từ đầu năm.',
)
CRITICISM = (
    'Hai chuyến giao chậm ba ngày, bếp phải mua tạm chỗ khác.',
    'Lô tháng trước ẩm hơn mọi khi, phải phơi lại.',
    'Gọi nhiều lần mới gặp người giải quyết.',
    'Hóa đơn sai mã, kế toán trả lại hai lần.',
    'Giá tăng mà không báo trước.',
)
WISHES = (
    'Báo trước một tuần khi đổi giá.',
    'Có gói nhỏ hơn cho cửa hàng mới mở.',
    'Cho xem tồn kho trên trang đặt hàng.',
)
CHANNELS = ('meeting', 'phone', 'zalo', 'email', 'survey', 'fair')
TOPICS = ('delivery', 'quality', 'service', 'packaging', 'price')
# (sentiment, how often, ratings, what may be said)
TONES = (
    (Sentiment.POSITIVE, 4, (4, 5), PRAISE),
    (Sentiment.NEGATIVE, 3, (1, 2), CRITICISM),
    (Sentiment.MIXED, 2, (3, 4), CRITICISM),
    (Sentiment.NEUTRAL, 1, (3,), PRAISE),
)
STATES = (FeedbackStatus.NEW, FeedbackStatus.IN_PROGRESS, FeedbackStatus.RESOLVED)
ANSWER = 'Đã gọi lại, khách đồng ý với cách giải quyết.'


class Drawing:
    """Draws for each plan its share of all figures and all feedback."""

    def __init__(self, size, tracked, on):
        """tracked: for each plan in turn whether it has figures."""
        self._seed, self._on, self._targets = size.seed, on, size.targets
        self._actuals = _shares(size.actuals, tracked)
        self._feedback = _shares(size.feedback, [True] * size.plans)

    @property
    def months(self):
        """How many months have figures, in the plan that has most."""
        return -(-max(self._actuals, default=0) // self._targets)

    def actuals(self, number, targets):
        """(place of its target, first day of its month, value), all targets month by month."""
        random, first = Random(f'{self._seed} actuals {number}'), month_start(self._on)
        starts = [add_months(first, -later) for later in range(self.months, 0, -1)]
        for place in range(self._actuals[number]):
            later, at = divmod(place, len(targets))
            yield at, starts[later], _value(targets[at], random, self.months)

    def feedback(self, number, customers):
        """[{attribute: value}] of a plan, `customer` being a name."""
        random = Random(f'{self._seed} feedback {number}')
        weights = [often for _tone, often, _ratings, _said in TONES]
        for _one in range(self._feedback[number]):
            tone, _often, ratings, said = random.choices(TONES, weights)[0]
            status = random.choice(STATES)
            is_critical = tone in (Sentiment.NEGATIVE, Sentiment.MIXED)
            yield {
                'customer': random.choice(customers),
                'channel': random.choice(CHANNELS),
                'received_on': self._on - timedelta(days=random.randrange(365)),
                'rating': random.choice(ratings),
                'sentiment': tone.value,
                'verbatim': random.choice(said),
                'suggestion': random.choice(WISHES)
                if is_critical and random.random() < 0.3
                else '',
                'topic': random.choice(TOPICS),
                'status': status.value,
                'response_note': ANSWER if status == FeedbackStatus.RESOLVED else '',
            }


def _shares(total, takes):
    """`total` in whole parts for those who take one, as even as can be."""
    takers = sum(takes)
    shares, seen = [], 0
    for is_taker in takes:
        shares.append(total * (seen + 1) // takers - total * seen // takers if is_taker else 0)
        seen += is_taker
    return shares


def _value(target, random, months):
    """About what a month should bring of a target that adds up, else about its level; whole."""
    return (
        int(target.value)
        * (60 + int(random.random() * 70))
        // (100 * (months if target.adds_up else 1))
    )
