"""Versions: kept to the letter, checked when they are read, made into a new draft."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from plans.document.choices import PlanStatus, VersionReason
from plans.document.compare import changes
from plans.domain import plans, versions
from plans.domain.copies import copy_plan
from plans.domain.documents.reading import document_of
from plans.models import AuditEvent, Plan, PlanVersion
from tests.domain.sound_plans import sound_plan
from tests.strategies import documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(editor):
    """The first version of the sound plan."""
    plan = sound_plan(editor)
    return versions.keep_version(plan, document_of(plan), VersionReason.SUBMITTED, by=editor)


def damaged(version):
    """The version with another content than the one that was written."""
    text = version.snapshot.replace('900', '901')
    PlanVersion.objects.filter(pk=version.pk).update(snapshot=text)
    version.refresh_from_db()
    return version


def test_version_reads_as_the_plan_it_was_kept_of(version):
    assert versions.document_at(version) == document_of(version.plan)


def test_version_that_was_altered_is_refused_by_its_number(version):
    with pytest.raises(versions.VersionDamagedError) as refused:
        versions.document_at(damaged(version))

    assert 'Phiên bản 1' in refused.value.message


def test_restored_draft_is_of_whoever_asked_and_names_its_version(version, colleague):
    plan = versions.restore_version(version, by=colleague)

    plan.refresh_from_db()
    assert (plan.owner, plan.status, plan.restored_from) == (
        colleague,
        PlanStatus.DRAFT,
        version,
    )
    fields = {one.field for one in changes(document_of(version.plan), document_of(plan))}
    assert fields == {'owner'}
    event = AuditEvent.objects.get(action='version_restored')
    assert (event.subject, event.facts) == (plan.code, {'source': version.plan.code, 'version': 1})


def test_altered_version_is_not_restored(version, editor):
    with pytest.raises(versions.VersionDamagedError):
        versions.restore_version(damaged(version), by=editor)

    assert Plan.objects.get() == version.plan


def test_viewers_and_strangers_restore_nothing(version, viewer, stranger):
    for person in (viewer, stranger):
        with pytest.raises(PermissionDenied):
            versions.restore_version(version, by=person)

    assert Plan.objects.get() == version.plan


def test_restored_and_copied_drafts_keep_who_came_of_dealers_without_names(editor):
    plan = sound_plan(editor, lambda content: content['dealers'][0].update(name=''))
    kept = document_of(plan)
    version = versions.keep_version(plan, kept, VersionReason.SUBMITTED, by=editor)
    year = {'period_start': date(2028, 1, 1), 'period_end': date(2028, 12, 31)}

    restored = document_of(versions.restore_version(version, by=editor))
    copied = document_of(copy_plan(plan, by=editor, title='Kỳ sau', **year))

    assert 'D1' in {who.dealer for one in kept.sessions for who in one.participants}
    assert restored.sessions == copied.sessions == kept.sessions


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # to make an example smaller takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(document=documents)
def test_restored_draft_holds_the_same_document(editor, document):
    with transaction.atomic():
        kept, restored = kept_and_restored(document, editor)
        transaction.set_rollback(True)

    assert changes(kept, kept) == ()
    assert changes(kept, restored) == ()
    assert plans.as_draft(restored, editor) == plans.as_draft(kept, editor)


def kept_and_restored(document, editor):
    """The document as it is kept, and as a draft restored from its version holds it."""
    mine = document.model_copy(update={'owner': editor.user.email})
    plan, _report = plans.import_document(by=editor, workspace=editor.workspace, document=mine)
    kept = document_of(plan)
    version = versions.keep_version(plan, kept, VersionReason.SUBMITTED, by=editor)
    return kept, document_of(versions.restore_version(version, by=editor))
