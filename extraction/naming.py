"""Turns spots into entities, mentions and offices: who and what an article names, each once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from extraction import folding
from extraction.findings import DateMention, Entity, Mention, Office, Span, Usage
from extraction.gazetteer import Gazetteer, Kind
from extraction.offices.finding import OfficeFinder
from extraction.offices.places import OfficePlaces
from extraction.offices.scenes import City
from extraction.offices.terms import Holders, terms
from extraction.organisations import join as join_organisations
from extraction.passage import Passage
from extraction.persons.extents import PersonExtents
from extraction.persons.joining import Person, PersonMention, gender_of
from extraction.persons.joining import join as join_persons
from extraction.places.city_pairs import CityPairs
from extraction.places.inside_names import TownsInside
from extraction.places.linking import Link, Linker, PlaceName
from extraction.places.town_words import TownWords
from extraction.spots import Spot, Spots
from extraction.spotting import Spotter
from extraction.tagging.model import model_for
from extraction.tagging.tagger import Tagger
from extraction.words.base_forms import base_phrase
from extraction.words.lexicon import Lexicon
from extraction.words.readings import Reading
from extraction.words.titles import titles_for

_LEAST_FOR_DERIVED = 15_000
_LONGEST_QUALIFIER = 3
"""So many words and marks lead to what tells a place from its namesakes: an der Oder, (Oder)."""
_ORDINARY = 4
"""Band of `words.lists.FREQUENCY_BANDS` up to which a word is an ordinary one."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a text: see `findings.Findings`."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    offices: tuple[Office, ...]


@dataclass(slots=True)
class _Collected:
    """Entities as they are collected, and where each spot belongs."""

    entities: list[Entity] = field(default_factory=list)
    mentions: dict[Spot, Mention] = field(default_factory=dict)
    women: set[int] = field(default_factory=set)


