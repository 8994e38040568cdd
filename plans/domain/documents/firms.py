"""Customers and suppliers by name."""

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
            self.known[key] = self.model.objects.create(workspace=self.workspace, name=name).pk
        return self.known[key]
