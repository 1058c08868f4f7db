"""Tells the city of an office that has none beside its title, where the text allows one answer only.

"Oberbürgermeister Jung" is of the one German city of an article, since only German cities have that office; a
"Kulturassessor" is of Bologna where the sentence begins "Aus Bologna war …"; who leads a delegation of Leipzig is of
Leipzig, and so is whom Leipzig sent; "her deputy" is of her city; a mayor without a city is of the city that the
article is dated from. In all other cases the place stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extraction.languages.name_rules import NameRules
from extraction.offices.finding import OfficeSpot
from extraction.passage import Passage
from extraction.spots import Spot

_DOMINANT = 3
"""How many times as often as any other city of its country a city must be named to be the one that is meant."""
_NEAR_DELEGATION = 4
_NEAR_SENDING = 3
_NEAR_SENTENCES = 2
_NEAR_DATE = 3
_NEAR_COLLEAGUE = 3
_DASHES = frozenset("-–—(")
_SURNAME_BEGINNING = 5
_DATELINE_SENTENCES = 4
"""So far into an article its dateline may stand: after its title and what sums it up."""


class City(NamedTuple):
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
        self,
        passage: Passage,
        offices: Sequence[OfficeSpot],
        cities: Sequence[City],
        dates: Collection[int] = (),
    ) -> Mapping[OfficeSpot, Inferred]:
        """Infer the cities of the offices that name none.

        Args:
            passage: the text.
            offices: all offices seen in it, those without a holder too.
            cities: all mentions of cities that are linked.
            dates: the tokens of its dates.
        """
        of_spot = {city.spot: city for city in cities}
        home = _dateline(passage, cities, dates)
        found: dict[OfficeSpot, Inferred] = {}
        for at, office in enumerate(offices):
            if office.person is None or office.place is not None:
                continue
            inferred = (
                self._of_delegation(passage, office, cities)
                or self._of_sender(passage, office, cities)
                or self._of_superior(passage, office, offices[:at], of_spot, found)
                or _same_office(office, offices, of_spot)
                or _of_pair(passage, office, offices, cities, of_spot)
                or self._by_country(passage, office, cities)
                or self._of_home(office, home)
            )
            if inferred and not _is_told(passage, office, offices):
                found[office] = inferred
        return found

    def _of_sender(self, passage: Passage, office: OfficeSpot, cities: Sequence[City]) -> Inferred | None:
        """The city that has sent the holder: "Leipzig sent Mayor NAME and NAME, head of …"."""
        first, _ = passage.ranges[passage.sentence_of[office.start]]
        sent = [at for at in range(first, office.start) if passage.words[at].lower() in self._rules.sending_words]
        before = {city.entity: city for city in cities if sent and first <= city.spot.start < sent[-1]}
        after = [city for city in cities if sent and sent[-1] < city.spot.start < office.start]
        # The one right before the verb is who sends: "Potsdams Partnerstadt Oppeln schickt …".
        senders = [city for city in before.values() if city.spot.end == sent[-1]]
        if len(senders) == 1:
            before = {senders[0].entity: senders[0]}
        if len(before) != 1 or after or office.person is None:
            return None
        begins = any(passage.words[at][0].isupper() for at in range(sent[-1] + 1, sent[-1] + 1 + _NEAR_SENDING))
        [city] = before.values()
        return Inferred(city.entity, 0.6, f"sent by {city.name}") if begins else None

    def _of_superior(
        self,
        passage: Passage,
        office: OfficeSpot,
        earlier: Sequence[OfficeSpot],
        of_spot: Mapping[Spot, City],
        found: Mapping[OfficeSpot, Inferred],
    ) -> Inferred | None:
        """The city of the office named last: "Her deputy, NAME"."""
        title = office.start if office.person and office.person.start > office.start else None
        if not title or passage.words[title - 1].lower() not in self._rules.own_words:
            return None
        last = next((other for other in reversed(earlier) if other.person and other.person != office.person), None)
        if last is None or passage.sentence_of[title] - passage.sentence_of[last.start] > _NEAR_SENTENCES:
            return None
        city = of_spot.get(last.place) if last.place else None
        if city is not None:
            return Inferred(city.entity, 0.55, f"{passage.words[title - 1]}: of {city.name} as who was named before")
        return found.get(last)

    def _of_home(self, office: OfficeSpot, home: City | None) -> Inferred | None:
        """The city an article is dated from, for an office of a town that it names no city with."""
        if home is None or not self._is_of_town(office) or not self._may_be_of(office, home):
            return None
        return Inferred(home.entity, 0.45, f"the article is dated from {home.name}")

    def _by_country(self, passage: Passage, office: OfficeSpot, cities: Sequence[City]) -> Inferred | None:
        """The one city, the only one near, or by far the most named, of the countries that have such an office."""
        countries = self._countries(office.key)
        near = {city.entity: city for city in _near(passage, office, cities) if city.country in countries}
        if len(near) == 1:
            [city] = near.values()
            return Inferred(city.entity, 0.55, f"{city.name} is the only city near of a country that has this office")
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

    def _may_be_of(self, office: OfficeSpot, city: City) -> bool:
        """Whether the country of a city has an office; most offices are those of no country in particular."""
        countries = self._countries(office.key)
        return not countries or city.country in countries

    def _is_of_town(self, office: OfficeSpot) -> bool:
        return any(town in office.key for town in self._rules.town_offices)

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
            or self._is_of_host(words, city.spot.start - first, office, first)
        }
        if not meant and leads:
            meant = self._of_delegation_before(passage, passage.sentence_of[office.start] - 1, cities)
        if len(meant) != 1:
            return None
        [city] = meant.values()
        if not self._may_be_of(office, city):
            return None
        return Inferred(city.entity, 0.6, f"the sentence tells of those of {city.name}")

    def _of_delegation_before(self, passage: Passage, sentence: int, cities: Sequence[City]) -> dict[int, City]:
        """The cities whose delegation the sentence before tells of: "Eine Delegation aus Lemberg …"."""
        if sentence < 0:
            return {}
        first, last = passage.ranges[sentence]
        words = [word.lower() for word in passage.words[first:last]]
        inside = [city for city in cities if first <= city.spot.start < last]
        return {city.entity: city for city in inside if self._is_delegation_of(words, city.spot, first)}

    def _is_delegation_of(self, words: Sequence[str], city: Spot, first: int) -> bool:
        """Whether a city is where a delegation is from, and not where it stays: "Delegacja przebywała w Krakowie"."""
        at = city.start - first
        before = words[at - 1] if at else ""
        is_from = before in self._rules.origin_prepositions or before in self._rules.delegation_words
        return (city.derived or is_from) and self._beside_delegation(words, at)

    def _is_of_host(self, words: Sequence[str], at: int, office: OfficeSpot, first: int) -> bool:
        """Whether a sentence tells of who welcomes in a city named before: "In Bochum …", "W ratuszu w Kerpen …"."""
        is_welcome = not self._rules.welcoming_words.isdisjoint(words)
        is_there = 0 < at < office.start - first and words[at - 1] in self._rules.before_town
        return self._is_of_town(office) and is_welcome and is_there

    def _is_topic(self, words: Sequence[str], start: int, end: int) -> bool:
        """Whether a sentence begins with being in a city, set off by a comma: "À Leipzig, la maire NAME …"."""
        return start == 1 and words[0] in self._rules.before_town and words[end : end + 1] == [","]

    def _beside_delegation(self, words: Sequence[str], at: int) -> bool:
        near: Iterable[str] = words[max(0, at - _NEAR_DELEGATION + 1) : at + 2]
        return any(word in self._rules.delegation_words for word in near)


def _of_pair(
    passage: Passage,
    office: OfficeSpot,
    offices: Sequence[OfficeSpot],
    cities: Sequence[City],
    of_spot: Mapping[Spot, City],
) -> Inferred | None:
    """The one city near but that of a colleague: "Mayor NAME and the mayor of Leipzig, NAME"."""
    colleague = next((other for other in offices if 0 <= other.start - office.end <= _NEAR_COLLEAGUE), None)
    theirs = of_spot.get(colleague.place) if colleague and colleague.place else None
    if theirs is None or colleague is None:
        return None
    if passage.sentence_of[colleague.start] != passage.sentence_of[office.start]:
        return None
    near = {city.entity: city for city in _near(passage, office, cities) if city.entity != theirs.entity}
    if len(near) != 1:
        return None
    [city] = near.values()
    return Inferred(city.entity, 0.5, f"{city.name} is the only city near but {theirs.name}, which a colleague is of")


def _near(passage: Passage, office: OfficeSpot, cities: Sequence[City]) -> list[City]:
    """The cities named in the sentence of an office and in the one before."""
    here = passage.sentence_of[office.start]
    return [city for city in cities if 0 <= here - passage.sentence_of[city.spot.start] <= 1]


def _is_told(passage: Passage, office: OfficeSpot, offices: Sequence[OfficeSpot]) -> bool:
    """Whether the text says elsewhere where a holder of the same surname has the same office."""
    return any(
        other.place is not None
        and other.person is not None
        and other.key == office.key
        and _surname(passage, other) == _surname(passage, office)
        for other in offices
    )


def _surname(passage: Passage, office: OfficeSpot) -> str:
    """The beginning of the holder's last name, which is the same in all cases."""
    return passage.words[office.person.end - 1][:_SURNAME_BEGINNING].lower() if office.person else ""


