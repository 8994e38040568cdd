"""Adjusting a whole plan that runs: one page, one reason, one version; half of it never."""

import json
from decimal import Decimal

import pytest
from django.urls import reverse

from plans.document import plan_file
from plans.domain import adjusting, rows
from plans.domain.documents.reading import document_of
from plans.domain.transitions import PlanMovedOnError, ReasonTooShortError
from plans.models import AuditEvent, Plan
from tests.domain.sound_plans import plan_of
from tests.rules.plans import changed, put
from tests.tracked import NOON, spring  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures('people', 'spring')
REASON = 'Khách lớn nhất dừng mua.'


@pytest.fixture(scope='module')
def plan_made_once(made_once):
    running = changed(put(status='active', activated_on='2027-01-01'))
    return made_once(lambda people: plan_of(people['editor'], running).pk, at=NOON)


@pytest.fixture
def plan(people, plan_made_once):
    """The sound plan of the editor's, which runs."""
    return Plan.objects.get(pk=plan_made_once)


def url(plan):
    return reverse('plans:adjust', args=[plan.pk])


def content(plan):
    return plan_file.dump_text(document_of(Plan.objects.get(pk=plan.pk)))


def typed(client, plan, go, changes=None, **more):
    """What the page with these rows open would send, some fields changed."""
    answer = client.post(url(plan), {'go': go, 'lock_version': plan.lock_version, **more})
    return sent(answer, changes or {})


def sent(answer, changes):
    """What a person sends of the page: every field as it stands, but for the changes."""
    page = answer.context['page']
    forms = [*page.singles]
    for listing in page.listings:
        forms += [line.form for line in listing.lines if line.form]
    data = {'groups': [form.group for form in forms]}
    for form in forms:
        for field in form:
            value = field.value()
            data[field.html_name] = '' if value is None else value
            data[f'was-{field.html_name}'] = json.dumps(data[field.html_name], default=str)
    return data | {'new': [], 'dropped': answer.context['dropped']} | changes


def saved(client, plan, data, reason=REASON):
    keys = {'go': 'save', 'reason': reason, 'lock_version': plan.lock_version}
    return client.post(url(plan), {**data, **keys})


def test_page_opens_a_row_and_saves_nothing_by_that(client_of, approver, plan):
    before = content(plan)
    goal = plan.goals.first()

    answer = client_of(approver).post(url(plan), {'go': f'open:goals-{goal.pk}'})

    page = answer.context['page']
    opened = [line.group for listing in page.listings for line in listing.lines if line.form]
    assert (opened, content(plan)) == ([f'goals-{goal.pk}'], before)


def test_goal_changed_added_and_dropped_make_one_version(client_of, approver, plan):
    client, goal = client_of(approver), plan.goals.first()
    group = f'goals-{goal.pk}'
    data = typed(client, plan, f'open:{group}', {f'{group}-statement': 'Giữ lợi nhuận'})
    data |= {
        'new': ['goals-new1'],
        'goals-new1-statement': 'Mở thêm kênh',
        'goals-new1-category': 'coverage',
        'goals-new1-priority': 'high',
    }
    answer = saved(client, plan, data)

    version = plan.versions.first()
    goals = [one.statement for one in document_of(Plan.objects.get(pk=plan.pk)).goals]
    assert answer.status_code == 302
    assert 'Giữ lợi nhuận' in goals
    assert 'Mở thêm kênh' in goals
    assert (plan.versions.count(), version.reason, version.note) == (1, 'adjusted', REASON)
    assert AuditEvent.objects.filter(action='plan.adjusted').count() == 1


@pytest.mark.parametrize('reason', ['', 'Vì thế.', ' 123456789 '])
def test_short_reason_keeps_what_was_typed_and_changes_nothing(client_of, approver, plan, reason):
    client, goal = client_of(approver), plan.goals.first()
    group, before = f'goals-{goal.pk}', content(plan)
    data = typed(client, plan, f'open:{group}', {f'{group}-statement': 'Giữ lợi nhuận'})

    answer = saved(client, plan, data, reason)

    assert (answer.status_code, content(plan)) == (422, before)
    assert 'Giữ lợi nhuận' in answer.content.decode()


def test_what_cannot_be_read_undoes_the_rest(client_of, approver, plan):
    client, target = client_of(approver), plan.targets.first()
    group, before = f'targets-{target.pk}', content(plan)
    data = typed(
        client,
        plan,
        f'open:{group}',
        {f'{group}-target_value': 'nhiều', f'{group}-name': 'Tên mới'},
    )

    answer = saved(client, plan, data)

    assert (answer.status_code, content(plan)) == (422, before)
    assert 'nhiều' in answer.content.decode()
    assert set(answer.context['page'].singles[0].fields) == rows.PERIOD


@pytest.mark.parametrize('who', ['editor', 'colleague', 'viewer'])
def test_only_approvers_adjust(who, request, client_of, plan):
    client = client_of(request.getfixturevalue(who))

    assert [client.get(url(plan)).status_code, saved(client, plan, {}).status_code] == [403, 403]


def test_guards_are_refused_by_name_and_change_nothing(plan, approver):
    before = content(plan)

    def change(held):
        goal = held.goals.first().pk
        rows.change(held, 'goals', goal, {'statement': 'Khác'}, by=approver)

    def drop_all(held):
        for goal in held.goals.all():
            rows.remove(held, 'goals', goal.pk, by=approver)

    def rename(held):
        rows.change_single(held, 'basics', {'title': 'Khác'}, by=approver)

    def switch(held):
        rows.change_single(held, 'model', {'business_model': 'buy_side'}, by=approver)

    lock = plan.lock_version
    refused = []
    for write, reason, version in (
        (change, 'ngắn', lock),
        (change, REASON, lock - 1),
        (lambda held: None, REASON, lock),
        (drop_all, REASON, lock),
        (rename, REASON, lock),
        (switch, REASON, lock),
    ):
        with pytest.raises(Exception) as error:  # noqa: PT011 - its name is what is tested
            adjusting.adjust(plan, by=approver, reason=reason, lock_version=version, write=write)
        refused.append(error.type.__name__)

    assert refused == [
        ReasonTooShortError.__name__,
        PlanMovedOnError.__name__,
        'NothingAdjustedError',
        'LeftIncompleteError',
        'PermissionDenied',
        'PermissionDenied',
    ]
    assert (content(plan), plan.versions.count()) == (before, 0)


def test_target_with_figures_keeps_its_metric(plan, approver):
    target = plan.targets.first()
    target.actuals.create(
        start='2027-01-01', end='2027-01-31', as_of='2027-01-31', value=Decimal(5)
    )
    Plan.objects.filter(pk=plan.pk).update(content_version=99)

    def measure_otherwise(held):
        rows.change(held, 'targets', target.pk, {'unit': 'kg'}, by=approver)

    with pytest.raises(adjusting.FiguresLostError):
        adjusting.adjust(plan, by=approver, reason=REASON, lock_version=1, write=measure_otherwise)
