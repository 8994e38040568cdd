"""The weekly mail with what waits for a person: opt-in, once a week, never without a reason."""

from datetime import timedelta
from typing import NamedTuple

from django.core import signing

from plans.domain.waiting import waiting_for
from plans.models import User

SALT = 'plans.digest'
FIRST = 5  # plans named of each kind
# {kind: (its page, whether it is about plans, which are named)}
PAGES = {
    'approve': ('plans:decide', True),
    'stranded': ('plans:ask_another', True),
    'returned': ('plans:build', True),
    'mention': ('plans:home', False),
    'figures': ('plans:figures', False),
    'feedback': ('plans:feedback', False),
    'tasks': ('plans:my_tasks', False),
}


class Waiting(NamedTuple):
    """Something that waits: `kind`, how many, names of the first, and the page (name, args)."""

    kind: str
    count: int
    names: list[str]
    page: tuple


def counted(me, today):
    """What waits for a member in one company, as on the home page, the most pressing first."""
    found = [_counted(kind, rows) for kind, rows in waiting_for(me, today).items()]
    return [one for one in found if one.count]


def _counted(kind, rows):
    page, named = PAGES[kind]
    if not named:
        return Waiting(kind, len(rows), [], (page, ()))
    plans = list(rows.values_list('pk', 'title'))
    alone = (page, (plans[0][0],)) if len(plans) == 1 else ('plans:home', ())
    return Waiting(kind, len(plans), [title for _pk, title in plans[:FIRST]], alone)


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
