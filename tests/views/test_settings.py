"""Settings of a workspace, and how strict its checks are."""

import json

import pytest

from plans.document.choices import CheckCode
from plans.domain.check_policies import change_policy
from plans.domain.thresholds import SHIPPED, policy_of
from plans.domain.workspaces import change_settings, settings_of
from plans.forms.check_policy import THRESHOLDS, CheckPolicyForm
from plans.models import CheckPolicy, Workspace
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db

SETTINGS, CHECKS = '/settings/', '/settings/checks/'


@pytest.fixture
def second_admin(workspace):
    return MembershipFactory(workspace=workspace, role='admin', user__name='Hoàng An')


def shown(page):
    """What a browser would send from the form on the page, unchanged: ticked boxes as 'on'."""
    form = page.context['form']
    values = {field.name: field.value() for field in form if field.name != 'was'}
    sent = {name: value for name, value in values.items() if value not in (None, False)}
    sent = {name: 'on' if value is True else value for name, value in sent.items()}
    return {**sent, 'was': form['was'].value()}


def send(client, url, **changed):
    """Open the page, change some fields, send it. None leaves a field out, as an empty box does."""
    sent = {**shown(client.get(url)), **changed}
    return client.post(url, {name: value for name, value in sent.items() if value is not None})


def kept(workspace):
    return settings_of(Workspace.objects.get(pk=workspace.pk))


def policy(workspace):
    return policy_of(Workspace.objects.get(pk=workspace.pk))


def test_settings_are_saved(client_of, admin, workspace):
    wanted = {
        'name': 'Đắk Hòa',
        'tax_code': '0312345678-001',
        'default_language': 'en',
        'default_currency': 'USD',
        'fiscal_year_start_month': 4,
        'time_zone': 'Asia/Tokyo',
        'requires_second_factor': True,
    }

    response = send(client_of(admin), SETTINGS, **wanted)

    assert response.headers['Location'] == SETTINGS
    assert kept(workspace) == wanted


@pytest.mark.parametrize(
    ('field', 'value'),
    [
        ('name', ''),
        ('name', 'x' * 121),
        ('tax_code', '031234567'),
        ('tax_code', '0312345678-01'),
        ('tax_code', '٠٣١٢٣٤٥٦٧٨'),
        ('default_language', 'fr'),
        ('default_currency', 'XAU'),
        ('fiscal_year_start_month', '13'),
        ('time_zone', 'Mars/Olympus'),
        ('was', '{}'),
        ('was', 'x'),
        ('was', '[]'),
    ],
)
def test_setting_that_will_not_do_saves_nothing(client_of, admin, workspace, field, value):
    before = kept(workspace)

    page = send(client_of(admin), SETTINGS, **{'tax_code': '0312345678', field: value})

    assert page.status_code == 422
    assert list(page.context['form'].errors) == [field]
    assert kept(workspace) == before


def test_zone_that_is_not_offered_stays_when_other_settings_change(client_of, admin, workspace):
    Workspace.objects.filter(pk=workspace.pk).update(time_zone='UTC')

    send(client_of(admin), SETTINGS, name='Đắk Hòa')

    assert (kept(workspace)['name'], kept(workspace)['time_zone']) == ('Đắk Hòa', 'UTC')


def test_setting_changed_by_another_admin_meanwhile_is_shown_then_kept_on_second_save(
    client_of, admin, second_admin, workspace
):
    client = client_of(admin)
    opened = shown(client.get(SETTINGS))
    was = settings_of(workspace)
    change_settings(
        workspace=workspace, by=second_admin, was=was, wanted={**was, 'name': 'Cà phê Hòa'}
    )

    page = client.post(SETTINGS, {**opened, 'name': 'Đắk Hòa'})
    after_first = kept(workspace)['name']
    client.post(SETTINGS, shown(page))

    assert page.status_code == 409
    assert page.context['form'].errors == {
        'name': ['Hoàng An vừa sửa ô này thành “Cà phê Hòa”. Lưu lần nữa để giữ giá trị của bạn.']
    }
    assert (after_first, kept(workspace)['name']) == ('Cà phê Hòa', 'Đắk Hòa')


