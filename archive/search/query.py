"""A query line that was understood. Apart from the rest of the tree, because a first search waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from archive.search.tree import Node


class Everything:
    """An empty query: all articles."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Everything)

    def __hash__(self) -> int:
        return hash(Everything)

    def __repr__(self) -> str:
        return "Everything()"


class Query(NamedTuple):
    """A query line that was understood.

    Attributes:
        line: as typed.
        tree: what it asks for.
    """

    line: str
    tree: Node


EVERYTHING = Everything()
