"""Versions of plan templates: listed, copied, published, retired; published ones stay (2.2)."""

import pytest
from django.urls import reverse

from plans.document.choices import StepKey, TemplateStatus
from plans.models import PlanTemplate
from tests.admin.forms import faults, page_of, send, step_page
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db

LIST = 'admin:plans_plantemplate_changelist'


def act(client, action, *templates):
    """Run an action of the list; the messages it leaves."""
    chosen = {'action': action, '_selected_action': [template.pk for template in templates]}
    response = client.post(reverse(LIST), chosen, follow=True)
    return [str(message) for message in response.context['messages']]


def test_list_shows_states_and_use_in_words(staff, published, draft, editor):
    PlanFactory.create_batch(2, owner=editor, template=published)

    page = staff.get(reverse(LIST)).content.decode()

    rows = [row.split('</tr>')[0] for row in page.split('<tr>') if 'sell-side' in row]
    assert len(rows) == 2
    assert ['Bản nháp' in row for row in rows] == [True, False]
    assert ['Đã phát hành' in row for row in rows] == [False, True]
    assert ['field-used_by">2<' in row for row in rows] == [False, True]


def test_list_is_filtered_by_state(staff, published, draft):
    page = staff.get(reverse(LIST), {'status': 'draft'})

    assert list(page.context['cl'].queryset) == [draft]


@pytest.mark.parametrize('page_at', [page_of, step_page])
def test_published_version_is_shown_and_not_changed(staff, published, page_at):
    before = PlanTemplate.objects.filter(pk=published.pk).values().get()

    shown = staff.get(page_at(published))
    answer = staff.post(page_at(published), {'name_vi': 'Khác', 'title_vi': 'Khác'})

    assert (shown.status_code, answer.status_code) == (200, 403)
    assert 'name="_save"' not in shown.content.decode()
    assert PlanTemplate.objects.filter(pk=published.pk).values().get() == before


def test_published_version_shows_labels_for_enums(staff, published):
    page = staff.get(page_of(published)).content.decode()

    assert 'Bên bán' in page
    assert 'Theo tháng' in page
    assert 'sell_side' not in page
    assert ('>40<' in page, '40,000' in page) == (True, False)  # a weight


def test_published_version_cannot_be_deleted(staff, published, draft):
    names = [page_of(one).replace('change', 'delete') for one in (published, draft)]

    assert [staff.post(name, {'post': 'yes'}).status_code for name in names] == [403, 302]
    assert list(PlanTemplate.objects.filter(code='sell-side')) == [published]


def test_version_is_copied(staff, alone):
    copied = act(staff, 'copy_to_new_version', alone)

    draft = PlanTemplate.objects.get(code='buy-side', version=2)
    assert copied == [f'{draft} là bản nháp mới.']


def test_published_version_is_retired(staff, published, draft):
    told = act(staff, 'retire', published, draft)

    assert told == [f'Đã ngừng dùng {published}.']
    published.refresh_from_db()
    assert published.status == TemplateStatus.RETIRED


def test_new_template_begins_with_its_steps(staff):
    new = {'code': 'gom-su', 'name_vi': 'Gốm sứ', 'business_model': 'sell_side'}

    response = send(staff, reverse('admin:plans_plantemplate_add'), **new)

    template = PlanTemplate.objects.get(code='gom-su')
    assert response.status_code == 302
    assert [step.step_key for step in template.steps.all()] == [key.value for key in StepKey]
    assert (template.version, template.status) == (1, TemplateStatus.DRAFT)


def test_code_of_another_template_is_refused(staff, published):
    new = {'code': 'sell-side', 'name_vi': 'Gốm sứ', 'business_model': 'sell_side'}

    response = send(staff, reverse('admin:plans_plantemplate_add'), **new)

    assert faults(response) == ['Đã có mẫu mang mã này: hãy sao chép thành phiên bản mới.']
