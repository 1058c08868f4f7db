"""Finds places by the gazetteer: names that the tagger passed over, demonyms and adjectives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extraction.gazetteer import FLAG_ALTERNATE, Gazetteer, Kind
from extraction.lexicon import Lexicon, Reading
from extraction.name_rules import NameRules
from extraction.passage import Passage
from extraction.spots import Spot, Spots

_LARGE_CITY = 100_000
_SHORTEST = 4
_SHORTEST_TOWN = 6
_LONGEST_TOWN = 2
_KNOWN_WORD = 4
_ORDINARY_TOWN = 2
_SMALL_TOWN = 5_000
_METROPOLIS = 300_000
_MORE_FOLLOWS = frozenset({"(", "/"})
PAIRING = frozenset({"/", "-", "–", "—", "\u2010", "\u2011"})
"""Marks that stand between two cities that are named together."""
_LONGEST_DATELINE = 3
_AFTER_DATELINE = frozenset({",", "-", "–", "—", "("})
_CAPITALISED_ADJECTIVES = ("de", "en", "und")
"""Languages that write adjectives of places with a capital; such a word needs a noun after it."""


class PlaceSpotter:
    """Finds places in passages of one language."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        """Use the words of a language and the gazetteer."""
        self._lexicon = lexicon
        self._rules: NameRules = lexicon.rules
        self._gazetteer = gazetteer

    def add_known(
        self, passage: Passage, long_names: Sequence[Sequence[tuple[int, int]]], spots: Spots, blocked: set[int]
    ) -> None:
        """Names of several words, countries, and large cities after a word that a place can follow."""
        for (first, _), names in zip(passage.ranges, long_names, strict=True):
            for start, end in names:
                span = range(first + start, first + end)
                if blocked.isdisjoint(span):
                    name = passage.string(span.start, span.stop)
                    spots.add(Spot(span.start, span.stop, "place", 0.6, f"gazetteer: {name}"))
        for at, word in enumerate(passage.words):
            if word[0].isupper() and at not in blocked and spots.free(at, at + 1):
                reason = self._reason(passage, at)
                if reason:
                    spots.add(Spot(at, at + 1, "place", 0.6, f"{reason}: {word}"))

    def split_bodies(self, passage: Passage, spots: Spots) -> None:
        """A body named after its town tells of the town: Paris Police Department."""
        if not self._rules.local_bodies:
            return
        for spot in [spot for spot in spots if spot.kind != "person"]:
            for end in range(spot.end - 1, spot.start, -1):
                if passage.words[end].lower() in self._rules.local_bodies and self._is_city(passage, spot.start, end):
                    if spot.kind == "place" and self._is_city(passage, spot.start, spot.end):
                        break
                    why = f"town that a body is named after: {passage.string(spot.start, spot.end)}"
                    body = Spot(end, spot.end, "organisation", spot.confidence, spot.why)
                    parts = [Spot(spot.start, end, "place", 0.7, why)]
                    spots.replace(spot, [*parts, body] if spot.end - end > 1 else parts)
                    break

    def correct_persons(self, passage: Passage, spots: Spots) -> None:
        """A town taken for a person: it is named as a place elsewhere, or stands after "in" or before "residents"."""
        persons = [spot for spot in spots if spot.kind == "person"]
        surnames = {passage.words[spot.end - 1] for spot in persons if spot.end - spot.start > 1}
        places = {passage.string(spot.start, spot.end) for spot in spots if spot.kind == "place"}
        for spot in [spot for spot in persons if spot.end - spot.start <= _LONGEST_TOWN]:
            name = passage.string(spot.start, spot.end)
            if name in surnames or not self._is_city(passage, spot.start, spot.end):
                continue
            reason = "named as a place elsewhere" if name in places else self._beside_town(passage, spot)
            if reason:
                spots.replace(spot, [Spot(spot.start, spot.end, "place", 0.65, f"{reason}: {name}")])

    def correct_offices(self, passage: Passage, spots: Spots) -> None:
        """A town taken for a person or body: an office is of it, as in "sindaco di Bologna" or "mayor of Lyon"."""
        for spot in [spot for spot in spots if spot.kind != "place" and spot.end - spot.start <= _LONGEST_TOWN]:
            office = self._office_before(passage, spot.start)
            if office and self._is_city(passage, spot.start, spot.end):
                spots.replace(spot, [Spot(spot.start, spot.end, "place", 0.7, f"town that an office is of: {office}")])

    def add_offices(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A town that an office is of, although persons or things can be called so: sindaco di Bologna."""
        for at in range(1, len(passage.words)):
            word = passage.words[at]
            if not word[0].isupper() or at in blocked or passage.words[at - 1].lower() not in self._rules.links:
                continue
            office = self._office_before(passage, at) if spots.free(at, at + 1) else ""
            if office and self._is_city(passage, at, at + 1):
                spots.add(Spot(at, at + 1, "place", 0.65, f"town that an office is of: {office} {word}"))

    def _office_before(self, passage: Passage, at: int) -> str:
        """The office, with the words that link it, that stands right before a token; nothing when none does."""
        start = at
        while start and passage.words[start - 1].lower() in self._rules.links:
            start -= 1
        if start in (0, at) or passage.sentence_of[start - 1] != passage.sentence_of[at]:
            return ""
        office = self._rules.match(self._rules.offices, [passage.words[start - 1].lower()], 0)
        return passage.string(start - 1, at) if office else ""

    def _beside_town(self, passage: Passage, spot: Spot) -> str:
        before = passage.words[spot.start - 1].lower() if spot.start else ""
        after = passage.words[spot.end].lower() if spot.end < len(passage.words) else ""
        if after in self._rules.after_town:
            return f"town before “{after}”"
        borne = any(
            flag in ("n0", "n1", "u0", "u1") for flag in self._lexicon.describe(passage.words[spot.start]).flags
        )
        if before not in self._rules.before_town or (borne and before in self._rules.links):
            return ""
        return f"town after “{before}”"

    def doubt_words(self, passage: Passage, spots: Spots) -> None:
        """A place that is also an ordinary word of the language needs a word before it that places follow."""
        for spot in list(spots):
            if spot.kind != "place" or spot.derived or spot.end - spot.start > 1:
                continue
            word = passage.words[spot.start]
            before = passage.words[spot.start - 1].lower() if spot.start else ""
            after = passage.words[spot.end] if spot.end < len(passage.words) else ""
            if before in self._rules.city_words or after in _MORE_FOLLOWS:
                continue
            if self._is_also_a_word(word) and before not in self._rules.before_town:
                spots.remove(spot)
            elif self._is_rather_a_person(word) and (
                before not in self._rules.before_town or before in self._rules.links
            ):
                spots.replace(spot, [replace(spot, kind="person", why=f"surname rather than small town: {word}")])

    def _is_borne(self, word: str) -> bool:
        """Whether persons bear a name, given or inherited."""
        return any(flag in ("n0", "n1", "u0", "u1") for flag in self._lexicon.describe(word).flags)

    def _is_rather_a_person(self, word: str) -> bool:
        readings = [reading for reading in self._lexicon.places(word) if reading.candidates and not reading.derived]
        return (
            bool(readings)
            and self._is_borne(word)
            and all(
                self._gazetteer.entry(reading.candidates[0].number).population < _SMALL_TOWN for reading in readings
            )
        )

    def _is_also_a_word(self, word: str) -> bool:
        if word.lower() in self._rules.words_that_are_towns:
            return True
        frequency = self._lexicon.frequency(word)
        if frequency is None or frequency > _ORDINARY_TOWN:
            return False
        readings = [reading for reading in self._lexicon.places(word) if reading.candidates and not reading.derived]
        entries = [self._gazetteer.entry(reading.candidates[0].number) for reading in readings]
        return bool(entries) and all(
            entry.population < _LARGE_CITY if entry.kind is Kind.CITY else entry.kind is Kind.FEATURE and frequency == 0
            for entry in entries
        )

    def pair_in(self, passage: Passage, spot: Spot) -> Spot | None:
        """The cities with marks between them that a spot is made of, or that end it where it is no body's name.

        Leipzig/Krakau; Warszawa–Berlin; Dreieck Krakau-Kyjiw-Leipzig; but not Verein Leipzig-Travnik.
        """
        marks = [at for at in range(spot.start + 1, spot.end - 1) if passage.words[at] in PAIRING]
        if not marks or spot.kind == "person":
            return None
        start = spot.start if self._is_city(passage, spot.start, marks[0]) else marks[0] - 1
        bounds = [start - 1, *marks, spot.end]
        if not all(self._is_city(passage, a + 1, b) for a, b in pairwise(bounds)):
            return None
        head = [word.lower() for word in passage.words[spot.start : start]]
        if any(self._rules.match(self._rules.organisation_words, head, at) for at in range(len(head))):
            return None
        return replace(spot, start=start)

    def add_paired(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A town beside a place, with nothing but a mark between them: Travnik in "Leipzig–Travnik"."""
        for at in range(1, len(passage.words) - 1):
            if passage.words[at] not in PAIRING:
                continue
            tokens = passage.tokens[at - 1 : at + 2]
            close = tokens[0].end == tokens[1].start and tokens[1].end == tokens[2].start
            for town, other in ((at - 1, at + 1), (at + 1, at - 1)) if close else ():
                beside = spots.at(other)
                if (
                    beside
                    and beside.kind == "place"
                    and not beside.derived
                    and town not in blocked
                    and spots.free(town, town + 1)
                    and passage.words[town][0].isupper()
                    and self._is_city(passage, town, town + 1)
                ):
                    name = passage.string(at - 1, at + 2)
                    spots.add(Spot(town, town + 1, "place", 0.65, f"town beside a place: {name}"))

    def add_datelines(self, passage: Passage, spots: Spots) -> None:
        """A town in capitals at the beginning of a paragraph, before a dash, comma or bracket: HAMMOND, Ind. (AP)."""
        for first, last in passage.ranges:
            end = first
            while end < last and end - first < _LONGEST_DATELINE and _in_capitals(passage.words[end]):
                end += 1
            if end in (first, last) or passage.words[end] not in _AFTER_DATELINE:
                continue
            if self._is_city(passage, first, end):
                for spot in {spot for at in range(first, end) if (spot := spots.at(at)) is not None}:
                    spots.remove(spot)
                spots.add(Spot(first, end, "place", 0.8, f"dateline: {passage.string(first, end)}"))

    def _is_city(self, passage: Passage, start: int, end: int) -> bool:
        name = " ".join(passage.words[start:end])
        return any(
            candidate.exact and self._gazetteer.entry(candidate.number).kind is Kind.CITY
            for candidate in self._gazetteer.candidates(name)
        )

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
            if spot.kind == "place"
            and not spot.derived
            and spot.end - spot.start == 1
            and self._lexicon.places(passage.words[spot.start])
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
        if self._is_only_a_town(word):
            return "name of a town and of nothing else"
        if entry.population >= _METROPOLIS and self._is_named_so(word, readings[0]):
            return "large city"
        after = passage.words[at + 1].lower() if at + 1 < len(passage.words) else ""
        if (
            after in self._rules.after_town
            and not self._lexicon.is_ordinary(word)
            and self._is_city(passage, at, at + 1)
        ):
            return f"town before “{after}”"
        if entry.population < _LARGE_CITY or passage.starts_sentence(at) or self._lexicon.is_ordinary(word):
            return ""
        before = passage.words[at - 1].lower()
        if before in self._rules.place_prepositions or before in self._rules.place_words:
            return f"large city after “{before}”"
        return f"large city before “{after}”" if after in self._rules.place_words else ""

    def _is_named_so(self, word: str, reading: Reading) -> bool:
        """Whether a word is a city's own name and neither a name of persons nor known to be a word as well."""
        first = reading.candidates[0]
        is_own = first.exact and bool(first.flags & ~FLAG_ALTERNATE) and not reading.derived
        is_word = word.lower() in self._rules.words_that_are_towns
        return is_own and len(word) >= _SHORTEST and not is_word and not self._is_borne(word)

    def _is_only_a_town(self, word: str) -> bool:
        """Whether a word is a town's own name, and neither a word of the language nor a name of persons."""
        frequency = self._lexicon.frequency(word)
        if len(word) < _SHORTEST_TOWN or (frequency is not None and frequency <= _KNOWN_WORD) or word.isupper():
            return False
        flags = self._lexicon.describe(word).flags
        if any(flag[0] in "numy" for flag in flags) or ("fc" in flags and "-" not in word):
            return False
        return any(
            candidate.exact
            and candidate.flags & ~FLAG_ALTERNATE
            and self._gazetteer.entry(candidate.number).kind is Kind.CITY
            for candidate in self._gazetteer.candidates(word)
        )

    def _can_be_derived(self, passage: Passage, at: int) -> bool:
        if passage.words[at][0].islower():
            return True
        if self._rules.code not in _CAPITALISED_ADJECTIVES:
            return passage.starts_sentence(at)
        following = passage.words[at + 1] if at + 1 < len(passage.words) else ""
        before = passage.words[at - 1].lower() if at else ""
        return following[:1].isupper() or before in self._rules.articles


def _in_capitals(word: str) -> bool:
    return word.isupper() and len(word) > 1 and word.replace("-", "").replace("'", "").isalpha()


def _is_own_name(reading: Reading) -> bool:
    """Whether the likeliest place of a reading bears the name as its own, in one of our languages."""
    first = reading.candidates[0]
    return first.exact and bool(first.flags & ~FLAG_ALTERNATE)
