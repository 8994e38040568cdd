"""Customers and suppliers by name."""

from django.db import IntegrityError, transaction

from plans.document.text import name_key

FEW = 100  # so many names are looked up in the index; for more, all firms are read at once


class Firms:
    """Customers or suppliers of a workspace, matched by normalised name, else made.

    `names`: those that will be asked for, looked up together in one query.
    """

    def __init__(self, workspace, model, names=()):
        self.workspace, self.model, self.known = workspace, model, {}
        self._look_up({name_key(name or '') for name in names} - {''})

    def pk(self, name):
        """The firm of this name; None for a blank name."""
        key = name_key(name or '')
        if not key:
            return None
        if key not in self.known:
            self._look_up({key})
        if self.known[key] is None:
            self.known[key] = self._made(name, key).pk
        return self.known[key]

    def _look_up(self, keys):
        """Remember the pks of these keys, None where there is no such firm."""
        if not keys:
            return
        firms = self.model.objects.filter(workspace=self.workspace)
        if len(keys) <= FEW:
            firms = firms.filter(name_key__in=keys)
        self.known |= dict.fromkeys(keys) | dict(firms.values_list('name_key', 'pk'))

    def _made(self, name, key):
        """A new firm, or the one that somebody else made of this name at the same moment."""
        try:
            with transaction.atomic():
                return self.model.objects.create(workspace=self.workspace, name=name)
        except IntegrityError:
            return self.model.objects.get(workspace=self.workspace, name_key=key)
