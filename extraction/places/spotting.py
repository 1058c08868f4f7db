"""Finds places by the gazetteer: names that the tagger passed over, demonyms and adjectives."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count

from extraction.gazetteer import Entry, Gazetteer, Kind
from extraction.languages.name_rules import NameRules
from extraction.passage import Passage
from extraction.persons.spotting import CAPITALISED_NOUNS
from extraction.places.corrections import PAIRING, PlaceCorrections
from extraction.places.town_words import LARGE_CITY, METROPOLIS, SHORTEST, TownWords
from extraction.spots import Spot, Spots
from extraction.words.lexicon import Lexicon
from extraction.words.readings import Reading
from extraction.words.titles import titles_for

_TOWN = 15_000
_LONGEST_DATELINE = 3
_AFTER_DATELINE = frozenset({",", "-", "–", "—", "("})
_CAPITALISED_ADJECTIVES = ("de", "en", "und")
"""Languages that write adjectives of places with a capital; such a word needs a noun after it."""


class PlaceSpotter:
    """Finds places in passages of one language."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, towns: TownWords, corrections: PlaceCorrections) -> None:
        """Use the words of a language and the gazetteer."""
        self._lexicon = lexicon
        self._rules: NameRules = lexicon.rules
        self._gazetteer = gazetteer
        self._towns = towns
        self._corrections = corrections
        self._titles = titles_for(lexicon.rules.code)

    def add_known(
        self, passage: Passage, long_names: Sequence[Sequence[tuple[int, int]]], spots: Spots, blocked: set[int]
    ) -> None:
        """Names of several words, countries, and large cities after a word that a place can follow."""
        for (first, _), names in zip(passage.ranges, long_names, strict=True):
            for start, end in names:
                span = range(first + start, first + end)
                is_body = self._rules.holds(self._rules.town_bodies, passage.words[span.stop - 1].lower())
                if blocked.isdisjoint(span) and not is_body:
                    name = passage.string(span.start, span.stop)
                    spots.add(Spot(span.start, span.stop, "place", 0.6, f"gazetteer: {name}"))
        for at in passage.capitals:
            if self._lexicon.places(passage.words[at]) and at not in blocked and spots.free(at, at + 1):
                reason = self._reason(passage, at)
                if reason:
                    spots.add(Spot(at, at + 1, "place", 0.6, f"{reason}: {passage.words[at]}"))

    def add_offices(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A town that an office is of, although persons or things can be called so: sindaco di Bologna."""
        for at in passage.capitals:
            word = passage.words[at]
            if not at or at in blocked or passage.words[at - 1].lower() not in self._rules.links:
                continue
            office = self._corrections.office_before(passage, at) if spots.free(at, at + 1) else ""
            is_town = bool(office) and self._corrections.is_town_of_office(passage, at, at + 1)
            if is_town or (self._is_of_towns(office) and self._is_town(word)):
                spots.add(Spot(at, at + 1, "place", 0.65, f"town that an office is of: {office} {word}"))

    def _is_of_towns(self, office: str) -> bool:
        """Whether an office is one of towns, so that a word after it names one, whatever else it means."""
        return any(town in office.lower() for town in self._rules.town_offices)

    def _is_town(self, word: str) -> bool:
        return not word.isupper() and self._towns.is_city([word]) and self._towns.is_first_of_all_a_city(word)

    def add_paired(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A town beside a place, with nothing but a mark between them: Travnik in "Leipzig–Travnik"."""
        for at in range(1, len(passage.words) - 1) if not PAIRING.isdisjoint(passage.words) else ():
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
                    and passage.words[town][0].isupper()
                    and self._towns.is_city(passage.words[town : town + 1])
                    and self._is_free_for_place(passage, spots, town)
                ):
                    name = passage.string(at - 1, at + 2)
                    self._put(spots, Spot(town, town + 1, "place", 0.65, f"town beside a place: {name}"))

    def add_listed(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A large city that is called by an ordinary word, beside another city: Halle und Leipzig; Köln, Essen."""
        for at in passage.capitals:
            word = passage.words[at]
            if word.lower() not in self._rules.words_that_are_towns or at in blocked or not spots.free(at, at + 1):
                continue
            if not self._is_large_city(word):
                continue
            if self._corrections.is_listed(passage, spots, at):
                spots.add(Spot(at, at + 1, "place", 0.6, f"large city beside another: {word}"))

    def _is_large_city(self, word: str) -> bool:
        """Whether a word is the name of a large city."""
        if not self._towns.is_city([word]):
            return False
        number = self._towns.likeliest(word, inflected=False)
        return number is not None and self._gazetteer.entry(number).population >= LARGE_CITY

    def add_bracketed(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A word in brackets right after a place is what the place is in: Poole (Dorset)."""
        for spot in [spot for spot in spots if spot.kind == "place" and not spot.derived]:
            at = spot.end + 1
            if at + 1 >= len(passage.words) or passage.words[at - 1] != "(" or passage.words[at + 1] != ")":
                continue
            word = passage.words[at]
            is_name = word[0].isupper() and word.isalpha() and not word.isupper()
            is_free = at not in blocked and self._is_free_for_place(passage, spots, at)
            if is_name and is_free and not self._lexicon.is_ordinary(word):
                self._put(spots, Spot(at, at + 1, "place", 0.6, f"in brackets after a place: {word}"))

    def _is_free_for_place(self, passage: Passage, spots: Spots, at: int) -> bool:
        """Whether a word is in no name, or a name alone that was taken for a body's or for one that nobody bears."""
        spot = spots.at(at)
        if spot is None:
            return True
        is_alone = spot.end - spot.start == 1 and not self._may_be_surname(passage, at)
        return is_alone and spot.kind != "place" and not self._towns.is_borne(passage.words[at])

    def _put(self, spots: Spots, place: Spot) -> None:
        """Add a place of one word in the stead of what was there."""
        earlier = spots.at(place.start)
        if earlier:
            spots.remove(earlier)
        spots.add(place)

    def add_datelines(self, passage: Passage, spots: Spots) -> None:
        """A town in capitals at the beginning of a paragraph, before a dash, comma or bracket: HAMMOND, Ind. (AP)."""
        for first, last in passage.ranges:
            end = first
            while end < last and end - first < _LONGEST_DATELINE and _in_capitals(passage.words[end]):
                end += 1
            if end in (first, last) or passage.words[end] not in _AFTER_DATELINE:
                continue
            if self._towns.is_city(passage.words[first:end]):
                for spot in {spot for at in range(first, end) if (spot := spots.at(at)) is not None}:
                    spots.remove(spot)
                spots.add(Spot(first, end, "place", 0.8, f"dateline: {passage.string(first, end)}"))

    def add_derived(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """Demonyms and adjectives of places: Krakauer, krakowski, київський."""
        for at in compress(count(), map(self._lexicon.places, passage.words)):
            word = passage.words[at]
            base = self._derived_from(word)
            if not base or at in blocked:
                continue
            spot = spots.at(at)
            if spot and (spot.end - spot.start > 1 or (spot.kind != "place" and not self._is_adjective(passage, at))):
                continue
            if not self._can_be_derived(passage, at) or self._towns.is_of_division(passage, at):
                continue
            if spot:
                spots.remove(spot)
            why = f"derived from {base}: {word}"
            spots.add(Spot(at, at + 1, "place", 0.8, why, derived=True))

    def _is_adjective(self, passage: Passage, at: int) -> bool:
        """Whether a word that was taken for somebody's name stands before a noun: der Brünner Bahnhof."""
        if at + 1 >= len(passage.words):
            return False
        noun = passage.words[at + 1]
        if self._rules.code not in _CAPITALISED_ADJECTIVES:
            return self._is_body(noun)
        is_noun = noun[0].isupper() and self._lexicon.frequency(noun) is not None
        return is_noun and self._lexicon.surname_band(noun) is None and not self._may_be_surname(passage, at)

    def _is_body(self, noun: str) -> bool:
        """Whether a body is called by a word in small letters, with an adjective before it: Київська опера."""
        return noun.islower() and self._rules.holds(self._rules.organisation_words, noun)

    def _derived_from(self, word: str) -> str:
        """The place that a word which can name a place is first of all derived from, nothing for another word."""
        if not word[0].isalpha() or len(word) < SHORTEST:
            return ""
        readings = self._lexicon.places(word)
        if not readings[0].derived and len(readings) > 1 and self._is_small_abroad(readings[0]):
            readings = readings[1:]
        return readings[0].base if readings[0].derived else ""

    def _is_small_abroad(self, reading: Reading) -> bool:
        """Whether a word is only a small town's abroad, or a region's that is called after its city."""
        entries = [self._gazetteer.entry(candidate.number) for candidate in reading.candidates[:1]]
        home = self._rules.home_countries
        return all(
            (entry.kind is Kind.CITY and entry.population < LARGE_CITY and entry.country not in home)
            or (entry.kind is Kind.REGION and self._rules.code not in _CAPITALISED_ADJECTIVES)
            for entry in entries
        )

    def add_repeated(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A name that is a place once is the place again where it is spelled the same, or stands in another case."""
        singles = [spot for spot in spots if spot.kind == "place" and not spot.derived and spot.end - spot.start == 1]
        known = {word for spot in singles if self._lexicon.places(word := passage.words[spot.start])}
        numbers = {number for word in known if (number := self._towns.likeliest(word, inflected=None)) is not None}
        for at in passage.capitals:
            word = passage.words[at]
            if len(word) < SHORTEST or at in blocked or not spots.free(at, at + 1):
                continue
            if word in known:
                spots.add(Spot(at, at + 1, "place", 0.6, f"named as a place before: {word}"))
            elif numbers and self._towns.is_rare(word) and self._towns.likeliest(word, inflected=True) in numbers:
                spots.add(Spot(at, at + 1, "place", 0.6, f"form of a place named before: {word}"))

    def _reason(self, passage: Passage, at: int) -> str:
        """Why a word that can name a place is taken for one, nothing where it is not."""
        word = passage.words[at]
        flags = self._lexicon.describe(word).flags
        readings = self._lexicon.places(word) if word.lower() not in self._rules.directions else ()
        if not readings or not readings[0].candidates:
            return ""
        entry = self._gazetteer.entry(readings[0].candidates[0].number)
        if ("c" in flags or "ci" in flags) and entry.kind is Kind.COUNTRY:
            return "country"
        if self._is_well_known_landscape(word, entry, readings[0]):
            return "river, mountains or region"
        if self._towns.is_only_a_town(word):
            return "name of a town and of nothing else"
        is_large = entry.population >= METROPOLIS or self._is_large_at_home(word, entry)
        if is_large and self._towns.is_named_so(word, readings[0]):
            return "large city"
        if self._towns.is_town_at_home(word) and not self._may_be_surname(passage, at):
            return "town at home that nothing else is called like"
        if self._towns.is_familiar(word) and not self._may_be_surname(passage, at):
            return "city that the archive often names"
        if entry.kind is Kind.FEATURE and self._is_the_landscape(passage, at):
            return "river, mountains or region after an article"
        after = passage.words[at + 1].lower() if at + 1 < len(passage.words) else ""
        if (
            after in self._rules.after_town
            and not self._lexicon.is_ordinary(word)
            and self._towns.is_city(passage.words[at : at + 1])
        ):
            return f"town before “{after}”"
        return "" if passage.starts_sentence(at) else self._reason_beside(passage, at, entry)

    def _reason_beside(self, passage: Passage, at: int, entry: Entry) -> str:
        """What the words beside a word say of its being the likeliest city of its name."""
        word, before = passage.words[at], passage.words[at - 1].lower()
        after = passage.words[at + 1].lower() if at + 1 < len(passage.words) else ""
        readings = self._lexicon.places(word)
        if self._lexicon.is_ordinary(word):
            return self._reason_for_word(passage, at, entry, before)
        if entry.population < LARGE_CITY:
            is_local = before in self._rules.before_town and (readings[0].inflected or before not in self._rules.links)
            is_town = is_local and self._towns.is_rare(word)
            return f"town after “{before}”" if is_town and entry.population >= _TOWN else ""
        if before in self._rules.place_prepositions or before in self._rules.place_words:
            return f"large city after “{before}”"
        return f"large city before “{after}”" if after in self._rules.place_words else ""

    def _reason_for_word(self, passage: Passage, at: int, entry: Entry, before: str) -> str:
        """What speaks for a city in an ordinary word: its capital and what stands before it ("to Nice")."""
        word, after = passage.words[at], passage.words[at + 1] if at + 1 < len(passage.words) else ""
        is_city = entry.kind is Kind.CITY and entry.population >= LARGE_CITY and self._towns.is_city([word])
        is_local = passage.words[at - 1] in self._rules.before_town and not after[:1].isupper()
        is_telling = self._rules.code not in CAPITALISED_NOUNS and word.istitle()
        return f"large city after “{before}”" if is_city and is_local and is_telling else ""

    def _is_large_at_home(self, word: str, entry: Entry) -> bool:
        """Whether a word can be a large city where the language is spoken."""
        is_home = self._rules.finds_home_cities and entry.country in self._rules.home_countries
        is_large = entry.kind is Kind.CITY and entry.population >= LARGE_CITY and not word.isupper()
        return is_home and is_large

    def _is_well_known_landscape(self, word: str, entry: Entry, reading: Reading) -> bool:
        is_its_name = self._towns.is_named_so(word, reading) and self._towns.is_landscape(word)
        return entry.kind is Kind.FEATURE and is_its_name and not self._lexicon.is_ordinary(word)

    def _is_the_landscape(self, passage: Passage, at: int) -> bool:
        """Whether an article stands before a word, and no other name beside it: the Pacific; über die Sahara."""
        before = passage.words[at - 1].lower() if at else ""
        after = passage.words[at + 1] if at + 1 < len(passage.words) else ""
        has_article = before in self._rules.articles or before in self._rules.contracted_articles
        if self._rules.code in CAPITALISED_NOUNS:
            return has_article and not self._lexicon.is_ordinary(passage.words[at])
        return has_article and not after[:1].isupper()

    def _may_be_surname(self, passage: Passage, at: int) -> bool:
        """Whether a given name or title stands right before a word."""
        before = passage.words[at - 1] if at else ""
        is_given = before[:1].isupper() and self._lexicon.given_name(before) is not None
        return is_given or before in self._titles

    def _can_be_derived(self, passage: Passage, at: int) -> bool:
        if passage.words[at][0].islower():
            return True
        following = passage.words[at + 1] if at + 1 < len(passage.words) else ""
        if self._rules.code not in _CAPITALISED_ADJECTIVES:
            return passage.starts_sentence(at) or self._is_body(following)
        before = passage.words[at - 1].lower() if at else ""
        return following[:1].isupper() or before in self._rules.articles


def _in_capitals(word: str) -> bool:
    return word.isupper() and len(word) > 1 and word.replace("-", "").replace("'", "").isalpha()
