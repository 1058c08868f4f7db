"""Finds towns inside the names of bodies and buildings: Krakauer in "Krakauer Philharmonie", Lyon in "Opéra de Lyon".

Such a town is no name by itself there, but what it is called after is of that town.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from extraction.gazetteer import Gazetteer, Kind
from extraction.passage import Passage
from extraction.places.town_words import LARGE_CITY, SHORTEST, TownWords
from extraction.spots import Spot, Spots
from extraction.words.lexicon import Lexicon

_LONGEST_TOWN = 3


class TownsInside:
    """Finds such towns in passages of one language."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, towns: TownWords) -> None:
        """Use the words of a language and the gazetteer."""
        self._lexicon = lexicon
        self._rules = lexicon.rules
        self._gazetteer = gazetteer
        self._towns = towns
        self._bare_adjectives = self._rules.code == "de"

    def find(self, passage: Passage, spots: Spots) -> list[Spot]:
        """Find the towns inside what was found; they are marked as derived, since the name is another's.

        Args:
            passage: to look at.
            spots: what is taken for names in it; stays as it is.
        """
        known = {passage.words[spot.start] for spot in spots if spot.kind == "place" and spot.end - spot.start == 1}
        return [
            town for spot in spots if self._is_named_after(passage, spot) for town in self._inside(passage, spot, known)
        ]

    def _is_named_after(self, passage: Passage, spot: Spot) -> bool:
        if spot.end - spot.start == 1 or spot.derived:
            return False
        is_unknown = spot.kind == "place" and not self._lexicon.places(passage.string(spot.start, spot.end))
        return spot.kind == "organisation" or is_unknown

    def _inside(self, passage: Passage, spot: Spot, known: Container[str]) -> Iterator[Spot]:
        at = spot.start
        while at < spot.end:
            end = self._town_end(passage, spot, at, known)
            if end > at:
                why = f"town in the name {passage.string(spot.start, spot.end)}"
                yield Spot(at, end, "place", 0.6, why, derived=True)
            at = max(end, at + 1)

    def _town_end(self, passage: Passage, spot: Spot, at: int, known: Container[str]) -> int:
        """Token after the town that begins at a token; the token itself when none does."""
        words = passage.words
        for end in range(min(at + _LONGEST_TOWN, spot.end), at + 1, -1):
            if end - at < spot.end - spot.start and words[at][0].isupper() and self._is_long_town(passage, at, end):
                return end
        before = words[at - 1] if at > spot.start else ""
        is_persons = before[:1].isupper() and self._lexicon.given_name(before) is not None
        is_owned = before in self._rules.possessives  # St Mary's Guildhall
        return at + 1 if not is_persons and not is_owned and self._is_town(passage, spot, at, known) else at

    def _is_long_town(self, passage: Passage, at: int, end: int) -> bool:
        name = passage.string(at, end)
        number = self._towns.likeliest(name, inflected=None)
        if number is None or not self._towns.is_city(passage.words[at:end]):
            return False
        entry = self._gazetteer.entry(number)
        return entry.kind is Kind.CITY and entry.population >= LARGE_CITY

    def _is_town(self, passage: Passage, spot: Spot, at: int, known: Container[str]) -> bool:
        word = passage.words[at]
        is_long = len(word) >= SHORTEST or word in known
        readings = self._lexicon.places(word) if is_long and not word.isupper() else ()
        if not readings or not readings[0].candidates:
            return False
        # Вінницький is of Vinnytsia, though a village is called so.
        derived = (each for each in readings if each.derived and self._towns.is_large(each))
        first = readings[0] if not self._towns.is_small(word) else next(derived, readings[0])
        entry = self._gazetteer.entry(first.candidates[0].number)
        if entry.kind is not Kind.CITY:
            return False
        if first.derived:
            if self._towns.is_of_division(passage, at):
                return False
            return not self._lexicon.is_ordinary(word) or not self._bare_adjectives
        if not word[0].isupper():
            return False
        is_linked = (
            at > spot.start and passage.words[at - 1].lower() in self._rules.links | self._rules.place_prepositions
        )
        if word in known or (is_linked and entry.population >= LARGE_CITY):
            return True
        if self._lexicon.is_ordinary(word) or self._towns.is_also_a_word(word) or self._towns.is_borne(word):
            return False
        return entry.population >= LARGE_CITY or self._towns.is_only_a_town(word) or is_linked
