"""What changed between two versions of a plan, field by field."""

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.document.compare import Change, ChangeKind, changes
from plans.document.schema import PlanDocument
from tests.rules.plans import add, buy_side, document, marketplace, product_line, put, row, sources


def told(*changed):
    """(part, kind, field, before, after) of what differs from the sound plan."""
    found = changes(document(), document(*changed))
    return [(one.part, str(one.kind), one.field, one.before, one.after) for one in found]


def test_same_plan_has_no_change():
    assert told() == []


def test_field_of_a_row_is_named_with_both_values():
    assert told(row('targets', 'T1', target_value='800')) == [
        ('targets', 'changed', 'target_value', Decimal(900), Decimal(800))
    ]


def test_rows_that_came_and_went_are_whole():
    old, new = document(), document(add('goals', {'id': 'G2'}), put(actions=[]))

    found = changes(old, new)

    assert found == (
        Change('goals', ChangeKind.ADDED, new.goals[1], after=new.goals[1]),
        Change('actions', ChangeKind.REMOVED, old.actions[0], before=old.actions[0]),
        Change('actions', ChangeKind.REMOVED, old.actions[1], before=old.actions[1]),
    )


def test_fields_of_the_plan_its_site_and_its_form_are_told():
    changed = [
        put(title='Kế hoạch khác', uses_dealers=True),
        put(platform={'name': 'khac.example', 'owner': 'own'}, feedback_form={'is_open': False}),
    ]

    assert told(*changed) == [
        ('plan', 'changed', 'title', 'Xuất khẩu cà phê nhân robusta sang EU 2027', 'Kế hoạch khác'),
        ('plan', 'changed', 'uses_dealers', False, True),
        ('platform', 'changed', 'name', 'dakhoa.example', 'khac.example'),
        ('feedback_form', 'changed', 'is_open', True, False),
    ]


def test_rows_without_an_id_are_told_apart_by_name():
    assert told(product_line(moq='20')) == [
        ('product_lines', 'changed', 'moq', Decimal('19.2'), Decimal(20))
    ]
    assert [change[:3] for change in told(product_line(name='Arabica'))] == [
        ('product_lines', 'added', ''),
        ('product_lines', 'removed', ''),
    ]


def test_two_rows_of_one_name_stay_two():
    two = add('capabilities', {'name': 'Nhà máy Buôn Hồ', 'kind': 'production'})

    assert [change[:3] for change in told(two)] == [('capabilities', 'added', '')]


def test_evidence_of_a_need_is_one_field():
    assert [change[:3] for change in told(sources('N1', 'supplier', 'sales_team'))] == [
        ('needs', 'changed', 'sources')
    ]


def test_another_model_tells_the_model_and_its_rows_not_each_detail():
    found = [change[:3] for change in told(marketplace('intermediary'))]

    assert found == [('plan', 'changed', 'business_model'), ('product_lines', 'removed', '')]


def test_details_of_the_same_model_are_told_field_by_field():
    old, new = buy_side(min_quotes=3), buy_side(min_quotes=5)

    found = changes(document(old), document(new))

    assert [(one.part, one.field, one.before, one.after) for one in found] == [
        ('details', 'min_quotes', 3, 5)
    ]


def test_status_steps_and_acceptances_are_no_content():
    waiver = {'check': 'M1.2', 'severity': 'warn', 'reason': 'Đã hẹn trong tháng 1 năm sau'}

    assert told(put(status='active', steps_done=[], waivers=[waiver])) == []


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(['a', 'b', 'c']), max_size=4), st.lists(st.text(max_size=3)))
def test_going_there_and_back_tells_the_same_changes(before, after):
    plans = [
        PlanDocument(title='x', capabilities=tuple({'name': name} for name in names))
        for names in (before, after)
    ]

    there, back = changes(*plans), changes(*reversed(plans))

    assert len(there) == len(back)
    assert (there == ()) == (sorted(before) == sorted(after))


def test_figures_and_sellers_on_their_way_are_compared_field_by_field():
    market = {'business_model': 'intermediary', 'title': 'Chợ'}
    old = PlanDocument.model_validate(
        {**market, 'model_details': {'intermediary': {'seller_funnel': {'invited': 5}}}}
    )
    new = PlanDocument.model_validate(
        {
            **market,
            'arithmetic': {'fill_rate': '92'},
            'model_details': {'intermediary': {'seller_funnel': {'invited': 9}}},
        }
    )

    found = [(one.part, one.field, one.before, one.after) for one in changes(old, new)]

    assert found == [('seller_funnel', 'invited', 5, 9), ('arithmetic', 'fill_rate', None, 92)]
