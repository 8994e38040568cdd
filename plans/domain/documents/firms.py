"""Customers and suppliers by name."""

from django.db import IntegrityError, transaction

from plans.document.text import name_key


class Firms:
    """Customers or suppliers of a workspace, matched by normalised name, else made."""

    def __init__(self, workspace, model):
        self.workspace, self.model = workspace, model
        self.known = dict(model.objects.filter(workspace=workspace).values_list('name_key', 'pk'))

    def pk(self, name):
        """The firm of this name; None for a blank name."""
        key = name_key(name or '')
        if not key:
            return None
        if key not in self.known:
            self.known[key] = self._made(name, key).pk
        return self.known[key]

    def _made(self, name, key):
        """A new firm, or the one that somebody else made of this name at the same moment."""
        try:
            with transaction.atomic():
                return self.model.objects.create(workspace=self.workspace, name=name)
        except IntegrityError:
            return self.model.objects.get(workspace=self.workspace, name_key=key)