class Namer:
    """Finds the names in texts of one language."""

    def __init__(self, language: str, gazetteer: Gazetteer, familiar: Mapping[int, int] | None = None) -> None:
        """Open what the language needs.

        Args:
            language: ISO 639-1 code; one that there is no data for gets the rules of all.
            gazetteer: the places.
            familiar: how often places have been named in this archive before, by GeoNames id.
        """
        self._lexicon = Lexicon(language, gazetteer)
        tagger = Tagger(model_for(language), self._lexicon)
        self._spotter = Spotter(self._lexicon, gazetteer, tagger, familiar or {})
        self._offices = OfficeFinder(self._lexicon)
        self._office_places = OfficePlaces(self._lexicon.rules)
        self._titles = titles_for(self._lexicon.rules.code)
        self._extents = PersonExtents(self._lexicon.rules)
        self._linker = Linker(gazetteer, self._lexicon.rules, familiar)
        self._gazetteer = gazetteer
        self._pairs = CityPairs(self._lexicon, gazetteer)
        self._towns_inside = TownsInside(self._lexicon, gazetteer, TownWords(self._lexicon, gazetteer))

    def prepare(self, passage: Passage) -> Passage:
        """The passage with a token for each city where one word names two ("Lyon-Leipzig")."""
        return self._pairs.part(passage)

    def find(self, passage: Passage, dates: Sequence[DateMention], *, title_end: int = 0) -> Names:
        """Find the names of a passage.

        Args:
            passage: to look at, as `prepare` gives it.
            dates: found in it; they are no names.
            title_end: where the title line ends, 0 when there is none.
        """
        taken = _tokens_of(passage, [date.span for date in dates])
        spots = self._spotter.spot(passage, taken, title_end)
        date_tokens = {token for start, end in taken for token in range(start, end)}
        towns_inside = self._towns_inside.find(passage, spots)
        office_spots = self._offices.find(passage, spots, date_tokens, towns_inside)
        collected = _Collected()
        self._persons(passage, spots, collected)
        self._places(passage, spots, towns_inside, collected)
        self._organisations(passage, spots, collected)
        inside = frozenset(towns_inside)
        cities = [city for city in _cities(collected) if city.spot not in inside]
        inferred = self._office_places.infer(passage, office_spots, cities, date_tokens)
        holders = Holders(collected.mentions, frozenset(collected.women))
        return _in_order(collected, terms(passage, office_spots, holders, dates, inferred))

    def _persons(self, passage: Passage, spots: Spots, collected: _Collected) -> None:
        persons = [spot for spot in spots if spot.kind == "person"]
        mentions = [
            PersonMention(passage.words[spot.start : spot.end], self._gender_before(passage, spot)) for spot in persons
        ]
        joined_persons, joined = join_persons(mentions, self._lexicon)
        first = len(collected.entities)
        collected.entities += [_person_entity(person) for person in joined_persons]
        collected.women |= {
            first + index for index, person in enumerate(joined_persons) if gender_of(person, self._lexicon) == "f"
        }
        for spot, place in zip(persons, joined, strict=True):
            collected.mentions[spot] = Mention(
                self._extents.span(passage, spot),
                "person",
                None if place.person is None else first + place.person,
                place.lemma,
                "name",
                spot.confidence if place.person is not None else min(spot.confidence, 0.5),
                f"{spot.why}; {place.why}",
            )

    def _gender_before(self, passage: Passage, spot: Spot) -> str:
        titles = passage.words[self._titles.begin(passage, spot.start) : spot.start]
        for title in titles:
            gender = self._lexicon.rules.gendered.get(title.lower())
            if gender:
                return gender
        return ""

    def _places(self, passage: Passage, spots: Spots, inside: Sequence[Spot], collected: _Collected) -> None:
        places = [*(spot for spot in spots if spot.kind == "place"), *inside]
        only_cities = frozenset(inside)
        names = [self._place_name(passage, spots, spot) for spot in places]
        starts = {first for first, _ in passage.ranges}
        links = self._linker.link(names, [passage.words[at] for at in passage.capitals if at not in starts])
        by_key: dict[object, int] = {}
        for spot, name, link in zip(places, names, links, strict=True):
            lemma = link.base or self._base(passage, spot)
            is_open = link.entry is None and not link.candidates
            if is_open and (link.derived or name.ordinary) and lemma not in self._lexicon.rules.irregular.values():
                continue
            if spot in only_cities and (link.entry is None or link.entry.kind is not Kind.CITY):
                continue
            key: object = link.entry.number if link.entry else folding.fold_name(lemma)
            index = by_key.get(key)
            if index is None:
                index = by_key[key] = len(collected.entities)
                collected.entities.append(_place_entity(link, lemma))
            confidence = round(min(link.confidence, spot.confidence + 0.15), 2)
            usage: Usage = "derived" if link.derived or spot.derived else "name"
            collected.mentions[spot] = Mention(
                passage.span(spot.start, spot.end), "place", index, lemma, usage, confidence, f"{spot.why}; {link.why}"
            )

    def _place_name(self, passage: Passage, spots: Spots, spot: Spot) -> PlaceName:
        words = " ".join(passage.words[spot.start : spot.end])
        readings = self._lexicon.places(words)
        if not readings and " " in words:
            readings = self._lexicon.places(passage.string(spot.start, spot.end))
        if not readings:
            readings = self._readings_of_realm(passage.words[spot.start : spot.end])
        readings = tuple(reading for reading in readings if reading.derived == spot.derived) or readings
        readings = tuple(map(self._with_namesakes, readings))
        ordinary = spot.end - spot.start > 1 and all(map(self._is_ordinary, passage.words[spot.start : spot.end]))
        beside = self._beside(passage, spots, spot)
        return PlaceName(
            readings, beside, self._called_city(passage, spot), ordinary, self._qualifier(passage, spot, readings)
        )

    def _qualifier(self, passage: Passage, spot: Spot, readings: Sequence[Reading]) -> str:
        """What goes on with a name of one word and tells it from namesakes: Frankfurt (Oder), Halle an der Saale."""
        if spot.end - spot.start > 1 or spot.derived:
            return ""
        words, at, (_, last) = passage.words, spot.end, passage.ranges[passage.sentence_of[spot.start]]
        while at < min(last, spot.end + _LONGEST_QUALIFIER) and (words[at].islower() or words[at] in "(/-"):
            at += 1
        is_name = spot.end < at < last and words[at][0].isupper()
        return self._linker.qualifier(readings, words[at]) if is_name else ""

    def _with_namesakes(self, reading: Reading) -> Reading:
        """A demonym with all cities of some size that its base form names: Frankfurter may be of either Frankfurt."""
        if not reading.derived or len(reading.candidates) > 1:
            return reading
        known = {candidate.number for candidate in reading.candidates}
        namesakes = tuple(
            candidate
            for candidate in self._gazetteer.candidates(reading.base)
            if candidate.exact and candidate.number not in known and self._is_town(candidate.number)
        )
        return reading._replace(candidates=(*reading.candidates, *namesakes)) if namesakes else reading

    def _is_town(self, number: int) -> bool:
        entry = self._gazetteer.entry(number)
        return entry.kind is Kind.CITY and entry.population >= _LEAST_FOR_DERIVED

    def _readings_of_realm(self, words: Sequence[str]) -> tuple[Reading, ...]:
        """Countries and regions that a name means with more than their name in it: Republic of Ireland."""
        rules = self._lexicon.rules
        links = [at for at, word in enumerate(words) if word.lower() in rules.realm_links]
        realms = rules.realm_words - rules.landscape_words
        start = links[0] + 1 if links and words[links[0] - 1].lower() in realms else 0
        while start < len(words) and words[start].lower() in rules.articles:
            start += 1
        name = " ".join(words[start:])
        if not start or not name or not self._large(name):
            return ()
        return tuple(reading._replace(base=name) for reading in self._lexicon.places(name) if not reading.derived)

    def _is_ordinary(self, word: str) -> bool:
        """Whether a word is no part of a name by itself: a frequent word that places are not called by."""
        rules, lower = self._lexicon.rules, word.lower()
        if lower in rules.place_words or lower in rules.landscape_words or rules.holds(rules.place_heads, lower):
            return False
        frequency = self._lexicon.frequency(word)
        return frequency is not None and frequency <= _ORDINARY

    def _beside(self, passage: Passage, spots: Spots, spot: Spot) -> frozenset[int]:
        """Regions and countries named right after the place: "Paris, Texas"; "Travnik (Bosnien)"."""
        numbers: set[int] = set()
        after = spot.end
        if after < len(passage.words) and passage.words[after] in (",", "(", "/"):
            following = spots.at(after + 1)
            if following and following.kind == "place" and following.start == after + 1:
                numbers |= self._large(" ".join(passage.words[following.start : following.end]))
            elif after + 1 < len(passage.words) and passage.words[after + 1][0].isupper():
                # Abbreviations of states are often not taken for names: Erie, Pa.
                numbers |= self._large(passage.words[after + 1])
        return frozenset(numbers)

    def _large(self, name: str) -> set[int]:
        readings = self._lexicon.places(name)
        return {
            candidate.number
            for reading in readings
            for candidate in reading.candidates
            if self._gazetteer.entry(candidate.number).kind in (Kind.REGION, Kind.COUNTRY)
        }

    def _called_city(self, passage: Passage, spot: Spot) -> bool:
        before = passage.words[spot.start - 1].lower() if spot.start else ""
        return before in self._lexicon.rules.city_words

    def _base(self, passage: Passage, spot: Spot) -> str:
        """The base form of a name of a place or organisation; with the spaces of the text where nothing changes."""
        words = passage.words[spot.start : spot.end]
        base = base_phrase(words, self._lexicon)
        return passage.string(spot.start, spot.end) if base == " ".join(words) else base

    def _organisations(self, passage: Passage, spots: Spots, collected: _Collected) -> None:
        organisations = [spot for spot in spots if spot.kind == "organisation"]
        names = [(self._base(passage, spot), _bracketed(passage, spot)) for spot in organisations]
        joined, places = join_organisations(names, self._lexicon.rules)
        first = len(collected.entities)
        collected.entities += [Entity("organisation", each.name, abbreviation=each.abbreviation) for each in joined]
        for spot, index in zip(organisations, places, strict=True):
            collected.mentions[spot] = Mention(
                passage.span(spot.start, spot.end),
                "organisation",
                first + index,
                joined[index].name,
                "name",
                min(spot.confidence, 0.6),
                spot.why,
            )


