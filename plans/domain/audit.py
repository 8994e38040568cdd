"""The record of what admins must be able to look up later."""

import zoneinfo
from datetime import datetime, time, timedelta

from plans.domain.audit_names import actions_of
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


def exported(plan, *, by, what, action='plan_exported'):
    """Write that somebody took a plan out, `what` says as which file."""
    return record(workspace=plan.workspace, by=by, action=action, subject=plan.code, what=what)


def looked_up(workspace, *, person=None, kind=None, day=None):
    """The record, the newest first: of one member, of one kind, of one day in the company."""
    events = workspace.audit_events.select_related('member__user')
    if person:
        events = events.filter(member=person)
    if kind:
        events = events.filter(action__in=actions_of(kind))
    if day:
        zone = zoneinfo.ZoneInfo(workspace.time_zone)
        start = datetime.combine(day, time.min, zone)
        end = datetime.combine(day + timedelta(days=1), time.min, zone)
        events = events.filter(at__gte=start, at__lt=end)
    return events
