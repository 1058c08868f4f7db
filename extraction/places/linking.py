"""Tells which place of the gazetteer a name means: by its spelling, the size of the place, the rest of the article.

A name is linked when one place is clearly likelier than all others; otherwise the likeliest stay candidates. Rather no
link than a wrong one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extraction import folding
from extraction.gazetteer import WORLD_CITY, Candidate, Entry, Gazetteer, Kind, language_flag
from extraction.languages.name_rules import NameRules
from extraction.memo import remembered
from extraction.words.readings import Reading

_MARGIN = 0.25
"""How much likelier than the next place a place has to be for a link."""
_MOST_CANDIDATES = 5
_MOST_OPTIONS = 12
_ROUNDS = 3
_PER_COUNTRY = 0.9
_PER_DIVISION = 1.5
_MOST_PER_DIVISION = 3.0
_ALONE = 2.0
_LATER_READING = 0.4
_BY_ANOTHER_NAME = 1.5
"""What a place loses that is only also called so, where another place has the name for its own."""
_OVERSHADOWING = 5
"""A place abroad is overshadowed by a city at home of so many times its people that has the name for its own."""
_MOST_FOR_FAMILIAR = 2.5
"""What it adds at most that the archive often names a place: as much as 300 times the people."""
_NEAR = 0.4
_NEAR_KM = 150.0
_BESIDE = 1.2
_BESIDE_KM = 25.0
"""So near a city has its neighbours, on the other bank of a river or at its gates."""
_COMPETING = 2
_ON_RIVER = 1.2
_QUALIFIED = 4.0
"""What speaks for a place whose full name goes on as the text does: Frankfurt (Oder)."""
_TOLD = 3.0
"""What speaks for a place that the text has told from its namesakes before."""
_NEAR_DEGREES = 1.4
_LEAST_POPULATION = 300
_KNOWN_EVERYWHERE = 1.2
"""What a metropolis gains and a namesake of a known landscape loses: they are named in any country."""
_FEATURE = 5.5
"""A well-known river or region weighs as much as a city of some 300,000 people."""
_LARGE_REGION = 1_000_000
"""A country or region of so many people is known by all its names, though they be of ordinary words: Great Britain."""
_LARGE_TOWN = 100_000
"""A smaller town is rather not meant where a river, mountains or a region have its name: Palestine."""
_EARTH_DIAMETER_KM = 12742.0


class PlaceName(NamedTuple):
    """A name to be linked.

    Attributes:
        readings: ways to read it, from the lexicon.
        beside: names of regions and countries that stand right beside it ("Paris, Texas"), their gazetteer numbers.
        city: whether words beside it say that it is a city ("Stadt", "miasto").
        ordinary: whether it is made of ordinary words of the language.
        qualifier: what stands after it and tells it from others of its name, folded: "oder" of "Frankfurt (Oder)".
    """

    readings: tuple[Reading, ...]
    beside: frozenset[int] = frozenset()
    city: bool = False
    ordinary: bool = False
    qualifier: str = ""


class Link(NamedTuple):
    """What a name means.

    Attributes:
        entry: the place, None when it stays open.
        base: the name in its base form.
        derived: whether the name is a demonym or adjective.
        candidates: likeliest places when it stays open.
        confidence: 0 to 1.
        why: what spoke for it.
    """

    entry: Entry | None
    base: str
    derived: bool
    candidates: tuple[Entry, ...]
    confidence: float
    why: str


@dataclass(slots=True)
class _Context:
    """What the article says about where it plays.

    Every name speaks for the countries and divisions its places lie in, the more the fewer these are; a name that is
    clear speaks for its country and division alone.
    """

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    named_countries: set[str] = field(default_factory=set)
    named_divisions: set[tuple[str, str]] = field(default_factory=set)
    positions: list[Entry] = field(default_factory=list)


class _Option(NamedTuple):
    """A place a name can mean, with what does not change while the article is looked at.

    Attributes:
        entry: the place.
        reading: of the name that leads to it.
        named_so: whether the name is its own, not one that it is only also called by.
        weight: how likely it is by itself.
        overshadowed: whether its neighbours in the article say nothing for it, since a much larger city where the
            language is spoken has the name for its own: Cvikov beside Zwickau, although Liberec is named.
    """

    entry: Entry
    reading: Reading
    named_so: bool
    weight: float
    overshadowed: bool = False


class Linker:
    """Links place names to the gazetteer."""

    def __init__(self, gazetteer: Gazetteer, rules: NameRules, familiar: Mapping[int, int] | None = None) -> None:
        """Prepare linking.

        Args:
            gazetteer: the places.
            rules: of the language of the texts.
            familiar: how often places have been named in this archive before, by GeoNames id.
        """
        self._gazetteer = gazetteer
        self._language_flag = language_flag(rules.code)
        self._home = rules.home_countries
        self._doubts_foreign = rules.doubts_foreign_names
        self._familiar = familiar or {}
        self._qualifiers = remembered(self._qualifiers_of)

    def link(self, names: Sequence[PlaceName], words: Iterable[str] = ()) -> list[Link]:
        """Link all place names of an article together, since each is evidence for the others.

        Args:
            names: in order of the text.
            words: of the article that may be names; a river in them speaks for the city on it.
        """
        known: dict[PlaceName, list[_Option]] = {}
        for name in names:
            if name not in known:
                known[name] = self._options(name)
        self._prefer_on_rivers(known, words)
        told = self._told(known)
        context = _Context()
        ranked: dict[PlaceName, list[tuple[float, _Option]]] = {}
        for _ in range(_ROUNDS):
            ranked = {
                name: sorted(
                    ((option.weight + self._setting(option, context), option) for option in options),
                    key=lambda item: (-item[0], item[1].entry.number),
                )
                for name, options in known.items()
            }
            context = self._context(ranked.values())
        for name, options in ranked.items() if told else ():
            _prefer_told(name, options, told)
        decided = {name: self._decide(name, options) for name, options in ranked.items()}
        return [decided[name] for name in names]

    def qualifier(self, readings: Iterable[Reading], word: str) -> str:
        """A word after a name, folded, if it tells one of the places of the name from the others; else nothing."""
        folded = folding.fold_name(word)
        numbers = (candidate.number for reading in readings for candidate in reading.candidates)
        return folded if any(folded in self._qualifiers(number) for number in numbers) else ""

    def _qualifiers_of(self, number: int) -> frozenset[str]:
        """The words of a place's full names that tell it from others, folded: "oder" of Frankfurt (Oder)."""
        entry = self._gazetteer.entry(number)
        names = (entry.name, *entry.display.values())
        return frozenset(word for name in names for word in folding.fold_name(name).split()[1:])

    def _told(self, known: Mapping[PlaceName, Sequence[_Option]]) -> dict[str, dict[int, _Option]]:
        """The places that a text tells from their namesakes, by the name they share: Frankfurt (Oder)."""
        told: dict[str, dict[int, _Option]] = defaultdict(dict)
        for name, options in known.items():
            if name.qualifier:
                matched = [each for each in options if name.qualifier in self._qualifiers(each.entry.number)]
                if len(matched) == 1:
                    told[folding.fold_name(matched[0].reading.base)][matched[0].entry.number] = matched[0]
            elif options and not options[0].reading.derived and not options[0].reading.base.isalpha():
                first, _, others = folding.fold_name(options[0].reading.base).partition(" ")
                if others:
                    told[first][options[0].entry.number] = options[0]
        return told

    def _options(self, name: PlaceName) -> list[_Option]:
        best: dict[int, _Option] = {}
        has_own = False  # whether the language has the name for one of them
        for position, reading in enumerate(name.readings):
            behind = _LATER_READING if position and reading.inflected else 0.0
            for candidate in reading.candidates:
                entry = self._gazetteer.entry(candidate.number)
                weight = self._weight(candidate, entry, name) - behind
                has_own = has_own or bool(candidate.flags & self._language_flag and entry.kind is Kind.FEATURE)
                if entry.number not in best or best[entry.number].weight < weight:
                    best[entry.number] = _Option(entry, reading, candidate.is_own_name, weight)
        options = list(best.values())
        if has_own or (self._doubts_foreign and any(option.named_so for option in options)):
            options = [
                option if option.named_so else option._replace(weight=option.weight - _BY_ANOTHER_NAME)
                for option in options
            ]
        if any(option.named_so and option.entry.kind is Kind.FEATURE for option in options):
            options = [
                option._replace(weight=option.weight - _KNOWN_EVERYWHERE) if _is_small_town(option.entry) else option
                for option in options
            ]
        return sorted(self._overshadowed(options), key=lambda option: -option.weight)[:_MOST_OPTIONS]

    def _overshadowed(self, options: Sequence[_Option]) -> list[_Option]:
        """The options, those marked that a much larger city at home stands before, which has the name for its own."""
        largest: dict[str, int] = defaultdict(int)
        for option in options:
            if option.named_so and option.entry.kind is Kind.CITY and option.entry.country in self._home:
                largest[option.reading.base] = max(largest[option.reading.base], option.entry.population)
        return [
            option._replace(overshadowed=True)
            if not option.named_so
            and option.entry.country not in self._home
            and option.entry.population * _OVERSHADOWING <= largest[option.reading.base]
            else option
            for option in options
        ]

    def _prefer_on_rivers(self, known: Mapping[PlaceName, list[_Option]], words: Iterable[str]) -> None:
        """Weigh what speaks for places whose names have a river in them that the article names: Frankfurt (Oder)."""
        competing = [options for options in known.values() if len(options) >= _COMPETING]
        named_on = [(each, at) for each in competing for at, option in enumerate(each) if " " in option.entry.name]
        if not named_on:
            return
        capitals = {folding.fold(word) for word in words}
        for options, at in named_on:
            rivers = capitals.intersection(folding.fold_name(options[at].entry.name).split()[1:])
            if any(map(self._is_landscape, rivers)):
                options[at] = options[at]._replace(weight=options[at].weight + _ON_RIVER)

    def _is_landscape(self, word: str) -> bool:
        entries = (self._gazetteer.entry(candidate.number) for candidate in self._gazetteer.candidates(word))
        return any(entry.kind is Kind.FEATURE for entry in entries)

    def _weight(self, candidate: Candidate, entry: Entry, name: PlaceName) -> float:
        score = math.log10(max(entry.population, _LEAST_POPULATION)) if entry.kind is not Kind.FEATURE else _FEATURE
        if candidate.flags & self._language_flag:
            score += 1.2
        elif candidate.is_own_name:
            score += 0.6
        if not candidate.exact:
            score -= 1.5
        elif entry.kind is Kind.CITY and entry.population >= WORLD_CITY and candidate.is_own_name:
            score += _KNOWN_EVERYWHERE
        if entry.kind is Kind.REGION:
            score -= 3.0 if name.city else 1.2
        elif entry.kind in (Kind.COUNTRY, Kind.CONTINENT):
            score += -2.0 if name.city else 1.0
        if entry.country in self._home:
            score += 0.7
        for number in name.beside:
            other = self._gazetteer.entry(number)
            inside = other.country == entry.country and (other.kind is Kind.COUNTRY or other.division == entry.division)
            if inside and other.number != entry.number:
                score += 4.0
        if name.qualifier and name.qualifier in self._qualifiers(entry.number):
            score += _QUALIFIED
        familiar = self._familiar.get(entry.number, 0)
        return score + (min(_MOST_FOR_FAMILIAR, 0.5 * math.log2(1 + familiar)) if familiar else 0.0)

    def _setting(self, option: _Option, context: _Context) -> float:
        """What the rest of the article adds to the likelihood of a city."""
        entry = option.entry
        if entry.kind is not Kind.CITY or option.overshadowed or not context.countries:
            return 0.0
        division = (entry.country, entry.division)
        # One vote is at most the name's own, which is no evidence for it.
        score = min(_PER_COUNTRY * max(0.0, context.countries[entry.country] - 1), 1.2)
        if entry.country in context.named_countries:
            score += 0.6
        if entry.division:
            score += min(_PER_DIVISION * max(0.0, context.divisions[division] - 1), _MOST_PER_DIVISION)
            if division in context.named_divisions:
                score += 1.0
        return score + _nearness(entry, context.positions)

    def _context(self, ranked: Iterable[list[tuple[float, _Option]]]) -> _Context:
        context = _Context()
        for options in ranked:
            if not options:
                continue
            clear = len(options) == 1 or options[0][0] - options[1][0] >= _MARGIN
            chosen = [options[0][1].entry] if clear else [option.entry for _, option in options]
            countries = {entry.country for entry in chosen if entry.country}
            divisions = {(entry.country, entry.division) for entry in chosen if entry.division}
            for country in countries:
                context.countries[country] += 1 / len(countries)
            for division in divisions:
                context.divisions[division] += 1 / len(divisions)
            if not clear:
                continue
            entry = chosen[0]
            if entry.kind is Kind.COUNTRY:
                context.named_countries.add(entry.country)
            elif entry.kind is Kind.REGION:
                context.named_divisions.add((entry.country, entry.division))
            elif entry.kind is Kind.CITY:
                context.positions.append(entry)
        return context

    def _decide(self, name: PlaceName, ranked: list[tuple[float, _Option]]) -> Link:
        if not ranked:
            base = name.readings[0].base if name.readings else ""
            return Link(None, base, False, (), 0.4, "not in the gazetteer")
        score, option = ranked[0]
        reading, entry = option.reading, option.entry
        is_large = entry.kind in (Kind.COUNTRY, Kind.REGION) and entry.population >= _LARGE_REGION
        if name.ordinary and not option.named_so and not is_large and not _begins_alike(entry, reading):
            return Link(None, reading.base, False, (), 0.2, f"{reading.base} are ordinary words")
        lead = score - ranked[1][0] if len(ranked) > 1 else _ALONE
        best = [each.entry for _, each in ranked[:_MOST_CANDIDATES]]
        if lead < _MARGIN and not _same_spot(best[:2]):
            why = "may be " + " or ".join(f"{place.name} ({place.country})" for place in best[:3])
            return Link(None, reading.base, reading.derived, tuple(best), 0.4, why)
        confidence = round(min(0.97, 0.7 + 0.1 * min(lead, 2.0) + 0.03 * max(0.0, score - 4)), 2)
        why = f"{reading.base} is {entry.name} ({entry.country}, {entry.population})"
        return Link(entry, reading.base, reading.derived, (), confidence, why)


