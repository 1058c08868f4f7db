"""Finds place names of several words (New York, Frankfurt am Main) by the gazetteer alone."""

from __future__ import annotations

from collections.abc import Container, Sequence

from extraction.gazetteer import Entry, Gazetteer, Kind

_LONGEST = 5
_LEAST_POPULATION = 1_000
"""Below this a name of several words is more often a chance meeting of words than a place."""


def long_names(gazetteer: Gazetteer, words: Sequence[str], irregular: Container[str] = ()) -> list[tuple[int, int]]:
    """Find names of several words.

    Args:
        gazetteer: where they are looked up.
        words: of a sentence.
        irregular: inflected forms of several words, casefolded, that count as well.

    Returns:
        Index of the first word and index after the last, in order, none overlapping.
    """
    found = []
    at = 0
    while at < len(words) - 1:
        end = _ends(gazetteer, words, at, irregular) if words[at][:1].isupper() else at
        if end > at:
            found.append((at, end))
            at = end
        else:
            at += 1
    return found


def positions(spans: Sequence[tuple[int, int]], count: int) -> list[str]:
    """Mark each of `count` words: `B` for the first of a name, `I` for a later one, nothing for the others."""
    marks = [""] * count
    for start, end in spans:
        marks[start:end] = ["B", *["I"] * (end - start - 1)]
    return marks


def _ends(gazetteer: Gazetteer, words: Sequence[str], at: int, irregular: Container[str]) -> int:
    reach = min(max(gazetteer.longest(words[at]), 2 if irregular else 1), _LONGEST, len(words) - at)
    for length in range(reach, 1, -1):
        last = words[at + length - 1]
        if not (last[:1].isupper() or last[:1].isdigit()) or not all(
            word[0].isalnum() or word in "-/" for word in words[at : at + length]
        ):
            continue
        name = " ".join(words[at : at + length])
        if name.casefold() in irregular or any(
            candidate.exact and _is_large(gazetteer.entry(candidate.number)) for candidate in gazetteer.candidates(name)
        ):
            return at + length
    return at


def _is_large(entry: Entry) -> bool:
    return entry.population >= _LEAST_POPULATION or entry.kind is Kind.FEATURE
