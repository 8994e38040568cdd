"""A prepared query gives what its queryset gives, for any values, with its SQL written once."""

from contextlib import suppress
from datetime import date
from threading import Thread

import pytest
from django.db import DataError, connection, transaction
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from plans.domain.holding import plan_in
from plans.domain.workspaces import memberships_of
from plans.models import Action, Membership, Plan, PlanSummary
from plans.models.prepared import Prepared, PreparedFirst, PreparedUpdate
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db
TOO_LARGE = 10**30  # for any column

by_role = Prepared(
    lambda workspace, role: (
        Membership.objects.filter(workspace=workspace, role=role)
        .select_related('user', 'workspace__check_policy')
        .order_by('-pk')
    ),
    int,
    str,
)


def test_prepared_query_gives_the_instances_of_its_queryset(editor, colleague, viewer, stranger):
    for place, role in ((editor.workspace_id, 'editor'), (stranger.workspace_id, 'admin')):
        expected = list(Membership.objects.filter(workspace=place, role=role).order_by('-pk'))

        found = by_role(place, role)

        assert found == expected
        assert [vars(one.user)['email'] for one in found] == [one.email for one in expected]
        assert by_role(place, 'nobody') == []


def test_prepared_query_brings_what_is_joined(editor, django_assert_num_queries):
    by_role(0, '')

    with django_assert_num_queries(1):
        (found,) = by_role(editor.workspace_id, 'editor')
        assert (found.user.name, found.workspace.name) == (editor.user.name, editor.workspace.name)


def test_prepared_query_finds_nothing_for_a_number_that_no_column_holds(editor):
    assert by_role(TOO_LARGE, 'editor') == []
    assert plan_in(editor.workspace, TOO_LARGE) is None


def test_prepared_query_gives_dicts_where_its_queryset_does(editor, viewer, plan):
    """Columns of joins, a part of JSON and an aggregate, on either database."""
    PlanSummary.objects.update_or_create(plan=plan, defaults={'portfolio': {'drag': {'ref': 'T1'}}})
    columns = ('title', 'owner__user__name', 'summary__portfolio__drag', 'summary__pace')

    def asked(workspace):
        found = Plan.objects.filter(workspace=workspace).order_by('pk')
        return found.annotate(people=Count('workspace__memberships')).values('people', *columns)

    assert Prepared(asked, int)(editor.workspace_id) == list(asked(editor.workspace_id)) != []


def test_prepared_query_compares_days(plan, editor):
    def due_by(on, owner):
        return Action.objects.filter(due__lt=on, owner=owner).order_by('due', 'pk')

    for ref, day in (('A1', date(2027, 3, 2)), ('A2', date(2027, 3, 1)), ('A3', date(2027, 2, 1))):
        plan.actions.create(ref=ref, due=day, owner=editor)
    late, first = Prepared(due_by, date, int), PreparedFirst(due_by, date, int)

    for on in (date(2027, 3, 2), date(2027, 4, 1), date(2026, 1, 1)):
        expected = list(due_by(on, editor.pk))
        assert late(on, editor.pk) == expected
        assert first(on, editor.pk) == ((expected or [None])[0], max(len(expected) - 1, 0))


def test_plan_is_found_in_its_workspace_alone(plan, editor, stranger):
    assert plan_in(editor.workspace, plan.pk) == plan
    assert plan_in(stranger.workspace, plan.pk) is None
    with transaction.atomic():
        held = plan_in(editor.workspace, plan.pk, hold=True)
        assert (held, held.is_held, held.workspace) == (plan, True, editor.workspace)


def test_places_of_a_person_leave_out_those_who_left(editor):
    assert memberships_of(editor.user) == [editor]

    Membership.objects.filter(pk=editor.pk).update(is_active=False)

    assert memberships_of(editor.user) == []


def test_prepared_update_writes_one_row(plan, editor):
    other = PlanFactory(owner=editor, title='Khác')
    write = PreparedUpdate(Plan, 'title', 'other_channels', 'updated_by')

    write(plan.pk, ('Mới', ['phone'], None))

    plan.refresh_from_db()
    other.refresh_from_db()
    assert (plan.title, plan.other_channels, plan.updated_by) == ('Mới', ['phone'], None)
    assert other.title == 'Khác'


percent = Prepared(
    lambda workspace: Membership.objects.filter(workspace=workspace, user__name__contains='0%s'),
    int,
)
everywhere = Prepared(lambda: Membership.objects.filter(user__name__contains='0%s'))


def test_percent_signs_of_the_query_itself_stay(editor, viewer):
    editor.user.name = 'Đạt 100%s'
    editor.user.save()

    for _time in range(2):
        assert percent(editor.workspace_id) == [editor]
        assert everywhere() == [editor]


def test_each_session_of_the_database_may_ask(editor, django_assert_num_queries):
    """Where a session plans a query first, that is no query of its own."""
    counted = []

    def ask():
        with CaptureQueriesContext(connection) as asked:
            counted.append((by_role(0, 'editor'), len(asked)))
        connection.close()

    for _time in range(2):
        with django_assert_num_queries(1):
            by_role(editor.workspace_id, 'editor')
    for _session in range(2):
        thread = Thread(target=ask)
        thread.start()
        thread.join()

    assert counted == [([], 1)] * 2


def test_query_that_failed_may_be_asked_again(editor):
    fresh = Prepared(lambda workspace: Membership.objects.filter(workspace=workspace), int)
    with suppress(DataError), transaction.atomic():
        fresh('no number')  # PostgreSQL refuses what SQLite compares

    assert fresh(editor.workspace_id) == [editor]
    assert fresh(editor.workspace_id) == [editor]
