"""Changing a plan's business model: what comes, what is hidden, what stays. Source: product.md 4.2.

Nothing is deleted: the details of the old model stay hidden until the plan is submitted, and come
back with the model.
"""

from dataclasses import dataclass

from django.db import transaction

from plans.document.business_models import BUSINESS_MODELS
from plans.document.choices import BusinessModel, CheckCode, StepKey
from plans.domain import rows
from plans.domain.documents.object_shapes import DETAILS, SINGLES
from plans.domain.documents.shapes import SHAPES

KEPT = (
    'goals', 'capabilities', 'segments', 'needs', 'dealers', 'sessions', 'strategies', 'targets',
    'actions', 'feedback',
)  # fmt: skip


IN_ALL = (CheckCode.O1,)  # named with sell-side plans, and looked at in all of them


@dataclass(frozen=True)
class ModelChange:
    """What a change of model means for a plan. Counts are rows; a single object counts 1.

    `asked`: parts of the details that the new model asks for and the old one did not; `hidden`
    and `back`: {part: count} of filled details that go out of sight, or come back into it; `kept`:
    {part: count} of everything else. `targets`: metrics newly suggested. `renamed`: names of words.
    """

    old: BusinessModel | None
    new: BusinessModel
    asked: tuple[str, ...]
    hidden: dict[str, int]
    back: dict[str, int]
    kept: dict[str, int]
    steps_shown: tuple[StepKey, ...]
    steps_hidden: tuple[StepKey, ...]
    targets: tuple[str, ...]
    checks_added: tuple[str, ...]
    checks_gone: tuple[str, ...]
    renamed: tuple[str, ...]


def preview(plan, document, new):
    """The ModelChange of giving the plan the model `new`. A query for each kind of details."""
    old = BusinessModel(plan.business_model) if plan.business_model else None
    after = BUSINESS_MODELS[new]
    before = BUSINESS_MODELS[old] if old else None
    old_parts, new_parts = set(_parts(old)), set(_parts(new))
    filled = filled_details(plan)
    have = {target.metric for target in document.targets}
    return ModelChange(
        old,
        new,
        tuple(part for part in after.details if part in new_parts - old_parts),
        {part: filled[part] for part in filled if part in old_parts - new_parts},
        {part: filled[part] for part in filled if part in new_parts - old_parts},
        _kept(document, {part: filled[part] for part in filled if part in old_parts & new_parts}),
        *_steps(before, after, plan.uses_dealers),
        tuple(code for code in after.target_metrics if code not in have),
        _difference(after.checks, (*IN_ALL, *(before.checks if before else ()))),
        _difference(before.checks if before else (), (*IN_ALL, *after.checks)),
        _renamed(before, after),
    )


def asks_first(plan, new):
    """Whether a preview comes before the change: details of another model are filled in."""
    if not plan.business_model or new in (None, plan.business_model):
        return False
    gone = set(_parts(BusinessModel(plan.business_model))) - set(_parts(BusinessModel(new)))
    return bool(gone & filled_details(plan).keys())


@transaction.atomic
def change_model(plan, new, *, by):
    """Give the plan another model; details of the old one stay, hidden. Raises PermissionDenied."""
    rows.change_single(plan, 'model', {'business_model': new}, by=by)
    plan.refresh_from_db()
    hides_dealers = StepKey.DEALERS in BUSINESS_MODELS[BusinessModel(new)].hidden_steps
    if hides_dealers and plan.uses_dealers is None:
        rows.change_single(plan, 'dealers_question', {'uses_dealers': False}, by=by)


def filled_details(plan):
    """{part: count} of every model's details that hold something, hidden ones too."""
    singles = {name for names, _lists in DETAILS.values() for name in names}
    lists = {name for _names, lists in DETAILS.values() for name in lists}
    found = {name: int(_is_filled(plan, SINGLES[name])) for name in sorted(singles)}
    found |= {name: SHAPES[name].model.objects.filter(plan=plan).count() for name in sorted(lists)}
    return {name: count for name, count in found.items() if count}


def _is_filled(plan, shape):
    """Whether somebody wrote into a single object: it differs from a new one."""
    row, fresh = shape.model.objects.filter(plan=plan).first(), shape.model()
    names = [shape.attribute(name) for name in shape.fields]
    return row is not None and any(getattr(row, name) != getattr(fresh, name) for name in names)


def _parts(model):
    """The objects and lists that the details of a model are made of."""
    singles, lists = DETAILS[model] if model else ((), {})
    return (*singles, *lists)


def _kept(document, details):
    counts = {name: len(getattr(document, name)) for name in KEPT}
    return details | {name: count for name, count in counts.items() if count}


def _steps(before, after, uses_dealers):
    """(steps that come into sight, steps that go out of it)."""
    if uses_dealers:
        return (), ()
    old, new = before.hidden_steps if before else (), after.hidden_steps
    return _difference(old, new), _difference(new, old)


def _difference(these, those):
    return tuple(one for one in these if one not in those)


def _renamed(before, after):
    words = before.words if before else {}
    return tuple(
        name for name, word in after.words.items() if name in words and words[name] != word
    )
