"""English as used here: day first all the same, 1,234,567.89. Source: product.md 6.2."""

DATE_FORMAT = SHORT_DATE_FORMAT = 'j M Y'
TIME_FORMAT = 'H:i'
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = 'j M Y, H:i'
YEAR_MONTH_FORMAT = 'M Y'
MONTH_DAY_FORMAT = 'j M'
FIRST_DAY_OF_WEEK = 1  # Monday

DATE_INPUT_FORMATS = ['%d/%m/%Y', '%d-%m-%Y', '%Y-%m-%d']
TIME_INPUT_FORMATS = ['%H:%M', '%H:%M:%S']
DATETIME_INPUT_FORMATS = [
    '%d/%m/%Y %H:%M',
    '%H:%M %d/%m/%Y',
    '%d/%m/%Y %H:%M:%S',
    '%d/%m/%Y',
    '%Y-%m-%d %H:%M:%S',
    '%Y-%m-%d %H:%M',
    '%Y-%m-%dT%H:%M',
    '%Y-%m-%d',
]

DECIMAL_SEPARATOR = '.'
THOUSAND_SEPARATOR = ','
NUMBER_GROUPING = 3
