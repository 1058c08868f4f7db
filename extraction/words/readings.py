"""The ways to read a word as a place: as it stands, as a form of a name, as a demonym or adjective."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from extraction.gazetteer import WORLD_CITY, Candidate, Gazetteer, Kind, language_flag
from extraction.languages.name_rules import NameRules
from extraction.words.nouns import NounKind
from extraction.words.tables import WordTable

SHORTEST_PLACE = 3
"""Letters of the shortest place name that is no abbreviation."""
CITY_BANDS = (15_000, 100_000, WORLD_CITY)
"""Least populations of small, large and world cities."""
_LONGEST_ENDING = 5
# A place that is reached only by undoing an ending has to be worth the risk of a chance hit.
_LEAST_FOR_INFLECTED = 1_000
_LEAST_FOR_DERIVED = 15_000
_LONG_NAME = 7
"""A shorter name that a city has in far languages is likely to be met by chance in words."""
_ORDINARY = 1
"""Band of `words.lists.FREQUENCY_BANDS` up to which a word alone is rather the ordinary word than a name."""


class Reading(NamedTuple):
    """A way to read a word as a place.

    Attributes:
        base: the name in its base form.
        candidates: the places it can mean.
        derived: whether the word is a demonym or adjective.
        inflected: whether an ending was undone to get to the base form.
    """

    base: str
    candidates: tuple[Candidate, ...]
    derived: bool
    inflected: bool


class PlaceReader:
    """Reads words of one language as places."""

    def __init__(
        self,
        rules: NameRules,
        gazetteer: Gazetteer,
        frequency: Callable[[str], int | None],
        nouns: WordTable | None,
    ) -> None:
        """Prepare look-ups.

        Args:
            rules: of the language.
            gazetteer: where places are looked up.
            frequency: see `Lexicon`.
            nouns: what a dictionary says of the nouns of the language, if there is one.
        """
        self._rules = rules
        self._gazetteer = gazetteer
        self._frequency = frequency
        self._nouns = nouns

    def read(self, word: str) -> tuple[Reading, ...]:
        """The places a word, or words joined by single spaces, can name; the likeliest readings first."""
        return tuple(self._possible(word)) if len(word) >= SHORTEST_PLACE or word.isupper() else ()

    def _possible(self, word: str) -> list[Reading]:
        readings: list[Reading] = []
        is_capital = word[:1].isupper()
        candidates = self._gazetteer.candidates(word) if is_capital else ()
        if candidates:
            readings.append(Reading(word, candidates, derived=False, inflected=False))
        irregular = self._rules.irregular.get(word.casefold())
        if irregular:
            readings.append(Reading(irregular, self._gazetteer.candidates(irregular), derived=False, inflected=True))
            return readings
        if not is_capital and not word[:1].islower():
            return readings
        if is_capital and not any(map(self._is_metropolis, candidates)):
            readings += self._inflected(word)
        if not readings or all(self._population(reading) < CITY_BANDS[1] for reading in readings):
            readings += self._derived(word)
        return readings

    def _is_metropolis(self, candidate: Candidate) -> bool:
        """Whether a name is a metropolis's own: Paris is no form of Pari."""
        return (
            candidate.exact and candidate.is_own_name and self._weighs(candidate.number, only_cities=True) >= WORLD_CITY
        )

    def _inflected(self, word: str) -> list[Reading]:
        found = []
        for base in self._rules.place_endings.undo(word):
            if len(base) < SHORTEST_PLACE or base == word:
                continue
            candidates = self._worthy(base, _LEAST_FOR_INFLECTED)
            if candidates:
                found.append(Reading(base, candidates, derived=False, inflected=True))
        found.sort(key=self._population, reverse=True)
        return found

    def _derived(self, word: str) -> list[Reading]:
        demonym = self._demonym(word.lower())
        if demonym:
            return [Reading(demonym, self._gazetteer.candidates(demonym), derived=True, inflected=True)]
        found = []
        for base in self._bases_of_derived(word):
            if len(base) <= SHORTEST_PLACE:
                continue
            name = base if base[0].isupper() else base[0].upper() + base[1:]
            worthy = self._worthy(name, _LEAST_FOR_DERIVED, only_cities=True)
            candidates = tuple(candidate for candidate in worthy if self._may_be_derived(word, name, candidate))
            if candidates:
                found.append(Reading(name, candidates, derived=True, inflected=True))
        found.sort(key=self._population, reverse=True)
        return found

    def _may_be_derived(self, word: str, name: str, city: Candidate) -> bool:
        """Whether a word may be a demonym of a city by a name.

        A city is named more often than its people and things are, so that a known word with a rare name for its stem is
        another word (Becher is not of Bech, polski not of Pola); and only a large city has adjectives that are known,
        or is known by a name that is not its own.
        """
        band, base_band = self._frequency(word), self._frequency(name)
        population = self._gazetteer.entry(city.number).population
        if band is None:
            return city.is_own_name or base_band is not None or len(name) >= _LONG_NAME
        if base_band is None:
            return False
        if base_band < band and self._is_place_only(name) and not self._is_case_of_noun(word):
            return city.is_own_name or population >= CITY_BANDS[1]
        if population < CITY_BANDS[1]:
            return False
        if not city.is_own_name and population < WORLD_CITY and base_band >= band:
            return False
        if band <= _ORDINARY + 1:
            return city.is_own_name and (base_band < band or base_band == 0)
        in_language = bool(city.flags & language_flag(self._rules.code))
        return base_band <= band + in_language

    def _is_place_only(self, name: str) -> bool:
        """Whether a dictionary of the language has a name as a place's and as nothing else."""
        return self._nouns is not None and self._nouns.get(name) == NounKind.PLACE

    def _is_case_of_noun(self, word: str) -> bool:
        """Whether a word is a noun of the dictionary in another case, as no inhabitant is called: Sendern."""
        return self._nouns is not None and self._nouns.get(word) == NounKind.WORD and not word.endswith("er")

    def _bases_of_derived(self, word: str) -> list[str]:
        rules = self._rules
        bases = rules.adjective_endings.undo(word)
        for form in rules.adjective_cases.undo(word):
            bases += rules.adjective_endings.undo(form)
        if word[:1].isupper():
            bases += rules.inhabitant_endings.undo(word)
        return bases

    def _population(self, reading: Reading) -> int:
        return self._gazetteer.entry(reading.candidates[0].number).population if reading.candidates else 0

    def _demonym(self, lower: str) -> str:
        for pattern in self._rules.demonyms.get(lower[:3], ()):
            stem, inflects = pattern.words[0]
            if lower == stem or (inflects and lower.startswith(stem) and len(lower) - len(stem) <= _LONGEST_ENDING):
                return pattern.base
        return ""

    def _worthy(self, name: str, least: int, *, only_cities: bool = False) -> tuple[Candidate, ...]:
        candidates = self._gazetteer.candidates(name)
        if not candidates:
            return ()
        return tuple(
            candidate
            for candidate in candidates
            if candidate.exact and self._weighs(candidate.number, only_cities=only_cities) >= least
        )

    def _weighs(self, number: int, *, only_cities: bool) -> int:
        entry = self._gazetteer.entry(number)
        if only_cities and entry.kind is not Kind.CITY:
            return -1
        return entry.population if entry.kind is not Kind.FEATURE else CITY_BANDS[1]