def test_conflict_names_a_choice_by_its_label(client_of, admin, second_admin, workspace):
    client = client_of(admin)
    opened = shown(client.get(SETTINGS))
    was = settings_of(workspace)
    change_settings(
        workspace=workspace, by=second_admin, was=was, wanted={**was, 'default_currency': 'EUR'}
    )

    page = client.post(SETTINGS, {**opened, 'default_currency': 'USD'})

    assert '“Euro”' in page.context['form'].errors['default_currency'][0]


def test_thresholds_and_switches_are_saved(client_of, admin, workspace):
    response = send(client_of(admin), CHECKS, m4_gap='60', check_strategy_without_action=None)

    now = policy(workspace)
    assert response.headers['Location'] == CHECKS
    assert (now.thresholds.m4_gap, now.disabled) == (60, {CheckCode.O4})


def test_page_unchanged_saves_nothing(client_of, admin, workspace):
    send(client_of(admin), CHECKS)

    assert not CheckPolicy.objects.filter(workspace=workspace).exists()


@pytest.mark.parametrize(
    ('sent', 'field'),
    [
        ({'m4_gap': '19'}, 'm4_gap'),
        ({'m4_gap': '101'}, 'm4_gap'),
        ({'m4_gap': '50,5'}, 'm4_gap'),
        ({'m4_gap': ''}, 'm4_gap'),
        ({'o1_warn': '110'}, 'o1_must'),
        ({'m3_silent_must': '59'}, 'm3_silent_must'),
        ({'was': '{"m4_gap": 50}'}, 'was'),
    ],
)
def test_threshold_that_will_not_do_saves_nothing(client_of, admin, workspace, sent, field):
    page = send(client_of(admin), CHECKS, **sent)

    assert page.status_code == 422
    assert list(page.context['form'].errors) == [field]
    assert not CheckPolicy.objects.filter(workspace=workspace).exists()


def test_range_and_default_stand_under_each_threshold(client_of, admin):
    page = client_of(admin).get(CHECKS)

    assert page.context['form']['o3_evidence_age'].help_text == (
        'Từ 90 đến 1.095 ngày; mặc định 365 ngày.'
    )
    assert page.context['form']['m4_gap'].help_text in page.content.decode()


def test_every_threshold_and_every_check_has_its_field(client_of, admin):
    page = client_of(admin).get(CHECKS)

    groups = page.context['form'].groups()
    checks = [check for _title, checks in groups for check in checks]
    assert [check.code for check in checks] == list(CheckCode)
    assert {limit.name for check in checks for limit in check.limits} == set(SHIPPED)
    assert {key for keys in THRESHOLDS.values() for key in keys} == set(SHIPPED)


def test_reset_brings_back_the_defaults(client_of, admin, workspace):
    client = client_of(admin)
    send(client, CHECKS, m4_gap='60', check_strategy_without_action=None)

    client.post(CHECKS, {'reset': '1'})

    assert policy(workspace).values() == policy_of(Workspace()).values()


def test_switch_changed_by_another_admin_meanwhile_is_named(
    client_of, admin, second_admin, workspace
):
    client = client_of(admin)
    was = policy_of(workspace).values()
    change_policy(workspace=workspace, by=second_admin, was=was, wanted={**was, 'm4_gap': 60})
    opened = {**shown(client.get(CHECKS)), 'was': json.dumps(was), 'm4_gap': '70'}

    page = client.post(CHECKS, opened)

    assert page.status_code == 409
    assert page.context['form'].errors == {
        'm4_gap': ['Hoàng An vừa sửa ô này thành “60”. Lưu lần nữa để giữ giá trị của bạn.']
    }


def test_form_of_checks_names_fields_without_dots(workspace):
    names = CheckPolicyForm(kept=policy_of(workspace).values()).fields

    assert [name for name in names if '.' in name] == []
