"""Whatever a plan holds, every kind of file is made of it."""

import json

import pytest
from hypothesis import HealthCheck, given, settings

from plans.document import plan_file
from plans.exports.documents import KINDS, TYPES, Asked, make
from plans.exports.outline import SECTIONS
from tests.exports.written import DAY, SETTING
from tests.strategies import plan_files

BEGINS = {'pdf': b'%PDF', 'csv': b'\xef\xbb\xbf'}  # the others are ZIP files


@pytest.mark.parametrize('kind', KINDS)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plan_files())
def test_any_plan_becomes_a_file(kind, plan):
    document = plan_file.parse(json.dumps(plan))

    made = make(
        kind,
        Asked(document=document, on=DAY, language='en', sections=SECTIONS, setting=SETTING),
    )

    suffix = made.name.rpartition('.')[2]
    assert made.content_type == TYPES[suffix]
    assert made.content.startswith(BEGINS.get(suffix, b'PK'))
