"""A query line that was understood. Apart from the rest of the tree, because a first search waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from archive.search.tree import Node


class Query(NamedTuple):
    """A query line that was understood.

    Attributes:
        line: as typed.
        tree: what it asks for.
    """

    line: str
    tree: Node
