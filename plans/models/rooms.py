"""Session rooms: dealers add and vote on needs from their phones, without sign-in."""

from django.db import models

from plans.models.base import link, plan_key
from plans.models.feedback import new_token

POINTS = 3


class RoomQuerySet(models.QuerySet):
    """Rooms of sessions."""

    def open_at(self, now):
        """Rooms that dealers may enter at that moment."""
        return self.filter(closed_at__isnull=True, opened_at__lte=now, closes_at__gt=now)


class SessionRoom(models.Model):
    """The room of one session, open for some hours at a time.

    `token` lies in the QR code, `code` is typed; both are new each time the room opens, and `code`
    is blank while it is closed. `revision` grows with everything that phones and projector show.
    One question is asked after another: `asked` are those before `question`.
    """

    session = models.OneToOneField(
        'plans.DealerSession', on_delete=models.CASCADE, related_name='room'
    )
    plan = plan_key('rooms')
    token = models.CharField(max_length=22, unique=True, default=new_token)
    code = models.CharField(max_length=6, blank=True, default='')
    question = models.TextField(blank=True)
    asked = models.JSONField(default=list, blank=True)
    is_moderated = models.BooleanField(default=True)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = RoomQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                'code', condition=~models.Q(code=''), name='room_code_once_while_open'
            )
        ]

    def __str__(self):
        return str(self.session)

    @property
    def round(self):
        """The number of the question, from 1 on: ideas and points belong to one of them."""
        return len(self.asked) + 1

    def question_of(self, number):
        """The question of a round."""
        return [*self.asked, self.question][number - 1]

    def is_open(self, now):
        """Whether dealers may enter at that moment."""
        return self.closed_at is None and self.opened_at <= now < self.closes_at


class RoomPhone(models.Model):
    """One phone in a room: a display name, and the hash of the key its cookie holds."""

    room = models.ForeignKey(SessionRoom, on_delete=models.CASCADE, related_name='phones')
    key_hash = models.CharField(max_length=64, unique=True)
    name = models.TextField()
    language = models.CharField(max_length=2, default='vi')
    is_out = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ['pk']

    def __str__(self):
        return self.name


class RoomIdea(models.Model):
    """A need as somebody in the room put it; merged into another it is shown there."""

    class State(models.TextChoices):
        """Whether the room sees it."""

        WAITING = 'waiting'
        SHOWN = 'shown'
        HIDDEN = 'hidden'

    room = models.ForeignKey(SessionRoom, on_delete=models.CASCADE, related_name='ideas')
    text = models.TextField()
    round = models.PositiveSmallIntegerField(default=1)
    phone = models.ForeignKey(
        RoomPhone, on_delete=models.SET_NULL, null=True, blank=True, related_name='ideas'
    )
    need = link('plans.CustomerNeed')
    state = models.CharField(max_length=7, choices=State.choices, default=State.SHOWN)
    merged_into = models.ForeignKey(
        'self', on_delete=models.SET_NULL, null=True, blank=True, related_name='merged'
    )
    source = link('plans.NeedSource')

    class Meta:
        ordering = ['pk']

    def __str__(self):
        return self.text


class RoomVote(models.Model):
    """One point of a phone. Slots 1 to 3 are the database's word that there are three a round,
    however many requests come at once.
    """

    phone = models.ForeignKey(RoomPhone, on_delete=models.CASCADE, related_name='votes')
    idea = models.ForeignKey(RoomIdea, on_delete=models.CASCADE, related_name='votes')
    round = models.PositiveSmallIntegerField(default=1)
    slot = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint('phone', 'round', 'slot', name='room_point_once_a_round'),
            models.UniqueConstraint('phone', 'idea', name='room_vote_once'),
            models.CheckConstraint(
                condition=models.Q(slot__gte=1, slot__lte=POINTS), name='room_three_points'
            ),
        ]

    def __str__(self):
        return str(self.slot)


class CodeTries(models.Model):
    """Wrong room codes typed from one address lately. `address` is a keyed hash."""

    address = models.CharField(max_length=64, unique=True)
    at = models.JSONField(default=list)

    def __str__(self):
        return self.address
