"""Still true? Each need, strategy and dealer is asked about before it goes along."""

from datetime import date

import pytest

from plans.domain.carrying import NotAnsweredError, StillTrue, carried
from plans.domain.copies import copy_plan
from plans.domain.documents.reading import document_of
from plans.domain.row_rules import RowInUseError
from plans.models import Plan
from tests.domain.sound_plans import sound_plan
from tests.wizard_plans import full_plan

pytestmark = pytest.mark.django_db
YEAR = {'period_start': date(2028, 1, 1), 'period_end': date(2028, 12, 31)}


def copied(plan, by, **said):
    """A copy with these answers, written `needs_N1='drop'`; the rest is still true."""
    answers = dict.fromkeys(carried(document_of(plan)), StillTrue.TRUE)
    answers |= {tuple(key.split('_')): StillTrue(value) for key, value in said.items()}
    return copy_plan(plan, by=by, title='Kỳ sau', **YEAR, answers=answers)


def refs(rows):
    return [row.id for row in rows]


def test_what_is_still_true_goes_along_as_it_is(editor):
    plan = full_plan(editor)

    copy = document_of(copied(plan, editor))

    assert carried(copy) == carried(document_of(plan))


def test_dropped_rows_stay_behind_and_links_to_them_go(editor):
    plan = sound_plan(editor)

    copy = document_of(copied(plan, editor, needs_N2='drop'))

    assert refs(copy.needs) == ['N1']
    assert all('N2' not in one.needs for one in copy.strategies)
    assert refs(document_of(plan).needs) == ['N1', 'N2']


def test_changed_need_is_proposed_anew_with_an_open_thread(editor):
    plan = sound_plan(editor)

    copy = copied(plan, editor, needs_N1='changed', strategies_S1='changed')

    assert document_of(copy).needs_by_id['N1'].status == 'proposed'
    assert {(one.anchor, one.by) for one in copy.comments.all()} == {
        ('strategies:S1', editor),
        ('needs:N1', editor),
    }
    assert plan.code in copy.comments.first().body


def test_nothing_goes_along_unread(editor):
    plan = sound_plan(editor)
    answers = dict.fromkeys(carried(document_of(plan)), StillTrue.TRUE)
    del answers['needs', 'N1']

    with pytest.raises(NotAnsweredError) as left:
        copy_plan(plan, by=editor, title='Kỳ sau', **YEAR, answers=answers)

    assert left.value.rows == {('needs', 'N1')}
    assert Plan.objects.get() == plan


def test_dealer_that_evidence_rests_on_goes_only_with_the_need(editor):
    plan = full_plan(editor)
    dealer = next(
        (need.id, source.dealer)
        for need in document_of(plan).needs
        for source in need.sources
        if source.dealer
    )

    with pytest.raises(RowInUseError):
        copied(plan, editor, **{f'dealers_{dealer[1]}': 'drop'})

    assert Plan.objects.get() == plan
