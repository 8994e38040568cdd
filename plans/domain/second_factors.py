"""A company may ask a second step of all its members; who has none yet gets nowhere there.

Programs and calendars come with a secret of a member's own: theirs work only while that holds too.
"""

from allauth.mfa.utils import is_mfa_enabled


def is_missing(member):
    """Whether the member's company asks for a second step that the member has not set up."""
    return member.workspace.requires_second_factor and not is_mfa_enabled(member.user)
