"""What staff do with a template beside its form: publish, preview, files, going back (4.5)."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plans.document.choices import TemplateStatus
from plans.domain.template_contents import content_of
from plans.domain.template_versions import copy_to_new_version
from plans.models import PlanTemplate, TemplatePrompt
from tests.admin.forms import page_of, send, step_page
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db


def page(name, template, *more):
    return reverse(f'admin:plans_plantemplate_{name}', args=[template.pk, *more])


def told(response):
    return [str(message) for message in response.context['messages']]


def test_report_says_what_changes_and_which_plans_stay(staff, draft, published, editor):
    PlanFactory.create_batch(2, owner=editor, template=published)
    PlanFactory(owner=editor, template=published, status='active')
    draft.targets.filter(position=0).update(name_vi='Doanh số cà phê')
    step = draft.steps.get(step_key='strategies')
    TemplatePrompt.objects.create(step=step, label_vi='Rủi ro tỷ giá?', position=99)

    report = staff.get(page('publish', draft))

    changes = [(one.where, one.field, one.after) for one in report.context['changes']]
    assert changes == [
        ('Bước “Chiến lược”, câu hỏi “Rủi ro tỷ giá?”', '', ''),
        ('Chỉ tiêu gợi ý “Doanh số cà phê”', 'Tên (VI)', 'Doanh số cà phê'),
    ]
    assert report.context['stay'] == [('Bản nháp', 2), ('Đang thực hiện', 1)]
    assert report.context['missing_english'] == 1


def test_draft_is_published_in_place_of_the_version_before(staff, draft, published):
    response = staff.post(page('publish', draft), follow=True)

    assert told(response) == [f'Đã phát hành {draft}.']
    states = PlanTemplate.objects.filter(code='sell-side').values_list('version', 'status')
    assert dict(states) == {1: TemplateStatus.RETIRED, 2: TemplateStatus.PUBLISHED}


def test_missing_english_is_a_warning(staff, draft):
    draft.targets.update(name_en='')

    response = staff.post(page('publish', draft), follow=True)

    count = draft.targets.count()
    assert told(response)[1] == (
        f'{draft}: còn {count} chỗ thiếu tiếng Anh; chữ tiếng Việt sẽ hiện thay.'
    )


def test_draft_with_blanks_is_not_published_and_leads_to_the_field(staff, draft):
    prompts = TemplatePrompt.objects.filter(step__template=draft)
    prompts.filter(field_key='needs.statement').update(label_vi='')
    place = [one.field_key for one in prompts.filter(step__step_key='needs')].index(
        'needs.statement'
    )

    refused = staff.post(page('publish', draft), follow=True)

    assert told(refused) == ['Chưa phát hành: xem những chỗ còn thiếu.']
    assert refused.context['faults'] == [
        (
            f'{step_page(draft)}#id_prompts-{place}-label_vi',
            f'steps[3].prompts[{place}].label_vi',
            'là bắt buộc',
        )
    ]
    draft.refresh_from_db()
    assert draft.status == TemplateStatus.DRAFT


def test_published_version_is_not_published_again(staff, published):
    response = staff.post(page('publish', published), follow=True)

    assert told(response) == ['Chưa phát hành: xem những chỗ còn thiếu.']
    assert 'value="Phát hành phiên bản này"' not in response.content.decode()


def test_version_is_copied_and_retired_from_its_page(staff, alone):
    staff.get(page('copy', alone))
    copied = staff.post(page('copy', alone))
    staff.post(page('retire', alone))

    draft = PlanTemplate.objects.get(code='buy-side', version=2)
    alone.refresh_from_db()
    assert copied.url == page_of(draft)
    assert PlanTemplate.objects.filter(code='buy-side').count() == 2
    assert alone.status == TemplateStatus.RETIRED


def sent(client, text):
    upload = SimpleUploadedFile('template.json', text.encode(), 'application/json')
    return client.post(reverse('admin:plans_plantemplate_import'), {'file': upload}, follow=True)


def test_exported_template_comes_in_elsewhere_as_it_was(staff, draft):
    text = staff.get(page('export', draft)).content.decode()
    before = content_of(draft)
    PlanTemplate.objects.all().delete()

    first, second = sent(staff, text), sent(staff, text)

    there = PlanTemplate.objects.get()
    assert content_of(there) == before
    assert (there.status, there.version) == (TemplateStatus.DRAFT, 2)
    assert told(first) == [f'Đã thêm {there} làm bản nháp.']
    assert told(second) == [f'{there} đã có nội dung này: không thay đổi gì.']


def test_file_replaces_the_draft_of_its_version(staff, draft):
    text = staff.get(page('export', draft)).content.decode()
    changed = json.loads(text) | {'name_vi': 'Cà phê', 'targets': []}

    response = sent(staff, json.dumps(changed))

    draft.refresh_from_db()
    assert (draft.name_vi, draft.targets.count()) == ('Cà phê', 0)
    assert told(response) == [f'Bản nháp {draft} nay có nội dung của tệp.']


def test_published_version_is_not_overwritten_by_a_file(staff, published):
    before = content_of(published)
    text = staff.get(page('export', published)).content.decode()

    same = sent(staff, text)
    other = sent(staff, json.dumps(json.loads(text) | {'name_vi': 'Khác'}))

    assert told(same) == [f'{published} đã có nội dung này: không thay đổi gì.']
    assert other.status_code == 422
    assert [path for path, _why in other.context['form'].faults] == ['version']
    assert content_of(published) == before


def test_bad_file_is_refused_with_every_path(staff, published):
    text = staff.get(page('export', published)).content.decode()
    content = json.loads(text) | {'code': 'moi', 'name_vi': ''}
    content['targets'][0]['metric'] = 'nothing'
    content['steps'][3]['is_hidden'] = True
    content['steps'][3]['prompts'][0]['field'] = 'goals.statement'
    content['check_texts'] = [{'check': 'M1.1', 'why_en': 'Because of {nothing}'}]

    response = sent(staff, json.dumps(content))

    assert [path for path, _why in response.context['form'].faults] == [
        'name_vi',
        'steps[3].is_hidden',
        'steps[3].prompts[0].field',
        'targets[0].metric',
        'check_texts[0].why_en',
    ]
    assert not PlanTemplate.objects.filter(code='moi').exists()


@pytest.mark.parametrize('text', ['', '[]', '{"format": "salesplan-plan/1"}', '{"format": 1'])
def test_file_that_is_no_template_is_refused(staff, published, text):
    before = set(PlanTemplate.objects.values_list('code', 'version'))

    response = sent(staff, text)

    assert response.status_code == 422
    assert set(PlanTemplate.objects.values_list('code', 'version')) == before


def test_draft_goes_back_to_what_it_was(staff, draft):
    send(staff, page_of(draft), name_vi='Bản một', **{'targets-0-name_vi': 'Chỉ tiêu một'})
    was = content_of(PlanTemplate.objects.get(pk=draft.pk))
    send(staff, page_of(draft), name_vi='Bản hai', **{'targets-0-name_vi': 'Chỉ tiêu hai'})
    send(staff, step_page(draft), title_vi='Bước khác')
    lines = staff.get(page('history', draft)).context['lines']
    first = lines[-1]['entry']

    response = staff.post(page('restore', draft, first.pk), follow=True)

    assert len(lines) == 3
    assert content_of(PlanTemplate.objects.get(pk=draft.pk)) == was
    assert told(response)[0].startswith('Bản nháp đã trở lại như lúc ')


def test_published_version_does_not_go_back(staff, draft, published):
    send(staff, page_of(draft), name_vi='Bản một')
    entry = staff.get(page('history', draft)).context['lines'][0]['entry']
    PlanTemplate.objects.filter(pk=draft.pk).update(status='published')

    assert staff.post(page('restore', draft, entry.pk)).status_code == 403
    assert staff.post(page('restore', published, entry.pk)).status_code == 403


@pytest.mark.parametrize('place', ['abc/history', '999999/publish', '999999/export'])
def test_template_that_is_not_there_is_not_found(staff, place):
    start = reverse('admin:plans_plantemplate_changelist')

    assert staff.get(f'{start}{place}/').status_code == 404


def test_review_takes_no_questions(staff, draft):
    shown = staff.get(step_page(draft, 'review')).content.decode()
    draft.steps.get(step_key='review').prompts.create(label_vi='Còn gì không?')

    report = staff.get(page('publish', draft))

    assert 'id="prompts-empty"' not in shown
    assert [path for _url, path, _why in report.context['faults']] == ['steps[10].prompts']


def test_copy_of_a_copy_says_the_same(draft):
    again = copy_to_new_version(draft)

    assert content_of(again) == content_of(draft).model_copy(update={'version': 3})


@pytest.mark.parametrize(
    ('language', 'asked'), [('vi', 'Rủi ro tỷ giá?'), ('en', 'What about the exchange rate?')]
)
@pytest.mark.parametrize('step', ['basics', 'model_details', 'needs', 'dealers', 'targets'])
def test_step_is_previewed_as_it_will_be_asked(staff, draft, step, language, asked):
    TemplatePrompt.objects.create(
        step=draft.steps.get(step_key=step),
        label_vi='Rủi ro tỷ giá?',
        label_en='What about the exchange rate?',
        position=99,
    )

    address = reverse('plans:template_preview', args=[draft.pk, step])
    shown = staff.get(address, {'language': language}).content.decode()

    assert asked in shown
    assert f'<html lang="{language}"' in shown
    assert '<fieldset disabled' in shown
