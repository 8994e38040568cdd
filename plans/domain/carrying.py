"""Still true? What of a plan goes along into the next period, answer by answer. Source: 0.6."""

from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from plans.document.choices import NeedStatus
from plans.domain import comments, row_rules
from plans.domain.row_places import find, place_of, places_of, whose

# Asked about, row by row; what is dropped leaves in this order, for evidence rests on dealers.
CARRIED = ('strategies', 'needs', 'dealers')


class StillTrue(StrEnum):
    """What the planner says of a row of the last period."""

    TRUE = 'true'
    CHANGED = 'changed'
    DROP = 'drop'


class NotAnsweredError(Exception):
    """Rows were not looked at; `rows` says which: {(list, ref)}."""

    def __init__(self, rows):
        super().__init__(rows)
        self.rows = frozenset(rows)


def carried(document):
    """Every (list, ref) of the document that is asked about."""
    return [(name, row.id) for name in CARRIED for row in getattr(document, name)]


def must_be_read(document, answers):
    """Raise NotAnsweredError where a row is carried over unread."""
    left = set(carried(document)) - answers.keys()
    if left:
        raise NotAnsweredError(left)


def settle(copy, answers, *, by, source):
    """Take out of the held copy what is dropped; open a thread at each row that has changed.

    answers: {(list, ref): StillTrue}; source: the plan it was copied from. A need that has changed
    is proposed anew. Raises RowInUseError where evidence would lose its ground.
    """
    for name in CARRIED:
        for ref, answer in ((ref, said) for (kind, ref), said in answers.items() if kind == name):
            if answer == StillTrue.DROP:
                _drop(copy, name, ref)
            elif answer == StillTrue.CHANGED:
                _ask_again(copy, name, ref, by, source)


def _drop(copy, name, ref):
    row = find(copy, name, _pk(copy, name, ref))
    row_rules.may_remove(copy, name, row)
    place_of(copy, name, row).update(deleted_at=timezone.now())


def _ask_again(copy, name, ref, by, source):
    if name == 'needs':
        copy.needs.filter(ref=ref).update(status=NeedStatus.PROPOSED.value)
    text = _('Has changed since {code}: bring it up to date.').format(code=source.code)
    comments.say(copy, by=by, body=text, anchor=f'{name}:{ref}')


def _pk(copy, name, ref):
    return whose(name, places_of(copy, name).get(ref=ref, deleted_at__isnull=True))
