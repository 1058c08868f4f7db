"""What is known about a single word before its neighbours are looked at: is it a town, a given name, an office ...

Every answer is remembered, since a text is made of few words that come often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extraction import folding
from extraction.gazetteer import WORLD_CITY, Candidate, Gazetteer, Kind, language_flag
from extraction.languages.name_rules import NameRules, rules_for
from extraction.memo import remembered
from extraction.words.clusters import Cluster, cluster_of
from extraction.words.lists import (
    FREQUENCY_BANDS,
    Gender,
    WordClass,
    frequent_words,
    given_names,
    known_names,
    surnames,
    word_band,
    word_class,
)
from extraction.words.nouns import NounKind, nouns

_SHORTEST_PLACE = 3
_LONGEST_ENDING = 5
_CITY_BANDS = (15_000, 100_000, WORLD_CITY)
# A place that is reached only by undoing an ending has to be worth the risk of a chance hit.
_LEAST_FOR_INFLECTED = 1_000
_LEAST_FOR_DERIVED = 15_000
_LONG_NAME = 7
"""A shorter name that a city has in far languages is likely to be met by chance in words."""
_SHORTEST_COMPOUND_HEAD = 5
_LONGEST_COMPOUND_HEAD = 14
_ORDINARY_COMPOUND_HEAD = 4
_SHORTEST_NOUN_HEAD = 4
_COMMON_SURNAME = 1
"""Band of `words.lists.SURNAME_BANDS` up to which a surname is a common one."""
_LARGE_CITIES = ("g2", "g3")
"""Flags of cities of 100,000 people and more."""
_LANGUAGE_OF_CLUSTERS = "en"
_CYRILLIC = ("uk", "ru")
"""Languages whose names the clusters do not have, for they are written in another script."""
_LAST_LATIN = "\u024f"
_RARE = len(FREQUENCY_BANDS) - 1
"""Band of words that are in the lists for their class only."""
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


class Description(NamedTuple):
    """What is known about a word.

    Attributes:
        language: code of the language it was described for; what outlines and capitals tell differs between languages.
        shape: runs of letters, at most two alike: `Xx`, `XX`, `dd`, `Xx-Xx`.
        flags: short marks for the tagger.
        summary: shape and flags in brief, for pairs of neighbours.
        marks: what is known of few words beside it: its cluster, what a dictionary says of a noun.
        kin: the family of its cluster, or the summary when it is in none; empty in languages that have no clusters.
    """

    language: str
    shape: str
    flags: tuple[str, ...]
    summary: str
    marks: tuple[str, ...]
    kin: str


class Lexicon:
    """Looks words up for one language.

    Attributes:
        rules: of the language.
        describe: describes a word for the tagger.
        places: the places a word, or words joined by single spaces, can name; the likeliest readings first.
        bases: what a name of a person can be a form of, in its base form.
        frequency: band of a frequent word, 0 the most frequent; None for a rare or unknown one.
    """

    def __init__(self, language: str, gazetteer: Gazetteer) -> None:
        """Prepare look-ups.

        Args:
            language: ISO 639-1 code; an unknown one uses the rules of all languages.
            gazetteer: where places are looked up.
        """
        self.rules: NameRules = rules_for(language)
        self._gazetteer = gazetteer
        self._frequent = frequent_words(language)
        self._given = given_names()
        self._surnames = surnames()
        self._known_names = known_names()
        self._nouns = nouns(language)
        self._has_clusters = language not in _CYRILLIC
        self.describe = remembered(self._describe)
        self.places = remembered(self._read)
        self.bases = remembered(self.rules.person_endings.undo)
        self.frequency = remembered(self._frequency)
        self._given_names = remembered(self._given_name)

    def given_name(self, word: str) -> tuple[int, str] | None:
        """Band of a given name and its base form, 0 the most common; None when the word is not one."""
        return self._given_names(word)

    def _given_name(self, word: str) -> tuple[int, str] | None:
        band = self.given_band(word)
        if band is not None:
            return band, word
        best: tuple[int, str] | None = None
        for base in self.bases(word):
            band = self.given_band(base)
            if band is not None and (best is None or band < best[0]):
                best = (band, base)
        return best

    def _frequency(self, word: str) -> int | None:
        code = self._frequent.get(folding.fold(word))
        band = _RARE if code is None else word_band(code)
        return band if band < _RARE else None

    def is_ordinary(self, word: str) -> bool:
        """Whether a word is a frequent one of the language and no less frequent than names are."""
        frequency = self.frequency(word)
        return frequency is not None and frequency <= _ORDINARY

    def surname_band(self, word: str) -> int | None:
        """Band of a surname in its base form, 0 the most common; None when it is not a known one."""
        return self._surnames.get(folding.fold(word))

    def given_band(self, word: str) -> int | None:
        """Band of a given name in its base form, 0 the most common; None when it is not one."""
        if word.casefold() in self.rules.given_names:
            return 1
        if "-" not in word:
            single = self._given.get(folding.fold(word))
            return single[0] if single else None
        known = [self._given.get(folding.fold(part)) for part in word.split("-")]
        bands = [band for band, _ in filter(None, known)]
        return max(bands) if len(bands) == len(known) else None

    def is_common_name(self, first: str, last: str) -> bool:
        """Whether two words are one of the commonest given names, that no large city has, and a common surname."""
        surname = self.surname_band(last)
        is_common = self.given_band(first) == 0 and surname is not None and surname <= _COMMON_SURNAME
        return is_common and not any(flag in _LARGE_CITIES for flag in self.describe(first).flags)

    def is_only_given(self, word: str) -> bool:
        """Whether a dictionary of the language knows a word as a form of given names and as no ordinary word."""
        code = self._frequent.get(folding.fold(word))
        return code is not None and word_class(code) is WordClass.GIVEN_NAME

    def gender(self, given_name: str) -> Gender:
        """Who mostly bears a given name."""
        known = self._given.get(folding.fold(given_name.split("-", maxsplit=1)[0]))
        return known[1] if known else Gender.UNKNOWN

    def _read(self, word: str) -> tuple[Reading, ...]:
        return tuple(self._possible(word)) if len(word) >= _SHORTEST_PLACE or word.isupper() else ()

    def _possible(self, word: str) -> list[Reading]:
        readings = []
        candidates = self._gazetteer.candidates(word) if word[:1].isupper() else ()
        if candidates:
            readings.append(Reading(word, candidates, derived=False, inflected=False))
        irregular = self.rules.irregular.get(word.casefold())
        if irregular:
            readings.append(Reading(irregular, self._gazetteer.candidates(irregular), derived=False, inflected=True))
            return readings
        if not word[:1].isupper() and not word[:1].islower():
            return readings
        if word[:1].isupper() and not any(
            self._is_metropolis(candidate) for reading in readings for candidate in reading.candidates
        ):
            readings += self._inflected(word)
        if not any(self._population(reading) >= _CITY_BANDS[1] for reading in readings):
            readings += self._derived(word)
        return readings

    def _is_metropolis(self, candidate: Candidate) -> bool:
        """Whether a name is a metropolis's own: Paris is no form of Pari."""
        return (
            candidate.exact and candidate.is_own_name and self._weighs(candidate.number, only_cities=True) >= WORLD_CITY
        )

    def _inflected(self, word: str) -> list[Reading]:
        found = []
        for base in self.rules.place_endings.undo(word):
            if len(base) < _SHORTEST_PLACE or base == word:
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
        found: list[Reading] = []
        bases = [base for base in self._bases_of_derived(word) if len(base) > _SHORTEST_PLACE]
        if not bases:
            return found
        for base in bases:
            name = base if base[:1].isupper() else base[:1].upper() + base[1:]
            candidates = tuple(
                candidate
                for candidate in self._worthy(name, _LEAST_FOR_DERIVED, only_cities=True)
                if self._may_be_derived(word, name, candidate)
            )
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
        band, base_band = self.frequency(word), self.frequency(name)
        population = self._gazetteer.entry(city.number).population
        if band is None:
            return city.is_own_name or base_band is not None or len(name) >= _LONG_NAME
        if base_band is None:
            return False
        if base_band < band and self.is_place_only(name) and not self._is_case_of_noun(word):
            return city.is_own_name or population >= _CITY_BANDS[1]
        if population < _CITY_BANDS[1]:
            return False
        if not city.is_own_name and population < WORLD_CITY and base_band >= band:
            return False
        if band <= _ORDINARY + 1:
            return city.is_own_name and (base_band < band or base_band == 0)
        in_language = bool(city.flags & language_flag(self.rules.code))
        return base_band <= band + in_language

    def is_no_noun(self, word: str) -> bool:
        """Whether a dictionary of the language's nouns is there and does not have a word, but maybe as a name."""
        if self._nouns is None:
            return False
        kind = self._nouns.get(word)
        return kind is None or not kind & NounKind.WORD

    def is_place_only(self, name: str) -> bool:
        """Whether a dictionary of the language has a name as a place's and as nothing else."""
        return self._nouns is not None and self._nouns.get(name) == NounKind.PLACE

    def _is_case_of_noun(self, word: str) -> bool:
        """Whether a word is a noun of the dictionary in another case, as no inhabitant is called: Sendern."""
        return self._nouns is not None and self._nouns.get(word) == NounKind.WORD and not word.endswith("er")

    def _bases_of_derived(self, word: str) -> Iterator[str]:
        for form in (word, *self.rules.adjective_cases.undo(word)):
            yield from self.rules.adjective_endings.undo(form)
        if word[:1].isupper():
            yield from self.rules.inhabitant_endings.undo(word)

    def _population(self, reading: Reading) -> int:
        return self._gazetteer.entry(reading.candidates[0].number).population if reading.candidates else 0

    def _demonym(self, lower: str) -> str:
        for pattern in self.rules.demonyms.get(lower[:3], ()):
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
        return entry.population if entry.kind is not Kind.FEATURE else _CITY_BANDS[1]

    def _describe(self, word: str) -> Description:
        form = shape(word)
        lower = word.lower()
        flags: list[str] = []
        rules = self.rules
        if form[0] == "X":
            flags += self._place_flags(word)
            given = self.given_name(word)
            if given is not None:
                flags.append(f"n{given[0]}" if given[1] == word else f"m{given[0]}")
            flags += self._surname_flags(word)
            flags += self._known_name_flags(word)
        if rules.holds(rules.offices, lower) or rules.holds(rules.office_references, lower):
            flags.append("t")
        if rules.holds(rules.honorifics, lower):
            flags.append("h")
        is_compound = len(lower) > _SHORTEST_COMPOUND_HEAD + 2 and lower.endswith(rules.organisation_endings or _NONE)
        if is_compound or rules.holds(rules.organisation_words, lower):
            flags.append("o")
        if lower in rules.particles:
            flags.append("p")
        if lower in rules.place_words:
            flags.append("l")
        if lower in rules.place_prepositions:
            flags.append("v")
        if form[0] in "Xx" and self._frequent:
            flags += self._frequency_flags(lower)
        summary = self._summary(form, flags)
        if not self._has_clusters:
            return Description(self.rules.code, form, tuple(flags), summary, (), "")
        cluster = self._cluster(word, form)
        marks = (*self._cluster_marks(word, form, cluster), *self._noun_marks(word, form))
        kin = f"c{cluster.family}" if cluster else summary
        return Description(self.rules.code, form, tuple(flags), summary, marks, kin)

    def _summary(self, form: str, flags: list[str]) -> str:
        marks = dict.fromkeys(_SUMMARY.get(flag, flag[0]) for flag in flags if not _is_detailed(flag))
        return f"{self.rules.code}{form[:2]}{''.join(marks)}"

    def _surname_flags(self, word: str) -> list[str]:
        own = self._surnames.get(folding.fold(word))
        if own is not None:
            return [f"u{own}"]
        bands = [self._surnames.get(folding.fold(base)) for base in self.bases(word)]
        known = [band for band in bands if band is not None]
        return [f"y{min(known)}"] if known else []

    def _known_name_flags(self, word: str) -> list[str]:
        own = self._known_names.get(folding.fold(word))
        if own is not None:
            return [f"q{own:d}"]
        bases = [base for base in self.bases(word) if len(base) >= _SHORTEST_BASE]
        known = [self._known_names.get(folding.fold(base)) for base in bases]
        return [f"Q{kind:d}" for kind in known if kind is not None][:1]

    def _frequency_flags(self, lower: str) -> list[str]:
        """Flags for the band and class of a frequent word; for another one whether its end or base form is one."""
        folded = folding.fold(lower)
        code = self._frequent.get(folded)
        if code is None:
            return ["fc" if self._is_compound(folded) else "f-", *self._base_flags(lower)]
        band, kind = word_band(code), word_class(code)
        letter = _CLASS_LETTERS[kind]
        is_telling = band < _TOO_RARE or kind not in (WordClass.NOWHERE_ELSE, WordClass.HOME)
        return [f"f{band}{letter}", f"f{band}", f"a{letter}", *(() if is_telling else self._base_flags(lower))]

    def _cluster(self, word: str, form: str) -> Cluster | None:
        """The cluster of a word, or of the base form of a name; the clusters have other words in English only."""
        if form[0] != "X":
            return cluster_of(word) if form[0] == "x" and self.rules.code == _LANGUAGE_OF_CLUSTERS else None
        found = cluster_of(word)
        if found is None and word[0] <= _LAST_LATIN:
            bases = (base for base in self.bases(word) if len(base) >= _SHORTEST_PLACE)
            found = next(filter(None, map(cluster_of, bases)), None)
        return found

    def _cluster_marks(self, word: str, form: str, cluster: Cluster | None) -> tuple[str, ...]:
        if cluster:
            return f"*{cluster.number}", f"*c{cluster.family}"
        return ("*-",) if form[0] == "X" and word[0] <= _LAST_LATIN else ()

    def _noun_marks(self, word: str, form: str) -> tuple[str, ...]:
        """What a dictionary says of a noun, or of the longest noun at the end of a compound it does not have."""
        if self._nouns is None or form[0] != "X":
            return ()
        kind = self._nouns.get(word)
        if kind is not None:
            return (f"*n{kind}",)
        for length in range(min(len(word) - 3, _LONGEST_COMPOUND_HEAD), _SHORTEST_NOUN_HEAD - 1, -1):
            kind = self._nouns.get(word[-length:])
            if kind is not None:
                return "*n-", f"*m{kind}"
        return ("*n-",)

    def _is_compound(self, folded: str) -> bool:
        for length in range(min(len(folded) - 3, _LONGEST_COMPOUND_HEAD), _SHORTEST_COMPOUND_HEAD - 1, -1):
            code = self._frequent.get(folded[-length:])
            if code is not None and word_band(code) <= _ORDINARY_COMPOUND_HEAD and word_class(code) in _WORDS:
                return True
        return False

    def _base_flags(self, word: str) -> list[str]:
        bases = [base for base in self.rules.person_endings.undo(word) if len(base) >= _SHORTEST_BASE and base != word]
        codes = [code for base in bases if (code := self._frequent.get(folding.fold(base))) is not None]
        if not codes:
            return []
        best = min(codes)
        return [f"z{_CLASS_LETTERS[word_class(best)]}{word_band(best) // _BANDS_OF_BASES}"]

    def _place_flags(self, word: str) -> list[str]:
        best: dict[str, int] = {}
        for reading in self.places(word):
            for candidate in reading.candidates[:3]:
                entry = self._gazetteer.entry(candidate.number)
                kind = _KIND_FLAGS[entry.kind]
                mark = kind + ("d" if reading.derived else "i" if reading.inflected else "")
                if entry.kind is Kind.CITY and not candidate.exact:
                    mark += "~"
                best[mark] = max(best.get(mark, 0), sum(entry.population >= least for least in _CITY_BANDS))
        return [f"{mark}{band}" if mark[0] == "g" else mark for mark, band in best.items()]


