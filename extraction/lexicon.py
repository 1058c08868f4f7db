"""What is known about a single word before its neighbours are looked at: is it a town, a given name, an office ...

Every answer is remembered, since a text is made of few words that come often.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extraction import folding
from extraction.gazetteer import Candidate, Gazetteer, Kind
from extraction.name_rules import NameRules, rules_for
from extraction.word_lists import frequent_words, given_names

_REMEMBERED = 50_000
_SHORTEST_PLACE = 3
_CITY_BANDS = (15_000, 100_000, 500_000)
# A place that is reached only by undoing an ending has to be worth the risk of a chance hit.
_LEAST_FOR_INFLECTED = 1_000
_LEAST_FOR_DERIVED = 15_000
_SHORTEST_COMPOUND_HEAD = 5


@dataclass(frozen=True, slots=True)
class Reading:
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


@dataclass(frozen=True, slots=True)
class Description:
    """What is known about a word.

    Attributes:
        shape: runs of letters, at most two alike: `Xx`, `XX`, `dd`, `Xx-Xx`.
        flags: short marks for the tagger.
        summary: shape and flags in brief, for pairs of neighbours.
    """

    shape: str
    flags: tuple[str, ...]
    summary: str


class Lexicon:
    """Looks words up for one language."""

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
        self._descriptions: dict[str, Description] = {}
        self._readings: dict[str, tuple[Reading, ...]] = {}

    def describe(self, word: str) -> Description:
        """Describe a word for the tagger."""
        found = self._descriptions.get(word)
        if found is None:
            if len(self._descriptions) >= _REMEMBERED:
                self._descriptions.clear()
            found = self._descriptions[word] = self._describe(word)
        return found

    def places(self, word: str) -> tuple[Reading, ...]:
        """The places a word, or words joined by single spaces, can name; the likeliest readings first."""
        found = self._readings.get(word)
        if found is None:
            if len(self._readings) >= _REMEMBERED:
                self._readings.clear()
            found = self._readings[word] = tuple(self._read(word))
        return found

    def given_name(self, word: str) -> tuple[int, str] | None:
        """Band of a given name and its base form, 0 the most common; None when the word is not one."""
        band = self._given_band(word)
        if band is not None:
            return band, word
        best: tuple[int, str] | None = None
        for base in self.rules.given_endings.undo(word):
            band = self._given_band(base)
            if band is not None and (best is None or band < best[0]):
                best = (band, base)
        return best

    def frequency(self, word: str) -> int | None:
        """Band of a frequent word, 0 the most frequent; None for a rare or unknown one."""
        return self._frequent.get(folding.fold(word))

    def _given_band(self, word: str) -> int | None:
        if word.casefold() in self.rules.given_names:
            return 1
        parts = word.split("-")
        bands = [self._given.get(folding.fold(part)) for part in parts]
        known = [band for band in bands if band is not None]
        return max(known) if len(known) == len(parts) else None

    def _read(self, word: str) -> list[Reading]:
        if len(word) < _SHORTEST_PLACE and not word.isupper():
            return []
        readings = []
        candidates = self._gazetteer.candidates(word) if word[:1].isupper() else ()
        if candidates:
            readings.append(Reading(word, candidates, derived=False, inflected=False))
        irregular = self.rules.irregular.get(word.casefold())
        if irregular:
            readings.append(Reading(irregular, self._gazetteer.candidates(irregular), derived=False, inflected=True))
        if not word[:1].isupper() and not word[:1].islower():
            return readings
        if word[:1].isupper():
            readings += self._inflected(word)
        if not any(
            self._gazetteer.entry(r.candidates[0].number).population >= _CITY_BANDS[1] for r in readings if r.candidates
        ):
            readings += self._derived(word)
        return readings

    def _inflected(self, word: str) -> list[Reading]:
        found = []
        for base in self.rules.place_endings.undo(word):
            if len(base) < _SHORTEST_PLACE or base == word:
                continue
            candidates = self._worthy(base, _LEAST_FOR_INFLECTED)
            if candidates:
                found.append(Reading(base, candidates, derived=False, inflected=True))
        found.sort(key=lambda reading: -self._gazetteer.entry(reading.candidates[0].number).population)
        return found

    def _derived(self, word: str) -> list[Reading]:
        for pattern in self.rules.demonyms.get(word[:3].lower(), ()):
            stem, inflects = pattern.words[0]
            lower = word.lower()
            if len(pattern.words) == 1 and (
                lower.startswith(stem) and len(lower) - len(stem) <= 5 if inflects else lower == stem
            ):
                return [Reading(pattern.base, self._gazetteer.candidates(pattern.base), derived=True, inflected=True)]
        found = []
        for form in (word, *self.rules.adjective_cases.undo(word)):
            for base in self.rules.adjective_endings.undo(form):
                if len(base) < _SHORTEST_PLACE + 1:
                    continue
                name = base if base[:1].isupper() else base[:1].upper() + base[1:]
                candidates = self._worthy(name, _LEAST_FOR_DERIVED)
                if candidates:
                    found.append(Reading(name, candidates, derived=True, inflected=True))
        found.sort(key=lambda reading: -self._gazetteer.entry(reading.candidates[0].number).population)
        return found

    def _worthy(self, name: str, least: int) -> tuple[Candidate, ...]:
        return tuple(
            candidate
            for candidate in self._gazetteer.candidates(name)
            if candidate.exact and self._gazetteer.entry(candidate.number).population >= least
        )

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
        if rules.match(rules.offices, [lower], 0) or rules.match(rules.office_references, [lower], 0):
            flags.append("t")
        if rules.match(rules.honorifics, [lower], 0):
            flags.append("h")
        if rules.match(rules.organisation_words, [lower], 0):
            flags.append("o")
        elif len(lower) > _SHORTEST_COMPOUND_HEAD + 2 and lower.endswith(rules.organisation_endings):
            flags.append("o")
        if lower in rules.particles:
            flags.append("p")
        if lower in rules.place_words:
            flags.append("l")
        if lower in rules.place_prepositions:
            flags.append("v")
        if form[0] in "Xx":
            flags.append(self._frequency_flag(lower))
        return Description(form, tuple(flags), f"{form[:2]}{''.join(flags)}")

    def _frequency_flag(self, lower: str) -> str:
        folded = folding.fold(lower)
        band = self._frequent.get(folded)
        if band is not None:
            return f"f{band}"
        for length in range(min(len(folded) - 3, 14), _SHORTEST_COMPOUND_HEAD - 1, -1):
            head = self._frequent.get(folded[-length:])
            if head is not None and head <= 4:  # noqa: PLR2004 - the tail of a compound is an ordinary word
                return "fc"
        return "f-"

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


_KIND_FLAGS = {Kind.CITY: "g", Kind.COUNTRY: "c", Kind.REGION: "r", Kind.CONTINENT: "k"}


@cache
def _letter_class(character: str) -> str:
    if character.isupper():
        return "X"
    if character.islower():
        return "x"
    return "d" if character.isdigit() else character


def shape(word: str) -> str:
    """The outline of a word: `X` for capitals, `x` for small letters, `d` for digits; runs shortened to two."""
    outline: list[str] = []
    for character in word[:24]:
        kind = _letter_class(character)
        if len(outline) < 2 or outline[-1] != kind or outline[-2] != kind:
            outline.append(kind)
    return "".join(outline)
