"""Companies: how they start, and how their settings change."""

import pytest

from plans.document.choices import Role
from plans.domain.edits import EditedMeanwhile
from plans.domain.workspaces import change_settings, settings_of, start_workspace
from plans.models import Workspace
from tests.factories import UserFactory, WorkspaceFactory

pytestmark = pytest.mark.django_db


def told(event):
    """What an audit event says."""
    return event.action, event.member, event.subject, event.facts


def test_starting_a_workspace_makes_the_person_its_admin():
    minh = UserFactory()

    member = start_workspace(by=minh, name='Bao bì Minh Phát', language='en')

    assert (member.user, member.role, member.is_active) == (minh, Role.ADMIN, True)
    assert (member.workspace.name, member.workspace.default_language) == ('Bao bì Minh Phát', 'en')
    assert [told(event) for event in member.workspace.audit_events.all()] == [
        ('workspace_started', member, 'Bao bì Minh Phát', {})
    ]


@pytest.mark.parametrize(
    ('name', 'slug'),
    [
        ('Cà phê Đắk Hòa', 'ca-phe-dak-hoa'),
        ('東京商事', 'cong-ty'),
        ('—', 'cong-ty'),
        ('Tổng công ty ' * 9, 'tong-cong-ty-tong-cong-ty-tong-cong-ty-tong-cong-t'),
    ],
)
def test_workspace_gets_a_slug_of_its_name(name, slug):
    assert start_workspace(by=UserFactory(), name=name).workspace.slug == slug


def test_workspaces_of_one_name_get_numbered_slugs():
    people = UserFactory.create_batch(3)

    slugs = [start_workspace(by=person, name='An Phú').workspace.slug for person in people]

    assert slugs == ['an-phu', 'an-phu-2', 'an-phu-3']


def test_changed_settings_are_saved_and_recorded(admin, workspace):
    was = settings_of(workspace)

    change_settings(
        workspace=workspace,
        by=admin,
        was=was,
        wanted={**was, 'fiscal_year_start_month': 4, 'tax_code': '0312345678'},
    )

    workspace.refresh_from_db()
    assert settings_of(workspace) == {
        **was,
        'fiscal_year_start_month': 4,
        'tax_code': '0312345678',
    }
    assert told(workspace.audit_events.get()) == (
        'workspace_changed',
        admin,
        'Cà phê Đắk Hòa',
        {
            'was': {'fiscal_year_start_month': 1, 'tax_code': ''},
            'now': {'fiscal_year_start_month': 4, 'tax_code': '0312345678'},
        },
    )


def test_unchanged_settings_record_nothing(admin, workspace):
    was = settings_of(workspace)

    change_settings(workspace=workspace, by=admin, was=was, wanted=was)

    assert not workspace.audit_events.exists()


def test_two_admins_changing_different_settings_both_win(admin, workspace):
    was = settings_of(workspace)
    Workspace.objects.filter(pk=workspace.pk).update(default_currency='USD')

    change_settings(workspace=workspace, by=admin, was=was, wanted={**was, 'name': 'Đắk Hòa'})

    workspace.refresh_from_db()
    assert (workspace.name, workspace.default_currency) == ('Đắk Hòa', 'USD')


def test_two_admins_changing_the_same_setting_make_a_conflict(admin, workspace):
    was = settings_of(workspace)
    Workspace.objects.filter(pk=workspace.pk).update(name='Cà phê Hòa')

    with pytest.raises(EditedMeanwhile) as conflict:
        change_settings(workspace=workspace, by=admin, was=was, wanted={**was, 'name': 'Đắk Hòa'})

    workspace.refresh_from_db()
    assert conflict.value.now == {'name': 'Cà phê Hòa'}
    assert workspace.name == 'Cà phê Hòa'


def test_initials_of_a_workspace_are_of_its_last_two_words():
    assert WorkspaceFactory(name='Cà phê Đắk Hòa').initials == 'ĐH'
