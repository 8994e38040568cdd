"""Which target belongs to which: parents in a file may form chains of any depth, or loops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plans.document.schema import Target


@dataclass(frozen=True, slots=True)
class Family:
    """The targets of a plan by parent; a target inside a loop of parents has none."""

    top: tuple[Target, ...]
    children: Mapping[str, tuple[Target, ...]]

    def children_first(self) -> Iterator[Target]:
        """Every target once, each after all those below it."""
        ordered = list(self.top)
        for target in ordered:
            ordered.extend(self.children.get(target.id, ()))
        return reversed(ordered)


def family_of(targets: Sequence[Target]) -> Family:
    """Sort targets by parent; a parent that is not in the list counts as none."""
    known = {target.id for target in targets}
    parents = {target.id: target.parent if target.parent in known else None for target in targets}
    children: dict[str, list[Target]] = {}
    top = []
    for target in targets:
        parent = parents[target.id]
        if parent is None or _is_in_a_loop(target.id, parents):
            top.append(target)
        else:
            children.setdefault(parent, []).append(target)
    return Family(tuple(top), {parent: tuple(below) for parent, below in children.items()})


def _is_in_a_loop(target_id: str, parents: Mapping[str, str | None]) -> bool:
    seen = set()
    at = parents[target_id]
    while at is not None and at not in seen:
        if at == target_id:
            return True
        seen.add(at)
        at = parents[at]
    return False
