"""Rows of an adjustment that are only typed so far, and the lists below them."""

import re
from dataclasses import dataclass

from django.http import Http404

from plans.domain.row_places import find, rows_of
from plans.forms.parts import PARTS

NEW_ROW = re.compile(r'([a-z_]+)-new([0-9]{1,3})(?:-of-([0-9]{1,15}|new[0-9]{1,3}))?')


@dataclass(frozen=True)
class NewRow:
    """A row that is only typed so far: `goals-new1`.

    Below a kept row it is called `tiers-new1-of-7`, below one that is new itself
    `tiers-new2-of-new1`.
    """

    name: str
    number: int
    parent: str = ''

    @classmethod
    def of(cls, group):
        """The NewRow of a name that was sent, or None."""
        found = NEW_ROW.fullmatch(group)
        if not found or found[1] not in PARTS or bool(PARTS[found[1]].parent) != bool(found[3]):
            return None
        return cls(found[1], int(found[2]), found[3] or '')

    @property
    def group(self):
        return f'{self.name}-new{self.number}' + (f'-of-{self.parent}' if self.parent else '')

    @property
    def above(self):
        """The group of the row that it lies below, '' without one."""
        return f'{PARTS[self.name].parent}-{self.parent}' if self.parent else ''

    def stands(self, plan, new):
        """Whether what it lies below is there: in the plan, or one of the `new` rows."""
        if not self.parent:
            return True
        if self.parent.startswith('new'):
            return any(one.group == self.above for one in new)
        return rows_of(plan, PARTS[self.name].parent).filter(pk=self.parent).exists()

    def row_above(self, plan, made):
        """That row, of the plan or of those `made` just now, by group. Raises Http404."""
        if not self.parent:
            return None
        if above := made.get(self.above):
            return above
        if not self.parent.isdecimal():
            raise Http404
        return find(plan, PARTS[self.name].parent, self.parent)


def put_in(listings, new, context):
    """Give each list the forms of its new rows, and each new row the lists that lie below it."""
    forms = {}
    for row, form in new:
        forms.setdefault((row.name, row.parent), []).append(form)
        form.lists = [
            Below(PARTS[name], f'new{row.number}', context) for name in PARTS[row.name].children
        ]
    for listing in listings:
        listing.new_forms = forms.get((listing.part.name, ''), [])
        below = [each for line in listing.lines for each in line.lists]
        for each in below:
            each.above = each.parent.pk
        for each in [*below, *(each for form in listing.new_forms for each in form.lists)]:
            each.new_forms = forms.get((each.part.name, str(each.above)), [])


class Below:
    """A list below a row that is new itself; nothing in it is kept yet."""

    lines = ()

    def __init__(self, part, above, context):
        self.part, self.above, self.new_forms = part, above, []
        self.heading, self.add_text = part.heading(context), part.add_label(context)

    @property
    def may_add(self):
        return self.part.may_add(len(self.new_forms))
