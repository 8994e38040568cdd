"""Taking a table of dealers into the directory as a whole, and taking it back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.domain import dealers
from plans.models import Dealer, DealerImport

SKIP, NEW = 'skip', 'new'


class DealerImportError(Exception):
    """An import that cannot be done now; it says why."""


def keep_rows(workspace, rows, *, source, by):
    """Keep a table of texts until somebody has looked at it. Returns its DealerImport."""
    workspace.dealer_imports.filter(taken_at__isnull=True, by=by).delete()
    return DealerImport.objects.create(workspace=workspace, source=source, rows=rows, by=by)


def known_dealers(workspace):
    """[(pk, {field: value})] of the directory. One query."""
    found = workspace.dealers.listed().order_by('pk').values('pk', *dealers.FIELDS)
    return [(row.pop('pk'), row) for row in found]


def take(upload, wanted, *, by):
    """Write dealers: [(values, pk of the known dealer or None)]. Returns the import; twice is once.

    Raises PermissionDenied.
    """
    dealers.refuse(by)
    with transaction.atomic():
        held = DealerImport.objects.select_for_update().get(pk=upload.pk)
        if held.taken_at:
            return held
        added, before, now = [], {}, {}
        mine = Dealer.objects.select_for_update(of=('self',)).filter(workspace=held.workspace)
        known = mine.in_bulk([pk for _values, pk in wanted if pk])
        for values, pk in wanted:
            if pk in known:
                was = dealers.values_of(known[pk])
                other = {name: value for name, value in values.items() if was[name] != value}
                dealers.write(known[pk], other, by)
                if other:
                    before[str(pk)], now[str(pk)] = {name: was[name] for name in other}, other
            else:
                dealer = Dealer(workspace=held.workspace, updated_by=by, **values)
                dealer.save()
                added.append(dealer.pk)
        held.done = {'added': added, 'changed': before, 'now': now}
        held.taken_at, held.rows = timezone.now(), []
        held.save()
    return held


def undo(upload, *, by):
    """Take an import back: dealers it added go where nothing has used them since, and what it
    changed is as before where nobody has changed it since. Returns how many it added that stay.

    Raises PermissionDenied, DealerImportError.
    """
    dealers.refuse(by)
    with transaction.atomic():
        held = DealerImport.objects.select_for_update().get(pk=upload.pk)
        if held.taken_at is None or held.undone_at:
            raise DealerImportError(_('This import has been taken back already.'))
        added = Dealer.objects.filter(pk__in=held.done['added'])
        unused = added.filter(
            plan_dealers__isnull=True, participations__isnull=True, sources__isnull=True,
            merged__isnull=True, merged_into__isnull=True,
        )  # fmt: skip
        left = added.count() - unused.count()
        Dealer.objects.filter(pk__in=list(unused.values_list('pk', flat=True))).delete()
        mine = Dealer.objects.select_for_update(of=('self',))
        for dealer in mine.filter(pk__in=held.done['changed']):
            dealers.write(dealer, _back(dealer, held.done), by)
        held.undone_at = timezone.now()
        held.save(update_fields=['undone_at'])
    return left


def _back(dealer, done):
    """{field: value before} of what the import changed in the dealer and nobody since."""
    before, now = done['changed'][str(dealer.pk)], done.get('now', {}).get(str(dealer.pk), {})
    return {
        name: old
        for name, old in before.items()
        if name not in now or getattr(dealer, name) == now[name]
    }
