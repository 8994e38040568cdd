"""What happens when somebody signs in, or from now on by another address."""

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction

from plans.domain import audit, members


class AccountAdapter(DefaultAccountAdapter):
    """Records each sign-in, by password, passkey or a new account alike, in each company."""

    def post_login(self, request, user, **how):
        """Called by allauth once the person is in, second factor and all."""
        with transaction.atomic():
            for member in user.memberships.active().select_related('workspace'):
                audit.record(
                    workspace=member.workspace, by=member, action='signed_in', subject=user.email
                )
        return super().post_login(request, user, **how)

    def confirm_email(self, request, email_address):
        """Called by allauth once the link of a new address is followed."""
        is_confirmed = super().confirm_email(request, email_address)
        if is_confirmed:
            members.renew_address(email_address.user)
        return is_confirmed
