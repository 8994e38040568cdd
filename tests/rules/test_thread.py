"""The thread need → strategy → target → action → feedback (product.md 0.6)."""

from datetime import date

from plans.rules.thread import Coverage, Knot, around, thread
from tests.rules.tracked_plans import plan, target

ON = date(2027, 4, 20)


def need(ref, **keys):
    return {'id': ref, 'statement': ref, **keys}


def strategy(ref, *needs, **keys):
    return {'id': ref, 'title': ref, 'needs': list(needs), **keys}


def action(ref, on_strategy=None, **keys):
    return {'id': ref, 'title': ref, 'strategy': on_strategy, **keys}


def voice(ref, received_on='2027-03-01', **keys):
    return {'id': ref, 'customer': 'Rösterei Nord', 'received_on': received_on, **keys}


def board(**lists):
    rows = lists.pop('targets', ())
    return thread(plan(*rows, **lists), ON)


def shape(strand):
    return (
        strand.need and strand.need.id,
        strand.strategy and strand.strategy.id,
        [row.id for row in strand.targets],
        [row.id for row in strand.actions],
        [row.id for row in strand.feedback],
    )


def test_thread_runs_from_the_need_to_the_voices():
    shown = board(
        needs=[need('N1')],
        strategies=[strategy('S1', 'N1')],
        targets=[target('T1', strategy='S1')],
        actions=[action('A1', 'S1')],
        feedback=[voice('F1', strategy='S1'), voice('F2', action='A1'), voice('F3', need='N1')],
    )

    (strand,) = shown.strands
    assert shape(strand) == ('N1', 'S1', ['T1'], ['A1'], ['F1', 'F2', 'F3'])
    assert (strand.gaps, strand.is_orphan) == ((), False)


def test_thread_puts_orphans_first_then_gaps():
    shown = board(
        needs=[need('N1'), need('N2'), need('N3')],
        strategies=[strategy('S1', 'N1'), strategy('S2', 'N2'), strategy('S3')],
        targets=[target('T1', strategy='S1')],
        actions=[action('A1', 'S1')],
        feedback=[voice('F1', strategy='S1')],
    )

    assert [(shape(strand)[:2], strand.gaps) for strand in shown.strands] == [
        (('N3', None), (Knot.STRATEGY, Knot.TARGET, Knot.ACTION, Knot.FEEDBACK)),
        ((None, 'S3'), (Knot.NEED, Knot.TARGET, Knot.ACTION, Knot.FEEDBACK)),
        (('N2', 'S2'), (Knot.TARGET, Knot.ACTION, Knot.FEEDBACK)),
        (('N1', 'S1'), ()),
    ]


def test_what_hangs_on_nothing_is_a_strand_of_its_own():
    shown = board(
        targets=[target('T1'), target('T2', parent='T1')],
        actions=[action('A1')],
        feedback=[voice('F1'), voice('F2', action='A1'), voice('F3')],
    )

    assert [shape(strand) for strand in shown.strands] == [
        (None, None, ['T1'], [], []),
        (None, None, [], ['A1'], ['F2']),
        (None, None, [], [], ['F1', 'F3']),
    ]


def test_what_does_not_count_is_left_out_with_its_links():
    shown = board(
        needs=[need('N1', status='rejected'), need('N2')],
        strategies=[strategy('S1', 'N1', 'N2', status='dropped'), strategy('S2', 'N1')],
        actions=[action('A1', 'S2', status='cancelled')],
        feedback=[
            voice('F1', need='N2', status='spam'),
            voice('F2', need='N2', received_on='2027-04-21'),
        ],
    )

    assert [shape(strand) for strand in shown.strands] == [
        ('N2', None, [], [], []),
        (None, 'S2', [], [], []),
    ]


def test_strategy_of_two_needs_is_two_strands_and_counts_once():
    shown = board(
        needs=[need('N1'), need('N2'), need('N3')],
        strategies=[strategy('S1', 'N1', 'N2'), strategy('S2')],
        targets=[target('T1', strategy='S1'), target('T2', strategy='S1'), target('T3')],
        actions=[action('A1', 'S2'), action('A2', 'S2', status='cancelled')],
        feedback=[voice('F1', strategy='S1'), voice('F2')],
    )

    assert len([strand for strand in shown.strands if strand.strategy]) == 3
    assert shown.coverage == Coverage(
        needs=3,
        needs_with_strategy=2,
        strategies=2,
        strategies_with_need=1,
        strategies_with_target=1,
        strategies_with_action=1,
        strategies_with_feedback=1,
        targets=3,
        actions=1,
        feedback=2,
    )


def test_empty_plan_has_no_strand():
    assert board().strands == ()


def test_around_a_record_is_what_it_is_tied_to():
    shown = board(
        needs=[need('N1'), need('N2')],
        strategies=[strategy('S1', 'N1', 'N2'), strategy('S2', 'N2')],
        targets=[target('T1', strategy='S1')],
        actions=[action('A1', 'S1'), action('A2', 'S2')],
        feedback=[voice('F1', action='A1')],
    )

    def ties(ref):
        found = around(shown.strands, ref)
        return [[row.id for _knot, row in side] for side in (found.up, found.down)]

    assert ties('S1') == [['N1', 'N2'], ['T1', 'A1', 'F1']]
    assert ties('N2') == [[], ['S2', 'A2', 'S1', 'T1', 'A1', 'F1']]
    assert ties('T1') == [['N1', 'S1', 'N2'], ['A1', 'F1']]
    assert around(shown.strands, 'X9') is None
