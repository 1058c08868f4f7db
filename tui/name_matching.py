"""Finding values by any of their names, in any spelling, and by names that are nearly theirs.

Pure, and quick enough to run at every key for some thousands of values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.search import fold
from tui.wording import place_names

if TYPE_CHECKING:
    from archive.records import FacetValue

_SIMILAR = 8
_SLACK = 2
_SHORTEST = 3
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that can be chosen.

    Attributes:
        value: what choosing it gives.
        label: what it is called in the list.
        names: its other names with their folded form, the label's at the head.
    """

    value: FacetValue
    label: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A value that was found; `by` is the name it was found by, empty when that is its label."""

    value: FacetValue
    label: str
    by: str = ""


def candidates_of(values: Iterable[FacetValue], names: Mapping[str, Sequence[str]]) -> list[Candidate]:
    """The values with all their names.

    Args:
        values: the most frequent first.
        names: key of a value to its names.
    """
    found = []
    for value in values:
        label = place_names.shown(value.key, value.label)
        known = dict.fromkeys([label, value.label, *names.get(value.key, ())])
        found.append(Candidate(value, label, tuple((name, _folded(name)) for name in known)))
    return found


def matching(candidates: Sequence[Candidate], typed: str) -> list[Match]:
    """The values one of whose names has in it what was typed: those that begin so first, then by frequency."""
    wanted = _folded(typed)
    if not wanted:
        return [Match(candidate.value, candidate.label) for candidate in candidates]
    ranked = []
    for candidate in candidates:
        rank, name = min(((_rank(folded, wanted), name) for name, folded in candidate.names), key=lambda pair: pair[0])
        if rank < _NOT_AT_ALL:
            ranked.append((rank, Match(candidate.value, candidate.label, "" if name == candidate.label else name)))
    ranked.sort(key=lambda pair: pair[0])
    return [match for _, match in ranked]


def similar(candidates: Sequence[Candidate], typed: str) -> list[Match]:
    """The values whose name, or a word of it, differs from what was typed by a letter or two, nearest first."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only when nothing was found

    wanted = _folded(typed)
    if len(wanted) < _SHORTEST:
        return []
    allowed = 1 if len(wanted) < 5 else _SLACK
    near = []
    for candidate in candidates:
        distances = (
            (OSA.distance(wanted, part, score_cutoff=allowed), name)
            for name, folded in candidate.names
            for part in {folded, *folded.split()}
        )
        distance, name = min(distances, key=lambda pair: pair[0])
        if distance <= allowed:
            near.append((distance, Match(candidate.value, candidate.label, "" if name == candidate.label else name)))
    near.sort(key=lambda pair: pair[0])
    return [match for _, match in near[:_SIMILAR]]


_NOT_AT_ALL = 3


def _rank(folded: str, wanted: str) -> int:
    """0: begins so; 1: a word of it does; 2: has it in it; 3: has it not."""
    if folded.startswith(wanted):
        return 0
    at = folded.find(wanted)
    if at < 0:
        return _NOT_AT_ALL
    return 1 if f" {wanted}" in folded or f"-{wanted}" in folded else 2


def _folded(text: str) -> str:
    """Folded, with umlauts written as two letters like those written as one."""
    folded = fold(text.strip())
    for pair, letter in _DIGRAPHS:
        folded = folded.replace(pair, letter)
    return folded
