"""Plans on their way to approval, and each way to move them, for the table of test_guards.py.

What makes a plan takes {name: membership}; what is tried takes the plan and who tries.
"""

from datetime import timedelta
from functools import partial

import time_machine

from plans.domain import adjusting, approvers, plans, reviews, rows, waivers
from plans.domain.row_places import rows_of
from plans.models import Membership, Plan
from tests.domain.sound_plans import REASON, REVIEW_MORNING, TODAY, sound_plan, submitted
from tests.rules.plans import every, no_sessions, put, sources

NOTE = 'Thiếu căn cứ cho nhu cầu N2.'
single_dealers = (sources('N1', 'dealer_single'), sources('N2', 'dealer_single'), no_sessions)
no_form = put(feedback_form={'is_open': False})
FIGURE = {'start': '2027-01-01', 'end': '2027-01-31', 'as_of': '2027-01-31', 'value': '80'}
with_figure = every('targets', actuals=[FIGURE])


def draft(people, *changes):
    return sound_plan(people['editor'], *changes)


def waiting(people, *changes):
    """A plan that was submitted; M2.1 accepted where it is open."""
    plan = draft(people, *changes)
    if 'M2.1' in reviews.readiness(plan).musts:
        accept(plan, people['editor'])
    return submitted(plan, people['editor'])


def running(people, *changes):
    plan = waiting(people, *changes)
    reviews.approve(plan, by=people['approver'], version=1)
    return plan


def risky_draft(people):
    """A draft in which M2.1, a must, is open."""
    return draft(people, *single_dealers)


def risky_running(people):
    """A plan that runs with M2.1 accepted and confirmed."""
    return running(people, *single_dealers)


def returned(people, *changes):
    plan = waiting(people, *changes)
    reviews.return_plan(plan, by=people['approver'], version=1, note=NOTE)
    return plan


def sent_again(people):
    """A plan whose second version waits."""
    return submitted(returned(people), people['editor'])


def by_its_approver(people):
    """A plan of the approver's own that waits, while an admin could decide."""
    plan = draft(people)
    Plan.objects.filter(pk=plan.pk).update(owner=people['approver'], approver=people['admin'])
    return submitted(Plan.objects.get(pk=plan.pk), people['approver'])


def without_rows(name):
    """A draft in which a list of H3 to H6 is empty."""

    def made(people):
        plan = draft(people)
        for row in list(rows_of(plan, name)):
            rows_of(plan, name).filter(pk=row.pk).update(deleted_at=REVIEW_MORNING)
        Plan.objects.filter(pk=plan.pk).update(content_version=99)
        return plan

    return made


def approver_who(**change):
    """A draft whose approver has changed since it was chosen."""

    def made(people):
        plan = draft(people)
        Membership.objects.filter(pk=people['approver'].pk).update(**change)
        return plan

    return made


def owner_who(**change):
    """A draft that a colleague edits too, and whose owner has changed since."""

    def made(people):
        plan = draft(people)
        plan.co_editors.add(people['colleague'])
        Membership.objects.filter(pk=people['editor'].pk).update(**change)
        return plan

    return made


def own_risk(people):
    """A plan of the approver's own that runs, with a risk that nobody has confirmed."""
    plan = risky_running(people)
    plan.waivers.update(confirmed_by=None)
    Plan.objects.filter(pk=plan.pk).update(owner=people['approver'])
    return Plan.objects.get(pk=plan.pk)


def accepted_until(day):
    """A draft whose must was accepted until a day that is over when it is submitted."""

    def made(people):
        plan = draft(people, *single_dealers)
        accept(plan, people['editor'], expires_on=day)
        return plan

    return made


def lock(plan):
    return Plan.objects.values_list('lock_version', flat=True).get(pk=plan.pk)


def submit(plan, by, *, late=0, stale=0, read=True):
    plan = Plan.objects.get(pk=plan.pk)
    codes = reviews.readiness(plan).warnings if read else ()
    with time_machine.travel(REVIEW_MORNING + timedelta(days=late), tick=False):
        reviews.submit(plan, by=by, lock_version=plan.lock_version - stale, warnings_read=codes)


def withdraw(plan, by, *, stale=0):
    reviews.withdraw(plan, by=by, lock_version=lock(plan) - stale)


def approve(plan, by, *, version=1):
    reviews.approve(plan, by=by, version=version)


def send_back(plan, by, *, note=NOTE, version=1, remarks=None):
    reviews.return_plan(plan, by=by, version=version, note=note, remarks=remarks)


def accept(
    plan, by, *, code='M2.1', reason=REASON, expires_on=TODAY + timedelta(days=30), seen=None
):
    waivers.accept(plan, code=code, by=by, reason=reason, expires_on=expires_on, seen=seen)


def judge(do, plan, by):
    do(plan, waiver=plan.waivers.get(), by=by)


confirm, revoke = partial(judge, waivers.confirm), partial(judge, waivers.revoke)


def ask(plan, by, *, to='admin', stale=0):
    member = Membership.objects.get(user__email=f'{to}@example.com')
    approvers.ask_another(plan, to=member, by=by, lock_version=lock(plan) - stale)


def adjust(plan, by, *, reason='Khách lớn nhất dừng mua.', stale=0, write=lambda plan: None):
    adjusting.adjust(plan, by=by, reason=reason, lock_version=lock(plan) - stale, write=write)


def worded(by):
    """Change a goal."""
    return lambda plan: rows.change(
        plan, 'goals', plan.goals.get().pk, {'statement': 'Khác'}, by=by
    )


def emptied(by):
    """Take the only goal away."""
    return lambda plan: rows.remove(plan, 'goals', plan.goals.get().pk, by=by)


def remeasured(by):
    """Measure a target with figures in something else."""
    return lambda plan: rows.change(
        plan,
        'targets',
        rows_of(plan, 'targets').get(ref='T1').pk,
        {'metric': 'new_customers'},
        by=by,
    )


def adjust_by(write, **options):
    return lambda plan, by: adjust(plan, by, write=write(by), **options)


def change_by(name, part):
    """Change a row outside of what the state leaves open."""

    def act(plan, by):
        row = rows_of(plan, part).first()
        rows.change(plan, part, row.pk, {name: 'Khác'}, by=by)

    return act


def delete(plan, by):
    plans.delete_plan(Plan.objects.get(pk=plan.pk), by=by)


def with_(act, **options):
    return lambda plan, by: act(plan, by, **options)
