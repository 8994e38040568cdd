"""A kept plan is read once for each text, and changed without reading all of it again."""

import json
from datetime import date

from plans.document.plan_file import dump
from plans.document.schema import PlanDocument
from plans.domain.documents.kept import (
    REMEMBERED,
    Kept,
    _Memory,
    dumps,
    kept_of,
    read_kept,
    write_kept,
)
from plans.domain.shipped.demo import demo_plan


def kept():
    return kept_of(dump(demo_plan('noi-dia', date(2026, 11, 23))))


def again(one):
    """What somebody reads who never saw the value before."""
    return PlanDocument.model_validate_json(json.dumps(one.content))


def test_same_text_is_read_once():
    text = write_kept(1, kept())

    assert read_kept(1, text) is read_kept(1, text)
    assert read_kept(1, text).document == again(kept())


def test_targets_that_did_not_change_are_those_of_before():
    text = write_kept(1, kept())
    before = read_kept(1, text).document.targets
    elsewhere = kept().with_row('targets', 1, {'name': 'Doanh số miền Trung'})

    after = read_kept(1, dumps(elsewhere.content)).document

    assert after == again(elsewhere)
    assert [one is old for one, old in zip(after.targets, before, strict=True)] == [
        True, False, *[True] * (len(before) - 2)
    ]  # fmt: skip


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

    memory.keep(1, 'a' * 1_450_000, large)
    memory.keep(2, 'b' * 250_000, small)

    assert memory.get(1) == ('a' * 1_450_000, large)


def test_memory_forgets_what_was_read_longest_ago():
    memory, known = _Memory(10), Kept({}, None)
    for pk, text in ((1, 'old'), (1, 'aaaa'), (2, 'bbbb')):
        memory.keep(pk, text, known)
    memory.get(1)

    memory.keep(3, 'cccc', known)

    assert [memory.get(pk)[0] for pk in (1, 2, 3)] == ['aaaa', '', 'cccc']
