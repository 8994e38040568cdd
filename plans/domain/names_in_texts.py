"""Names of firms and people, left out of texts that go beyond their plan."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plans.document.schema import PlanDocument

CUSTOMERS, DEALERS, PEOPLE = 'customers', 'dealers', 'people'
SUPPLIERS, OWNERS = 'suppliers', 'owners'
# Whoever keeps the names of customers keeps those of these firms too.
WITH_CUSTOMERS = frozenset({SUPPLIERS, OWNERS})
IN_PLACE = {
    CUSTOMERS: {'vi': '[khách hàng]', 'en': '[customer]'},
    SUPPLIERS: {'vi': '[nhà cung cấp]', 'en': '[supplier]'},
    OWNERS: {'vi': '[đơn vị sở hữu]', 'en': '[owner]'},
    DEALERS: {'vi': '[đại lý]', 'en': '[dealer]'},
    PEOPLE: {'vi': '[tên người]', 'en': '[person]'},
}
CAPITALS = ''.join(filter(str.isupper, map(chr, range(0x1F00))))
SHORTEST = 2  # letters of a name worth looking for
ADDRESS = re.compile(r'[\w.+-]+@[\w-]+(?:\.[\w-]+)+')
# A number of nine digits or more, as telephones have.
PHONE = re.compile(r'(?<!\d)\+?\d(?:[ .-]?\d){8,13}(?!\d)')


class Names:
    """The names that a company and one of its plans know, and what stands in their place."""

    def __init__(self, workspace, document: PlanDocument, language: str, kept=frozenset()):
        """`kept`: the kinds of names that stay. Four queries."""
        self.language = language
        self.people = PEOPLE not in kept
        kept = kept | WITH_CUSTOMERS if CUSTOMERS in kept else kept
        found = {
            CUSTOMERS: tuple(_customers(workspace, document)),
            SUPPLIERS: tuple(_suppliers(workspace, document)),
            OWNERS: tuple(_owners(document)),
            DEALERS: tuple(_dealers(workspace, document)),
            PEOPLE: tuple(_people(workspace, document)),
        }
        self.patterns = [
            (_pattern(names), IN_PLACE[kind][language])
            for kind, names in found.items()
            if kind not in kept and any(names)
        ]
        if self.people:
            given = {name.split()[-1] for name in _members(workspace) if name.split()}
            self.patterns.append((_given(given), IN_PLACE[PEOPLE][language]))

    def left_out(self, text: str) -> str:
        """The text with what stands in place of each name."""
        if self.people:  # whole addresses first: names may stand in them
            text = ADDRESS.sub(IN_PLACE[PEOPLE][self.language], text)
            text = PHONE.sub(IN_PLACE[PEOPLE][self.language], text)
        for pattern, instead in self.patterns:
            text = pattern.sub(instead, text)
        return text


def _customers(workspace, document):
    sources = [source for need in document.needs for source in need.sources]
    yield from workspace.customers.values_list('name', flat=True)
    yield from (source.customer for source in sources if source.customer)
    yield from (item.customer for item in document.feedback if item.customer)


def _suppliers(workspace, document):
    sources = [source for need in document.needs for source in need.sources]
    yield from workspace.suppliers.values_list('name', flat=True)
    yield from (source.supplier for source in sources if source.supplier)
    yield from document.supplier_names


def _owners(document):
    yield from (owner.organisation for owner in document.owners)
    yield getattr(document.details, 'operator_name', '') or ''


def _dealers(workspace, document):
    yield from workspace.dealers.values_list('name', flat=True)
    yield from (dealer.name for dealer in document.dealers)


def _people(workspace, document):
    yield from _members(workspace)
    yield from workspace.customers.values_list('contact_name', flat=True)
    yield from workspace.suppliers.values_list('contact_name', flat=True)
    yield from workspace.dealers.values_list('contact', flat=True)
    yield from (session.host for session in document.sessions)
    yield from (owner.contact for owner in document.owners)


def _members(workspace):
    return workspace.memberships.values_list('user__name', flat=True)


def _pattern(names: Iterable[str]):
    """Any of the names as a whole, the longest first, in whatever case."""
    wanted = sorted({name.strip() for name in names if len(name.strip()) >= SHORTEST}, key=len)
    either = '|'.join(re.escape(name) for name in reversed(wanted)) or r'(?!)'
    return re.compile(rf'(?<!\w)(?:{either})(?!\w)', re.IGNORECASE)


def _given(names: Iterable[str]):
    """Given names, written with a capital; not before another capital, as in Hải Phòng."""
    either = '|'.join(re.escape(name) for name in sorted(names)) or r'(?!)'
    return re.compile(rf'(?<!\w)(?:{either})(?!\w)(?! [{CAPITALS}])')
