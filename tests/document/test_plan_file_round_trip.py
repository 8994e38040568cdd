"""A plan file survives reading and printing (plan-file.md: round trip)."""

import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.document import plan_file
from plans.document.periods import slices
from plans.document.references import slice_count
from plans.document.schema import PlanDocument
from tests import strategies
from tests.rules.plans import SOUND

SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@SLOW
@given(strategies.plan_files())
def test_a_canonical_file_is_printed_as_it_was(plan):
    document = plan_file.parse(json.dumps(plan))

    assert plan_file.dump(document) == plan
    assert plan_file.parse(plan_file.dump_text(document)) == document
    assert plan_file.load_trusted(plan_file.dump(document)) == document


def test_every_key_is_printed_in_the_order_of_the_schema():
    document = plan_file.parse(json.dumps(SOUND))

    assert list(plan_file.dump(document)) == list(PlanDocument.model_fields)


def test_the_printed_text_is_utf8_with_a_newline():
    text = plan_file.dump_text(plan_file.parse(json.dumps(SOUND)))

    assert 'Xuất khẩu cà phê' in text
    assert text.endswith('}\n')
    assert plan_file.parse(text.encode()) == plan_file.parse(text)


def test_links_are_printed_in_the_order_of_their_list_whoever_made_them():
    rows = {**SOUND, 'strategies': [{'id': 'S1', 'needs': ['N2', 'N1']}], 'actions': []}
    document = plan_file.load_trusted(rows)

    assert plan_file.dump(document)['strategies'][0]['needs'] == ['N1', 'N2']


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 1500),
    st.sampled_from(['monthly', 'quarterly', 'none', None]),
    st.integers(1, 12),
)
def test_slice_count_is_the_number_of_slices(start, length, breakdown, first_month):
    end = date.fromordinal(start.toordinal() + length)

    assert slice_count(start, end, breakdown, first_month) == len(
        slices(start, end, breakdown, first_month)
    )
