"""What admins set: the workspace's own data, and how strict its checks are."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from plans.domain import audit, check_policies
from plans.domain.edits import EditedMeanwhile
from plans.domain.thresholds import policy_of
from plans.domain.workspaces import SETTINGS_CHANGED, change_settings, settings_of
from plans.forms.check_policy import CheckPolicyForm
from plans.forms.settings import SettingsForm
from plans.views.access import manager, sent


@manager
def workspace_settings(request):
    """Name, tax code, language, currency, fiscal year, time zone."""
    form = SettingsForm(sent(request), kept=settings_of(request.workspace))
    return _edit(request, form, change_settings, SETTINGS_CHANGED, 'settings/settings.html')


@manager
def check_settings(request):
    """Thresholds, and which checks are on; or all of them as shipped."""
    if 'reset' in request.POST:
        check_policies.reset_policy(workspace=request.workspace, by=request.membership)
        messages.success(request, _('All checks are on again, with the default values.'))
        return redirect('plans:check_settings')
    form = CheckPolicyForm(sent(request), kept=policy_of(request.workspace).values())
    change, action = check_policies.change_policy, check_policies.ACTION
    return _edit(request, form, change, action, 'settings/checks.html')


def _edit(request, form, change, action, template):
    """Show the form, or save what its sender changed and show it anew.

    action: the audit event that says who made a change that collides with this one.
    """
    status = 200
    if request.method == 'POST':
        status = 422
        if form.is_valid():
            asked = {'was': form.cleaned_data['was'], 'wanted': form.wanted()}
            try:
                change(workspace=request.workspace, by=request.membership, **asked)
            except EditedMeanwhile as conflict:
                form.tell_of(conflict, who=who_did(request.workspace, action))
                status = 409
            else:
                messages.success(request, _('Saved.'))
                return redirect(request.path)
    return render(request, template, {'form': form}, status=status)


def who_did(workspace, action):
    """The name of whoever did that last, or None."""
    event = audit.last_of(workspace, action)
    return event.member.user.get_full_name() if event and event.member else None
