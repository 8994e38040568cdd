"""The weekly mail with what waits for a person: opt-in, once a week, never without a reason."""

from datetime import timedelta
from typing import NamedTuple

from django.core import signing

from plans.document.choices import PlanStatus
from plans.domain import comments, due, permissions
from plans.models import User

SALT = 'plans.digest'
FIRST = 5  # plans named of each kind


class Waiting(NamedTuple):
    """Something that waits: `kind`, how many, names of the first, and the page (name, args)."""

    kind: str
    count: int
    names: list[str]
    page: tuple


def waits_for(me, today):
    """What waits for a member in one company, as on the home page, the most pressing first."""
    found = [_plans('approve', _to_approve(me), 'plans:decide')]
    found.append(_plans('returned', _returned(me), 'plans:build'))
    found.append(_counted('mention', list(comments.waiting_for(me)), ('plans:home', ())))
    if permissions.allows(me, permissions.Permission.RECORD):
        owed = due.first_due(me, today)
        found.append(_counted('figures', owed, ('plans:figures', ())))
        found.append(_counted('feedback', due.undecided_feedback(me), ('plans:feedback', ())))
        found.append(_counted('tasks', due.late_tasks(me, today), ('plans:my_tasks', ())))
    return [one for one in found if one.count]


def _to_approve(me):
    return me.workspace.plans.filter(status=PlanStatus.IN_REVIEW, approver=me)


def _returned(me):
    drafts = me.workspace.plans.filter(status=PlanStatus.DRAFT, owner=me)
    return drafts.exclude(return_note='')


def _plans(kind, plans, page):
    found = list(plans.order_by('submitted_at', 'pk').values_list('pk', 'title'))
    alone = (page, (found[0][0],)) if len(found) == 1 else ('plans:home', ())
    return Waiting(kind, len(found), [title for _pk, title in found[:FIRST]], alone)


def _counted(kind, rows, page):
    return Waiting(kind, len(list(rows)), [], page)


def readers():
    """The people who asked for the mail, in a fixed order."""
    return User.objects.filter(wants_digest=True, is_active=True).order_by('pk')


def claim(user, today):
    """Whether this run may mail the person: once from Monday to Sunday, whoever else runs."""
    monday = today - timedelta(days=today.weekday())
    mine = User.objects.filter(pk=user.pk, wants_digest=True).exclude(digest_sent_on__gte=monday)
    return bool(mine.update(digest_sent_on=today))


def unclaim(user):
    """The mail did not go out: another run may try this week."""
    User.objects.filter(pk=user.pk).update(digest_sent_on=user.digest_sent_on)


def end_token(user):
    """What the address that ends the mails carries; it works as long as the person exists."""
    return signing.dumps(user.pk, salt=SALT)


def reader_of(token):
    """The person whose mails an address ends, or None where it is not ours."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=pk).first()


def end(user):
    """No more mails. Twice is once."""
    User.objects.filter(pk=user.pk).update(wants_digest=False)
