"""Two companies of which the other has all that ours has, by the same names and with our people."""

from datetime import date
from types import SimpleNamespace

from plans.document.choices import Role
from plans.models import Plan
from tests.factories import MembershipFactory, PlanFactory, UserFactory
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan

ON = date(2027, 4, 20)
NAME = 'Zzb'


def both(editor, approver, admin, stranger):
    """Our company and theirs, stored."""
    ours = active_plan(editor, samples.target('T1'))
    theirs = active_plan(stranger, samples.target('T1'), title=NAME)
    draft = PlanFactory(owner=stranger, title=NAME, code='KH-2027-050')
    sent = PlanFactory(owner=stranger, title=NAME, status='in_review', code='KH-2027-051')
    Plan.objects.filter(pk=sent.pk).update(approver=approver)
    draft.co_editors.add(editor)
    Plan.objects.filter(pk=theirs.pk).update(owner=editor)
    task = theirs.actions.create(ref='A1', title=NAME, owner=editor, due=date(2027, 4, 1))
    who = {'role': Role.VIEWER, 'user': UserFactory(name=f'{NAME} Xem')}
    reader = MembershipFactory(workspace=stranger.workspace, **who)
    PlanFactory(owner=reader, code='KH-2027-052')
    customer = stranger.workspace.customers.create(
        name=NAME, contact_name='Zzb Liên', stopped_on=ON
    )
    ours.customers.add(customer)
    supplier = stranger.workspace.suppliers.create(name='Zzb Cung', contact_name='Zzb Ứng')
    dealer = stranger.workspace.dealers.create(name=NAME, contact='Zzb Đại')
    stranger.workspace.dealers.create(name='Zzb Minh Ha')
    said = theirs.feedback.create(
        workspace=stranger.workspace, ref='F9', customer=customer, customer_name=NAME,
        received_on=ON, assignee=editor, verbatim=NAME,
    )  # fmt: skip
    everything = locals()
    everything.pop('admin')
    return SimpleNamespace(**everything, workspace=editor.workspace, admin=admin)
