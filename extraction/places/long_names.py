"""Finds place names of several words (New York, Frankfurt am Main) by the gazetteer alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extraction.gazetteer import Entry, Gazetteer, Kind
from extraction.memo import remembered

_LONGEST = 5
_LEAST_POPULATION = 1_000
"""Below this a name of several words is more often a chance meeting of words than a place."""


class LongNames:
    """Finds names of several words, and inflected forms of them that no rule explains."""

    def __init__(self, gazetteer: Gazetteer, irregular: Mapping[str, str]) -> None:
        """Prepare look-ups.

        Args:
            gazetteer: the places.
            irregular: inflected forms, casefolded, that count as well.
        """
        self._gazetteer = gazetteer
        self._irregular = irregular
        self._irregular_heads: dict[str, int] = {}
        self._reach = remembered(self._reach_of)
        for form in irregular:
            head, *others = form.split()
            self._irregular_heads[head] = max(self._irregular_heads.get(head, 1), 1 + len(others))

    def _reach_of(self, head: str) -> int:
        return max(self._gazetteer.longest(head), self._irregular_heads.get(head.casefold(), 1))

    def find(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Find the names in a sentence.

        Args:
            words: of the sentence.

        Returns:
            Index of the first word and index after the last, in order, none overlapping.
        """
        found = []
        at = 0
        last = len(words) - 1
        while at < last:
            goes_on = words[at][0].isupper() and _is_part(words[at + 1])
            end = self._ends(words, at) if goes_on else at
            if end > at:
                found.append((at, end))
                at = end
            else:
                at += 1
        return found

    def _ends(self, words: Sequence[str], at: int) -> int:
        reach = self._reach(words[at])
        for length in range(min(reach, _LONGEST, len(words) - at), 1, -1):
            last = words[at + length - 1]
            if not (last[0].isupper() or last[0].isdigit()):
                continue
            inside = words[at : at + length]
            if all(map(_is_part, inside)) and self._is_name(" ".join(inside)):
                return at + length
        return at

    def _is_name(self, name: str) -> bool:
        return name.casefold() in self._irregular or any(
            candidate.exact and _is_large(self._gazetteer.entry(candidate.number))
            for candidate in self._gazetteer.candidates(name)
        )


def positions(spans: Sequence[tuple[int, int]], count: int) -> list[str]:
    """Mark each of `count` words: `B` for the first of a name, `I` for a later one, nothing for the others."""
    marks = [""] * count
    for start, end in spans:
        marks[start:end] = ["B", *["I"] * (end - start - 1)]
    return marks


def _is_part(word: str) -> bool:
    """Whether a word can stand in a name."""
    return word[0].isalnum() or word in "-/"


def _is_large(entry: Entry) -> bool:
    return entry.population >= _LEAST_POPULATION or entry.kind is Kind.FEATURE
