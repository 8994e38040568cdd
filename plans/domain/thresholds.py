"""How strict a workspace's checks are: its thresholds and the checks it has switched off.

Source: product.md 3.2. Stored is only what differs from the shipped values, so that a better
shipped value reaches everybody who never chose another.
"""

from dataclasses import asdict, dataclass, field

from plans.document.choices import CheckCode
from plans.models import CheckPolicy
from plans.rules.checks.base import Thresholds

SHIPPED = asdict(Thresholds())

# Each pair: the first may not be above the second, for a must is no milder than a warning.
ORDERED = (
    ('m3_min_items', 'm3_low_share_items'),
    ('m3_silent_warn', 'm3_silent_must'),
    ('m3_unread_warn', 'm3_unread_must'),
    ('o1_warn', 'o1_must'),
)


@dataclass(frozen=True)
class Policy:
    """What a workspace wants of the checks."""

    thresholds: Thresholds = field(default_factory=Thresholds)
    disabled: frozenset[CheckCode] = frozenset()

    def values(self):
        """{key of a threshold: number, code of a check: whether it is on}."""
        switches = {code.value: code not in self.disabled for code in CheckCode}
        return asdict(self.thresholds) | switches


def policy_of(workspace):
    """The workspace's Policy, by one query that the workspace remembers.

    What an older release kept and this one does not know, or does not allow, is passed over.
    """
    try:
        kept = workspace.check_policy
    except CheckPolicy.DoesNotExist:
        return Policy()
    return as_policy(kept.thresholds, kept.disabled_checks)


def as_policy(thresholds, disabled):
    """A Policy of values as they are stored."""
    allowed = {
        key: thresholds.get(key, default)
        for key, (default, low, high) in Thresholds.ranges().items()
        if low <= thresholds.get(key, default) <= high
    }
    known = frozenset(code for code in CheckCode if code.value in disabled)
    return Policy(Thresholds(**allowed), known)
