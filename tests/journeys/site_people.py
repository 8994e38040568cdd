"""The pages about people, and of what a company finds, records and shares."""

from plans.domain.digests import end_token
from plans.domain.sharing import share
from tests.journeys.walk import ADMIN, NOBODY, OWNER, Walk, once, url


def handing_over(scene):
    """The plans of somebody who owns some, and of somebody who owns none."""
    return [url('hand_over', scene.people[who].pk) for who in (OWNER, 'vy')]


def ending_mails(scene):
    """The address in the weekly mail."""
    return [url('end_digest', end_token(scene.people[OWNER].user))]


def shared_pages(scene):
    """A plan and a summary as somebody outside reads them."""
    asked = {'by': scene.people[OWNER], 'has_names': False, 'days': 7}
    made = [share(scene.active, kind=kind, **asked)[1] for kind in ('plan', 'summary')]
    return [url('shared', token) for token in made]


def searches(scene):
    """Search before a word, with one that finds much, and with one that finds nothing."""
    return [url('search'), url('search', q='a'), url('search', q='khong co ai')]


PEOPLE_SITE = {
    'share': Walk(OWNER, once('share', 'active')),
    'shared': Walk(NOBODY, shared_pages),
    'end_digest': Walk(NOBODY, ending_mails),
    'audit': Walk(ADMIN, lambda scene: [url('audit'), url('audit', day='2020-01-01')]),
    'remove_member': Walk(ADMIN, lambda scene: [url('remove_member', scene.people[OWNER].pk)]),
    'hand_over': Walk(ADMIN, handing_over),
    'search': Walk(OWNER, searches),
}
PEOPLE_NOT_PAGES = {
    'resume',  # looked at in test_signed_out.py
    'change_role',
    'restore_member',
    'revoke_invitation',
    'hand_over_admin',
    'export_audit',
    'revoke_share',
}
PEOPLE_ACCOUNT = ('mfa_index', 'mfa_list_webauthn', 'usersessions_list')
