"""What nobody comes back to: tables looked at and never taken, keys of forms long sent."""

from datetime import timedelta

from plans.models import ActualImport, DealerImport, FeedbackImport, OneTimeKey

KEPT = timedelta(days=30)


def forget_leftovers(now):
    """Delete them once they are older than KEPT; returns how many rows went."""
    before = now - KEPT
    waiting = {'taken_at__isnull': True}
    leftovers = (
        ActualImport.objects.filter(at__lt=before, **waiting),
        FeedbackImport.objects.filter(at__lt=before, **waiting),
        DealerImport.objects.filter(made_at__lt=before, **waiting),
        OneTimeKey.objects.filter(used_at__lt=before),
    )
    return sum(rows.delete()[0] for rows in leftovers)
