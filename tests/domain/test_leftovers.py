"""What nobody comes back to goes after 30 days; what was taken, or is fresh, stays."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from plans.models import ActualImport, DealerImport, FeedbackImport, OneTimeKey

NOW = timezone.now()
OLD, FRESH = NOW - timedelta(days=31), NOW - timedelta(days=29)


@pytest.fixture
def tables(plan):
    """A row of each kind: of old and fresh ones, and of old ones that were taken."""

    def add(model, name, moment, **given):
        row = model.objects.create(**given)
        model.objects.filter(pk=row.pk).update(**{name: moment})

    company = {'workspace': plan.workspace}
    for model, name, of in (
        (ActualImport, 'at', {'plan': plan}),
        (FeedbackImport, 'at', company),
        (DealerImport, 'made_at', company),
    ):
        for moment, taken_at in ((OLD, None), (FRESH, None), (OLD, OLD)):
            add(model, name, moment, taken_at=taken_at, rows=[['12']], **of)
    for moment in (OLD, FRESH):
        add(OneTimeKey, 'used_at', moment, key=f'{moment:%d%m}', **company)


def test_only_old_ones_that_still_wait_are_forgotten(tables, capsys):
    call_command('forget_leftovers')

    assert capsys.readouterr().out == '4 forgotten.\n'
    kept = {
        model: [(bool(row.taken_at), getattr(row, name) == OLD) for row in model.objects.all()]
        for model, name in ((ActualImport, 'at'), (FeedbackImport, 'at'), (DealerImport, 'made_at'))
    }
    assert {model: sorted(rows) for model, rows in kept.items()} == {
        model: [(False, False), (True, True)] for model in kept
    }
    assert [row.used_at for row in OneTimeKey.objects.all()] == [FRESH]


def test_a_second_run_finds_nothing(tables, capsys):
    call_command('forget_leftovers')
    call_command('forget_leftovers')

    assert capsys.readouterr().out.splitlines()[-1] == '0 forgotten.'
