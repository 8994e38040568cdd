"""Two plans that differ in nothing but how many figures they have."""

from plans.document.choices import PlanStatus
from plans.document.periods import add_months, month_end, month_start
from plans.document.schema import Actual
from plans.domain.load.patterns import COLLECTOR, document_of
from plans.domain.plans import import_document
from plans.models import Membership

TARGETS = MONTHS = 100
TITLES = {'Mười nghìn số liệu': TARGETS * MONTHS, 'Chín số liệu': 9}


def make_extremes(on):
    """Make a plan with 10,000 figures and one with 9, in the only company that has COLLECTOR."""
    by = Membership.objects.get(user__email=COLLECTOR)
    document = document_of('noi-dia', PlanStatus.ACTIVE, TARGETS, MONTHS, on)
    for title, count in TITLES.items():
        targets = [
            target.model_copy(update={'actuals': _actuals(target, on, count - at * MONTHS)})
            for at, target in enumerate(document.targets)
        ]
        named = document.model_copy(update={'title': title, 'targets': tuple(targets)})
        import_document(by=by, workspace=by.workspace, document=named, keep_status=True)


def _actuals(target, on, count):
    """The last months' figures, at most a hundred."""
    return tuple(
        Actual(
            start=(start := add_months(month_start(on), -later)),
            end=month_end(start),
            as_of=month_end(start),
            value=target.target_value // MONTHS,
        )
        for later in range(max(0, min(count, MONTHS)), 0, -1)
    )
