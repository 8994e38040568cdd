"""Vietnamese: day first, 1.234.567,89. Source: product.md 6.2.

Django's own Vietnamese module has no grouping and no input formats, so that 05/03/2027 would be
read month first.
"""

DATE_FORMAT = SHORT_DATE_FORMAT = 'd/m/Y'
TIME_FORMAT = 'H:i'
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = 'H:i d/m/Y'
YEAR_MONTH_FORMAT = r'\t\há\n\g n/Y'
MONTH_DAY_FORMAT = 'd/m'
FIRST_DAY_OF_WEEK = 1  # Monday

DATE_INPUT_FORMATS = ['%d/%m/%Y', '%d-%m-%Y', '%Y-%m-%d']
TIME_INPUT_FORMATS = ['%H:%M', '%H:%M:%S']
DATETIME_INPUT_FORMATS = [
    '%H:%M %d/%m/%Y',
    '%d/%m/%Y %H:%M',
    '%d/%m/%Y %H:%M:%S',
    '%d/%m/%Y',
    '%Y-%m-%d %H:%M:%S',
    '%Y-%m-%d %H:%M',
    '%Y-%m-%dT%H:%M',
    '%Y-%m-%d',
]

DECIMAL_SEPARATOR = ','
THOUSAND_SEPARATOR = '.'
NUMBER_GROUPING = 3