# How flags show in the summary of a word, where not by their first letter.
_SUMMARY = {
    "g2": "G", "g3": "G", "gi2": "I", "gi3": "I", "gi0": "i", "gi1": "i", "gd0": "d", "gd1": "d", "gd2": "d",
    "gd3": "d", "cd": "d", "rd": "d", "kd": "d", "n2": "N", "n3": "N", "m2": "N", "m3": "N", "m0": "n", "m1": "n",
    "aa": "", "ab": "", "ac": "", "ad": "", "ae": "A", "af": "A", "ag": "", "ah": "P", "ai": "S", "aj": "L", "ak": "K",
    "al": "", "za0": "", "za1": "", "za2": "", "zb0": "", "zb1": "", "zb2": "",
    "f0": "1", "f1": "1", "f2": "1", "f3": "2", "f4": "2", "f5": "3", "f6": "3", "f7": "3", "fc": "4", "f-": "5",
}  # fmt: skip
_NONE = ("\0",)
_CLASS_LETTERS = "abcdefghijkl"
_WORDS = (WordClass.NOWHERE_ELSE, WordClass.HOME, WordClass.RATHER_HOME, WordClass.WORD)
_TOO_RARE = 6
"""Band from which a word that is not known abroad may be a form of another."""
_BANDS_OF_BASES = 3
_SHORTEST_BASE = 4
_KIND_FLAGS = {Kind.CITY: "g", Kind.COUNTRY: "c", Kind.REGION: "r", Kind.CONTINENT: "k", Kind.FEATURE: "w"}


def _is_detailed(flag: str) -> bool:
    """Whether a flag tells frequency and class together, which others tell as well."""
    return flag[0] == "f" and len(flag) > len("f0")


# Most words are small letters from the second on; their outline is told at once.
_SMALL_LETTERS = re.compile("[a-zß-öø-ÿа-яіїєґ]*")


@cache
def _letter_class(character: str) -> str:
    if character.isupper():
        return "X"
    if character.islower():
        return "x"
    return "d" if character.isdigit() else character


def shape(word: str) -> str:
    """The outline of a word: `X` for capitals, `x` for small letters, `d` for digits; runs shortened to two."""
    if _SMALL_LETTERS.fullmatch(word, 1):
        first = _letter_class(word[0])
        return "xx"[: len(word)] if first == "x" else first + "xx"[: len(word) - 1]
    outline: list[str] = []
    for character in word[:24]:
        kind = _letter_class(character)
        if len(outline) < 2 or outline[-1] != kind or outline[-2] != kind:
            outline.append(kind)
    return "".join(outline)
