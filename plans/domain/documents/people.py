"""E-mail addresses of a plan file ↔ members of the workspace."""

from plans.models import Membership


class People:
    """Finds members by e-mail; remembers addresses without one."""

    def __init__(self, workspace):
        found = Membership.objects.filter(workspace=workspace).select_related('user')
        self.members = {member.user.email.lower(): member for member in found}
        self.unknown = []

    def member(self, email):
        """The member with this address, or None; an unknown address is noted."""
        if not email:
            return None
        member = self.members.get(email.lower())
        if member is None and email not in self.unknown:
            self.unknown.append(email)
        return member

    def kept(self, key, email):
        """{attribute: value} that keeps the person under `key`, as a member or as text."""
        member = self.member(email)
        return {f'{key}_id': member and member.pk, f'{key}_email': '' if member else email or ''}
