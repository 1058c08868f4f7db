"""Stretches of a text that are taken for names, before it is known whose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extraction.findings import EntityKind


class Spot(NamedTuple):
    """A stretch of tokens taken for a name.

    Attributes:
        start: first token.
        end: token after the last.
        kind: person, place or organisation.
        confidence: 0 to 1.
        why: the rule or model and the words that led to it.
        derived: whether it is a demonym or adjective of a place.
    """

    start: int
    end: int
    kind: EntityKind
    confidence: float
    why: str
    derived: bool = False


class Spots:
    """The spots of a passage: in order, never overlapping."""

    def __init__(self, count: int, spots: Iterable[Spot] = ()) -> None:
        """Start with some spots.

        Args:
            count: number of tokens in the passage.
            spots: added one by one; one that overlaps an earlier one is left out.
        """
        self._at: list[Spot | None] = [None] * count
        self._by_start: dict[int, Spot] = {}
        self._in_order: list[Spot] | None = None
        for spot in spots:
            self.add(spot)

    def __iter__(self) -> Iterator[Spot]:
        # A new list is made after each change: who walks over one may change spots meanwhile.
        if self._in_order is None:
            self._in_order = [self._by_start[start] for start in sorted(self._by_start)]
        return iter(self._in_order)

    def at(self, token: int) -> Spot | None:
        """The spot that holds a token."""
        return self._at[token] if 0 <= token < len(self._at) else None

    def free(self, start: int, end: int) -> bool:
        """Whether no spot holds any of the tokens."""
        return start >= 0 and end <= len(self._at) and not any(self._at[start:end])

    def add(self, spot: Spot) -> bool:
        """Add a spot unless it overlaps another; tells whether it was added."""
        if spot.end <= spot.start or not self.free(spot.start, spot.end):
            return False
        self._at[spot.start : spot.end] = [spot] * (spot.end - spot.start)
        self._by_start[spot.start] = spot
        self._in_order = None
        return True

    def remove(self, spot: Spot) -> None:
        """Take a spot away."""
        self._at[spot.start : spot.end] = [None] * (spot.end - spot.start)
        del self._by_start[spot.start]
        self._in_order = None

    def replace(self, old: Spot, new: Sequence[Spot]) -> None:
        """Put spots in the place of one."""
        self.remove(old)
        for spot in new:
            self.add(spot)