def _begins_alike(entry: Entry, reading: Reading) -> bool:
    """Whether a name begins as the place's own does and goes on otherwise: Frankfurt an der Oder, Frankfurt (Oder)."""
    return folding.fold_name(entry.name).split()[:1] == folding.fold_name(reading.base).split()[:1]


def _prefer_told(
    name: PlaceName, options: list[tuple[float, _Option]], told: Mapping[str, Mapping[int, _Option]]
) -> None:
    """Weigh what the text told elsewhere; of two namesakes that it told none is preferred, and the name stays open.

    A small town is not meant where the text names a larger one in full: Hradec after Hradec Králové.
    """
    if not options or name.qualifier:
        return
    best, first = options[0]
    places = told.get(folding.fold_name(first.reading.base), {})
    if len(places) == 1 and places.keys().isdisjoint(option.entry.number for _, option in options):
        [longer] = places.values()
        is_city = first.entry.kind is Kind.CITY and longer.entry.kind is Kind.CITY
        if is_city and longer.entry.population > first.entry.population:
            options.append((best, longer._replace(reading=first.reading)))
    for at, (score, option) in enumerate(options):
        if option.entry.number in places:
            options[at] = (best if len(places) > 1 else score) + _TOLD, option
    options.sort(key=lambda item: (-item[0], item[1].entry.number))


def _is_small_town(entry: Entry) -> bool:
    return entry.kind is Kind.CITY and entry.population < _LARGE_TOWN


def _same_spot(places: Sequence[Entry]) -> bool:
    """Whether a city and the region named after it, or a city listed twice, compete: then the first will do."""
    return len(places) == 2 and _kilometres(places[0], places[1]) < 40 and places[0].country == places[1].country


def _nearness(entry: Entry, others: Iterable[Entry]) -> float:
    """What other cities of the article add to the likelihood of one that lies near them."""
    near = 0.0
    for other in others:
        if abs(entry.latitude - other.latitude) < _NEAR_DEGREES and entry.number != other.number:
            apart = _kilometres(entry, other)
            if apart < _BESIDE_KM:
                return _BESIDE
            if apart < _NEAR_KM:
                near = _NEAR
    return near


def _kilometres(a: Entry, b: Entry) -> float:
    """Great-circle distance (haversine)."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (a.latitude, a.longitude, b.latitude, b.longitude))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return _EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))
