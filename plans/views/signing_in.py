"""What happens when somebody signs in: it is recorded in each of their companies."""

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction

from plans.domain import audit


class AccountAdapter(DefaultAccountAdapter):
    """Records each sign-in, by password, passkey or a new account alike."""

    def post_login(self, request, user, **how):
        """Called by allauth once the person is in, second factor and all."""
        with transaction.atomic():
            for member in user.memberships.active().select_related('workspace'):
                audit.record(
                    workspace=member.workspace, by=member, action='signed_in', subject=user.email
                )
        return super().post_login(request, user, **how)
