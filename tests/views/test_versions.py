"""Versions on pages: what changed between two, the file of one, a new draft from one."""

import pytest
from django.urls import reverse

from plans.document.choices import VersionReason
from plans.domain import rows, versions
from plans.domain.documents.reading import document_of
from plans.domain.row_places import rows_of
from plans.models import Plan, PlanVersion
from tests.domain.sound_plans import sound_plan
from tests.pages import Page

pytestmark = pytest.mark.usefixtures('people')


def plan_with_versions(people):
    editor = people['editor']
    plan = sound_plan(editor)
    kept(plan, VersionReason.SUBMITTED, editor)
    change(plan, editor, 'targets', 'T1', target_value='800')
    change(plan, editor, 'needs', 'N1', statement='Giao lô 50 bao')
    kept(plan, VersionReason.SUBMITTED, editor)
    return plan.pk


@pytest.fixture(scope='module')
def plan_made_once(made_once):
    return made_once(plan_with_versions)


@pytest.fixture
def plan(people, plan_made_once):
    """The sound plan with two versions, a target lowered and a goal dropped between them."""
    return Plan.objects.get(pk=plan_made_once)


def kept(plan, reason, by):
    return versions.keep_version(plan, document_of(plan), reason, by=by)


def change(plan, by, name, ref, **values):
    rows.change(plan, name, rows_of(plan, name).get(ref=ref).pk, values, by=by)
    plan.refresh_from_db()


def page(plan, name='compare', *more):
    return reverse(f'plans:{name}', args=[plan.pk, *more])


def told(response):
    """[(step, [(ref, field, before, after)])] of what the page compares."""
    return [
        (step.title, [(one.ref, one.field, one.before, one.after) for one in step.lines])
        for step in response.context['steps']
    ]


def test_two_versions_are_compared_step_by_step_in_the_readers_words(client_of, plan, viewer):
    response = client_of(viewer).get(page(plan), {'from': 1, 'to': 2})

    assert told(response) == [
        ('Khách hàng và nhu cầu', [('N1', 'Nhu cầu', 'Cần lô 60 bao', 'Giao lô 50 bao')]),
        ('Chỉ tiêu', [('T1', 'Chỉ tiêu', '900\u00a0t', '800\u00a0t')]),
    ]


def test_rows_that_came_and_went_are_told_against_the_plan_of_now(client_of, plan, editor):
    rows.add(plan, 'goals', {'statement': 'Mở thêm kênh'}, by=editor)
    task = rows_of(plan, 'actions').get(ref='A1')
    rows.remove(plan, 'actions', task.pk, by=editor)

    response = client_of(editor).get(page(plan), {'from': 2, 'to': 'now'})

    lines = [line for step in response.context['steps'] for line in step.lines]
    assert [(line.kind.value, line.ref, line.title) for line in lines] == [
        ('added', 'G2', 'Mở thêm kênh'),
        ('removed', 'A1', task.title),
    ]


@pytest.mark.parametrize('query', [{}, {'from': 'x', 'to': '-1'}, {'from': 9**20, 'to': 77}])
def test_without_sound_numbers_the_last_step_is_compared(client_of, plan, editor, query):
    response = client_of(editor).get(page(plan), query)

    assert (response.context['first'], response.context['last']) == (1, 2)


def test_version_against_itself_has_no_change(client_of, plan, editor):
    response = client_of(editor).get(page(plan), {'from': 2, 'to': 2})

    assert told(response) == []
    assert 'Nội dung hai bên giống nhau.' in response.content.decode()


def test_altered_version_is_told_of_and_not_shown(client_of, plan, editor):
    PlanVersion.objects.filter(plan=plan, number=1).update(sha256='0' * 64)
    client = client_of(editor)

    answers = [
        client.get(page(plan), follow=True),
        client.get(page(plan, 'version_file', 1), follow=True),
        client.post(page(plan, 'restore_version', 1), {'key': 'a'}, follow=True),
    ]

    for answer in answers:
        assert 'Phiên bản 1 không còn nguyên vẹn' in answer.content.decode()
    assert Plan.objects.count() == 1


def test_file_of_a_version_is_the_text_that_was_kept(client_of, plan, viewer):
    answer = client_of(viewer).get(page(plan, 'version_file', 1))

    assert answer.content.decode() == plan.versions.get(number=1).snapshot
    assert answer['Content-Disposition'] == f'attachment; filename="{plan.code}-v1.json"'


def test_draft_from_a_version_is_made_once_and_names_its_source(client_of, plan, colleague):
    client = client_of(colleague)
    asked = Page(client.get(page(plan, 'restore_version', 1)).content.decode())
    ours = page(plan, 'restore_version', 1)
    sent = asked.data(next(key for key, form in asked.forms.items() if form.get('action') == ours))

    first, again = (client.post(page(plan, 'restore_version', 1), sent) for _time in range(2))

    made = Plan.objects.get(restored_from__number=1)
    assert first.url == again.url == reverse('plans:build', args=[made.pk])
    assert made.owner == colleague
    assert document_of(made).targets[0].target_value == 900
    text = client.get(reverse('plans:plan', args=[made.pk]), {'tab': 'history'}).content.decode()
    assert f'Tạo từ phiên bản 1 của <a href="{page(plan, "plan")}">{plan.code}</a>' in text


def test_history_leads_to_what_changed_in_each_version(client_of, plan, viewer, editor):
    url = f'{page(plan, "compare")}?to=2&amp;from=1'
    restore = page(plan, 'restore_version', 1)

    seen = client_of(viewer).get(page(plan, 'plan'), {'tab': 'history'}).content.decode()
    owned = client_of(editor).get(page(plan, 'plan'), {'tab': 'history'}).content.decode()

    assert (url in seen, restore in seen, restore in owned) == (True, False, True)


def test_versions_of_another_company_are_not_found(client_of, plan, stranger):
    client = client_of(stranger)

    urls = [page(plan), page(plan, 'version_file', 1), page(plan, 'restore_version', 1)]

    assert [client.get(url).status_code for url in urls] == [404, 404, 404]


def test_unknown_version_is_not_found(client_of, plan, editor):
    answer = client_of(editor).get(page(plan, 'version_file', 3))

    assert answer.status_code == 404


def test_queries_do_not_grow_with_changes_or_versions(client_of, plan, editor, queries):
    client = client_of(editor)
    queries(client, page(plan))
    few = queries(client, page(plan) + '?from=1&to=now')
    for number in range(30):
        rows.add(plan, 'goals', {'statement': f'Mục tiêu {number}'}, by=editor)
        kept(plan, VersionReason.ADJUSTED, editor)

    assert queries(client, page(plan) + '?from=1&to=now') == few <= 18
