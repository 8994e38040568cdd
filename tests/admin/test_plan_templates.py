"""Staff edit drafts of plan templates and publish them; published versions stay (2.2, 4.5)."""

import pytest
from django.forms.utils import ErrorList
from django.urls import reverse

from plans.document.choices import StepKey, TemplateStatus
from plans.domain.plan_templates import prompts_for, seed_shipped
from plans.domain.template_versions import copy_to_new_version
from plans.models import Metric, PlanTemplate
from tests.admin.forms import send
from tests.factories import PlanFactory, UserFactory

pytestmark = pytest.mark.django_db

LIST = 'admin:plans_plantemplate_changelist'


@pytest.fixture
def published():
    """The sell-side template, version 1."""
    return next(one for one in seed_shipped() if one.code == 'sell-side')


@pytest.fixture
def draft(published):
    """The sell-side template, version 2."""
    return copy_to_new_version(published)


@pytest.fixture
def staff(client_of):
    """The browser of somebody who runs the installation."""
    return client_of(UserFactory(email='ops@example.com', is_staff=True))


def page_of(template):
    return reverse('admin:plans_plantemplate_change', args=[template.pk])


def step_page(template, key='needs'):
    step = template.steps.get(step_key=key)
    return reverse('admin:plans_templatestep_change', args=[step.pk])


def act(client, action, *templates):
    """Run an action of the list; the messages it leaves."""
    chosen = {'action': action, '_selected_action': [template.pk for template in templates]}
    response = client.post(reverse(LIST), chosen, follow=True)
    return [str(message) for message in response.context['messages']]


def faults(response):
    """The faults that a page shows, in its order."""
    assert response.status_code == 200
    found = []
    for fault in response.context['errors']:
        found += fault if isinstance(fault, ErrorList) else [fault]
    return found


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


def test_draft_is_changed_in_both_languages(staff, draft):
    response = send(
        staff,
        page_of(draft),
        name_vi='Cà phê xuất khẩu',
        name_en='Coffee exports',
        business_model='intermediary',
        **{'targets-0-weight': '2.5', 'targets-0-name_vi': 'Doanh số cà phê'},
    )

    changed = PlanTemplate.objects.get(pk=draft.pk)
    target = changed.targets.first()
    assert response.status_code == 302
    assert (changed.name_vi, changed.name_en) == ('Cà phê xuất khẩu', 'Coffee exports')
    assert changed.business_model == 'intermediary'
    assert (str(target.weight), target.name_vi) == ('2.5', 'Doanh số cà phê')
    assert (changed.version, changed.status) == (2, TemplateStatus.DRAFT)
    newest = changed.history.first()
    assert (newest.name_vi, newest.history_user.email) == ('Cà phê xuất khẩu', 'ops@example.com')


def test_page_sent_as_it_is_changes_nothing(staff, draft):
    columns = ('name_vi', 'name_en', 'metric', 'path', 'breakdown', 'weight', 'market_side')
    before = list(draft.targets.values_list(*columns)), draft.name_vi, draft.description_en

    response = send(staff, page_of(draft))

    after = PlanTemplate.objects.get(pk=draft.pk)
    assert response.status_code == 302
    assert (list(after.targets.values_list(*columns)), after.name_vi, after.description_en) == (
        before
    )


def test_draft_needs_a_vietnamese_name(staff, draft):
    response = send(staff, page_of(draft), name_vi='')

    assert faults(response) == ['Trường này là bắt buộc.']


def test_words_of_a_field_are_changed_on_the_page_of_its_step(staff, draft):
    place = [prompt.field_key for prompt in draft.steps.get(step_key='needs').prompts.all()].index(
        'needs.statement'
    )

    response = send(
        staff,
        step_page(draft),
        **{f'prompts-{place}-help_vi': 'Khách nói gì?', 'title_en': 'Needs'},
    )

    assert response.status_code == 302
    assert prompts_for(draft, 'needs', 'vi')['needs.statement'].help == 'Khách nói gì?'
    assert draft.steps.get(step_key='needs').title_en == 'Needs'


def test_question_of_the_templates_own_is_added(staff, draft):
    total = draft.steps.get(step_key='strategies').prompts.count()
    added = {
        'prompts-TOTAL_FORMS': total + 1,
        f'prompts-{total}-label_vi': 'Rủi ro tỷ giá?',
        f'prompts-{total}-field_key': '',
        f'prompts-{total}-answer_type': 'long',
        f'prompts-{total}-position': '99',
    }

    response = send(staff, step_page(draft, 'strategies'), **added)

    assert response.status_code == 302
    asked = draft.steps.get(step_key='strategies').prompts.get(field_key='', position=99)
    assert (asked.label_vi, asked.answer_type) == ('Rủi ro tỷ giá?', 'long')


def test_field_worded_twice_is_refused(staff, draft):
    response = send(staff, step_page(draft), **{'prompts-0-field_key': 'needs.statement'})

    assert faults(response) == ['“needs.statement” xuất hiện hai lần.']


@pytest.mark.parametrize(('key', 'answer'), [('dealers', 302), ('feedback', 302), ('needs', 200)])
def test_only_dealers_and_feedback_may_be_hidden(staff, draft, key, answer):
    response = send(staff, step_page(draft, key), is_hidden='on')

    assert response.status_code == answer
    assert draft.steps.get(step_key=key).is_hidden == (answer == 302)


