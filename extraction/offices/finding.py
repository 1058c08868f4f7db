"""Finds the offices that a text says persons hold: before the name, after it, or as what the person is or becomes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extraction.languages.name_rules import KEY
from extraction.offices.complements import Complement, Complements
from extraction.offices.titles import OfficeTitles, Title
from extraction.passage import Passage
from extraction.spots import Spot, Spots
from extraction.words.lexicon import Lexicon
from extraction.words.lists import Gender

_FARTHEST_PREDICATE = 14
_FARTHEST_APPOSITION = 8
_MOST_TITLES = 6
_QUOTING = frozenset('„“”":;»«')
_OPENS_APPOSITION = frozenset(",(–—")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_PREPOSITION_AND_ADJECTIVE = 2
_NEAR_SENTENCES = 2


class OfficeSpot(NamedTuple):
    """An office, beside a name or without one.

    Attributes:
        person: the spot of the holder, None when the text names none there.
        title: base form.
        feminine: base form as it is said of a woman.
        key: base form without what the office is of, the same for men and women.
        place: spot of the place of the office.
        organisation: spot of the body.
        start: first token of the evidence.
        end: token after its last.
        confidence: 0 to 1.
        why: the rule.
    """

    person: Spot | None
    title: str
    feminine: str
    key: str
    place: Spot | None
    organisation: Spot | None
    start: int
    end: int
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class _Sight:
    """What is looked at: a passage, its words in lower case, the spots in it, the tokens of its dates."""

    passage: Passage
    words: Sequence[str]
    spots: Spots
    dates: Collection[int]
    persons: Sequence[Spot]


class OfficeFinder:
    """Finds offices in passages of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Use the words and rules of a language."""
        self._lexicon = lexicon
        self._rules = lexicon.rules
        self._titles = OfficeTitles(lexicon)
        self._complements = Complements(lexicon.rules, self._is_title)

    def find(self, passage: Passage, spots: Spots, dates: Collection[int] = ()) -> list[OfficeSpot]:
        """Find all offices, in order of the text; those that no person is named with have a place at least.

        Args:
            passage: to look at.
            spots: what is taken for names in it.
            dates: the tokens of its dates.
        """
        found: list[OfficeSpot] = []
        words = [word.lower() for word in passage.words]
        sight = _Sight(passage, words, spots, dates, [spot for spot in spots if spot.kind == "person"])
        for title in self._titles.find(passage, words, spots):
            office = (
                self._before_name(sight, title, comma=False)
                or self._after_name(sight, title, found)
                or self._joined(sight, title, found)
                or self._before_name(sight, title, comma=True)
                or self._predicate(sight, title, found)
                or self._alone(sight, title)
            )
            if office and not (title.courtesy and found and _is_before(found[-1], office, title)):
                found.append(office)
        more = [*self._successions(sight, found), *self._colleagues(sight, found)]
        return sorted([*found, *more], key=lambda office: office.start)

    def _successions(self, sight: _Sight, found: Sequence[OfficeSpot]) -> Iterator[OfficeSpot]:
        """The office named last, of who held it before or after: "Ihr Vorgänger NAME"; "his successor, NAME"."""
        successions = self._rules.office_successions
        for at, word in enumerate(sight.words):
            if word[:KEY] not in successions or not self._rules.holds(successions, word) or sight.spots.at(at):
                continue
            person = self._person_at(sight, at + 1, comma=True)
            held = [office for office in found if office.person and office.end <= at and office.person != person]
            if person is None or not held or not _is_near(sight.passage, held[-1].start, at):
                continue
            if any(office.person == person and office.key == held[-1].key for office in found):
                continue
            title = self._said_of(held[-1], self._gender(sight, person))
            if title:
                why = f"{sight.passage.string(at, person.end)}: {sight.passage.string(held[-1].start, held[-1].end)}"
                yield held[-1]._replace(person=person, title=title, start=at, end=person.end, confidence=0.6, why=why)

    def _colleagues(self, sight: _Sight, found: Sequence[OfficeSpot]) -> Iterator[OfficeSpot]:
        """The office named last, of who has it in another city: "Ihr Krakauer Amtskollege NAME"."""
        references = self._rules.office_references
        for at, word in enumerate(sight.words):
            if word[:KEY] not in references or not self._rules.holds(references, word) or sight.spots.at(at):
                continue
            if self._rules.holds(self._rules.office_successions, word):
                continue
            city = self._city_beside(sight, at)
            person = self._person_at(sight, city.end if city and city.start > at else at + 1, comma=True)
            city = city or (self._origin(sight, person.end) if person else None)
            held = [office for office in found if office.person and office.end <= at and office.person != person]
            if city is None or person is None or not held or not _is_near(sight.passage, held[-1].start, at):
                continue
            if any(office.person == person for office in found):
                continue
            title = self._said_of(held[-1], self._gender(sight, person)).removesuffix(
                held[-1].title[len(held[-1].key) :]
            )
            if title:
                why = f"{sight.passage.string(at, person.end)}: {sight.passage.string(held[-1].start, held[-1].end)}"
                yield held[-1]._replace(
                    person=person, title=title, feminine=title, place=city, organisation=None,
                    start=at, end=person.end, confidence=0.6, why=why,
                )  # fmt: skip

    def _origin(self, sight: _Sight, at: int) -> Spot | None:
        """The city that somebody is from, said right after the name: NAME aus Reims."""
        is_from = at < len(sight.words) and sight.words[at] in self._rules.origin_prepositions
        spot = sight.spots.at(at + 1) if is_from else None
        return spot if spot and spot.kind == "place" and spot.start == at + 1 and not spot.derived else None

    def _city_beside(self, sight: _Sight, at: int) -> Spot | None:
        """The city of the word at a token: the adjective before or after it, or a name after it and a small word."""
        before, after = sight.spots.at(at - 1), sight.spots.at(at + 1)
        if before and before.kind == "place" and (before.derived or self._rules.code in ("en", "de")):
            return before
        if after and after.kind == "place" and after.derived:
            return after
        small = sight.words[at + 1 : at + 2]
        is_small = bool(small) and (small[0] in self._rules.links or small[0] in self._rules.place_prepositions)
        named = sight.spots.at(at + 2) if is_small else None
        return named if named and named.kind == "place" and named.start == at + 2 else None

    def _said_of(self, office: OfficeSpot, gender: str) -> str:
        """The title of an office as it is said of another holder; nothing where it is a woman's and has no other form.

        Oberbürgermeisterin: Oberbürgermeister; primátorka: primátor.
        """
        base, of = office.title[: len(office.key)], office.title[len(office.key) :]
        if gender == "f" or office.title != office.feminine:
            return office.title
        ends = [end for end in self._rules.feminine_offices if base.casefold().endswith(end)]
        if not ends:
            return office.title
        forms = (base.removesuffix(end) for end in ends)
        return next((form + of for form in forms if self._is_title(form.split()[-1].casefold())), "")

    def _is_title(self, lower: str) -> bool:
        return self._titles.stands_at((lower,), 0)

    def _before_name(self, sight: _Sight, title: Title, *, comma: bool) -> OfficeSpot | None:
        """Stadtpräsident NAME; prezydent Krakowa NAME; with a comma: Lord Mayor of Birmingham, NAME."""
        complement = Complement(title.end)
        person = self._person_at(sight, title.end, comma=comma)
        if person is None:
            complement = self._complements.after(sight.passage, sight.spots, title.end)
            person = self._person_at(sight, complement.end, comma=comma) if complement.end > title.end else None
        if person is None:
            return None
        place = self._place_before(sight, title.start)
        start = min(title.start, place.start) if place else title.start
        why = f"office before the name: {sight.passage.string(start, person.end)}"
        return self._spot(sight, person, title, complement, place, (start, person.end), 0.7 if comma else 0.85, why)

    def _after_name(self, sight: _Sight, title: Title, found: Sequence[OfficeSpot]) -> OfficeSpot | None:
        """NAME, Leiterin des Protokollreferats; NAME (Bürgermeister von Lyon); NAME, seit 2014 Bürgermeisterin."""
        passage = sight.passage
        before = self._place_before(sight, title.start)
        at = before.start if before else title.start
        reach = max(at - _FARTHEST_APPOSITION, 0)
        while at > reach and self._opens_title(sight, at - 1):
            at -= 1
        if at < 2 or passage.words[at - 1] not in _OPENS_APPOSITION:
            return None
        person = sight.spots.at(at - 2)
        if person is None or person.kind != "person" or not _same_sentence(passage, person.start, title.start):
            return None
        complement = self._complements.after(passage, sight.spots, title.end)
        if self._belongs_to_next(sight, title, complement, person, found):
            return None
        why = f"office after the name: {passage.string(person.start, complement.end)}"
        return self._spot(sight, person, title, complement, before, (person.start, complement.end), 0.8, why)

    def _opens_title(self, sight: _Sight, at: int) -> bool:
        """Whether a token may stand between the comma and the title: the, former, since June 2014."""
        rules = self._rules
        word = sight.words[at]
        return at in sight.dates or word in rules.articles or word in rules.since_words or word.isdigit()

    def _belongs_to_next(
        self, sight: _Sight, title: Title, complement: Complement, person: Spot, found: Sequence[OfficeSpot]
    ) -> bool:
        """Whether a title between two names is that of the second one.

        "… die Stadträtin NAME, der Vorsitzende der Handelskammer, NAME, und …"
        """
        following = self._person_at(sight, complement.end, comma=True)
        article = sight.words[title.start - 1]
        if following is None or sight.words[complement.end] != "," or article not in self._rules.gendered_articles:
            return False
        told = self._gender_told(title, article)
        if told and self._gender(sight, person) not in ("", told) and self._gender(sight, following) in ("", told):
            return True
        return bool(found) and found[-1].person == person and found[-1].end == person.end

    def _gender_told(self, title: Title, article: str) -> str:
        if not title.has_genders and title.base.casefold().endswith(self._rules.feminine_offices or _NONE):
            return "f"
        return self._rules.gendered_articles[article]

    def _joined(self, sight: _Sight, title: Title, found: Sequence[OfficeSpot]) -> OfficeSpot | None:
        """A second office after "and": Leiter des Referats Kommunikation und Pressesprecher."""
        if not found or title.start < 1 or sight.words[title.start - 1] not in self._rules.conjunctions:
            return None
        first = found[-1]
        if first.person is None or first.end != title.start - 1 or first.person.end > first.end - 1:
            return None
        complement = self._complements.after(sight.passage, sight.spots, title.end)
        why = f"second office: {sight.passage.string(first.start, complement.end)}"
        return self._spot(sight, first.person, title, complement, None, (title.start, complement.end), 0.7, why)

    def _predicate(self, sight: _Sight, title: Title, found: Sequence[OfficeSpot]) -> OfficeSpot | None:
        """NAME ist seit Februar 2006 Oberbürgermeister von Leipzig (und seit Juni 2023 Präsident des Netzwerks)."""
        passage = sight.passage
        first, _ = passage.ranges[passage.sentence_of[title.start]]
        inside = [person for person in sight.persons if first <= person.start and person.end <= title.start]
        if not inside:
            return None
        subject = inside[-1]
        earlier = next(
            (office for office in reversed(found) if office.person == subject and office.start >= first), None
        )
        start = earlier.end if earlier and earlier.end > subject.end else subject.end
        between = sight.words[start : title.start]
        if len(between) > _FARTHEST_PREDICATE or not between or not _QUOTING.isdisjoint(between):
            return None
        if between[0] not in (self._rules.conjunctions if start > subject.end else self._rules.copulas):
            return None
        if not self._rules.no_predicate_after.isdisjoint(between[-_PREPOSITION_AND_ADJECTIVE:]):
            return None
        if between[-1] in self._rules.possessives and sight.spots.free(title.start - 2, title.start):
            return None  # the girl's head
        complement = self._complements.after(passage, sight.spots, title.end)
        begin = start if start > subject.end else subject.start
        why = f"what the person is said to be: {passage.string(subject.start, complement.end)}"
        before = self._place_before(sight, title.start)
        return self._spot(sight, subject, title, complement, before, (begin, complement.end), 0.75, why)

    def _alone(self, sight: _Sight, title: Title) -> OfficeSpot | None:
        """An office whose holder is not named there; it tells where the office is of one who is named later."""
        complement = self._complements.after(sight.passage, sight.spots, title.end)
        before = self._place_before(sight, title.start)
        if complement.place is None and before is None:
            return None
        start = min(title.start, before.start) if before else title.start
        why = f"office without a name: {sight.passage.string(start, complement.end)}"
        return self._spot(sight, None, title, complement, before, (start, complement.end), 0.5, why)

    def _spot(
        self,
        sight: _Sight,
        person: Spot | None,
        title: Title,
        complement: Complement,
        before: Spot | None,
        evidence: tuple[int, int],
        confidence: float,
        why: str,
    ) -> OfficeSpot:
        of = self._complements.text(sight.passage, title, complement)
        place = complement.place or before or self._place_inside(sight, title, complement)
        return OfficeSpot(
            person,
            title.base + of,
            title.feminine + of,
            title.base.casefold(),
            place,
            complement.organisation,
            *evidence,
            confidence,
            why,
        )

    def _place_inside(self, sight: _Sight, title: Title, complement: Complement) -> Spot | None:
        """The one city that an adjective in the complement tells: szef krakowskiego referatu."""
        spots = {spot for at in range(title.end, complement.end) if (spot := sight.spots.at(at)) is not None}
        derived = [spot for spot in spots if spot.kind == "place" and spot.derived]
        return derived[0] if len(derived) == 1 else None

    def _gender(self, sight: _Sight, person: Spot) -> str:
        given = self._lexicon.given_name(sight.passage.words[person.start])
        gender = self._lexicon.gender(given[1]) if given else Gender.UNKNOWN
        return {Gender.MALE: "m", Gender.FEMALE: "f"}.get(gender, "")

    def _person_at(self, sight: _Sight, at: int, *, comma: bool) -> Spot | None:
        """The person whose name begins at a token, further titles (and a comma) left out."""
        passage = sight.passage
        position = at
        for _ in range(_MOST_TITLES):
            if position >= len(passage.words) or not _same_sentence(passage, position, at - 1):
                return None
            spot = sight.spots.at(position)
            if spot:
                return spot if spot.kind == "person" and spot.start == position else None
            lower = [sight.words[position]]
            title = self._rules.match(self._rules.honorifics, lower, 0) or self._is_title(lower[0])
            if not title and lower[0] != "." and not (comma and lower[0] == "," and position == at):
                return None
            position += 1
        return None

    def _place_before(self, sight: _Sight, at: int) -> Spot | None:
        """Krakauer Stadtpräsident; the Leipzig mayor; Leipzig’s mayor; київський міський голова."""
        end = at - 1 if at and sight.words[at - 1] in _POSSESSIVES else at
        spot = sight.spots.at(end - 1)
        if spot and spot.kind == "place" and spot.end == end and _same_sentence(sight.passage, end - 1, at):
            return spot if spot.derived or self._rules.code in ("en", "de") else None
        return None


_NONE = ("\0",)


def _is_before(earlier: OfficeSpot, office: OfficeSpot, title: Title) -> bool:
    """Whether an office stands right before another title of the same person: Kinderarzt Professor NAME."""
    return earlier.person is not None and earlier.person == office.person and earlier.start < title.start < earlier.end


def _is_near(passage: Passage, earlier: int, at: int) -> bool:
    """Whether a token stands in the sentence of an earlier one or in one of the next two."""
    return passage.sentence_of[at] - passage.sentence_of[earlier] <= _NEAR_SENTENCES


def _same_sentence(passage: Passage, a: int, b: int) -> bool:
    return passage.sentence_of[a] == passage.sentence_of[b]
