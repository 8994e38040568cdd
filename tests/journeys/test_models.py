"""Each business model in a browser, from the chooser to a submitted plan, its mistakes on the way.

The other steps of the plan are filled already; the model and its details are typed here. The two
runs of `manage.py test` take a language each.
"""

import copy
import re

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override
from playwright.sync_api import expect

from plans.document import display
from plans.document.business_models import FORM_DEFINITIONS
from plans.document.choices import BusinessModel, CollabForm, PlanStatus, StepKey
from plans.domain.documents.reading import document_of
from plans.domain.plan_templates import seed_shipped
from plans.models import Plan
from tests.domain.sound_plans import plan_of
from tests.journeys.browsing import LANGUAGE, Device
from tests.rules.plans import SOUND

pytestmark = pytest.mark.django_db

SELLERS_ONLY = {
    'id': 'T2',
    'name': 'Người bán hoạt động',
    'metric': 'active_sellers',
    'unit': 'đơn vị',
    'baseline_value': '20',
    'baseline_date': '2026-12-31',
    'target_value': '40',
    'start_date': '2027-01-01',
    'due_date': '2027-12-31',
    'breakdown': 'none',
    'owner': 'lan@example.com',
    'goal': 'G1',
    'market_side': 'seller',
}


class Builder:
    """One person who builds a plan in a browser."""

    def __init__(self, browser, server, member, plan, language):
        self.device = Device(browser, server.url, language=language).signed_in_as(member)
        self.page, self.plan, self.member = self.device.page, plan, member
        self.language = language
        self.device.context.set_default_timeout(45_000)
        tongue = {'name': 'django_language', 'value': language, 'url': server.url}
        self.device.context.add_cookies([tongue])

    def go(self, name, *args):
        self.page.goto(reverse(f'plans:{name}', args=[self.plan.pk, *args]))

    def fill(self, **values):
        """Type into the open row, by the names of its fields."""
        for name, value in values.items():
            self.page.locator(f'.row-open :not([type=hidden])[name$="-{name}"]').last.fill(value)

    def tick(self, *choices):
        """Tick pills and boxes: 'award_criteria=price'."""
        for choice in choices:
            name, _, value = choice.partition('=')
            which = f'[value="{value}"]' if value else ''
            self.page.locator(f'[name$="-{name}"]:not([type=hidden]){which}').last.check(force=True)

    def press(self, name):
        with self.page.expect_navigation():
            self.page.get_by_role('button', name=self.say(name), exact=True).last.click()

    def follow(self, name):
        self.page.get_by_role('link', name=self.say(name)).first.click()

    def say(self, text):
        """A sentence of the source in the language of the page; what plans hold stays."""
        with override(self.language):
            return gettext(text)

    def go_on(self):
        with self.page.expect_navigation():
            self.page.locator('.wizard-foot [value="continue"]').click()

    def choose(self, answers, model):
        """Answer the two questions, take the card they point to, name the site."""
        self.go('step', StepKey.MODEL)
        for answer in answers:
            self.page.locator(f'[name^="ask-"][value="{answer}"]').check(force=True)
        suggested = BusinessModel(model).label(self.language)
        expect(self.page.locator('#model-suggestion')).to_contain_text(suggested)
        self.page.locator(f'[name="model-business_model"][value="{model}"]').check(force=True)
        self.page.locator('[name="model-platform_name"]').fill('san.example')
        self.go_on()
        expect(self.page).to_have_url(re.compile('/build/model_details/'))

    def sees(self, *codes):
        """The review page shows exactly these checks of the model."""
        self.go('review')
        open_here = self.page.locator('[data-check]').evaluate_all(
            'found => found.map(one => one.dataset.check).filter(one => /^[BSIC]/.test(one))'
        )
        assert sorted(set(open_here)) == sorted(codes)

    def submit(self):
        for box in self.page.locator('#submit [type="checkbox"]').all():
            box.check()
        self.page.locator('#submit [type="submit"]').click()
        expect(self.page).to_have_url(re.compile('/submitted/'))
        assert Plan.objects.get(pk=self.plan.pk).status == PlanStatus.IN_REVIEW
        assert [text for text in self.device.complaints() if 'error' in text] == []
        return document_of(Plan.objects.get(pk=self.plan.pk)).details


@pytest.fixture
def building(browser, live_server, editor, approver):
    """Begins: `building(*more targets)` → Builder of a plan without a model."""
    seed_shipped()

    def begin(*targets):
        content = copy.deepcopy(SOUND) | {'status': 'draft', 'platform': {}}
        content['targets'] += targets
        del content['business_model'], content['model_details']
        return Builder(browser, live_server, editor, plan_of(editor, content), LANGUAGE)

    return begin


