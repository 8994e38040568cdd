"""Several hundred texts that break careless programs: our own list, made from a few ideas."""

import unicodedata
from itertools import chain

LONGEST = 2000
WORDS = (
    'undefined', 'null', 'None', 'NaN', 'true', '0', '-1', '1/0', '1e309', '0x0', 'Infinity', '.',
    '..', '/', '\\', "'", '"', '`', '´', '’', '“', '%', '%s', '%d', '%00', '{0}', '{{ 7*7 }}',
    '{% now %}', '${7*7}', '#{7*7}', '<%= 7 %>', '$(reboot)', '; ls', '| cat', '&& true', '--',
    '/*', '*/', '<!--', '-->', ']]>', '&amp;', '&lt;', '&#0;', '&#x1F4A9;', '\u2028', '\u2029',
    '=1+1', '+1', '@sum', '-2+3', 'CON', 'nul.txt', 'file:///etc/passwd', '../../etc/passwd',
    'http://a.example', 'javascript:alert(1)', 'data:text/html,x', '[object Object]', '~', '^', '|',
)  # fmt: skip
MARKUP = (
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>',
    '"><script>alert(1)</script>', "' onmouseover='alert(1)", '<a href="javascript:x">x</a>',
    '</textarea><script>1</script>', '</title><b>x', '<iframe src=//a.example>',
    '<style>*{}</style>',
    '<base href=//a.example>', '<form action=//a.example>', '<b', '<<b>>', '</', '<?php 1 ?>',
)  # fmt: skip
SQL = (
    "' OR 1=1 --", "'; DROP TABLE plans_feedback; --", '" OR ""="', "1'; SELECT pg_sleep(9)--",
    "') UNION SELECT 1 --", "\\'; --", "admin'--", "' || 'a", '%27', 'LIKE %_%', "E'\\x00'",
)  # fmt: skip
SCRIPTS = (
    'Đắk Lắk', 'cà phê sữa đá', 'Nguyễn Thị Ỷ', 'ﬃ ﬁ', 'ÅÅ', '社會科學院', 'パーティーへ行かないか',
    'מְנֻקָּד', 'الكل في المجمو عة', 'ประเทศไทย', 'हिन्दी', '᚛᚛ᚉᚑᚅᚔᚉᚉᚔᚋ᚜', '𝕿𝖍𝖊', 'ʇunpᴉpᴉɔuᴉ', 'ＡＢＣ',
    '١٢٣', '①②', '½', '㎏', 'ß', 'ſ', 'İi', 'Ω', 'ϖ', '＜script＞', 'ﷺ', '\u1e9b\u0323',
)  # fmt: skip
EMOJI = ('😍', '👩🏽‍🌾', '🇻🇳', '❤️', '👨‍👩‍👧‍👦', '🏳️‍🌈', '1️⃣', '🤷🏿‍♀️', '💩' * 20, '\U0001fae8')
INVISIBLE = (
    '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202e', '\u2060', '\u2066',
    '\ufeff', '\u00ad', '\u034f', '\u061c', '\u180e', '\ue000', '\U000e0001', '\ufffc', '\ufffd',
)  # fmt: skip
SPACES = (
    '\u00a0', '\u1680', '\u2000', '\u2003', '\u2009', '\u202f', '\u205f', '\u3000', '\t', '\r\n',
    '\n\n\n', '\v', '\f', '\x85',
)  # fmt: skip
CONTROLS = tuple(chr(code) for code in (*range(9), *range(14, 32), 127))
NONSENSE = ('\ufffe', '\uffff')


def zalgo(word):
    """The word under a heap of marks."""
    marks = ''.join(chr(code) for code in range(0x300, 0x330))
    return ''.join(letter + marks for letter in word)


def naughty():
    """Texts that may be kept, each once."""
    return list(dict.fromkeys(chain(*_kinds())))


def naughty_few():
    """The first and the last of each kind: for what is dear, where all were tried cheaply."""
    return list(dict.fromkeys(one for kind in _kinds() for one in (kind[0], kind[-1])))


def _kinds():
    """Lists of texts that are alike."""
    plain = (*WORDS, *MARKUP, *SQL, *SCRIPTS, *EMOJI)
    around = [[f'a{one}b' for one in kind] for kind in (INVISIBLE, SPACES)]
    doubled = [f'{one} {one}' for one in plain]
    mixed = [[f'\u202e{one}\u202c' for one in SCRIPTS + SQL], [f'{one}\n{one}' for one in MARKUP]]
    forms = [[unicodedata.normalize(form, one) for one in SCRIPTS] for form in ('NFD', 'NFKD')]
    long = ['x' * LONGEST, 'ế' * LONGEST, 'a ' * 900, '<' * LONGEST]
    heaps = [zalgo('ca phe'), zalgo('x') * 9]
    quoted = [[f'"{one}"' for one in plain], [f'{one}"' for one in EMOJI + SCRIPTS]]
    led = [f'={one}' for one in plain]  # as a spreadsheet would reckon it
    kinds = (WORDS, MARKUP, SQL, SCRIPTS, EMOJI)
    return [*kinds, *around, doubled, *mixed, *forms, long, heaps, *quoted, led]


def unkeepable():
    """Texts that no database and no page can hold."""
    return [*(f'a{one}b' for one in (*CONTROLS, *NONSENSE)), 'x' * (LONGEST + 1)]


def unkeepable_few():
    """The first and the last control character, a letter that is none, and what is too long."""
    texts = unkeepable()
    return [texts[0], texts[len(CONTROLS) - 1], *texts[len(CONTROLS) :]]
