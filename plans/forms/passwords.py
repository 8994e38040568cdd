"""Which passwords are easy to guess, told without asking anybody outside.

Django's list holds the 20,000 that breaches showed most, nearly all of them shorter than ours have
to be. What people do then is to lengthen one of them; this finds that, and keys hit in a row.
"""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from plans.document.text import fold

FEWEST_CHARACTERS = 5
ROWS = ('abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm')
# What Vietnamese and we ourselves reach for first; the list of breaches is English.
NEAR_AT_HAND = frozenset(
    [
        'matkhau',
        'anhyeuem',
        'emyeuanh',
        'anhyeu',
        'yeuem',
        'yeuanh',
        'saigon',
        'hanoi',
        'danang',
        'hcm',
        'vietnam',
        'congty',
        'quantri',
        'daily',
        'doanhso',
        'kehoach',
        'banhang',
        'salesplan',
        'sales',
        'company',
        'secret',
    ]
)
LOOKALIKES = str.maketrans('013457@$!', 'oleastasi')
LONGEST_FILLING = 3  # letters besides the well-known word


class GuessablePasswordValidator(CommonPasswordValidator):
    """Refuses a well-known word made longer, the same characters again and again, and key rows."""

    def validate(self, password, user=None):
        if self.is_guessable(password):
            raise ValidationError(
                _('This password is easy to guess. Take several words that do not belong together.')
            )

    def is_guessable(self, password):
        """Whether somebody who tries what people usually take finds it soon."""
        folded = fold(password)
        core = re.sub(r'^[\W\d_]+|[\W\d_]+$', '', folded)
        return (
            len(set(folded)) < FEWEST_CHARACTERS
            or _is_row(re.sub(r'[\W_]', '', folded))
            or any(self._is_lengthened(text) for text in (core, core.translate(LOOKALIKES)))
        )

    def get_help_text(self):
        return _('Take several words that do not belong together.')

    def _is_lengthened(self, text):
        """One well-known word with hardly another letter; figures and marks do not count."""
        words = re.findall(r'[^\W\d_]+', text)
        longest, letters = max(words, key=len, default=''), ''.join(words)
        filling = len(letters) - len(longest)
        return self._is_known(letters) or (filling <= LONGEST_FILLING and self._is_known(longest))

    def _is_known(self, word):
        half = word[: len(word) // 2]
        return (
            not word
            or word in self.passwords
            or word in NEAR_AT_HAND
            or (half * 2 == word and (half in self.passwords or half in NEAR_AT_HAND))
        )


def _is_row(text):
    """Whether the keys of a row, there or back, make it up (whole pieces of four at least)."""
    pieces = [text[at : at + 4] for at in range(0, max(len(text) - 3, 1), 4)]
    rows = [row * 2 for row in (*ROWS, *(row[::-1] for row in ROWS))]
    return all(any(piece in row for row in rows) for piece in pieces)
