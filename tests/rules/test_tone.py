"""The tone of what comes in by the public form (product.md 2.9)."""

import pytest

from plans.document.choices import Sentiment
from plans.rules.tone import tone_of

POSITIVE, NEUTRAL = Sentiment.POSITIVE, Sentiment.NEUTRAL
MIXED, NEGATIVE = Sentiment.MIXED, Sentiment.NEGATIVE


@pytest.mark.parametrize(
    ('rating', 'better', 'keep', 'tone'),
    [
        (1, '', '', NEGATIVE),
        (2, '', 'Giao đúng hẹn', NEGATIVE),
        (2, 'Bao bì', '', NEGATIVE),
        (3, '', '', NEUTRAL),
        (3, 'Bao bì', '', MIXED),
        (4, '', '', POSITIVE),
        (5, '', 'Giao đúng hẹn', POSITIVE),
        (5, 'Bao bì', '', MIXED),
        (5, '   ', '', POSITIVE),
        (None, 'Bao bì', '', NEGATIVE),
        (None, '', 'Giao đúng hẹn', POSITIVE),
        (None, 'Bao bì', 'Giao đúng hẹn', MIXED),
        (None, '', '', NEUTRAL),
    ],
)
def test_tone_follows_rating_and_answers(rating, better, keep, tone):
    assert tone_of(rating, better, keep) == tone
