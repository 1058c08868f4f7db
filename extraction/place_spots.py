"""Finds places by the gazetteer: names that the tagger passed over, demonyms and adjectives."""

from __future__ import annotations

from extraction.gazetteer import Gazetteer, Kind
from extraction.lexicon import Lexicon
from extraction.name_rules import NameRules
from extraction.passage import Passage
from extraction.placenames import long_names
from extraction.spots import Spot, Spots

_LARGE_CITY = 100_000
_SHORTEST = 4
_CAPITALISED_ADJECTIVES = ("de", "en", "und")
"""Languages that write adjectives of places with a capital; such a word needs a noun after it."""


class PlaceSpotter:
    """Finds places in passages of one language."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        """Use the words of a language and the gazetteer."""
        self._lexicon = lexicon
        self._rules: NameRules = lexicon.rules
        self._gazetteer = gazetteer

    def add_known(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """Names of several words, countries, and large cities after a word that a place can follow."""
        for first, last in passage.ranges:
            for start, end in long_names(self._gazetteer, passage.words[first:last], self._rules.irregular):
                span = range(first + start, first + end)
                if blocked.isdisjoint(span):
                    name = passage.string(span.start, span.stop)
                    spots.add(Spot(span.start, span.stop, "place", 0.6, f"gazetteer: {name}"))
        for at, word in enumerate(passage.words):
            if word[0].isupper() and at not in blocked and spots.free(at, at + 1):
                reason = self._reason(passage, at)
                if reason:
                    spots.add(Spot(at, at + 1, "place", 0.6, f"{reason}: {word}"))

    def add_derived(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """Demonyms and adjectives of places: Krakauer, krakowski, київський."""
        for at, word in enumerate(passage.words):
            if at in blocked or not word[0].isalpha() or len(word) < _SHORTEST:
                continue
            spot = spots.at(at)
            if spot and (spot.kind != "place" or spot.end - spot.start > 1):
                continue
            readings = self._lexicon.places(word)
            if not readings or not readings[0].derived or not self._can_be_derived(passage, at):
                continue
            if spot:
                spots.remove(spot)
            why = f"derived from {readings[0].base}: {word}"
            spots.add(Spot(at, at + 1, "place", 0.8, why, derived=True))

    def add_repeated(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A name that is a place once is the place again where it is spelled the same."""
        known = {
            passage.words[spot.start]
            for spot in spots
            if spot.kind == "place" and not spot.derived and spot.end - spot.start == 1
        }
        for at, word in enumerate(passage.words):
            if word in known and len(word) >= _SHORTEST and at not in blocked:
                spots.add(Spot(at, at + 1, "place", 0.6, f"named as a place before: {word}"))

    def _reason(self, passage: Passage, at: int) -> str:
        word = passage.words[at]
        flags = self._lexicon.describe(word).flags
        readings = self._lexicon.places(word)
        if not readings or not readings[0].candidates:
            return ""
        entry = self._gazetteer.entry(readings[0].candidates[0].number)
        if ("c" in flags or "ci" in flags) and entry.kind is Kind.COUNTRY:
            return "country"
        if entry.population < _LARGE_CITY or passage.starts_sentence(at) or self._lexicon.is_ordinary(word):
            return ""
        before = passage.words[at - 1].lower()
        if before in self._rules.place_prepositions or before in self._rules.place_words:
            return f"large city after “{before}”"
        return ""

    def _can_be_derived(self, passage: Passage, at: int) -> bool:
        if passage.words[at][0].islower():
            return True
        if self._rules.code not in _CAPITALISED_ADJECTIVES:
            return passage.starts_sentence(at)
        following = passage.words[at + 1] if at + 1 < len(passage.words) else ""
        before = passage.words[at - 1].lower() if at else ""
        return following[:1].isupper() or before in self._rules.articles
