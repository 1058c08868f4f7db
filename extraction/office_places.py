"""Tells the city of an office that has none beside its title, where the text allows one answer only.

"Oberbürgermeister Jung" is of the one German city of an article, since only German cities have that office; a
"Kulturassessor" is of Bologna where the sentence begins "Aus Bologna war …"; who leads a delegation of Leipzig is of
Leipzig. In all other cases the place stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extraction.name_rules import NameRules
from extraction.offices import OfficeSpot
from extraction.passage import Passage
from extraction.spots import Spot

_DOMINANT = 3
"""How many times as often as any other city of its country a city must be named to be the one that is meant."""
_NEAR_DELEGATION = 4


@dataclass(frozen=True, slots=True)
class City:
    """A city where it is named.

    Attributes:
        spot: the mention.
        entity: index of the city among the entities.
        country: ISO 3166-1 alpha-2 code.
        name: for `why`.
    """

    spot: Spot
    entity: int
    country: str
    name: str


@dataclass(frozen=True, slots=True)
class Inferred:
    """The city of an office by its context."""

    city: int
    confidence: float
    why: str


class OfficePlaces:
    """Infers the cities of offices in texts of one language."""

    def __init__(self, rules: NameRules) -> None:
        """Use the rules of a language."""
        self._rules = rules

    def infer(
        self, passage: Passage, offices: Sequence[OfficeSpot], cities: Sequence[City]
    ) -> Mapping[OfficeSpot, Inferred]:
        """Infer the cities of the offices that name none.

        Args:
            passage: the text.
            offices: all offices seen in it, those without a holder too.
            cities: all mentions of cities that are linked.
        """
        of_spot = {city.spot: city for city in cities}
        found: dict[OfficeSpot, Inferred] = {}
        for office in offices:
            if office.person is None or office.place is not None:
                continue
            inferred = (
                self._of_delegation(passage, office, cities)
                or _same_office(office, offices, of_spot)
                or self._by_country(office, cities)
            )
            if inferred:
                found[office] = inferred
        return found

    def _by_country(self, office: OfficeSpot, cities: Sequence[City]) -> Inferred | None:
        """The one city, or by far the most named, of the countries that have such an office."""
        countries = self._countries(office.key)
        counts = Counter(city.entity for city in cities if city.country in countries)
        if not counts:
            return None
        (first, most), *others = counts.most_common(2)
        if others and most < _DOMINANT * others[0][1]:
            return None
        name = next(city.name for city in cities if city.entity == first)
        which = "the city most named" if others else "the only city named"
        return Inferred(first, 0.55, f"{name} is {which} of a country that has this office")

    def _countries(self, key: str) -> frozenset[str]:
        told = [countries for title, countries in self._rules.office_countries.items() if key.startswith(title)]
        return frozenset().union(*told)

    def _of_delegation(self, passage: Passage, office: OfficeSpot, cities: Sequence[City]) -> Inferred | None:
        """The city whose delegation the holder leads or belongs to, or that the sentence says people came from."""
        first, last = passage.ranges[passage.sentence_of[office.start]]
        words = [word.lower() for word in passage.words[first:last]]
        inside = [city for city in cities if first <= city.spot.start < last]
        leads = not self._rules.leading_words.isdisjoint(words)
        meant = {
            city.entity: city
            for city in inside
            if (leads and self._beside_delegation(words, city.spot.start - first))
            or (city.spot.start == first + 1 and words[0] in self._rules.origin_prepositions)
            or self._is_topic(words, city.spot.start - first, city.spot.end - first)
        }
        if len(meant) != 1:
            return None
        [city] = meant.values()
        countries = self._countries(office.key)
        if countries and city.country not in countries:
            return None
        return Inferred(city.entity, 0.6, f"the sentence tells of those of {city.name}")

    def _is_topic(self, words: Sequence[str], start: int, end: int) -> bool:
        """Whether a sentence begins with being in a city, set off by a comma: "À Leipzig, la maire NAME …"."""
        return start == 1 and words[0] in self._rules.before_town and words[end : end + 1] == [","]

    def _beside_delegation(self, words: Sequence[str], at: int) -> bool:
        near: Iterable[str] = words[max(0, at - _NEAR_DELEGATION + 1) : at + 2]
        return any(word in self._rules.delegation_words for word in near)


def _same_office(office: OfficeSpot, offices: Sequence[OfficeSpot], of_spot: Mapping[Spot, City]) -> Inferred | None:
    """The city of the same office where the text names it without a holder: "die Oberbürgermeisterin von Leipzig"."""
    named = {
        city.entity: city
        for other in offices
        if other.person is None
        and other.start < office.start
        and other.key == office.key
        and other.place
        and (city := of_spot.get(other.place))
    }
    held = {of_spot[other.place].entity for other in offices if other.person and other.place and other.place in of_spot}
    if len(named) != 1 or next(iter(named)) in held:
        return None
    [city] = named.values()
    return Inferred(city.entity, 0.6, f"the text names this office of {city.name}")
