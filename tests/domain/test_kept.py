"""A kept plan is read once for each text, and changed without reading all of it again."""

import json
from datetime import date

from plans.document.plan_file import dump
from plans.document.schema import PlanDocument
from plans.domain.documents.kept import REMEMBERED, Kept, _Memory, kept_of, read_kept, write_kept
from plans.domain.shipped.demo import demo_plan


def kept():
    return kept_of(dump(demo_plan('noi-dia', date(2026, 11, 23))))


def again(one):
    """What somebody reads who never saw the value before."""
    return PlanDocument.model_validate_json(json.dumps(one.content))


def test_same_text_is_read_once():
    text = write_kept(kept())

    assert read_kept(text) is read_kept(text)
    assert read_kept(text).document == again(kept())


def test_changed_row_is_what_reading_all_gives():
    before = kept()
    before.document.needs_by_id  # noqa: B018 - worked out of the old rows

    after = before.with_row('needs', 1, {'statement': 'Giao đúng hẹn'})

    assert after.document == again(after)
    assert after.document.needs_by_id['N2'].statement == 'Giao đúng hẹn'
    assert before.document == again(before)


def test_changed_part_is_what_reading_all_gives():
    before = kept()

    after = before.with_parts({'goals': before.content['goals'][:1], 'summary': 'Ngắn'})

    assert after.document == again(after)
    assert (len(after.document.goals), after.document.summary) == (1, 'Ngắn')


def test_plan_with_ten_thousand_figures_is_remembered_beside_others():
    memory, small, large = _Memory(REMEMBERED), Kept({}, None), Kept({}, None)

    memory.keep('a' * 1_450_000, large)
    memory.keep('b' * 250_000, small)

    assert memory.get('a' * 1_450_000) is large


def test_memory_forgets_what_was_read_longest_ago():
    memory, known = _Memory(10), Kept({}, None)
    for text in ('a' * 4, 'b' * 4):
        memory.keep(text, known)
    memory.get('a' * 4)

    memory.keep('c' * 4, known)

    assert [memory.get(letter * 4) for letter in 'abc'] == [known, None, known]
