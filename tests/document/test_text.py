"""How text is compared, searched and sorted (product.md 2, 6.2)."""

import unicodedata

from plans.document.text import fold, name_key, nfc, sort_key


def test_fold_drops_marks_case_and_double_spaces():
    assert fold('  Đắk   LẮK ') == 'dak lak'
    assert fold(unicodedata.normalize('NFD', 'Kế hoạch')) == 'ke hoach'


def test_name_key_keeps_tone_marks():
    assert name_key('Đại lý  HÀ') == name_key(' đại lý hà ')
    assert name_key('Hà') != name_key('Hạ')
    assert name_key(unicodedata.normalize('NFD', 'Hạ')) == name_key('Hạ')


def test_nfc_composes():
    assert nfc('e\u0301') == 'é'


def test_sort_key_sorts_the_vietnamese_way():
    names = [
        'Đà Nẵng',
        'Em',
        'Ân',
        'Ăn',
        'an',
        'Dũng',
        'ạn',
        'ản',
        'Anh',
        'z',
        '2',
        'Ơi',
        'Oi',
        'Ôi',
    ]

    ordered = sorted(names, key=sort_key)

    assert ordered == [
        '2', 'an', 'ản', 'ạn', 'Anh', 'Ăn', 'Ân', 'Dũng', 'Đà Nẵng', 'Em', 'Oi', 'Ôi', 'Ơi', 'z',
    ]  # fmt: skip


def test_sort_key_takes_any_character():
    assert sort_key('Ω 東京 \U0001f600 ß') != sort_key('')


def test_keys_of_long_texts_fit_an_index_and_still_tell_names_apart():
    long_name = '山' * 5000

    assert name_key(long_name) == name_key(f' {long_name} ')
    assert name_key(long_name) != name_key(long_name + 'a')
    assert len(name_key(long_name).encode()) < 1000
    assert len(sort_key(long_name)) < 2000
