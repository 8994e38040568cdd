"""Comments: said, answered, resolved, who finds a mention, remarks of a return."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from plans.document.choices import StepKey
from plans.domain import comments, reviews
from plans.models import Comment
from tests.domain.sound_plans import REVIEW_MORNING, newest, sound_plan, submitted

pytestmark = pytest.mark.django_db
NOTE = 'Thiếu căn cứ cho nhu cầu N2.'


def said(plan, by, body='Xem lại giá', **more):
    return comments.say(plan, by=by, body=body, **more)


def test_every_role_comments_and_strangers_do_not(plan, viewer, editor, approver, admin, stranger):
    for person in (viewer, editor, approver, admin):
        said(plan, person)
    with pytest.raises(PermissionDenied):
        said(plan, stranger)

    assert [one.by for one in plan.comments.all()] == [viewer, editor, approver, admin]


@pytest.mark.parametrize(
    ('anchor', 'is_one'),
    [
        ('plan', True),
        ('step:needs', True),
        ('targets:T1', True),
        ('items:Giấy kraft', True),
        ('check:M2.1', True),
        ('', False),
        ('plan:x', False),
        ('step:none', False),
        ('check:Z9', False),
        ('users:1', False),
        ('targets:', False),
    ],
)
def test_anchors_are_places_of_a_plan(anchor, is_one):
    assert comments.is_anchor(anchor) == is_one


def test_reply_stands_where_its_thread_stands_and_never_deeper(plan, editor, viewer):
    first = said(plan, viewer, anchor='targets:T1')
    reply = said(plan, editor, parent=first)

    answer = said(plan, viewer, parent=reply)

    assert [(one.parent, one.anchor) for one in (reply, answer)] == [(first, 'targets:T1')] * 2


@pytest.mark.parametrize('body', ['', ' \n', 'x' * 2001])
def test_empty_and_endless_words_are_refused(plan, editor, body):
    with pytest.raises(comments.CommentError):
        said(plan, editor, body)

    assert not plan.comments.exists()


def test_words_of_2000_characters_are_kept(plan, editor):
    assert len(said(plan, editor, 'ồ' * 2000).body) == 2000


def test_mention_waits_until_it_is_answered_seen_or_resolved(plan, editor, viewer, colleague):
    threads = [said(plan, editor, mentioned=[viewer, colleague, editor]) for _time in range(3)]
    assert len(comments.waiting_for(viewer)) == 3
    assert len(comments.waiting_for(editor)) == 0

    said(plan, viewer, parent=threads[0])
    comments.seen(threads[1], by=viewer)
    comments.resolve(threads[2], by=editor)

    assert list(comments.waiting_for(viewer)) == []
    assert [one.comment for one in comments.waiting_for(colleague)] == threads[:2]


def test_nobody_of_another_company_is_mentioned(plan, editor, stranger):
    assert not said(plan, editor, mentioned=[stranger]).mentions.exists()


def test_thread_is_settled_by_its_author_planners_and_approvers_only(
    plan, editor, viewer, colleague, approver
):
    thread = said(plan, viewer)
    with pytest.raises(PermissionDenied):
        comments.resolve(thread, by=colleague)

    for person in (viewer, editor, approver):
        comments.resolve(thread, by=person)
        thread.refresh_from_db()
        assert thread.resolved_by == person
        comments.reopen(thread, by=person)


def test_resolved_twice_keeps_who_was_first(plan, editor, viewer):
    thread = said(plan, viewer)
    comments.resolve(thread, by=viewer)

    comments.resolve(thread, by=editor)

    assert Comment.objects.get().resolved_by == viewer


def test_return_pins_remarks_to_steps_and_the_last_return_counts(editor, approver):
    with time_machine.travel(REVIEW_MORNING) as clock:
        plan = submitted(sound_plan(editor), editor)
        returned(plan, approver, {StepKey.NEEDS: 'Hỏi thêm khách', StepKey.GOALS: '  '})
        clock.shift(60)
        submitted(plan, editor)
        returned(plan, approver, {StepKey.TARGETS: 'Giảm còn 800'})

        found = [(one.anchor, one.body) for one in comments.remarks_of(plan)]

    assert found == [('step:targets', 'Giảm còn 800')]
    assert list(comments.remarks_of(plan, StepKey.NEEDS)) == []
    assert plan.comments.count() == 2


def test_return_with_a_remark_that_is_too_long_changes_nothing(editor, approver):
    with time_machine.travel(REVIEW_MORNING):
        plan = submitted(sound_plan(editor), editor)
        with pytest.raises(comments.CommentError):
            returned(plan, approver, {StepKey.NEEDS: 'x' * 2001})

    plan.refresh_from_db()
    assert (plan.status, plan.comments.count()) == ('in_review', 0)


def returned(plan, by, remarks):
    """The plan, returned with remarks."""
    reviews.return_plan(plan, by=by, version=newest(plan), note=NOTE, remarks=remarks)
    plan.refresh_from_db()
