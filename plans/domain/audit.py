"""The record of what admins must be able to look up later."""

from plans.models import AuditEvent


def record(*, workspace, by, action, subject='', **facts):
    """Write that `by` (a membership, or None) did `action` to `subject`; facts are JSON values."""
    return AuditEvent.objects.create(
        workspace=workspace, member=by, action=action, subject=subject, facts=facts
    )


def last_of(workspace, action):
    """The newest record of `action`, or None."""
    events = workspace.audit_events.filter(action=action)
    return events.select_related('member__user').first()
