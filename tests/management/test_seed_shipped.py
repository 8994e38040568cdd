"""manage.py seed_shipped prints what it added, and may be repeated."""

from io import StringIO

import pytest
from django.core.management import call_command


def run():
    out = StringIO()
    call_command('seed_shipped', stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.django_db
def test_seed_shipped_prints_the_templates_it_added():
    assert run() == ['sell-side v1', 'buy-side v1', 'intermediary v1', 'collaborative v1']


@pytest.mark.django_db
def test_seed_shipped_repeated_adds_nothing():
    run()

    assert run() == ['Nothing to add.']
