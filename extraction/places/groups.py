"""Tells groups of people that are called after their city from bodies and persons: die Krakauer Delegation."""

from __future__ import annotations

from extraction.passage import Passage
from extraction.places.town_words import TownWords
from extraction.spots import Spot, Spots
from extraction.words.lexicon import Lexicon

_LONGEST = 6


class Groups:
    """Finds the cities of groups in passages of one language."""

    def __init__(self, lexicon: Lexicon, towns: TownWords) -> None:
        """Use the words and the towns of a language."""
        self._lexicon = lexicon
        self._rules = lexicon.rules
        self._towns = towns

    def part(self, passage: Passage, spots: Spots) -> None:
        """Put the city into the stead of a name that is made of it and a noun for people who are together."""
        if not self._rules.group_words:
            return
        for spot in [spot for spot in spots if 1 < spot.end - spot.start <= _LONGEST]:
            city = self._city(passage, spot)
            if city:
                spots.replace(spot, [city])
        for at in passage.capitals if self._rules.bare_complements else ():
            word, group = passage.words[at], passage.words[at - 1]
            taken = spots.at(at)
            is_alone = taken is None or (taken.kind != "place" and taken.end - taken.start == 1)
            if not at or not is_alone or not self._rules.holds(self._rules.group_words, group.lower()):
                continue
            if word.istitle() and self._towns.is_form_of_town(word):
                if taken:
                    spots.remove(taken)
                spots.add(Spot(at, at + 1, "place", 0.7, f"city of a group: {group} {word}"))

    def _city(self, passage: Passage, spot: Spot) -> Spot | None:
        """The city in a name of a group; None where the name is another's."""
        words = [word.lower() for word in passage.words[spot.start : spot.end]]
        at = next((at for at in range(len(words)) if self._rules.holds(self._rules.group_words, words[at])), None)
        if at is None:
            return None
        first, last = (0, at) if at else (1, len(words))
        if at and at < len(words) - 1:
            return None
        small = self._rules.links | self._rules.articles | self._rules.place_prepositions
        while first < last and words[first] in small:
            first += 1
        if first == last:
            return None
        start, end = spot.start + first, spot.start + last
        why = f"city of a group: {passage.string(spot.start, spot.end)}"
        if end - start == 1:
            readings = self._lexicon.places(passage.words[start])
            if readings and readings[0].candidates and (readings[0].derived or readings[0].inflected):
                return Spot(start, end, "place", spot.confidence, why, derived=readings[0].derived)
        return (
            Spot(start, end, "place", spot.confidence, why) if self._towns.is_city(passage.words[start:end]) else None
        )
