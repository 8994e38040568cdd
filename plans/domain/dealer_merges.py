"""Two entries of one dealer made one, never by itself, and taken apart again.

Everything of both moves: places in plans, sessions, evidence. Nothing is deleted: the entry that
goes is kept behind the one that stays.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.document.choices import SourceKind
from plans.domain import dealers, summaries
from plans.domain.sessions import is_joint
from plans.models import (
    Dealer,
    DealerMerge,
    DealerSession,
    NeedSource,
    Plan,
    PlanDealer,
    SessionParticipant,
)

FILLED = ('tier', 'province', 'contact', 'phone')
CAME = ('invited', 'attended', 'is_speaker')


class MergeError(Exception):
    """Two entries that cannot be made one, or apart; it says why."""


@dataclass(frozen=True)
class Preview:
    """What a merge would move, and what the dealer would then hold."""

    values: dict
    plans: int
    sessions: int
    sources: int


def values_after(kept, gone):
    """{field: value} of the kept dealer: its own, else what the other holds."""
    values = {name: getattr(kept, name) or getattr(gone, name) for name in FILLED}
    return values | {'is_top_seller': kept.is_top_seller or gone.is_top_seller}


def preview(kept, gone):
    """What merging `gone` into `kept` would do. Three queries."""
    return Preview(
        {'name': kept.name} | values_after(kept, gone),
        gone.plan_dealers.filter(deleted_at__isnull=True).count(),
        gone.participations.values('session').distinct().count(),
        gone.sources.count(),
    )


def merge(kept, gone, *, by):
    """Move everything of `gone` to `kept`. Returns the DealerMerge.

    Raises PermissionDenied, and MergeError where a session that evidence rests on would be left
    with a single dealer.
    """
    dealers.refuse(by)
    with transaction.atomic():
        pair = (kept.pk, gone.pk)
        plans = hold_plans(pair)
        held = {one.pk: one for one in Dealer.objects.select_for_update(of=('self',))
                .filter(pk__in=pair).order_by('pk')}  # fmt: skip
        kept, gone = held[kept.pk], held[gone.pk]
        if kept == gone or kept.merged_into_id or gone.merged_into_id:
            raise MergeError(_('One of the two was merged meanwhile. Look again.'))
        moved = {
            'fields': {name: getattr(kept, name) for name in (*FILLED, 'is_top_seller')},
            'sources': move(gone.sources, dealer=kept),
            'merged': move(gone.merged, merged_into=kept),
        }
        moved['places'], moved['hidden'] = move_places(kept, gone)
        moved['people'], moved['combined'], moved['dropped'] = move_people(kept, gone)
        refuse_single_sessions(kept)
        dealers.write(kept, values_after(kept, gone), by)
        Dealer.objects.filter(pk=gone.pk).update(merged_into=kept)
        made = DealerMerge.objects.create(
            workspace=kept.workspace, kept=kept, gone=gone, moved=moved, by=by
        )
        keep_plans(plans)
    return made


def hold_plans(pks):
    """Every plan with one of the dealers, held until the transaction ends."""
    found = PlanDealer.objects.filter(dealer__in=pks).values('plan')
    plans = Plan.objects.select_for_update(of=('self',)).filter(pk__in=found).order_by('pk')
    return list(plans.select_related('workspace', 'template', 'summary'))


def keep_plans(plans):
    """Read the plans anew and keep what their lists show."""
    for plan in plans:
        summaries.refresh(Plan.objects.select_related('workspace', 'summary').get(pk=plan.pk))


def move(found, **to):
    """Point rows at the kept dealer; returns their pks."""
    pks = list(found.order_by('pk').values_list('pk', flat=True))
    found.model._base_manager.filter(pk__in=pks).update(**to)
    return pks


def move_places(kept, gone):
    """(pks of places that moved, pks of those hidden, since the plan has the kept dealer too)."""
    mine = {place.plan_id: place for place in kept.plan_dealers.all()}
    moved, hidden = [], []
    for place in gone.plan_dealers.all():
        own = mine.get(place.plan_id)
        if own is None:
            PlanDealer.objects.filter(pk=place.pk).update(dealer=kept)
            moved.append(place.pk)
        elif place.deleted_at is None:
            PlanDealer.objects.filter(pk=place.pk).update(deleted_at=timezone.now())
            hidden.append([place.pk, own.pk, own.deleted_at is not None])
            PlanDealer.objects.filter(pk=own.pk).update(deleted_at=None)
    return moved, hidden


def move_people(kept, gone):
    """(pks that moved, {pk: flags before} of those combined, the rows that fell together)."""
    mine = {one.session_id: one for one in kept.participations.all()}
    moved, combined, dropped = [], {}, []
    for one in gone.participations.all():
        own = mine.get(one.session_id)
        if own is None:
            SessionParticipant.objects.filter(pk=one.pk).update(dealer=kept)
            moved.append(one.pk)
            mine[one.session_id] = one
            continue
        combined.setdefault(str(own.pk), [getattr(own, name) for name in CAME])
        for name in CAME:
            setattr(own, name, getattr(own, name) or getattr(one, name))
        own.save()
        flags = [getattr(one, name) for name in CAME]
        dropped.append([one.session_id, one.position, *flags])
        one.delete()
    return moved, combined, dropped


def refuse_single_sessions(kept):
    """Raise MergeError where evidence would rest on a session of one dealer."""
    mine = DealerSession.objects.filter(participants__dealer=kept).values('pk')
    resting = NeedSource.objects.filter(
        session__in=mine, kind=SourceKind.DEALER_SESSION, need__deleted_at__isnull=True
    )
    for session in DealerSession.objects.filter(pk__in=resting.values('session')):
        if not is_joint(session):
            text = _(
                'Evidence rests on the session “{title}”, which only these two attended. '
                'Change that evidence first.'
            )
            raise MergeError(text.format(title=session.title))


def undo(made, *, by):
    """Take two dealers apart again. Raises PermissionDenied, MergeError."""
    dealers.refuse(by)
    with transaction.atomic():
        plans = hold_plans((made.kept_id, made.gone_id))
        made = DealerMerge.objects.select_for_update(of=('self',)).get(pk=made.pk)
        gone = Dealer.objects.select_for_update(of=('self',)).get(pk=made.gone_id)
        if made.undone_at or gone.merged_into_id != made.kept_id:
            raise MergeError(_('These two are apart already, or were merged further.'))
        put_back(made, gone)
        dealers.write(made.kept, made.moved['fields'], by)
        Dealer.objects.filter(pk=gone.pk).update(merged_into=None)
        made.undone_at = timezone.now()
        made.save(update_fields=['undone_at'])
        keep_plans(plans)
    return made


def put_back(made, gone):
    """Point everything that the merge moved at the dealer it came from."""
    moved, kept = made.moved, made.kept_id
    NeedSource.all_objects.filter(pk__in=moved['sources'], dealer=kept).update(dealer=gone)
    Dealer.objects.filter(pk__in=moved['merged'], merged_into=kept).update(merged_into=gone)
    PlanDealer.objects.filter(pk__in=moved['places'], dealer=kept).update(dealer=gone)
    for place, own, was_hidden in moved['hidden']:
        PlanDealer.objects.filter(pk=place).update(deleted_at=None)
        if was_hidden:
            PlanDealer.objects.filter(pk=own).update(deleted_at=timezone.now())
    SessionParticipant.objects.filter(pk__in=moved['people'], dealer=kept).update(dealer=gone)
    for pk, flags in moved['combined'].items():
        SessionParticipant.objects.filter(pk=pk).update(**dict(zip(CAME, flags, strict=True)))
    SessionParticipant.objects.bulk_create(
        SessionParticipant(session_id=session, dealer=gone, position=position,
                           **dict(zip(CAME, flags, strict=True)))
        for session, position, *flags in moved['dropped']
        if DealerSession.objects.filter(pk=session).exists()
    )  # fmt: skip
