"""Versions: the plan file at a moment that matters, never changed. Source: product.md 2.9."""

import hashlib

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.document import plan_file
from plans.domain import audit, permissions, plans
from plans.domain.documents.reading import document_of
from plans.domain.documents.row_reading import RowReader
from plans.models import Plan, PlanVersion


class VersionDamagedError(Exception):
    """What is kept of a version is no longer what was written; `message` says so."""

    def __init__(self, number):
        text = _(
            'Version {number} is not intact: its content no longer matches its SHA-256. It is '
            'not shown; ask those who run the installation to restore it from a backup.'
        )
        self.message = text.format(number=number)
        super().__init__(self.message)


def keep_version(plan, document, reason, *, by, note=''):
    """Keep the document as the plan's next version. Call with the plan held. Returns it."""
    text = plan_file.dump_text(document)
    return PlanVersion.objects.create(
        plan=plan,
        number=newest_number(plan) + 1,
        reason=reason.value,
        snapshot=text,
        sha256=digest_of(text),
        note=note,
        by=by,
    )


def newest_number(plan):
    """The number of the plan's newest version, 0 before the first."""
    return plan.versions.values_list('number', flat=True).first() or 0


def digest_of(text):
    """The SHA-256 of a snapshot, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def snapshot_of(version):
    """The text of the plan file as it was kept. Raises VersionDamagedError where it is another."""
    if digest_of(version.snapshot) != version.sha256:
        raise VersionDamagedError(version.number)
    return version.snapshot


def document_at(version):
    """The plan as one value, as it was then. Raises VersionDamagedError."""
    return plan_file.parse(snapshot_of(version))


@transaction.atomic
def restore_version(version, *, by):
    """Start a draft of `by` with the content of a version; the plan itself stays. Returns the Plan.

    Raises PermissionDenied, VersionDamagedError.
    """
    source = version.plan
    if not permissions.may_copy(by, source):
        raise PermissionDenied(_('Only members who plan here start a plan from a version.'))
    document = document_at(version)
    others = tuple(email for email in document.co_editors if email != by.user.email)
    mine = document.model_copy(update={'owner': by.user.email, 'co_editors': others})
    plan, _report = plans.import_document(
        by=by, workspace=source.workspace, document=mine, shared=_unchanged(source, document)
    )
    plan.restored_from = version
    Plan.objects.filter(pk=plan.pk).update(restored_from=version)
    audit.record(
        workspace=source.workspace,
        by=by,
        action='version_restored',
        subject=plan.code,
        source=source.code,
        version=version.number,
    )
    return plan


def _unchanged(plan, document):
    """Dealers and sessions that still are what the version says: the draft shares them."""
    now = document_of(plan)
    if now.dealers != document.dealers:
        return {}
    rows = RowReader(plan)
    pks = rows.pks('sessions')
    same = {one.id: pks[one.id] for one in document.sessions if one in now.sessions}
    return {'dealers': rows.pks('dealers'), 'sessions': same}
