"""Tells what an office is of: a city, a body, or the words for a field of work that follow its title."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from extraction.languages.name_rules import NameRules
from extraction.offices.titles import Title
from extraction.passage import Passage
from extraction.spots import Spot, Spots

_LONGEST = 9
_LONGEST_FIELD = 9
_SHORTEST_GENITIVE = 3
_DASHES = frozenset("-–")
_CLOSES_FIELD = frozenset(",.;:!?)–—«»”")


class Complement(NamedTuple):
    """What an office is of.

    Attributes:
        end: token after its last; that after the title when there is none.
        place: the spot of the place.
        organisation: the spot of the body.
        told: token after the words that belong to the title although a place follows them; 0 when none do.
    """

    end: int
    place: Spot | None = None
    organisation: Spot | None = None
    told: int = 0


class Complements:
    """Reads what follows the titles of offices in passages of one language."""

    def __init__(self, rules: NameRules, is_title: Callable[[str], bool]) -> None:
        """Use the rules of a language.

        Args:
            rules: of the language.
            is_title: whether a word (lower case) is the title of an office.
        """
        self._rules = rules
        self._is_title = is_title

    def after(self, passage: Passage, spots: Spots, at: int) -> Complement:
        """What follows a title that ends before token `at` and says what it is of.

        Nothing when what follows is an office again: "wird die Oberbürgermeisterin von Stadtpräsidentin NAME …".
        """
        words, limit = passage.words, passage.ranges[passage.sentence_of[at - 1]][1]
        end = at
        while end < limit and words[end].lower() in self._rules.links:
            end += 1
        if end >= limit or self._is_office(words[end].lower()):
            return Complement(at)
        if end == at and (adjective := self._adjective_at(spots, at)) is not None:
            return Complement(adjective.end, adjective)  # il sindaco torinese NAME
        if end > at and words[end - 1].lower() in self._rules.city_words and _is_person(spots.at(end)):
            return Complement(end)  # prezydent miasta NAME
        named = end
        if words[end].lower() in self._rules.place_words and spots.at(end + 1):
            named = end + 1
        spot = spots.at(named)
        if spot and spot.start == named and not spot.derived:
            if spot.kind == "place" and not self._goes_on(passage, spot.end, limit):
                return self._city_after(passage, spots, spot, limit)
            if spot.kind == "organisation":
                city = self._city_at(passage, spots, spot.end, limit)
                end = spot.end if city else self._phrase_end(passage, spots, at, spot.end, limit, inside=True)
                return Complement(city.end, city, spot, spot.end) if city else Complement(end, None, spot)
        phrase = self._phrase_end(passage, spots, at, end, limit, inside=False)
        city = self._city_at(passage, spots, phrase - 2, limit) if phrase - 2 > end else None
        if city is not None and city.end == phrase:
            return Complement(phrase, city, told=phrase - 2)
        return Complement(phrase if phrase > at else self._field_end(passage, spots, at, limit))

    def text(self, passage: Passage, title: Title, complement: Complement) -> str:
        """The words of the complement, unless it is a place, which is told apart: of a body in a city the body."""
        end = complement.told if complement.place is not None else complement.end
        return f" {passage.string(title.end, end)}" if end > title.end else ""

    def _adjective_at(self, spots: Spots, at: int) -> Spot | None:
        """The adjective of a place right after a title, in languages that put it there."""
        spot = spots.at(at) if self._rules.adjectives_follow else None
        return spot if spot and spot.kind == "place" and spot.derived and spot.start == at else None

    def _city_after(self, passage: Passage, spots: Spots, place: Spot, limit: int) -> Complement:
        """The city that a consul of a country sits in: Generalkonsulin der Ukraine in Leipzig."""
        city = self._city_at(passage, spots, place.end, limit) or place
        return Complement(city.end, city)

    def _city_at(self, passage: Passage, spots: Spots, at: int, limit: int) -> Spot | None:
        """The city that stands at a token after a preposition that towns follow."""
        if at + 1 >= limit or passage.words[at].lower() not in self._rules.before_town:
            return None
        city = spots.at(at + 1)
        return city if city and city.kind == "place" and city.start == at + 1 and not city.derived else None

    def _goes_on(self, passage: Passage, at: int, limit: int) -> bool:
        """Whether a place is only the beginning of a name: Vorsitzender des Leipzig–Travnik-Vereins."""
        if at + 1 >= limit or passage.words[at] not in _DASHES or not passage.words[at + 1][0].isupper():
            return False
        return passage.tokens[at].start == passage.tokens[at - 1].end

    def _phrase_end(self, passage: Passage, spots: Spots, at: int, start: int, limit: int, *, inside: bool) -> int:
        """Where the words end that name a body: capitals, adjectives after a link, and links between them.

        Args:
            passage: to look at.
            spots: what is taken for names in it.
            at: token after the title.
            start: first token that is no link.
            limit: token after the sentence.
            inside: whether a part of the name stands before `start`.
        """
        words = passage.words
        end = start
        last = start  # token after the last word that the name can end with
        while end < limit and end - at < _LONGEST:
            spot = spots.at(end)
            if (spot and spot.kind == "person") or self._is_office(words[end].lower()):
                break
            word = words[end]
            begun = inside or end > start
            if (
                word[0].isupper()
                or self._is_genitive(word, words[end - 1])
                or (end > start and self._is_last_before(passage, spots, end, limit))
            ):
                last = end + 1
            elif not (
                (begun and word in _DASHES)
                or (begun and word.lower() in self._rules.inner_links)
                or (start > at and self._is_adjective(word))
                or (self._rules.bare_complements and spot is not None and spot.derived)
            ):
                break
            end += 1
        if not self._rules.bare_complements and last > start:
            last = self._tail_end(passage, spots, last, limit)
        if inside:
            return max(last, start)
        return last if last > start and (start > at or self._rules.bare_complements) else at

    def _tail_end(self, passage: Passage, spots: Spots, at: int, limit: int) -> int:
        """Where a name ends whose last word is written small: president of the Houston–Leipzig association."""
        if at + 1 < limit and passage.words[at].islower() and spots.at(at) is None:
            noun = passage.words[at].lower()
            is_body = self._rules.holds(self._rules.organisation_words, noun)
            return at + 1 if is_body else at
        return at

    def _field_end(self, passage: Passage, spots: Spots, at: int, limit: int) -> int:
        """Where a field of work ends that is written small: head of international affairs, adjointe à la culture.

        It must reach to a mark or a name, since nothing else tells its end.
        """
        if self._rules.bare_complements or at >= limit or passage.words[at].lower() not in self._rules.links:
            return at
        for end in range(at + 1, min(limit, at + 1 + _LONGEST_FIELD) + 1):
            spot = spots.at(end)
            reached = end == limit or passage.words[end] in _CLOSES_FIELD or (spot and spot.kind == "person")
            if reached:
                return end if end > at + 1 else at
            word = passage.words[end]
            if (
                not word[0].isalpha()
                or word.lower() in self._rules.copulas | self._rules.conjunctions
                or word.lower() in self._rules.articles - self._rules.links
            ):
                return at
        return at

    def _is_adjective(self, word: str) -> bool:
        """Whether a word in small letters may stand before the noun: für internationale Beziehungen."""
        endings = self._rules.complement_adjectives
        return bool(endings) and len(word) > _SHORTEST_GENITIVE and word.endswith(endings)

    def _is_office(self, lower: str) -> bool:
        """Whether a word is an office and no body: a Stadtrat can be both."""
        return self._is_title(lower) and not self._rules.holds(self._rules.organisation_words, lower)

    def _is_last_before(self, passage: Passage, spots: Spots, at: int, limit: int) -> bool:
        """Whether a word in small letters stands between a body and its head: kierownik biura partnerstw NAME."""
        word, before = passage.words[at], passage.words[at - 1].lower()
        is_of_body = self._rules.bare_complements and self._rules.holds(self._rules.organisation_words, before)
        is_noun = len(word) > _SHORTEST_GENITIVE and word.isalpha()
        return is_of_body and is_noun and at + 1 < limit and _is_person(spots.at(at + 1))

    def _is_genitive(self, word: str, before: str) -> bool:
        """Whether a word in small letters may go on with the name of an office: управління міжнародних зв'язків."""
        rules = self._rules
        if not rules.bare_complements or len(word) <= _SHORTEST_GENITIVE or not word[0].isalpha():
            return False
        if before.endswith(rules.genitive_adjectives) and before.islower():
            return True
        if rules.holds(rules.organisation_words, word):
            return True  # školy ends as verbs do
        return word.endswith(rules.genitive_endings) and not word.endswith(rules.verb_endings)


def _is_person(spot: Spot | None) -> bool:
    return spot is not None and spot.kind == "person"
