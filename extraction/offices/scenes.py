"""Tells where an article plays: the city it is dated from, that its title begins with, or that welcomes guests."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from extraction.languages.name_rules import NameRules
from extraction.offices.sight import OfficeSpot
from extraction.passage import Passage
from extraction.spots import Spot

_NEAR_DATE = 3
_AFTER_CAPITALS = frozenset("-–—(.:")
_AFTER_HEAD = frozenset(":.")
_NEAR_AGENT = 4
_LONGEST_HALL = 5
_FARTHEST_SUBJECT = 6
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


class Scenes:
    """Finds out where articles in one language play."""

    def __init__(self, rules: NameRules) -> None:
        """Use the rules of a language."""
        self._rules = rules

    def home(self, passage: Passage, cities: Sequence[City], dates: Collection[int]) -> City | None:
        """The city that an article is dated from, or that its title begins with.

        Args:
            passage: the article.
            cities: all mentions of cities that are linked, in order.
            dates: the tokens of its dates.
        """
        return _dateline(passage, cities, dates) or _headed(passage, cities)

    def is_of_town(self, office: OfficeSpot) -> bool:
        """Whether an office is one of those that towns have: mayor, member of the city council."""
        title = office.title.casefold()
        return any(town in title for town in self._rules.town_offices)

    def scene(
        self, passage: Passage, offices: Sequence[OfficeSpot], cities: Sequence[City], of_spot: Mapping[Spot, City]
    ) -> City | None:
        """The city where an article plays: where it says in its title, or whose mayor is said to welcome guests."""
        in_title = [
            city for city in cities if passage.sentence_of[city.spot.start] == 0 and self.is_there(passage, city)
        ]
        headed = _headed(passage, cities)
        if headed is not None:
            return headed
        hosts = [
            of_spot[office.place]
            for office in offices
            if office.place and office.place in of_spot and self.is_of_town(office) and self.welcomes(passage, office)
        ]
        found = {city.entity: city for city in [*in_title, *hosts]}
        return next(iter(found.values())) if len(found) == 1 else None

    def is_there(self, passage: Passage, city: City) -> bool:
        """Whether something happens in a city: in Lyon, à Leipzig, w Krakowie."""
        before = passage.words[city.spot.start - 1].lower() if city.spot.start else ""
        is_where = before in self._rules.where_prepositions or self._is_of_town_hall(passage, city.spot.start)
        return is_where and not city.spot.derived

    def _is_of_town_hall(self, passage: Passage, at: int) -> bool:
        """Whether a town at a token is that of its town hall: sur le parvis de l'hôtel de ville d'Angers."""
        words = [word.lower() for word in passage.words[max(0, at - _LONGEST_HALL) : at]]
        while words and words[-1] in self._rules.links:
            words.pop()
        return any(
            (found := self._rules.match(self._rules.town_halls, words, start)) is not None and found[1] == len(words)
            for start in range(len(words))
        )

    def _is_after_verb(self, passage: Passage, office: OfficeSpot, first: int, verbs: Sequence[int]) -> bool:
        """Whether an office in its base form follows the verb, and no name before it: "Die Gäste empfing Rat NAME"."""
        between = [word.lower() for word in passage.words[verbs[-1] + 1 : office.start]]
        is_beside = verbs[-1] < office.start and all(word in self._rules.nominative_articles for word in between)
        is_base = passage.words[office.start].lower() == office.title.split(" ")[0].lower()
        is_first = not any(passage.words[at][0].isupper() for at in range(first + 1, verbs[-1]))
        return is_beside and is_base and (is_first or self._rules.code == "de")

    def welcomes(self, passage: Passage, office: OfficeSpot) -> bool:
        """Whether the holder of an office is who welcomes: before the verb, or after the word that tells by whom."""
        first, last = passage.ranges[passage.sentence_of[office.start]]
        verbs = [at for at in range(first, last) if passage.words[at].lower() in self._rules.welcoming_words]
        if not verbs or office.person is None:
            return False
        agents = [
            at for at in range(first, office.start) if at and passage.words[at].lower() in self._rules.agent_words
        ]
        begin = min(office.start, office.person.start)
        if agents and begin - agents[-1] <= _NEAR_AGENT:
            # Who leads the guests or is with them is told so too: "… ricevuta, guidata dalla vicesindaca NAME".
            others = self._rules.leading_words | self._rules.companion_words
            return passage.words[max(0, agents[-1] - 1)].lower() not in others
        if self._is_after_verb(passage, office, first, verbs):
            return True
        around = (word.lower() for word in passage.words[first : verbs[0] + 2])
        is_passive = any(word in self._rules.passive_words for word in around)
        return not is_passive and begin < verbs[0] and begin - first <= _FARTHEST_SUBJECT


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


def _headed(passage: Passage, cities: Sequence[City]) -> City | None:
    """The city that the title begins with, set off from what follows: "Hannover: Gäste aus Hiroshima"."""
    if not cities or cities[0].spot.start or cities[0].spot.derived or cities[0].spot.end >= len(passage.words):
        return None
    is_set_off = passage.words[cities[0].spot.end] in _AFTER_HEAD
    return cities[0] if is_set_off and "\n" in passage.text else None


def _is_set_off(passage: Passage, city: Spot) -> bool:
    """Whether a city stands before a dash or full stop in capitals: HERZLIYA – Mayor NAME."""
    is_capitals = passage.string(city.start, city.end).isupper()
    return is_capitals and city.end < len(passage.words) and passage.words[city.end] in _AFTER_CAPITALS


def _is_before_date(passage: Passage, end: int, dates: Collection[int]) -> bool:
    """Whether a date begins close after what ends at a token, in its line."""
    for at in range(end, min(end + _NEAR_DATE, len(passage.words))):
        if at in dates:
            between = passage.text[passage.tokens[end - 1].end : passage.tokens[at].start]
            return "\n" not in between and "/" not in between
    return False