def _tokens_of(passage: Passage, spans: Sequence[Span]) -> list[tuple[int, int]]:
    ranges = []
    at = 0
    for span in sorted(spans):
        at = bisect_right(passage.tokens, span.start, at, key=attrgetter("end"))
        end = bisect_left(passage.tokens, span.end, at, key=attrgetter("start"))
        if end > at:
            ranges.append((at, end))
    return ranges


def _person_entity(person: Person) -> Entity:
    return Entity("person", str(person.name), alternatives=tuple(dict.fromkeys(map(str, person.others))))


def _place_entity(link: Link, lemma: str) -> Entity:
    if link.entry is not None:
        return Entity("place", link.entry.name, place=link.entry.place())
    candidates = tuple(place for entry in link.candidates if (place := entry.place()) is not None)
    return Entity("place", lemma, candidates=candidates)


def _bracketed(passage: Passage, spot: Spot) -> str | None:
    """The word in brackets right after a spot."""
    at = spot.end
    if at + 2 < len(passage.words) and passage.words[at] == "(" and passage.words[at + 2] == ")":
        return passage.words[at + 1]
    return None


def _cities(collected: _Collected) -> list[City]:
    """Where the article names cities that are linked."""
    cities = []
    for spot, mention in collected.mentions.items():
        place = collected.entities[mention.entity].place if mention.entity is not None else None
        if place is not None and place.kind == "city" and mention.entity is not None:
            cities.append(City(spot, mention.entity, place.country, collected.entities[mention.entity].name))
    return cities


def _in_order(collected: _Collected, offices: Sequence[Office]) -> Names:
    """Number the entities by their first mention and drop those without any."""
    mentions = sorted(collected.mentions.values(), key=lambda mention: mention.span)
    order: dict[int, int] = {}
    for mention in mentions:
        if mention.entity is not None:
            order.setdefault(mention.entity, len(order))

    def moved(index: int | None) -> int | None:
        return None if index is None else order[index]

    return Names(
        tuple(collected.entities[index] for index in order),
        tuple(Mention(m.span, m.kind, moved(m.entity), m.lemma, m.usage, m.confidence, m.why) for m in mentions),
        tuple(
            Office(
                order[o.person],
                o.title,
                moved(o.place),
                moved(o.organisation),
                o.since,
                o.evidence,
                o.confidence,
                o.why,
            )
            for o in offices
        ),
    )
