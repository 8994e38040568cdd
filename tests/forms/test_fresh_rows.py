"""A new row of any list can be stored at once, and the plan stays one that leaves as a file."""

import pytest

from plans.document.choices import BusinessModel
from plans.document.plan_file import dump_text, parse
from plans.domain import rows
from plans.domain.documents.reading import document_of
from plans.forms.context import FormContext
from plans.forms.parts import PARTS
from plans.models import Plan

MODEL_OF = {'items': BusinessModel.BUY_SIDE, 'owners': BusinessModel.COLLABORATIVE}


def fresh(plan, name, editor, parent=None):
    """A new row of the list as the wizard begins it."""
    around = FormContext(
        document=document_of(plan),
        language='vi',
        today=plan.workspace.today(),
        members=((editor.email, 'Lan', editor.role),),
        me=editor.email,
    )
    values = PARTS[name].fresh(around, parent)
    return rows.add(plan, name, values, by=editor, parent=parent)


@pytest.mark.parametrize('name', PARTS)
def test_new_row_leaves_a_plan_that_can_be_read(name, plan, editor):
    Plan.objects.filter(pk=plan.pk).update(
        business_model=MODEL_OF.get(name, BusinessModel.SELL_SIDE)
    )
    plan.refresh_from_db()
    parent = PARTS[name].parent
    above = fresh(plan, parent, editor) if parent else None

    fresh(plan, name, editor, above)

    plan.refresh_from_db()
    document = document_of(plan)
    assert parse(dump_text(document)) == document
