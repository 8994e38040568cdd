"""The customers of a plan: whom it is about, and who has stopped buying. Source: product.md 2.1."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.domain import permissions
from plans.domain.documents.firms import Firms
from plans.models import Customer, Plan


def may_change(member, plan):
    """Whether the member may say who the plan's customers are."""
    return permissions.may_edit_part(member, plan, 'feedback')


def customers_of(plan):
    """The plan's own customers, those who stopped buying first."""
    return plan.customers.order_by('stopped_on', 'sort_name')


@transaction.atomic
def add_customers(plan, names, *, by):
    """Make firms of these names customers of the plan; returns how many are new to it."""
    plan = _held(plan, by)
    firms = Firms(plan.workspace, Customer, names)
    have = set(plan.customers.values_list('pk', flat=True))
    pks = dict.fromkeys(pk for name in names if (pk := firms.pk(name)) and pk not in have)
    plan.customers.add(*pks)
    return len(pks)


@transaction.atomic
def note_stopped(plan, customer, stopped_on, *, by):
    """Keep the day on which the customer stopped buying; None: buys again."""
    _held(plan, by)
    customer.stopped_on = stopped_on
    customer.save(update_fields=['stopped_on'])


@transaction.atomic
def leave_out(plan, customer, *, by):
    """Take a customer out of the plan; what they said stays."""
    _held(plan, by).customers.remove(customer)


@transaction.atomic
def take_back(plan, customer, *, by):
    """Undo `leave_out`: the customer is the plan's again."""
    _held(plan, by).customers.add(customer)


def _held(plan, by):
    plan = Plan.objects.select_for_update(of=('self',)).select_related('workspace').get(pk=plan.pk)
    if not may_change(by, plan):
        raise PermissionDenied(_('This part of the plan cannot be changed now.'))
    return plan