def _dateline(passage: Passage, cities: Sequence[City], dates: Collection[int]) -> City | None:
    """The city that a line at the beginning gives before a date: "Bologna, 15 luglio 2014"."""
    for city in cities:
        start, end = city.spot.start, city.spot.end
        if passage.sentence_of[start] >= _DATELINE_SENTENCES:
            return None
        at = passage.tokens[start].start
        begins_line = not at or passage.text[at - 1] == "\n"
        is_dated = _is_before_date(passage, end, dates) or _is_set_off(passage, city.spot)
        if begins_line and is_dated and not city.spot.derived:
            return city
    return None


def _is_set_off(passage: Passage, city: Spot) -> bool:
    """Whether a city stands before a dash in capitals: HERZLIYA – Mayor NAME."""
    is_capitals = passage.string(city.start, city.end).isupper()
    return is_capitals and city.end < len(passage.words) and passage.words[city.end] in _DASHES


def _is_before_date(passage: Passage, end: int, dates: Collection[int]) -> bool:
    """Whether a date begins close after what ends at a token, in its line."""
    for at in range(end, min(end + _NEAR_DATE, len(passage.words))):
        if at in dates:
            between = passage.text[passage.tokens[end - 1].end : passage.tokens[at].start]
            return "\n" not in between and "/" not in between
    return False


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
