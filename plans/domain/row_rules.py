"""What must hold between rows, so that every plan can leave as a file. Source: plan-file.md."""

from django.utils.translation import gettext as _

from plans.document.choices import SessionStatus, SourceKind
from plans.document.periods import slices
from plans.models import NeedSource

# Fields of a target on which its slices depend.
SLICING = {'start_date', 'due_date', 'breakdown', 'planned'}


class RowRuleError(Exception):
    """A row as changed could not stand in a plan file; `message` is said at `field`."""

    def __init__(self, field, message):
        super().__init__(message)
        self.field, self.message = field, message


class RowInUseError(Exception):
    """A row cannot be taken out; `message` says what to change first."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


def check(plan, name, row, changed=None):
    """Look at a row that was just written: `changed` fields of it, or all of a new one.

    Raises RowRuleError; the transaction must roll back.
    """
    if name == 'targets' and changed is not None and not changed & SLICING:
        return
    rule = {'sources': _source, 'sessions': _session, 'targets': _target, 'basics': _basics}.get(
        name
    )
    if rule:
        rule(plan, row)


def may_remove(plan, name, row):
    """Raise RowInUseError where evidence would lose its ground."""
    if name == 'sessions' and _evidence(plan, session=row).exists():
        raise RowInUseError(_('Needs have evidence from this session. Change that evidence first.'))
    if name == 'dealers':
        if _evidence(plan, dealer=row, kind=SourceKind.DEALER_SINGLE).exists():
            raise RowInUseError(_('A need has evidence from here. Change that first.'))
        sessions = [source.session for source in _evidence(plan, session__participants__dealer=row)]
        if any(_attended(session, without=row) < 2 for session in sessions if session):
            raise RowInUseError(_('Evidence rests on a session they attended. Change that first.'))


def _source(plan, source):
    if source.kind == SourceKind.DEALER_SINGLE and not source.dealer_id:
        raise RowRuleError('dealer', _('Choose who said so.'))
    if source.kind == SourceKind.DEALER_SESSION and not _is_joint(source.session):
        raise RowRuleError(
            'session', _('Choose a session that was held with two or more attending.')
        )


def _session(plan, session):
    """A session that evidence rests on stays held, with two who attended."""
    if (
        not _is_joint(session)
        and NeedSource.objects.filter(
            session=session, kind=SourceKind.DEALER_SESSION, need__deleted_at__isnull=True
        ).exists()
    ):
        field = 'status' if session.status != SessionStatus.HELD else 'attended'
        raise RowRuleError(
            field,
            _('Needs have evidence from this session: it stays held, with two or more attending.'),
        )


def _target(plan, target):
    """Dates in order; planned values that no longer fit the slices give way to an even spread."""
    if target.start_date and target.due_date and target.due_date < target.start_date:
        raise RowRuleError('due_date', _('The due date is before the start.'))
    count = target.periods.count()
    if count and count != slice_count(target, plan):
        target.periods.all().delete()


def slice_count(target, plan):
    """How many slices the target's breakdown has; 0 without dates or breakdown."""
    if not (target.start_date and target.due_date):
        return 0
    return len(
        slices(
            target.start_date,
            target.due_date,
            target.breakdown or 'none',
            plan.fiscal_year_start_month,
        )
    )


def _basics(_plan, plan):
    """Dates in order; without an owner nobody could go on."""
    if plan.period_start and plan.period_end and plan.period_end < plan.period_start:
        raise RowRuleError('period_end', _('The end of the period is before its start.'))
    if not plan.owner_id:
        raise RowRuleError('owner', _('A plan always has an owner: choose another person.'))


def _is_joint(session):
    return bool(session and session.status == SessionStatus.HELD and _attended(session) >= 2)


def _attended(session, without=None):
    rows = session.participants.filter(attended=True)
    rows = rows.exclude(dealer=without) if without else rows
    return rows.values('dealer').distinct().count()


def _evidence(plan, **where):
    live = {'need__plan': plan, 'need__deleted_at__isnull': True}
    return NeedSource.objects.filter(**live, **where).select_related('session')