def wording(**texts):
    """The fields of one wording of M1.1 more."""
    return {'check_texts-TOTAL_FORMS': 1, 'check_texts-0-check_code': 'M1.1'} | {
        f'check_texts-0-{name}': text for name, text in texts.items()
    }


def test_check_is_worded_anew(staff, draft):
    response = send(staff, page_of(draft), **wording(message_vi='Còn {n} chiến lược chưa rõ'))

    assert response.status_code == 302
    assert draft.check_texts.get().message_vi == 'Còn {n} chiến lược chưa rõ'


def test_wording_with_an_unknown_placeholder_is_refused(staff, draft):
    response = send(staff, page_of(draft), **wording(why_en='Because of {nothing}'))

    assert faults(response) == ['Mục kiểm tra M1.1 không có chỗ điền {nothing}.']


def test_check_worded_twice_is_refused(staff, draft):
    twice = wording() | {'check_texts-TOTAL_FORMS': 2, 'check_texts-1-check_code': 'M1.1'}

    response = send(staff, page_of(draft), **twice)

    assert faults(response) == ['“M1.1” xuất hiện hai lần.']


def test_number_that_cannot_be_kept_is_refused(staff, draft):
    response = send(staff, page_of(draft), **{'targets-0-suggested_value': '1234567890123456'})

    assert response.status_code == 200
    assert draft.targets.first().suggested_value is None


@pytest.mark.parametrize('page', [page_of, step_page])
def test_published_version_is_shown_and_not_changed(staff, published, page):
    before = PlanTemplate.objects.filter(pk=published.pk).values().get()

    shown = staff.get(page(published))
    answer = staff.post(page(published), {'name_vi': 'Khác', 'title_vi': 'Khác'})

    assert (shown.status_code, answer.status_code) == (200, 403)
    assert 'name="_save"' not in shown.content.decode()
    assert PlanTemplate.objects.filter(pk=published.pk).values().get() == before


def test_published_version_shows_labels_for_enums(staff, published):
    page = staff.get(page_of(published)).content.decode()

    assert 'Bên bán' in page
    assert 'Theo tháng' in page
    assert 'sell_side' not in page


def test_published_version_cannot_be_deleted(staff, published, draft):
    names = [page_of(one).replace('change', 'delete') for one in (published, draft)]

    assert [staff.post(name, {'post': 'yes'}).status_code for name in names] == [403, 302]
    assert list(PlanTemplate.objects.filter(code='sell-side')) == [published]


def test_version_is_copied_changed_and_published(staff, published):
    copied = act(staff, 'copy_to_new_version', published)
    draft = PlanTemplate.objects.get(code='sell-side', version=2)

    told = act(staff, 'publish', draft)

    assert copied == [f'{draft} là bản nháp mới.']
    assert told == [f'Đã phát hành {draft}.']
    states = PlanTemplate.objects.filter(code='sell-side').values_list('version', 'status')
    assert dict(states) == {1: TemplateStatus.RETIRED, 2: TemplateStatus.PUBLISHED}


def test_publishing_says_what_is_missing(staff, draft):
    draft.targets.update(name_en='')
    blank = copy_to_new_version(draft)
    blank.targets.update(name_vi='')
    count = draft.targets.count()

    told = act(staff, 'publish', draft, blank)

    assert sorted(told) == sorted(
        [
            f'Đã phát hành {draft}.',
            f'{draft}: còn {count} chỗ thiếu tiếng Anh; chữ tiếng Việt sẽ hiện thay.',
            f'{blank}: Còn {count} chỗ chưa có chữ tiếng Việt.',
        ]
    )


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


def test_words_of_a_shipped_metric_are_changed_and_its_meaning_is_not(staff, published):
    metric = Metric.objects.get(code='gross_margin')
    page = reverse('admin:plans_metric_change', args=[metric.pk])

    response = send(
        staff, page, name_vi='Biên lãi gộp', kind='cumulative', direction='down', decimals='0'
    )

    after = Metric.objects.get(pk=metric.pk)
    assert response.status_code == 302
    assert after.name_vi == 'Biên lãi gộp'
    assert (after.kind, after.direction, after.decimals) == (
        metric.kind,
        metric.direction,
        metric.decimals,
    )
    assert after.business_models == metric.business_models
    assert 'Tỷ lệ' in staff.get(page).content.decode()


def test_own_metric_is_added_and_deleted(staff):
    new = {
        'code': 'lab_tests',
        'name_vi': 'Mẫu thử',
        'kind': 'cumulative',
        'direction': 'up',
        'decimals': '0',
        'business_models': ['buy_side', 'sell_side'],
    }

    added = send(staff, reverse('admin:plans_metric_add'), **new)

    metric = Metric.objects.get(code='lab_tests')
    assert (added.status_code, metric.business_models) == (302, ['sell_side', 'buy_side'])
    page = reverse('admin:plans_metric_delete', args=[metric.pk])
    assert staff.post(page, {'post': 'yes'}).status_code == 302
    assert not Metric.objects.exists()


def test_shipped_metric_cannot_be_deleted(staff, published):
    page = reverse('admin:plans_metric_delete', args=[Metric.objects.get(code='nps').pk])

    assert staff.post(page, {'post': 'yes'}).status_code == 403
