"""Staff edit drafts of plan templates in both languages (2.2, 4.5)."""

import pytest

from plans.admin.template_steps import fields_of
from plans.document.choices import TemplateStatus
from plans.domain.plan_templates import prompts_for
from plans.models import PlanTemplate, TemplatePrompt
from tests.admin.forms import faults, page_of, send, step_page

pytestmark = pytest.mark.django_db


def wording(**texts):
    """The fields of one wording of M1.1 more."""
    return {'check_texts-TOTAL_FORMS': 1, 'check_texts-0-check_code': 'M1.1'} | {
        f'check_texts-0-{name}': text for name, text in texts.items()
    }


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

    assert faults(response) == ['Bắt buộc: hãy điền mục này']


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


def test_field_with_words_is_offered_in_its_own_row_alone(staff, draft):
    page = staff.get(step_page(draft)).content.decode()

    own = '<option value="needs.statement" selected>'
    assert (page.count('<option value="needs.statement"'), page.count(own)) == (1, 1)


def test_step_with_sixty_questions_is_no_heavy_page(staff, draft):
    step = draft.steps.get(step_key='targets')
    step.prompts.all().delete()
    keys = [key for key, _name in fields_of('targets')]
    TemplatePrompt.objects.bulk_create(
        TemplatePrompt(step=step, field_key=key, answer_type='short', position=at, label_vi='Giá?')
        for at, key in enumerate(keys + [''] * (60 - len(keys)))
    )

    assert len(staff.get(step_page(draft, 'targets')).content) < 400_000


@pytest.mark.parametrize(('key', 'answer'), [('dealers', 302), ('feedback', 302), ('needs', 200)])
def test_only_dealers_and_feedback_may_be_hidden(staff, draft, key, answer):
    response = send(staff, step_page(draft, key), is_hidden='on')

    assert response.status_code == answer
    assert draft.steps.get(step_key=key).is_hidden == (answer == 302)


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
