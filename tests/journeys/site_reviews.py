"""The pages on which a plan is reviewed, decided on, and its versions compared."""

from plans.document.choices import VersionReason
from plans.domain.comments import say
from plans.domain.documents.reading import document_of
from plans.domain.versions import keep_version, newest_number
from tests.journeys.walk import ADMIN, APPROVER, OWNER, Walk, once, url

REVIEWS_NOT_PAGES = {
    'version_file',
    'decide_waiver',
    'take_back',
    'reopen',
    'archive',
    'restore',
    'say',
    'act_on_comment',
}


def compared(scene):
    """A running plan against its first version."""
    keep_version(scene.active, document_of(scene.draft), VersionReason.ADJUSTED, by=None)
    return [url('compare', scene.active.pk, **{'from': 1, 'to': newest_number(scene.active)})]


def talked_of(scene):
    """The meeting of a plan in review, and a running plan with a thread, resolved ones apart."""
    lan, vy = scene.people[OWNER], scene.people['vy']
    first = say(scene.active, by=vy, body='Giá đã tính phí?', anchor='check:M3.1', mentioned=[lan])
    say(scene.active, by=lan, body='Rồi.', parent=first)
    plan = scene.active.pk
    return [url('meeting', scene.in_review.pk), url('plan', plan, tab='comments', at='targets:T1')]


REVIEWS_SITE = {
    'review': Walk(OWNER, once('review', 'draft')),
    'submitted': Walk(APPROVER, once('submitted', 'in_review')),
    'withdraw': Walk('tuan', once('withdraw', 'in_review')),
    'duplicate': Walk(OWNER, once('duplicate', 'closed')),
    'ask_another': Walk(ADMIN, once('ask_another', 'in_review')),
    'decide': Walk(APPROVER, once('decide', 'in_review')),
    'meeting': Walk(OWNER, talked_of),
    'compare': Walk(OWNER, compared),
    'restore_version': Walk(OWNER, lambda scene: [url('restore_version', scene.active.pk, 1)]),
}
