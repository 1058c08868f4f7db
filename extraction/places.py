"""Tells which place of the gazetteer a name means: by its spelling, the size of the place, the rest of the article.

A name is linked when one place is clearly likelier than all others; otherwise the likeliest stay candidates. Rather no
link than a wrong one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extraction.gazetteer import FLAG_ALTERNATE, FLAG_MAIN, Candidate, Entry, Gazetteer, Kind, language_flag
from extraction.lexicon import Reading

_MARGIN = 0.6
"""How much likelier than the next place a place has to be for a link."""
_MOST_CANDIDATES = 5
_NEAR_KM = 150.0
_LEAST_POPULATION = 300
_FEATURE = 5.5
"""A well-known river or region weighs as much as a city of some 300,000 people."""
_EARTH_DIAMETER_KM = 12742.0


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name to be linked.

    Attributes:
        readings: ways to read it, from the lexicon.
        beside: names of regions and countries that stand right beside it ("Paris, Texas"), their gazetteer numbers.
        city: whether words beside it say that it is a city ("Stadt", "miasto").
        ordinary: whether it is made of ordinary words of the language.
    """

    readings: tuple[Reading, ...]
    beside: frozenset[int] = frozenset()
    city: bool = False
    ordinary: bool = False


@dataclass(frozen=True, slots=True)
class Link:
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
    """What the article says about where it plays."""

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[tuple[str, str]] = field(default_factory=Counter)
    named_countries: set[str] = field(default_factory=set)
    named_divisions: set[tuple[str, str]] = field(default_factory=set)
    positions: list[Entry] = field(default_factory=list)


class Linker:
    """Links place names to the gazetteer."""

    def __init__(self, gazetteer: Gazetteer, language: str, familiar: Mapping[int, int] | None = None) -> None:
        """Prepare linking.

        Args:
            gazetteer: the places.
            language: of the texts.
            familiar: how often places have been named in this archive before, by GeoNames id.
        """
        self._gazetteer = gazetteer
        self._language_flag = language_flag(language)
        self._familiar = familiar or {}

    def link(self, names: Sequence[PlaceName]) -> list[Link]:
        """Link all place names of an article together, since each is evidence for the others."""
        context = _Context()
        first = [self._rank(name, context) for name in names]
        for _ in range(2):
            context = self._context(first)
            first = [self._rank(name, context) for name in names]
        return [self._decide(name, ranked) for name, ranked in zip(names, first, strict=True)]

    def _rank(self, name: PlaceName, context: _Context) -> list[tuple[float, Entry, Reading]]:
        ranked: dict[int, tuple[float, Entry, Reading]] = {}
        for position, reading in enumerate(name.readings):
            for candidate in reading.candidates:
                entry = self._gazetteer.entry(candidate.number)
                score = self._likelihood(candidate, entry, name, context) - (
                    0.4 if position and reading.inflected else 0.0
                )
                if entry.number not in ranked or ranked[entry.number][0] < score:
                    ranked[entry.number] = (score, entry, reading)
        return sorted(ranked.values(), key=lambda item: (-item[0], item[1].number))

    def _likelihood(self, candidate: Candidate, entry: Entry, name: PlaceName, context: _Context) -> float:
        score = math.log10(max(entry.population, _LEAST_POPULATION)) if entry.kind is not Kind.FEATURE else _FEATURE
        if candidate.flags & self._language_flag:
            score += 1.2
        elif candidate.flags & FLAG_MAIN or candidate.flags & ~(FLAG_MAIN | FLAG_ALTERNATE):
            score += 0.6
        if not candidate.exact:
            score -= 1.5
        if entry.kind is Kind.REGION:
            score -= 0.8 if not name.city else 3.0
        elif entry.kind in (Kind.COUNTRY, Kind.CONTINENT):
            score += 1.0 if not name.city else -2.0
        score += self._setting(entry, name, context)
        familiar = self._familiar.get(entry.number, 0)
        return score + (0.5 * math.log2(1 + familiar) if familiar else 0.0)

    def _setting(self, entry: Entry, name: PlaceName, context: _Context) -> float:
        score = 0.0
        division = (entry.country, entry.division)
        for number in name.beside:
            other = self._gazetteer.entry(number)
            inside = other.country == entry.country and (other.kind is Kind.COUNTRY or other.division == entry.division)
            if inside and other.number != entry.number:
                score += 4.0
        if entry.kind is not Kind.CITY:
            return score
        if entry.country in context.named_countries:
            score += 0.8
        if entry.division and division in context.named_divisions:
            score += 1.6
        score += min(0.25 * context.countries[entry.country], 0.8)
        if entry.division:
            score += min(0.3 * context.divisions[division], 1.2)
        if any(_kilometres(entry, other) < _NEAR_KM for other in context.positions if other.number != entry.number):
            score += 0.5
        return score

    def _context(self, ranked: Sequence[list[tuple[float, Entry, Reading]]]) -> _Context:
        context = _Context()
        seen: set[int] = set()
        for places in ranked:
            if not places or places[0][1].number in seen:
                continue
            clear = len(places) == 1 or places[0][0] - places[1][0] >= _MARGIN
            entry = places[0][1]
            if not clear:
                continue
            seen.add(entry.number)
            if entry.kind is Kind.COUNTRY:
                context.named_countries.add(entry.country)
            elif entry.kind is Kind.REGION:
                context.named_divisions.add((entry.country, entry.division))
                context.countries[entry.country] += 1
            elif entry.kind is Kind.CITY:
                context.countries[entry.country] += 1
                context.divisions[(entry.country, entry.division)] += 1
                context.positions.append(entry)
        return context

    def _decide(self, name: PlaceName, ranked: list[tuple[float, Entry, Reading]]) -> Link:
        if ranked and name.ordinary and not _is_named_so(ranked[0]):
            return Link(None, ranked[0][2].base, False, (), 0.2, f"{ranked[0][2].base} are ordinary words")
        if not ranked:
            base = name.readings[0].base if name.readings else ""
            return Link(None, base, False, (), 0.4, "not in the gazetteer")
        score, entry, reading = ranked[0]
        lead = score - ranked[1][0] if len(ranked) > 1 else 2.0
        best = [item[1] for item in ranked[:_MOST_CANDIDATES]]
        if lead < _MARGIN and not _same_spot(best[:2]):
            why = "may be " + " or ".join(f"{place.name} ({place.country})" for place in best[:3])
            return Link(None, reading.base, reading.derived, tuple(best), 0.4, why)
        confidence = round(min(0.97, 0.7 + 0.1 * lead + 0.03 * max(0.0, score - 4)), 2)
        why = f"{reading.base} is {entry.name} ({entry.country}, {entry.population})"
        return Link(entry, reading.base, reading.derived, (), confidence, why)


def _is_named_so(ranked: tuple[float, Entry, Reading]) -> bool:
    """Whether the place bears the name as its main or preferred one, rather than as one of many others."""
    _, entry, reading = ranked
    flags = next((each.flags for each in reading.candidates if each.number == entry.number), 0)
    return bool(flags & ~FLAG_ALTERNATE)


def _same_spot(places: Sequence[Entry]) -> bool:
    """Whether a city and the region named after it, or a city listed twice, compete: then the first will do."""
    return len(places) == 2 and _kilometres(places[0], places[1]) < 40 and places[0].country == places[1].country


def _kilometres(a: Entry, b: Entry) -> float:
    """Great-circle distance (haversine)."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (a.latitude, a.longitude, b.latitude, b.longitude))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return _EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))
