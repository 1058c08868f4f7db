"""What a word by itself tells of its being a town: whether it is one, or also a word or a name of persons."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from extraction.gazetteer import Gazetteer, Kind
from extraction.languages.name_rules import NameRules
from extraction.passage import Passage
from extraction.words.lexicon import Lexicon
from extraction.words.readings import Reading

LARGE_CITY = 100_000
METROPOLIS = 300_000
SHORTEST = 4
_SHORTEST_TOWN = 6
_TOWN = 15_000
_KNOWN_WORD = 4
_ORDINARY_TOWN = 2
_SMALL_TOWN = 5_000
_RARE_NAME = 2
_GIVEN_NAMES = ("n0", "n1")
"""Flags of common given names."""
_KNOWN_PERSONS = ("q0",)
"""Flags of surnames of persons who are known in all the world: Goya."""
_RARE_SURNAMES = ("u3", "y3")
"""Flags of surnames that are too rare to say that a word is hardly a town."""


class TownWords:
    """Looks words up for one language."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, familiar: Container[int] = ()) -> None:
        """Use the words of a language and the gazetteer.

        Args:
            lexicon: of the language.
            gazetteer: the places.
            familiar: GeoNames ids of cities that the archive often names.
        """
        self._lexicon = lexicon
        self._rules: NameRules = lexicon.rules
        self._gazetteer = gazetteer
        self._familiar = familiar

    def is_city(self, words: Sequence[str]) -> bool:
        """Whether words are the exact name of a city, in whatever language."""
        return any(
            candidate.exact and self._gazetteer.entry(candidate.number).kind is Kind.CITY
            for candidate in self._gazetteer.candidates(" ".join(words))
        )

    def is_familiar(self, word: str) -> bool:
        """Whether a word is first of all a city that the archive often names, and no ordinary word."""
        return self.likeliest(word, inflected=None) in self._familiar and not self.is_also_a_word(word)

    def is_metropolis(self, word: str) -> bool:
        """Whether a word is a large city's own name, and neither a given name nor a word of the language."""
        readings = self._lexicon.places(word)
        if not readings or not readings[0].candidates or readings[0].inflected:
            return False
        entry = self._gazetteer.entry(readings[0].candidates[0].number)
        is_large = entry.kind is Kind.CITY and entry.population >= METROPOLIS
        return is_large and self._is_own_name(word, readings[0]) and not self._is_called(word, _GIVEN_NAMES)

    def is_no_large_town(self, word: str) -> bool:
        """Whether the likeliest place of a word is a town of fewer people than large ones have."""
        number = self.likeliest(word, inflected=None)
        entry = self._gazetteer.entry(number) if number is not None else None
        return entry is not None and entry.kind is Kind.CITY and entry.population < LARGE_CITY

    def is_small(self, word: str) -> bool:
        """Whether the likeliest city of a word is a small town."""
        number = self.likeliest(word, inflected=None)
        return number is not None and self._gazetteer.entry(number).population < _SMALL_TOWN

    def is_large(self, reading: Reading) -> bool:
        """Whether a word read so is first of all a large city's."""
        entries = [self._gazetteer.entry(candidate.number) for candidate in reading.candidates[:1]]
        return any(entry.kind is Kind.CITY and entry.population >= LARGE_CITY for entry in entries)

    def is_of_division(self, passage: Passage, at: int) -> bool:
        """Whether an adjective of a town is of a region that is called after it: Харківська область."""
        around = (*passage.words[max(0, at - 1) : at], *passage.words[at + 1 : at + 2])
        return not self._rules.division_words.isdisjoint(word.lower() for word in around)

    def is_landscape(self, name: str) -> bool:
        """Whether a name is first of all that of a river, mountains or a country, and persons rarely bear it."""
        candidates = self._gazetteer.candidates(name)
        if not candidates or not candidates[0].exact or not candidates[0].is_own_name:
            return False
        kind = self._gazetteer.entry(candidates[0].number).kind
        given, surname = self._lexicon.given_band(name), self._lexicon.surname_band(name)
        is_borne = (given is not None and given < _RARE_NAME) or (surname is not None and surname < _RARE_NAME - 1)
        return kind in (Kind.FEATURE, Kind.COUNTRY) and not is_borne

    def is_region(self, name: str) -> bool:
        """Whether a name of several words is first of all a region's own: Lower Austria."""
        candidates = self._gazetteer.candidates(name) if " " in name else ()
        is_own_name = bool(candidates) and candidates[0].exact and candidates[0].is_own_name
        return is_own_name and self._gazetteer.entry(candidates[0].number).kind is Kind.REGION

    def is_known(self, name: str) -> bool:
        """Whether the gazetteer has a name."""
        return bool(self._gazetteer.candidates(name))

    def is_ordinary(self, word: str) -> bool:
        """Whether a word is a frequent one of the language."""
        frequency = self._lexicon.frequency(word)
        return frequency is not None and frequency <= _KNOWN_WORD

    def is_country(self, reading: Reading) -> bool:
        """Whether a word read so is first of all a country or continent."""
        kinds = [self._gazetteer.entry(candidate.number).kind for candidate in reading.candidates[:1]]
        return kinds in ([Kind.COUNTRY], [Kind.CONTINENT])

    def is_first_of_all_a_city(self, word: str) -> bool:
        """Whether the likeliest reading of a word is a city rather than a country or region."""
        number = self.likeliest(word, inflected=None)
        return number is not None and self._gazetteer.entry(number).kind is Kind.CITY

    def is_given_name(self, word: str) -> bool:
        """Whether a word is a given name, in whatever case."""
        return self._lexicon.given_name(word) is not None

    def is_borne(self, word: str) -> bool:
        """Whether persons bear a name, given or inherited."""
        return any(flag in ("n0", "n1", "u0", "u1") for flag in self._lexicon.describe(word).flags)

    def is_said_of_persons(self, preposition: str) -> bool:
        """Whether a preposition stands before persons as well as before towns: of, from, bei."""
        links = preposition in self._rules.links and preposition not in self._rules.where_prepositions
        return links or preposition in self._rules.no_predicate_after

    def is_rather_a_person(self, word: str) -> bool:
        """Whether a word is a small town only, and persons bear it as a name; or a town abroad and a famous name."""
        readings = [reading for reading in self._lexicon.places(word) if reading.candidates and not reading.derived]
        entries = [self._gazetteer.entry(reading.candidates[0].number) for reading in readings]
        if not entries or any(entry.kind is not Kind.CITY for entry in entries):
            return False
        most = max(entry.population for entry in entries)
        is_abroad = all(entry.country not in self._rules.home_countries for entry in entries)
        is_famous = self._is_called(word, _KNOWN_PERSONS) and not self._rules.bare_towns
        return (most < _SMALL_TOWN and self.is_borne(word)) or (most < LARGE_CITY and is_abroad and is_famous)

    def is_also_a_word(self, word: str) -> bool:
        """Whether a word is an ordinary one of the language, and no large city."""
        if word.lower() in self._rules.words_that_are_towns:
            return True
        frequency = self._lexicon.frequency(word)
        if frequency is None or frequency > _ORDINARY_TOWN:
            return False
        readings = [reading for reading in self._lexicon.places(word) if reading.candidates and not reading.derived]
        entries = [self._gazetteer.entry(reading.candidates[0].number) for reading in readings]
        return bool(entries) and all(
            entry.population < LARGE_CITY if entry.kind is Kind.CITY else entry.kind is Kind.FEATURE and frequency == 0
            for entry in entries
        )

    def likeliest(self, word: str, *, inflected: bool | None) -> int | None:
        """The likeliest city of the likeliest reading of a word, if that is (no) inflected form."""
        readings = self._lexicon.places(word)
        if not readings or readings[0].derived or not readings[0].candidates:
            return None
        if inflected is not None and readings[0].inflected != inflected:
            return None
        return readings[0].candidates[0].number

    def is_form_of_town(self, word: str) -> bool:
        """Whether a word can be a case of a town's name: Харкова, Řezna."""
        return any(
            reading.inflected and not reading.derived and reading.candidates for reading in self._lexicon.places(word)
        )

    def is_form_of_large_town(self, word: str) -> bool:
        """Whether a word is first of all a case of a large town's name, and nobody's: Brna."""
        number = self.likeliest(word, inflected=True)
        return number is not None and self._gazetteer.entry(number).population >= LARGE_CITY and not self.is_borne(word)

    def is_rare(self, word: str) -> bool:
        """Whether a word is none of the frequent ones of the language."""
        frequency = self._lexicon.frequency(word)
        return frequency is None or frequency > _ORDINARY_TOWN

    def is_named_so(self, word: str, reading: Reading) -> bool:
        """Whether a word is a city's own name and neither a name of persons nor known to be a word as well."""
        return self._is_own_name(word, reading) and not self._is_called(word, (*_GIVEN_NAMES, "u0"))

    def _is_own_name(self, word: str, reading: Reading) -> bool:
        """Whether a word is a place's own name and not known to be a word as well."""
        first = reading.candidates[0]
        is_own = first.exact and first.is_own_name and not reading.derived
        return is_own and len(word) >= SHORTEST and word.lower() not in self._rules.words_that_are_towns

    def _is_called(self, word: str, names: Collection[str]) -> bool:
        """Whether the tagger is told of a word that it is one of some kinds of names."""
        return any(flag in names for flag in self._lexicon.describe(word).flags)

    def is_town_at_home(self, word: str) -> bool:
        """Whether a dictionary has a word as a place's name only, and a town of some size at home has it for its own.

        So a town is known that is named as often as ordinary words are: Weimar.
        """
        if not self._lexicon.is_place_only(word) or word.lower() in self._rules.words_that_are_towns:
            return False
        entries = [
            self._gazetteer.entry(candidate.number)
            for candidate in self._gazetteer.candidates(word)
            if candidate.exact and candidate.is_own_name
        ]
        return any(
            entry.kind is Kind.CITY and entry.population >= _TOWN and entry.country in self._rules.home_countries
            for entry in entries
        )

    def is_only_a_town(self, word: str) -> bool:
        """Whether a word is a town's own name, and neither a word of the language nor a name of persons."""
        frequency = self._lexicon.frequency(word)
        if len(word) < _SHORTEST_TOWN or (frequency is not None and frequency <= _KNOWN_WORD) or word.isupper():
            return False
        flags = self._lexicon.describe(word).flags
        if any(flag[0] in "numy" and flag not in _RARE_SURNAMES for flag in flags) or (
            "fc" in flags and "-" not in word
        ):
            return False
        return any(
            candidate.exact and candidate.is_own_name and self._gazetteer.entry(candidate.number).kind is Kind.CITY
            for candidate in self._gazetteer.candidates(word)
        )
