"""Where one list, or one object, of the plan file is kept."""

from dataclasses import dataclass, field

from django.db import models as db


@dataclass(frozen=True)
class Shape:
    """Where the fields of one list, or of one object, of the plan file are kept.

    `fields`: names in the file's order. `renamed`: file name → attribute. `people`: file name →
    member key, beside which `<key>_email` keeps an address without a member. `links`: file name →
    list that its ref points into. `many`: likewise, for lists of refs. `placed`: kept not by
    the row, which plans share, but by its place in the plan. `parent`: the key to the row that
    holds this one. `letter`: of the refs; '' where rows have none. `key`: of the object
    inside the details that this one is; '' where its fields lie in the details themselves.
    """

    model: type[db.Model]
    fields: tuple[str, ...]
    renamed: dict[str, str] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    links: dict[str, str] = field(default_factory=dict)
    many: dict[str, str] = field(default_factory=dict)
    placed: tuple[str, ...] = ()
    parent: str = 'plan'
    letter: str = ''
    key: str = ''

    def attribute(self, name):
        """The attribute of the row that keeps the file's field."""
        return self.renamed.get(name, name)
