"""What dealers take on together, beside the plan's target in the same unit (R44)."""

from decimal import Decimal

from plans.rules.dealers import TakenOn, own_targets
from tests.rules.plans import document as plan_document
from tests.rules.plans import put


def told(*dealers, **changes):
    rows = [{'id': f'D{place}', **dealer} for place, dealer in enumerate(dealers, 1)]
    document = plan_document(
        put(dealers=rows, sessions=[], needs=[], strategies=[], actions=[], **changes)
    )
    return document, list(own_targets(document))


def test_own_targets_add_up_by_unit_beside_the_target_in_that_unit():
    document, found = told(
        {'own_target': '100.5', 'unit': 't'},
        {'own_target': '7', 'unit': 'container'},
        {'name': 'says nothing'},
        {'own_target': '0', 'unit': 't'},
    )

    assert found == [
        TakenOn('t', 2, Decimal('100.5'), document.targets[0]),
        TakenOn('container', 1, Decimal(7), None),
    ]


def test_own_targets_of_more_than_fifteen_digits_add_up_to_the_digit():
    most = '999999999999999'

    _document, found = told(*[{'own_target': most, 'unit': 't'}] * 3)

    assert found[0].total == Decimal('2999999999999997')


def test_plan_without_own_targets_tells_nothing():
    assert told({'name': 'A'})[1] == []
