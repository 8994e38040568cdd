"""Holding a plan while what happens to it is decided, so that two decisions follow one another."""

from plans.models import Plan


def hold(plan):
    """The plan as it is kept now, held until the transaction ends."""
    held = Plan.objects.select_for_update(of=('self',)).select_related('workspace', 'template')
    return held.get(pk=plan.pk)