def test_buying_begins_with_an_item_too_few_were_asked_for(building):
    build = building()
    build.choose(['own', 'buy'], 'buy_side')
    build.tick('award_criteria=price')
    build.press('Add an item')
    build.fill(name='Giấy kraft mặt 175 g/m²', quantity='120', unit='tấn', needed_by='15/03/2027')
    build.fill(target_price='14,5 triệu', suppliers_invited='2')
    build.go_on()
    build.sees('B1')

    build.follow('Invite more suppliers')
    build.press('Giấy kraft mặt 175 g/m²')
    build.fill(suppliers_invited='5')
    for supplier, price in (('Giấy Sông Lam', '14,2 triệu'), ('Kraft Đồng Nai', '14,1 triệu')):
        build.press('Add a quote')
        build.fill(supplier=supplier, price=price, lead_time_days='20')
    build.press('Done with this row')
    compared = build.page.locator('#section-quotes')
    expect(compared).to_contain_text(build.say('best'))
    compared.get_by_role('button', name=re.compile('Kraft Đồng Nai')).click()
    build.fill(award_reason='Giá thấp nhất, giao kịp vụ.')
    build.go_on()

    build.sees()
    item = build.submit().items[0]
    assert (item.awarded_supplier, item.awarded_price, item.award_reason) == (
        'Kraft Đồng Nai',
        14_100_000,
        'Giá thấp nhất, giao kịp vụ.',
    )


def test_selling_begins_with_a_line_without_its_bulk_terms(building):
    build = building()
    build.choose(['own', 'sell'], 'sell_side')
    build.press('Add a product line')
    build.fill(name='Robusta S18')
    build.tick('kind=goods', 'supply_basis=own_production', 'is_exclusive')
    build.go_on()
    build.sees('S1')

    build.follow('Complete the product line')
    build.press('Robusta S18')
    build.tick('exclusivity_basis=own_brand')
    build.fill(unit='t', moq='19.2', supply_per_month='100', lead_time_days='25')
    build.press('Add a tier')
    build.fill(from_qty='19.2', price='98 triệu')
    build.go_on()

    build.sees()
    line = build.submit().product_lines[0]
    assert (line.exclusivity_basis, str(line.moq), [str(tier.price) for tier in line.tiers]) == (
        'own_brand',
        '19.2',
        ['98000000'],
    )


def test_a_marketplace_begins_without_protection_and_with_one_side(building):
    build = building(SELLERS_ONLY)
    build.choose(['operator'], 'intermediary')
    build.page.locator('[name="marketplace-seller_registration"]').fill('Licence; two days.')
    build.go_on()
    build.sees('I1', 'I2')

    build.follow('Choose measures')
    build.tick('seller_verification=tax_code', 'buyer_protection=escrow', 'fee_model=commission')
    build.page.locator('[name="marketplace-payout_days"]').fill('7')
    build.page.locator('[name="marketplace-payout_days"]').press('Tab')
    expect(build.page.locator('#section-protection')).to_contain_text('7')
    build.go_on()
    build.go('review')
    build.page.locator('[data-check="I2"]').first.get_by_role(
        'button', name=build.say('Add a target')
    ).click()
    build.page.wait_for_load_state()
    build.fill(target_value='60', baseline_value='30', baseline_date='31/12/2026')
    build.go_on()

    build.sees()
    assert build.submit().payout_days == 7


def test_owners_begin_with_shares_that_do_not_add_up_and_without_rules(building):
    build = building()
    build.choose(['joint'], 'collaborative')
    definition = FORM_DEFINITIONS[CollabForm.TRADE_EXCHANGE].text(build.language)
    expect(build.page.locator('main')).to_contain_text(definition)
    build.tick('form=trade_exchange', 'seller_verification=tax_code', 'buyer_protection=escrow')
    build.page.locator('[name="marketplace-seller_registration"]').fill('Giấy phép; 2 ngày.')
    for owner, share in (('HTX Mỹ Lợi', '60'), ('HTX Hòa Lộc', '30')):
        build.press('Add an owner')
        build.fill(organisation=owner, share_pct=share)
        build.tick('votes')
    build.page.locator('.row-open :not([type=hidden])[name$="-share_pct"]').press('Tab')
    total = build.say('Shares add up to %(total)s') % {'total': display.percent(90, build.language)}
    expect(build.page.locator('#section-ownership')).to_contain_text(total)
    build.go_on()
    build.sees('C1', 'C2')

    build.follow('Correct the shares')
    build.press('HTX Hòa Lộc')
    build.fill(share_pct='40')
    build.tick('decision_rule=by_share')
    build.page.locator('[name="collaborative-dispute_rule"]').fill('Ba bên chọn một trọng tài.')
    build.go_on()

    build.sees()
    details = build.submit()
    assert [(owner.organisation, str(owner.share_pct)) for owner in details.owners] == [
        ('HTX Mỹ Lợi', '60'),
        ('HTX Hòa Lộc', '40'),
    ]
