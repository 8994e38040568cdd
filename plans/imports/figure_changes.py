"""Rows of figures that were read → what is to be changed, piece by piece, so that no table has to
lie in memory as a whole.
"""

from itertools import islice

from django.utils.translation import gettext as _

AT_ONCE = 5000  # rows
STATES = ('new', 'changed', 'same', 'blank', 'refused')


def pieces_of(read, reason=''):
    """Yield ([ReadRow], [the ReadCells that mean a figure]) for some thousand rows at a time.

    The second cell of one period is given a fault, as nobody can say which is meant.
    """
    seen: dict[str, set] = {}
    rows = iter(read)
    while piece := list(islice(rows, AT_ONCE)):
        yield piece, _changes(piece, seen, reason)


def _changes(rows, seen, reason):
    changes = []
    for row in rows:
        taken = seen.get(row.target)
        if taken is None:
            taken = seen[row.target] = set()
        for cell in row.cells:
            if cell.values is None:
                continue
            if cell.end in taken:
                cell.fault, cell.values = _('This figure stands in the table twice.'), None
                continue
            taken.add(cell.end)
            cell.reason = reason
            changes.append(cell)
    return changes


def mark(rows, states, faults, counts):
    """Give each cell its state and add up how many there are of each; returns the faulty rows."""
    faulty = []
    for row in rows:
        is_faulty = bool(row.fault)
        counts['refused'] += is_faulty
        for cell in row.cells:
            if cell in faults:
                cell.fault = cell.fault or faults[cell].message
            cell.state = 'refused' if cell.fault else states.get(cell, 'blank')
            counts[cell.state] += 1
            is_faulty = is_faulty or cell.state == 'refused'
        if is_faulty:
            faulty.append(row)
    return faulty
