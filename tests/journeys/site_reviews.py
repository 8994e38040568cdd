"""The pages on which a plan is reviewed, decided on, and its versions compared."""

from plans.document.choices import VersionReason
from plans.domain.documents.reading import document_of
from plans.domain.versions import keep_version, newest_number
from tests.journeys.walk import APPROVER, OWNER, Walk, once, url


def compared(scene):
    """A running plan against its first version."""
    keep_version(scene.active, document_of(scene.draft), VersionReason.ADJUSTED, by=None)
    return [url('compare', scene.active.pk, **{'from': 1, 'to': newest_number(scene.active)})]


REVIEWS_SITE = {
    'review': Walk(OWNER, once('review', 'draft')),
    'submitted': Walk(APPROVER, once('submitted', 'in_review')),
    'withdraw': Walk('tuan', once('withdraw', 'in_review')),
    'decide': Walk(APPROVER, once('decide', 'in_review')),
    'compare': Walk(OWNER, compared),
    'restore_version': Walk(OWNER, lambda scene: [url('restore_version', scene.active.pk, 1)]),
}
