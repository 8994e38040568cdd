"""Data to measure with: the same of the same seed, and only in an empty database."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from plans.domain.load.drawing import Drawing
from plans.domain.load.making import NotEmptyError, Size, make
from plans.models import Actual, Feedback, Workspace

pytestmark = pytest.mark.django_db

ON = date(2027, 5, 17)


def test_load_is_the_same_for_the_same_seed_and_another_for_another():
    size = Size(workspaces=1, plans=3, targets=2, actuals=9, feedback=5)

    def values():
        with transaction.atomic():
            make(size, ON, told=str)
            found = [
                *Actual.objects.order_by('pk').values_list('start', 'value', 'target__name'),
                *Feedback.objects.order_by('pk').values_list('customer_name', 'verbatim'),
            ]
            transaction.set_rollback(True)
        return found

    def drawn(seed):
        return list(Drawing(replace(size, seed=seed), [True] * 3, ON).feedback(0, ['A', 'B']))

    assert values() == values()
    assert drawn(1) == drawn(1) != drawn(2)


def test_load_stays_out_of_a_database_in_which_companies_work(workspace):
    with pytest.raises(NotEmptyError):
        make(Size(), ON)

    assert list(Workspace.objects.values_list('name', flat=True)) == [workspace.name]
