"""Which cells of a sheet Excel shows as percentages: 17.8 % is kept there as 0.178.

Only what is measured by tables.py comes here, and no more is read than where such cells lie.
"""

import re
from html import unescape

BUILT_IN = {9, 10}  # 0% and 0.00%
MOST_STYLES = 500
LITERAL = re.compile(r'"[^"]*"|\\.')  # what a format only writes, such as "%"
FORMAT = re.compile(rb'<(?:\w+:)?numFmt\s[^<>]*>')
STYLE = re.compile(rb'<(?:\w+:)?xf[\s/>][^<>]*')
SHEET = re.compile(rb'<(?:\w+:)?sheet\s[^<>]*>')
RELATION = re.compile(rb'<(?:\w+:)?Relationship\s[^<>]*>')
CELL = rb'<(?:\w+:)?c(?=[^<>]*\ss=["\'](?:%s)["\'])[^<>]*?\sr=["\']([A-Z]{1,3})([0-9]{1,7})["\']'


def percent_places(packed, name, start, size):
    """A function (row, column) → whether the cell is a percentage; both from the used range on.

    start, size: where the used range begins, and (height, width) of it.
    """
    styles = percent_styles(read(packed, 'xl/styles.xml'))[:MOST_STYLES]
    part = part_of(packed, name) if styles else None
    if part is None:
        return lambda row, column: False
    (top, left), (height, width) = start, size
    marks = bytearray(height * width)
    known = b'|'.join(str(one).encode() for one in styles)
    for found in re.finditer(CELL % known, read(packed, part)):
        down, across = int(found[2]) - 1 - top, column_of(found[1]) - 1 - left
        if 0 <= down < height and 0 <= across < width:
            marks[down * width + across] = 1
    return lambda row, column: marks[row * width + column] == 1


def percent_styles(xml):
    """The numbers of the cell styles that show a number as a percentage."""
    formats = set(BUILT_IN)
    for tag in FORMAT.findall(xml):
        if '%' in LITERAL.sub('', attribute(tag, 'formatCode')):
            formats.add(number(attribute(tag, 'numFmtId')))
    styles = STYLE.findall(xml.partition(b'cellXfs')[2].partition(b'cellXfs')[0])
    return [at for at, tag in enumerate(styles) if number(attribute(tag, 'numFmtId')) in formats]


def part_of(packed, name):
    """Where in the file the sheet of that name lies, or None."""
    relations = read(packed, 'xl/_rels/workbook.xml.rels')
    targets = {
        attribute(tag, 'Id'): attribute(tag, 'Target') for tag in RELATION.findall(relations)
    }
    for tag in SHEET.findall(read(packed, 'xl/workbook.xml')):
        if attribute(tag, 'name') == name:
            target = targets.get(attribute(tag, r'\w+:id'), '')
            place = target[1:] if target.startswith('/') else f'xl/{target}'
            return place if place in packed.namelist() else None
    return None


def read(packed, part):
    """The bytes of a part; none where it is not there."""
    return packed.read(part) if part in packed.namelist() else b''


def attribute(tag, name):
    """The text of an attribute; '' without it."""
    found = re.search(rf'\s{name}\s*=\s*(?:"([^"]*)"|\'([^\']*)\')', tag.decode('utf-8', 'replace'))
    return unescape(found[1] or found[2] or '') if found else ''


def column_of(letters):
    """The number of a column by its letters: 28 for AB, 0 for none."""
    number = 0
    for sign in letters.upper():
        number = number * 26 + sign - 64
    return number


def number(text):
    """A whole number, or -1."""
    return int(text) if text.isdecimal() and len(text) < 10 else -1
