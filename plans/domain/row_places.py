"""Where rows of a plan stand: found through the plan, in order, in or out of it."""

from functools import cache

from django.http import Http404

from plans.domain.documents.shapes import SHAPES
from plans.models import Plan
from plans.models.prepared import Prepared

# Dealers and sessions belong to the workspace; a record of their own says their place in a plan.
PLACED = {
    'dealers': ('plan_dealers', 'dealer_id'),
    'sessions': ('plan_sessions', 'session_id'),
}


def rows_of(plan, name, removed=False):
    """The rows of a list, reached through the plan."""
    shape = SHAPES[name]
    if name in PLACED:
        through = PLACED[name][0]
        place = {f'{through}__plan': plan, f'{through}__deleted_at__isnull': not removed}
        return shape.model.objects.filter(**place)
    path = 'plan' if shape.parent == 'plan' else f'{shape.parent}__plan'
    return shape.model.all_objects.filter(deleted_at__isnull=not removed, **{path: plan})


def find(plan, name, pk, removed=False):
    """One row of a list. Raises Http404 for a row that is not there, or is another plan's."""
    for row in _row(name, removed)(plan.pk, pk):
        return row
    raise Http404


@cache
def _row(name, removed):
    return Prepared(lambda plan, pk: rows_of(plan, name, removed).filter(pk=pk), int, int)


def places_of(plan, name):
    """The records that say where the rows of a list stand, those taken out too."""
    if name in PLACED:
        return getattr(plan, PLACED[name][0]).all()
    shape = SHAPES[name]
    path = 'plan' if shape.parent == 'plan' else f'{shape.parent}__plan'
    return shape.model.all_objects.filter(**{path: plan})


def place_of(plan, name, row):
    """The one record that says where this row stands, as a queryset."""
    key = PLACED[name][1] if name in PLACED else 'pk'
    return places_of(plan, name).filter(**{key: row.pk})


def whose(name, place):
    """The pk of the row that a place record is about."""
    return getattr(place, PLACED[name][1]) if name in PLACED else place.pk


def siblings(plan, name, row):
    """Place records of the rows beside this one, in order."""
    places = places_of(plan, name).filter(deleted_at__isnull=True)
    parent = SHAPES[name].parent
    if parent in ('plan', 'workspace'):
        return places
    return places.filter(**{f'{parent}_id': getattr(row, f'{parent}_id')})


def next_position(plan, name, parent=None):
    """The position after the last row of a list."""
    places = places_of(plan, name)
    if parent is not None:
        places = places.filter(**{SHAPES[name].parent: parent})
    last = places.order_by('-position').values_list('position', flat=True).first()
    return 0 if last is None else last + 1


def next_ref(plan, name):
    """A ref that the list never had: letter + next number of the plan. Call with the plan held."""
    letter = SHAPES[name].letter
    number = plan.next_refs.get(name) or _first_free(plan, name, letter)
    plan.next_refs = plan.next_refs | {name: number + 1}
    Plan.objects.filter(pk=plan.pk).update(next_refs=plan.next_refs)
    return f'{letter}{number}'


def _first_free(plan, name, letter):
    """One more than the highest number in use after the letter."""
    refs = places_of(plan, name).values_list('ref', flat=True)
    tails = [ref.removeprefix(letter) for ref in refs]
    return max((int(tail) for tail in tails if tail.isdecimal() and len(tail) < 9), default=0) + 1
