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
        added, changed = [], {}
        mine = Dealer.objects.select_for_update(of=('self',)).filter(workspace=held.workspace)
        known = mine.in_bulk([pk for _values, pk in wanted if pk])
        for values, pk in wanted:
            if pk in known:
                before = {name: getattr(known[pk], name) for name in values}
                now = {name: value for name, value in values.items() if before[name] != value}
                dealers.write(known[pk], now, by)
                changed[str(pk)] = {name: before[name] for name in now} if now else {}
            else:
                dealer = Dealer(workspace=held.workspace, updated_by=by, **values)
                dealer.save()
                added.append(dealer.pk)
        held.done = {'added': added, 'changed': {pk: old for pk, old in changed.items() if old}}
        held.taken_at, held.rows = timezone.now(), []
        held.save()
    return held


def undo(upload, *, by):
    """Take an import back: dealers it added go where nothing has used them since.

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
            dealers.write(dealer, held.done['changed'][str(dealer.pk)], by)
        held.undone_at = timezone.now()
        held.save(update_fields=['undone_at'])
    return left
