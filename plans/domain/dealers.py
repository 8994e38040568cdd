"""The workspace's dealers: added, changed, taken into plans. Source: product.md 2.7."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.utils.translation import gettext as _

from plans.document.choices import DealerStatus, PlanStatus, SessionStatus, SourceKind
from plans.document.text import name_key
from plans.domain import edits, permissions, rows, summaries
from plans.domain.permissions import Permission
from plans.domain.row_places import next_position, next_ref
from plans.domain.workspaces import locked
from plans.models import Dealer, Feedback, Plan, PlanDealer, SessionParticipant
from plans.rules import likeness

FIELDS = ('name', 'tier', 'province', 'contact', 'phone', 'is_top_seller')
HELD = {'session__status': SessionStatus.HELD}


class DealerExistsError(Exception):
    """The workspace has a dealer of that very name; `dealer` is it."""

    def __init__(self, dealer):
        super().__init__(dealer.name)
        self.dealer = dealer


def refuse(by):
    """Raise PermissionDenied for whoever may not change the directory."""
    if not permissions.allows(by, Permission.PLAN):
        raise PermissionDenied(_('Your role does not include this. Ask an admin of the workspace.'))


def namesake(workspace, name, besides=None):
    """The dealer of that very name, or None."""
    found = workspace.dealers.listed().filter(name_key=name_key(name))
    return found.exclude(pk=besides and besides.pk).first()


def alike(workspace, name, besides=None):
    """Dealers whose names look like `name`. Two queries at most."""
    known = workspace.dealers.listed().exclude(pk=besides and besides.pk)
    found = likeness.alike(name, known.values_list('pk', 'name'))
    return list(known.filter(pk__in=found)) if found else []


def values_of(dealer):
    """{field: value} as forms and conflicts know it."""
    return {name: getattr(dealer, name) for name in FIELDS}


def add(workspace, values, *, by):
    """Add a dealer to the directory. Raises PermissionDenied, DealerExistsError."""
    refuse(by)
    with transaction.atomic():
        locked(workspace)  # whoever adds the same one at this moment finds it
        if other := namesake(workspace, values['name']):
            raise DealerExistsError(other)
        dealer = Dealer(workspace=workspace, updated_by=by, **values)
        dealer.save()
    return dealer


def change(dealer, *, wanted, was, by):
    """Write what the person changed.

    Raises PermissionDenied, EditedMeanwhile, DealerExistsError.
    """
    refuse(by)
    with transaction.atomic():
        held = Dealer.objects.select_for_update(of=('self',)).get(pk=dealer.pk)
        values = edits.changes(now=values_of(held), was=was, wanted=wanted)
        if 'name' in values and (other := namesake(held.workspace, values['name'], held)):
            raise DealerExistsError(other)
        write(held, values, by)
    return held


def write(dealer, values, by):
    """Write fields of a dealer that is held; plans with it read it anew."""
    if not values:
        return
    for name, value in values.items():
        setattr(dealer, name, value)
    dealer.row_version += 1
    dealer.updated_by = by
    dealer.save()
    summaries.mark_stale(Plan.objects.filter(plan_dealers__dealer=dealer))


def set_status(dealer, status, *, by):
    """Say whether the dealer still sells for us. Raises PermissionDenied."""
    refuse(by)
    with transaction.atomic():
        held = Dealer.objects.select_for_update(of=('self',)).get(pk=dealer.pk)
        write(held, {'status': DealerStatus(status).value}, by)
    return held


def plans_for(dealer, *, by):
    """The member's plans that do not have the dealer yet and may take it."""
    plans = dealer.workspace.plans.filter(status__in=[PlanStatus.DRAFT, PlanStatus.ACTIVE])
    taken = PlanDealer.objects.filter(dealer=dealer, plan=OuterRef('pk'), deleted_at__isnull=True)
    return plans.editable_by(by).exclude(Exists(taken)).order_by('sort_name')


def take_into(plan, dealer, *, by):
    """Give the dealer a place in the plan; twice is once. Raises PermissionDenied."""
    with transaction.atomic():
        plan = rows.locked(plan, 'dealers', by)
        place = plan.plan_dealers.filter(dealer=dealer).first()
        if place is None:
            place = PlanDealer.objects.create(
                plan=plan, dealer=dealer, ref=next_ref(plan, 'dealers'),
                position=next_position(plan, 'dealers'),
            )  # fmt: skip
        elif place.deleted_at is not None:
            place.deleted_at = None
            place.save(update_fields=['deleted_at'])
        summaries.refresh(plan)
    return place


def attendance_of(dealers):
    """{dealer pk: (times invited to held sessions, times came, last day came)}. One query."""
    rows_found = SessionParticipant.objects.filter(dealer__in=dealers, **HELD).values('dealer')
    counted = rows_found.annotate(
        asked=Count('session', distinct=True, filter=Q(invited=True) | Q(attended=True)),
        came=Count('session', distinct=True, filter=Q(attended=True)),
        last=Max('session__held_on', filter=Q(attended=True)),
    )
    return {row['dealer']: (row['asked'], row['came'], row['last']) for row in counted}


def never_came(dealers):
    """Of a queryset: those asked to a session that was held, who came to none."""
    mine = SessionParticipant.objects.filter(dealer=OuterRef('pk'), **HELD)
    return dealers.filter(Exists(mine.filter(invited=True))).exclude(
        Exists(mine.filter(attended=True))
    )


def said_alone(dealer):
    """What the dealer said alone, as evidence of needs that count, newest first."""
    found = dealer.sources.filter(
        kind=SourceKind.DEALER_SINGLE, deleted_at__isnull=True, need__deleted_at__isnull=True
    )
    return found.select_related('need__plan').order_by('-collected_on', '-pk')


def voices(dealer):
    """Feedback under the dealer's name, newest first."""
    said = Feedback.objects.filter(
        customer__workspace=dealer.workspace_id, customer__name_key=dealer.name_key or None
    )  # not of the workspace's feedback: SQLite would look through all of it
    return said.select_related('plan').order_by('-received_on', '-pk')


def met(dealers, sessions):
    """Who was asked to which of the sessions, and came: SessionParticipants. One query."""
    return SessionParticipant.objects.filter(dealer__in=dealers, session__in=sessions)
