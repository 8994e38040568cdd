"""Plans for the wizard's tests: drafts full of rows, and what the wizard holds of them."""

from plans.document.choices import StepKey
from plans.document.plan_file import dump
from plans.domain import rows
from plans.domain.documents.reading import document_of
from plans.domain.plans import import_document
from plans.domain.row_places import rows_of
from plans.domain.shipped.demo import demo_plan
from plans.forms.parts import PARTS
from plans.forms.wizard import content_of
from plans.models import Plan

# A demonstration plan of each business model: every kind of row stands in one of them.
FULL = {
    'sell_side': 'noi-dia',
    'buy_side': 'giay-kraft',
    'intermediary': 'cho-nong-san',
    'collaborative': 'san-htx',
}


def full_plan(owner, model='sell_side'):
    """A draft of that business model with rows of every kind."""
    document = demo_plan(FULL[model], owner.workspace.today())
    document = document.model_copy(update={'owner': owner.email})
    plan, _report = import_document(
        by=owner, workspace=owner.workspace, document=document, owner=owner
    )
    return Plan.objects.get(pk=plan.pk)


def home_of(part):
    """(business model, step) in which the rows of a list are edited."""
    name = PARTS[part].parent or part
    return next(
        (model, step)
        for model in FULL
        for step in StepKey
        if name in content_of(step, model).parts and step == PARTS[name].steps[0]
    )


def with_row_of(part, plan):
    """The full plan, of a model that has the list, with a row in it."""
    if not rows_of(plan, part).exists():
        parent = PARTS[part].parent
        above = rows_of(plan, parent).first() if parent else None
        rows.add(plan, part, {}, by=plan.owner, parent=above)
    return Plan.objects.get(pk=plan.pk)


def groups_of(plan, step):
    """The name of every row that the step shows, those below others too: needs-12, sources-3."""
    step_content = content_of(step, plan.business_model)
    found = []
    for name in step_content.parts:
        shown = rows_of(plan, name).filter(**step_content.presets.get(name, {}))
        found += [f'{name}-{row.pk}' for row in shown]
        for child in PARTS[name].children:
            found += [f'{child}-{row.pk}' for row in rows_of(plan, child)]
    return found


def content(plan):
    """The plan as its file has it now, without how far the wizard is."""
    plan = Plan.objects.get(pk=plan.pk)
    found = dump(document_of(plan))
    found.pop('steps_done', None)
    return found


def changes(plan):
    """How often the plan was written so far."""
    return Plan.objects.values_list('content_version', flat=True).get(pk=plan.pk)
