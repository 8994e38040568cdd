"""A template is changed as a new version and offered when it is ready (product.md 2.2)."""

from datetime import UTC, datetime

import pytest

from plans.document.choices import StepKey, TemplateStatus
from plans.domain.plan_templates import (
    check_wording,
    prompts_for,
    seed_shipped,
    words_of_steps,
)
from plans.domain.suggested_targets import suggested_targets
from plans.domain.template_contents import content_of, missing_english, missing_english_of
from plans.domain.template_versions import (
    NotPublishableError,
    add_steps,
    copy_to_new_version,
    publish,
    retire,
)
from plans.models import PlanTemplate, TemplateCheckText, TemplatePrompt
from tests.factories import PlanFactory

NOW = datetime(2027, 4, 20, 5, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def store():
    template = next(one for one in seed_shipped() if one.code == 'sell-side')
    TemplateCheckText.objects.create(
        template=template, check_code='M1.1', title_vi='Chưa có nhu cầu', title_en='No need yet'
    )
    return template.pk


@pytest.fixture(scope='module')
def stored(module_rows):
    return module_rows(store)


@pytest.fixture
def template(stored, db):
    """The shipped sell-side template, with a wording of its own for one check."""
    return PlanTemplate.objects.get(pk=stored)


def said_by(template):
    """All that the template says, by what it is about."""
    return {
        'steps': words_of_steps(template, 'vi'),
        'prompts': {
            (key, field): (prompt.label, prompt.help, prompt.example)
            for key in StepKey
            for field, prompt in prompts_for(template, key.value, 'en').items()
        },
        'targets': list(suggested_targets(template).values('metric', 'name_vi', 'weight')),
        'checks': check_wording(template),
    }


def test_copy_is_a_draft_that_says_the_same(template):
    draft = copy_to_new_version(template)

    assert (draft.code, draft.version, draft.status) == ('sell-side', 2, TemplateStatus.DRAFT)
    assert draft.published_at is None
    assert said_by(draft) == said_by(template)
    assert PlanTemplate.objects.get(pk=template.pk).status == TemplateStatus.PUBLISHED


def test_change_of_a_copy_leaves_the_published_version_alone(template):
    before = said_by(template)
    draft = copy_to_new_version(template)

    TemplatePrompt.objects.filter(step__template=draft).update(label_vi='Khác', label_en='Other')
    draft.targets.all().delete()

    assert said_by(template) == before


def test_copies_are_numbered_on(template):
    versions = [copy_to_new_version(template).version for _ in range(2)]

    assert versions == [2, 3]


def test_published_draft_is_offered_in_place_of_the_version_before(template, workspace, editor):
    plan = PlanFactory(owner=editor, template=template)
    draft = copy_to_new_version(template)

    publish(draft, at=NOW)

    offered = PlanTemplate.objects.offered_to(workspace).filter(code='sell-side')
    assert [(row.version, row.published_at) for row in offered] == [(2, NOW)]
    template.refresh_from_db()
    plan.refresh_from_db()
    assert (template.status, plan.template) == (TemplateStatus.RETIRED, template)


def test_draft_with_faults_is_not_published(template):
    draft = copy_to_new_version(template)
    TemplatePrompt.objects.filter(step__template=draft, field_key='needs.statement').update(
        label_vi=''
    )
    draft.check_texts.update(message_vi='Còn {n} chiến lược, {nothing} và {at_all}')

    with pytest.raises(NotPublishableError) as refused:
        publish(draft, at=NOW)

    assert [fault.line('en') for fault in refused.value.faults] == [
        'steps[3].prompts[9].label_vi: is required',
        'check_texts[0].message_vi: check M1.1 does not know {nothing}',
        'check_texts[0].message_vi: check M1.1 does not know {at_all}',
    ]
    draft.refresh_from_db()
    template.refresh_from_db()
    assert (draft.status, template.status) == (TemplateStatus.DRAFT, TemplateStatus.PUBLISHED)


def test_only_drafts_are_published(template):
    with pytest.raises(NotPublishableError) as refused:
        publish(template, at=NOW)

    assert [fault.line('en') for fault in refused.value.faults] == ['only a draft can be published']


def test_retired_template_is_offered_no_longer_and_not_shipped_again(template, workspace):
    retire(template)

    assert seed_shipped() == []
    assert not PlanTemplate.objects.offered_to(workspace).filter(code='sell-side').exists()


def test_missing_english_is_counted(template):
    before = missing_english(content_of(template))

    TemplatePrompt.objects.filter(step__template=template, field_key='needs.statement').update(
        label_en='', help_en=''
    )

    content = content_of(template)
    counted = missing_english(content), missing_english_of([template.pk])[template.pk]
    assert (before, *counted) == (0, 2, 2)


def test_new_template_has_the_eleven_steps_as_the_app_words_them():
    template = PlanTemplate.objects.create(code='gom', name_vi='Gốm sứ', business_model='sell_side')

    add_steps(template)

    assert words_of_steps(template, 'vi') == words_of_steps(None, 'vi')
    assert template.steps.count() == len(StepKey)


def test_history_keeps_what_staff_change(template):
    template.name_en = 'Coffee exports'
    template.save()

    assert [(row.name_en, row.history_type) for row in template.history.all()] == [
        ('Coffee exports', '~')
    ]
