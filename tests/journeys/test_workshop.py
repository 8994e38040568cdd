"""The template workshop in a browser: from an empty form to a plan that keeps what it was asked.

Source: issue "2 of 6"; product.md 2.2 and 4.5.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from plans.domain.documents.reading import document_of
from plans.domain.plan_templates import seed_shipped
from plans.models import Metric, Plan, PlanTemplate
from tests.factories import UserFactory
from tests.journeys.browsing import Device
from tests.journeys.wizard_author import Author

pytestmark = pytest.mark.django_db


class Staff(Device):
    """Somebody who runs the installation, in the admin."""

    def go(self, name, *args):
        self.page.goto(reverse(name, args=args))

    def fill(self, **values):
        for name, value in values.items():
            self.page.fill(f'[name="{name}"]', value)

    def add(self, inline, **values):
        """One more row of an inline, with these texts; the number of the row."""
        number = self.page.locator(f'[id^="{inline}-"].inline-related:not(.empty-form)').count()
        self.page.locator(f'#{inline}-group .add-row a').click()
        self.fill(**{f'{inline}-{number}-{name}': value for name, value in values.items()})
        return number

    def save(self, *, told):
        self.page.locator('[name="_continue"]').click()
        expect(self.page.locator('.messagelist .success, .errornote')).to_have_count(1)
        expect(self.page.locator('main')).to_contain_text(told)

    def refusals(self):
        """{id of the field: what its list of errors says}."""
        lists = self.page.locator('.errorlist[id]')
        return {
            one.get_attribute('id').removesuffix('_error'): one.inner_text() for one in lists.all()
        }

    def publish(self, template):
        self.go('admin:plans_plantemplate_publish', template.pk)
        self.page.locator('.submit-row [type="submit"]').click()
        expect(self.page.locator('.messagelist')).to_contain_text(f'Đã phát hành {template}')


@pytest.fixture
def staff(browser, live_server, transactional_db):
    seed_shipped()
    user = UserFactory(is_staff=True, language='vi')
    return Staff(browser, live_server.url).signed_in_as(user)


def make_template(staff):
    """A bilingual template; what is wrong with it on the way is said at the fields."""
    staff.go('admin:plans_plantemplate_add')
    staff.fill(code='sell-side', name_en='Ceramics')
    staff.page.select_option('[name="business_model"]', 'sell_side')
    staff.save(told='Mã')
    assert staff.refusals() == {
        'id_code': 'Đã có mẫu mang mã này: hãy sao chép thành phiên bản mới.',
        'id_name_vi': 'Bắt buộc: hãy điền mục này',
    }
    staff.fill(code='gom-su', name_vi='Gốm sứ')
    staff.save(told='Gốm sứ')
    return PlanTemplate.objects.get(code='gom-su')


def word_template(staff, template):
    """A default target, the wording of a check, and a question of the template's own."""
    staff.go('admin:plans_plantemplate_change', template.pk)
    staff.add('targets', name_vi='Doanh số gốm', name_en='Ceramics sales', suggested_value='120')
    metric = Metric.objects.get(code='sales_value')
    staff.page.select_option('[name="targets-0-metric"]', str(metric.pk))
    staff.add('check_texts', message_vi='{strategies} chiến lược chưa nghe khách.')
    staff.page.select_option('[name="check_texts-0-check_code"]', 'M1.1')
    staff.save(told='M1.1')
    assert staff.refusals() == {
        'id_check_texts-0-message_vi': 'Mục kiểm tra M1.1 không có chỗ điền {strategies}.'
    }
    staff.fill(**{'check_texts-0-message_vi': '{n} chiến lược chưa nghe khách.'})
    staff.save(told='Gốm sứ')

    step = template.steps.get(step_key='strategies')
    staff.go('admin:plans_templatestep_change', step.pk)
    number = staff.add('prompts', label_vi='Rủi ro tỷ giá?', label_en='FX risk?')
    staff.page.select_option(f'[name="prompts-{number}-answer_type"]', 'short')
    staff.save(told='Chiến lược')


def previews(staff, template):
    """What the preview of the step says, in both languages."""
    address = reverse('plans:template_preview', args=[template.pk, 'strategies'])
    shown = []
    for language in ('vi', 'en'):
        staff.page.goto(f'{address}?language={language}')
        shown.append(staff.page.locator('main').inner_text())
    return shown


def begin(who, template):
    """A plan of the template, with its question answered and its target taken."""
    page = who.page
    page.goto(f'/plans/new/?template={template.code}')
    page.fill('[name="title"]', 'Gốm Bát Tràng 2027')
    page.press('[name="title"]', 'Enter')
    page.wait_for_url('**/build/')
    plan = Plan.objects.get()
    page.goto(reverse('plans:step', args=[plan.pk, 'strategies']))
    question = page.get_by_label('Rủi ro tỷ giá?')
    question.fill('Khóa giá theo quý')
    who.kept(lambda: question.press('Tab'))
    page.goto(reverse('plans:step', args=[plan.pk, 'targets']))
    page.get_by_role('button', name='chỉ tiêu gợi ý').first.click()
    expect(page.locator('main')).to_contain_text('Doanh số gốm')
    return plan


def test_template_is_built_used_and_changed(staff, browser, live_server, editor):
    template = make_template(staff)
    word_template(staff, template)
    vi, en = previews(staff, template)
    staff.publish(template)
    lan = Author(browser, live_server.url).signed_in_as(editor)
    plan = begin(lan, template)
    before = document_of(Plan.objects.get(pk=plan.pk))

    staff.go('admin:plans_plantemplate_change', template.pk)
    staff.page.get_by_role('button', name='Sao chép thành phiên bản mới').click()
    newer = PlanTemplate.objects.get(code='gom-su', version=2)
    step = newer.steps.get(step_key='strategies')
    staff.go('admin:plans_templatestep_change', step.pk)
    staff.page.get_by_text('Rủi ro tỷ giá?').first.wait_for()
    own = step.prompts.filter(field_key='').get()
    place = list(step.prompts.all()).index(own)
    staff.fill(**{f'prompts-{place}-label_vi': 'Tỷ giá đổi thì sao?'})
    staff.save(told='Chiến lược')
    staff.publish(newer)

    assert ('Rủi ro tỷ giá?' in vi, 'FX risk?' in en) == (True, True)
    assert [(one.question, one.answer) for one in before.answers] == [
        ('Rủi ro tỷ giá?', 'Khóa giá theo quý')
    ]
    assert [(one.name, one.target_value) for one in before.targets] == [('Doanh số gốm', 120)]
    assert document_of(Plan.objects.get(pk=plan.pk)) == before
    lan.page.goto(reverse('plans:step', args=[plan.pk, 'strategies']))
    expect(lan.page.get_by_label('Rủi ro tỷ giá?')).to_have_value('Khóa giá theo quý')
    expect(lan.page.get_by_label('Tỷ giá đổi thì sao?')).to_have_count(0)
    assert (staff.complaints(), lan.complaints()) == ([], [])
