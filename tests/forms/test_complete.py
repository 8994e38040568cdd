"""Every key of the plan file that the wizard edits has its field, and none is asked beside."""

import pytest

from plans.document import schema
from plans.forms.parts import PARTS
from plans.forms.rows import RowForm
from plans.forms.wizard import SINGLES

ROWS = {
    'product_lines': (schema.ProductLine, {'tiers'}),
    'tiers': (schema.Tier, set()),
    'supplier_list': (schema.TargetSupplier, set()),
    'items': (schema.BuyItem, {'quotes'}),
    'quotes': (schema.Quote, set()),
    'owners': (schema.PlatformOwner, set()),
    'segments': (schema.Segment, {'id'}),
    'needs': (schema.Need, {'id', 'sources'}),
    'sources': (schema.NeedSource, set()),
    'dealers': (schema.Dealer, {'id'}),
    'sessions': (schema.Session, {'id', 'participants'}),
    'goals': (schema.Goal, {'id'}),
    'capabilities': (schema.Capability, set()),
    'strategies': (schema.Strategy, {'id'}),
    # Causes are said while the plan runs, on the tracking page.
    'targets': (schema.Target, {'id', 'actuals', 'causes', 'causes_note', 'causes_on'}),
    'actions': (schema.Action, {'id'}),
    # Contact and consent come by the public form, the moment of the answer with the answer.
    'feedback': (schema.Feedback, {'id', 'contact', 'consent_at', 'responded_at'}),
}
# Who was invited and who came are the participants of the plan file.
BESIDE = {'sessions': {'invited', 'attended'}}
OBJECTS = {
    'sell_side': (schema.SellSide, {'product_lines'}),
    'buy_side': (schema.BuySide, {'items', 'supplier_list'}),
    'marketplace': (schema.Intermediary, {'seller_funnel'}),
    'seller_funnel': (schema.SellerFunnel, set()),
    'arithmetic': (schema.ArithmeticInputs, set()),
    'collaborative': (
        schema.Collaborative,
        {'owners', *schema.Intermediary.model_fields},
    ),
    'feedback_form': (schema.FeedbackForm, set()),
}
# What the plan gets from its template, its workspace, its life, or from other forms.
OF_THE_PLAN = {
    'basics': {
        'title',
        'period_start',
        'period_end',
        'currency',
        'owner',
        'approver',
        'co_editors',
        'summary',
    },
    'model': {'business_model', 'other_channels'}
    | {f'platform_{name}' for name in ('name', 'url', 'owner')}
    | {'legal_type', 'registration_ref'},
    'dealers_question': {'uses_dealers'},
}


@pytest.mark.parametrize('name', ROWS)
def test_row_form_has_the_keys_of_the_plan_file(name):
    model, elsewhere = ROWS[name]

    fields = set(PARTS[name].form.base_fields)

    assert fields == set(model.model_fields) - elsewhere | BESIDE.get(name, set())


@pytest.mark.parametrize('name', OBJECTS)
def test_object_form_has_the_keys_of_the_plan_file(name):
    model, elsewhere = OBJECTS[name]

    assert set(SINGLES[name].base_fields) == set(model.model_fields) - elsewhere


@pytest.mark.parametrize('name', OF_THE_PLAN)
def test_form_over_the_plan_itself_has_its_keys(name):
    assert set(SINGLES[name].base_fields) == OF_THE_PLAN[name]


def test_every_form_is_looked_at():
    assert set(PARTS) == set(ROWS)
    assert set(SINGLES) == set(OBJECTS) | set(OF_THE_PLAN)


@pytest.mark.parametrize('form', [*SINGLES.values(), *(part.form for part in PARTS.values())])
def test_names_in_a_form_are_its_fields(form: type[RowForm]):
    named = {
        *form.required_to_save,
        *form.required_to_submit,
        *form.shown_for,
        *(other for other, _values in form.shown_for.values()),
        *form.prompted,
        *(name for group in form.together for name in group),
        *(name for rule in form.rules for name in rule.fields),
    }

    assert named - set(form.base_fields) == set()
