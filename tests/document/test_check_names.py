"""The words of the checks."""

from plans.document.check_names import GROUPS, NAMES
from plans.document.choices import CheckCode


def test_every_check_has_a_name_and_stands_in_one_group():
    grouped = [code for codes in GROUPS.values() for code in codes]

    assert grouped == list(CheckCode)
    assert set(NAMES) == set(CheckCode)


def test_every_name_is_in_both_languages():
    words = [*GROUPS, *NAMES.values()]

    assert [text for text in words if not (text.vi and text.en and text.vi != text.en)] == []
