"""What an empty query asks for. Apart from the rest of the tree, because a first list waits for it."""

from __future__ import annotations


class Everything:
    """An empty query: all articles."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Everything)

    def __hash__(self) -> int:
        return hash(Everything)

    def __repr__(self) -> str:
        return "Everything()"


EVERYTHING = Everything()
