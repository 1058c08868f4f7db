"""Finds nicknames and noms de guerre in quotation marks after a full name: Jan Kowal „Grot”."""

from __future__ import annotations

from extraction.passage import Passage
from extraction.spots import Spot, Spots

_LANGUAGES = ("pl", "uk")
"""Languages whose press puts a nickname after the full name; elsewhere the title of a work follows as often."""
_QUOTES = frozenset("„“”\"»«‚'")


def add_nicknames(passage: Passage, spots: Spots, language: str) -> None:
    """Add the nicknames of a passage as persons.

    Args:
        passage: to look at.
        spots: what has been found so far; what was taken for something else right there gives way.
        language: ISO 639-1 code.
    """
    if language not in _LANGUAGES:
        return
    for spot in [spot for spot in spots if spot.kind == "person" and spot.end - spot.start > 1]:
        at = spot.end + 1
        if at + 1 >= len(passage.words) or passage.words[spot.end] not in _QUOTES:
            continue
        word = passage.words[at]
        if passage.words[at + 1] not in _QUOTES or not word[0].isupper() or not word.isalpha():
            continue
        beside = spots.at(at)
        if beside is not None and beside.end - beside.start == 1:
            spots.remove(beside)
        name = passage.string(spot.start, spot.end)
        spots.add(Spot(at, at + 1, "person", 0.6, f"nickname of {name}: {word}"))
