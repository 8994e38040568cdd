"""What is wrong with an address, a header or a body of a call, said with what is allowed."""

from plans.document.faults import Fault, from_pydantic, path_of, tidy, wrong_type


def as_sent(number):
    """A number as it stands in the call; a very long one is cut."""
    return tidy(str(number))


COUNTED = ('too_short', 'too_long')
WHOLE = ('a whole number', 'một số nguyên')
KINDS = {
    'int_parsing': WHOLE,
    'int_parsing_size': WHOLE,
    'int_from_float': WHOLE,
    'bool_parsing': ('true or false', 'true hoặc false'),
    'list_type': ('a list', 'một danh sách'),
}
PLAIN = {
    'string_too_short': ('must not be empty', 'không được để trống'),
    'too_short': ('must hold at least one item', 'phải có ít nhất một mục'),
    'extra_forbidden': ('is not a key of this call', 'không phải khóa của lệnh gọi này'),
}
LIMITS = {  # the limit, what is measured by it, English, Vietnamese
    'greater_than_equal': (
        'ge', as_sent, '{} is too small: at least {}', '{} quá nhỏ: nhỏ nhất là {}',
    ),
    'less_than_equal': (
        'le', as_sent, '{} is too large: at most {}', '{} quá lớn: lớn nhất là {}',
    ),
    'string_too_long': (
        'max_length', len, 'has {} characters: at most {}', 'có {} ký tự: tối đa {}',
    ),
    'too_long': ('max_length', len, 'has {} items: at most {}', 'có {} mục: tối đa {}'),
}  # fmt: skip
PATTERNS = {}  # {pattern: what follows it, English and Vietnamese}


def allowing(pattern, en, vi):
    """The pattern; what does not follow it is told that it is not this."""
    PATTERNS[pattern] = (en, vi)
    return pattern


def faults_of(errors):
    """A Fault for each entry of ValidationError.errors() that is no consequence of another."""
    outer = {error['loc'][:depth] for error in errors for depth in range(len(error['loc']))}
    for error in errors:
        if error['type'] not in COUNTED or error['loc'] not in outer:
            yield fault_of(error)  # a list is counted without its wrong items


def fault_of(error):
    """One entry of ValidationError.errors() in our words."""
    path, kind, value = path_of(error['loc']), error['type'], error['input']
    limits = error.get('ctx', {})
    if kind in KINDS:
        return wrong_type(path, value, *KINDS[kind])
    if kind in PLAIN:
        return Fault(path, *PLAIN[kind])
    if kind in LIMITS:
        name, measure, en, vi = LIMITS[kind]
        told = measure(value), limits[name]
        return Fault(path, en.format(*told), vi.format(*told))
    if kind == 'string_pattern_mismatch':
        return wrong_type(path, value, *PATTERNS[limits['pattern']])
    if kind == 'missing' and not path:
        return Fault(path, 'A JSON object is needed.', 'Cần một đối tượng JSON.')
    return from_pydantic(error)
