"""The worked example of product.md 5.7 as rows of an active plan, on the day it is judged."""

import pytest
import time_machine

from plans.document.plan_file import dump_text, parse
from plans.domain import plans
from tests.rules import tracked_plans as samples

NOON = '2027-04-20 05:00:00Z'  # noon in Vietnam


def active_plan(owner, *targets, **keys):
    """An active plan of 2027 with these targets (dicts of the plan file); T1 to T4 without any."""
    chosen = targets or (samples.sales(), samples.overdue(), samples.dealers(), samples.on_time())
    document = parse(dump_text(samples.plan(*chosen, **keys)))
    plan, _report = plans.import_document(
        by=owner, workspace=owner.workspace, document=document, keep_status=True
    )
    return plan


@pytest.fixture
def spring():
    """20 April 2027, around noon where the company is."""
    with time_machine.travel(NOON, tick=False):
        yield
