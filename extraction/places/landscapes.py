"""Finds names of landscapes by the word that says what they are: Irish Sea, Mount Kenya, Karibisches Meer."""

from __future__ import annotations

from extraction.passage import Passage
from extraction.places.town_words import TownWords
from extraction.spots import Spot, Spots
from extraction.words.lexicon import Lexicon

_LONGEST = 4


class Landscapes:
    """Finds landscapes in passages of one language."""

    def __init__(self, lexicon: Lexicon, towns: TownWords) -> None:
        """Use the words and the places of a language."""
        self._lexicon = lexicon
        self._towns = towns
        self._rules = lexicon.rules

    def correct_bodies(self, passage: Passage, spots: Spots) -> None:
        """A river, mountains or region taken for a body."""
        for spot in list(spots):
            name = passage.string(spot.start, spot.end)
            is_body = spot.kind == "organisation" and not name.isupper()
            is_land = self._towns.is_landscape(name) or self._towns.is_region(name)
            if is_body and (is_land or self._is_form_of_country(name)):
                spots.replace(spot, [spot._replace(kind="place", why=f"river or region: {name}")])

    def _is_form_of_country(self, name: str) -> bool:
        """Whether a name is a country's in another case: des Vereinigten Königreichs."""
        readings = self._lexicon.places(name)
        return (
            bool(readings) and readings[0].inflected and not readings[0].derived and self._towns.is_country(readings[0])
        )

    def add(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """Add landscapes; what was found of them so far, of whatever kind, is part of them."""
        if not self._rules.landscape_ends and not self._rules.landscape_beginnings:
            return
        for at in passage.capitals:
            if at in blocked:
                continue
            lower = passage.words[at].lower()
            if lower in self._rules.landscape_ends:
                self._take(passage, spots, self._begin(passage, at), at + 1)
            elif lower in self._rules.landscape_beginnings:
                self._take(passage, spots, at, self._end(passage, at))

    def _begin(self, passage: Passage, at: int) -> int:
        """The first of the capitalised words before the one that says what the landscape is."""
        first, _ = passage.ranges[passage.sentence_of[at]]
        endings = self._rules.landscape_adjectives
        begin = at
        while begin > first and at - begin < _LONGEST - 1:
            word = passage.words[begin - 1]
            if not word[0].isupper() or not word.replace("-", "").isalpha():
                break
            if endings and not word.endswith(endings):
                break
            if passage.starts_sentence(begin - 1) and not endings and self._lexicon.is_ordinary(word):
                break
            begin -= 1
        return begin

    def _end(self, passage: Passage, at: int) -> int:
        _, last = passage.ranges[passage.sentence_of[at]]
        end = at + 1
        if end < last and passage.words[end][0].isupper() and passage.words[end].isalpha():
            end += 1
        return end

    def _is_somebody(self, passage: Passage, spot: Spot) -> bool:
        """Whether a person bears a name that the word for the landscape is a surname in: John Park."""
        return self._lexicon.is_common_name(passage.words[spot.start], passage.words[spot.end - 1])

    def _take(self, passage: Passage, spots: Spots, begin: int, end: int) -> None:
        if end - begin < 2:
            return
        overlapping = {spot for at in range(begin, end) if (spot := spots.at(at)) is not None}
        if any(spot.start < begin or spot.end > end for spot in overlapping):
            return
        if any(spot.kind == "person" and spot.end == end and self._is_somebody(passage, spot) for spot in overlapping):
            return
        for spot in overlapping:
            spots.remove(spot)
        spots.add(Spot(begin, end, "place", 0.7, f"landscape: {passage.string(begin, end)}"))
