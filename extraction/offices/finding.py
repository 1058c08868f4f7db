"""Finds the offices that a text says persons hold: before the name, after it, or as what the person is or becomes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extraction.offices.complements import Complement, Complements
from extraction.offices.references import References
from extraction.offices.sight import Bearers, OfficeSpot, Sight
from extraction.offices.titles import OfficeTitles, Title
from extraction.passage import Passage
from extraction.persons.spotting import CAPITALISED_NOUNS
from extraction.spots import Spot, Spots
from extraction.words.lexicon import Lexicon

_FARTHEST_PREDICATE = 14
_FARTHEST_APPOSITION = 8
_QUOTING = frozenset('„“”":;»«')
_OPENS_APPOSITION = frozenset(",(–—")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_PREPOSITION_AND_ADJECTIVE = 2
_MOST_ADJECTIVES = 2


class OfficeFinder:
    """Finds offices in passages of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Use the words and rules of a language."""
        self._lexicon = lexicon
        self._rules = lexicon.rules
        self._titles = OfficeTitles(lexicon)
        self._complements = Complements(lexicon.rules, self._is_title)
        self._bearers = Bearers(lexicon, self._is_title)
        self._references = References(lexicon.rules, self._bearers, self._is_title)

    def find(
        self, passage: Passage, spots: Spots, dates: Collection[int] = (), towns: Sequence[Spot] = ()
    ) -> list[OfficeSpot]:
        """Find all offices, in order of the text; those that no person is named with have a place at least.

        Args:
            passage: to look at.
            spots: what is taken for names in it.
            dates: the tokens of its dates.
            towns: towns inside the names of bodies.
        """
        found: list[OfficeSpot] = []
        words = [word.lower() for word in passage.words]
        persons = [spot for spot in spots if spot.kind == "person"]
        sight = Sight(passage, words, spots, dates, persons, {town.start: town for town in towns})
        for title in self._titles.find(passage, words, spots):
            if shared := self._shared(sight, title):
                found += shared
                continue
            office = (
                self._before_name(sight, title, comma=False)
                or self._after_name(sight, title, found)
                or self._joined(sight, title, found)
                or self._before_name(sight, title, comma=True)
                or self._predicate(sight, title, found)
                or self._alone(sight, title)
            )
            is_part = title.courtesy or words[title.start] in self._rules.links
            if office and not (is_part and found and _is_before(found[-1], office, title)):
                found += self._paired(sight, title, found, office)
        found += self._references.successions(sight, found)
        return sorted(self._references.colleagues(sight, found), key=lambda office: office.start)

    def _is_title(self, lower: str) -> bool:
        return self._titles.stands_at((lower,), 0)

    def _before_name(self, sight: Sight, title: Title, *, comma: bool) -> OfficeSpot | None:
        """Stadtpräsident NAME; prezydent Krakowa NAME; with a comma: Lord Mayor of Birmingham, NAME."""
        complement = Complement(title.end)
        person = self._bearers.at(sight, title.end, comma=comma)
        if person is None:
            complement = self._complements.after(sight.passage, sight.spots, title.end)
            person = self._bearers.at(sight, complement.end, comma=comma) if complement.end > title.end else None
        if person is None:
            return None
        place = self._place_before(sight, title.start) or self._references.origin(sight, person.end)
        start = min(title.start, place.start) if place else title.start
        why = f"office before the name: {sight.passage.string(start, person.end)}"
        return self._spot(sight, person, title, complement, place, (start, person.end), 0.7 if comma else 0.85, why)

    def _after_name(self, sight: Sight, title: Title, found: Sequence[OfficeSpot]) -> OfficeSpot | None:
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
        if person is None or person.kind != "person" or not sight.same_sentence(person.start, title.start):
            return None
        complement = self._complements.after(passage, sight.spots, title.end)
        if self._belongs_to_next(sight, title, complement, person, found):
            return None
        why = f"office after the name: {passage.string(person.start, complement.end)}"
        return self._spot(sight, person, title, complement, before, (person.start, complement.end), 0.8, why)

    def _opens_title(self, sight: Sight, at: int) -> bool:
        """Whether a token may stand between the comma and the title: the, former, since June 2014."""
        rules = self._rules
        word = sight.words[at]
        return at in sight.dates or word in rules.articles or word in rules.since_words or word.isdigit()

    def _belongs_to_next(
        self, sight: Sight, title: Title, complement: Complement, person: Spot, found: Sequence[OfficeSpot]
    ) -> bool:
        """Whether a title between two names is that of the second one.

        "… die Stadträtin NAME, der Vorsitzende der Handelskammer, NAME, und …"
        """
        following = self._bearers.at(sight, complement.end, comma=True)
        article = sight.words[title.start - 1]
        if following is None or sight.words[complement.end] != "," or article not in self._rules.gendered_articles:
            return False
        told = self._gender_told(title, article)
        if (
            told
            and self._bearers.gender(sight, person) not in ("", told)
            and self._bearers.gender(sight, following) in ("", told)
        ):
            return True
        return bool(found) and found[-1].person == person and found[-1].end == person.end

    def _gender_told(self, title: Title, article: str) -> str:
        if not title.has_genders and title.base.casefold().endswith(self._rules.feminine_offices):
            return "f"
        return self._rules.gendered_articles[article]

    def _joined(self, sight: Sight, title: Title, found: Sequence[OfficeSpot]) -> OfficeSpot | None:
        """A second office after "and": Leiter des Referats Kommunikation und Pressesprecher."""
        if not found or title.start < 1 or sight.words[title.start - 1] not in self._rules.conjunctions:
            return None
        first = found[-1]
        if first.person is None or first.end != title.start - 1 or first.person.end > first.end - 1:
            return None
        complement = self._complements.after(sight.passage, sight.spots, title.end)
        why = f"second office: {sight.passage.string(first.start, complement.end)}"
        return self._spot(sight, first.person, title, complement, None, (title.start, complement.end), 0.7, why)

    def _shared(self, sight: Sight, title: Title) -> list[OfficeSpot]:
        """One office of two cities before two names: "Die Bürgermeister von Görlitz und Zgorzelec, A und B"."""
        words, both = sight.words, self._rules.conjunctions
        complement = self._complements.after(sight.passage, sight.spots, title.end)
        at = complement.end
        if complement.place is None or at + 2 >= len(words) or words[at] not in both:
            return []
        at += 2 if words[at + 1] in self._rules.links else 1
        city = sight.spots.at(at)
        if city is None or city.kind != "place" or city.start != at or words[city.end : city.end + 1] != [","]:
            return []
        first = sight.spots.at(city.end + 1)
        if first is None or first.kind != "person" or first.end + 1 >= len(words) or words[first.end] not in both:
            return []
        second = sight.spots.at(first.end + 1)
        if second is None or second.kind != "person":
            return []
        why = f"office of two cities before two names: {sight.passage.string(title.start, second.end)}"
        evidence = (title.start, second.end)
        places = ((first, complement.place), (second, city))
        return [
            self._spot(sight, person, title, Complement(title.end, place), None, evidence, 0.7, why)
            for person, place in places
        ]

    def _paired(self, sight: Sight, title: Title, found: list[OfficeSpot], office: OfficeSpot) -> Iterator[OfficeSpot]:
        """Two offices before two names, each of its own: "die Leipziger Rätin und der Lyoner Maire, A und B"."""
        first, person = office.person, office.person
        last = found[-1] if found else None
        both = self._rules.conjunctions
        if last is None or first is None or last.person is not None or sight.words[first.start - 1] != ",":
            yield office
            return
        start = office.start
        while start > last.end and sight.words[start - 1] in self._rules.articles:
            start -= 1
        second = first.end < len(sight.words) and sight.words[first.end] in both
        person = self._bearers.at(sight, first.end + 1, comma=False) if second else None
        if start != last.end + 1 or sight.words[start - 1] not in both or title.start < last.end:
            yield office
            return
        if person is None:
            return
        found[-1] = last._replace(person=first, confidence=office.confidence)
        yield office._replace(person=person, end=person.end)

    def _predicate(self, sight: Sight, title: Title, found: Sequence[OfficeSpot]) -> OfficeSpot | None:
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

    def _alone(self, sight: Sight, title: Title) -> OfficeSpot | None:
        """An office whose holder is not named there; it tells where the office is of one who is named later."""
        complement = self._complements.after(sight.passage, sight.spots, title.end)
        before = self._place_before(sight, title.start) or self._place_inside(sight, title, complement)
        if complement.place is None and before is None:
            return None
        start = min(title.start, before.start) if before else title.start
        why = f"office without a name: {sight.passage.string(start, complement.end)}"
        return self._spot(sight, None, title, complement, before, (start, complement.end), 0.5, why)

    def _spot(
        self,
        sight: Sight,
        person: Spot | None,
        title: Title,
        complement: Complement,
        before: Spot | None,
        evidence: tuple[int, int],
        confidence: float,
        why: str,
    ) -> OfficeSpot:
        complement = _with_town(sight, complement)
        of = self._complements.text(sight.passage, title, complement)
        if before and complement.place and sight.words[title.end] in self._rules.where_prepositions:
            complement = Complement(title.end)  # Marburgs Oberbürgermeisterin in Poitiers
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

    def _place_inside(self, sight: Sight, title: Title, complement: Complement) -> Spot | None:
        """The one city that the complement tells: szef krakowskiego referatu, directeur de l'opéra de Lyon."""
        spots = {spot for at in range(title.start, complement.end) if (spot := sight.spots.at(at)) is not None}
        derived = [spot for spot in spots if spot.kind == "place" and spot.derived]
        if derived or complement.told or not self._is_seated(sight, title.end, complement.end):
            return derived[0] if len(derived) == 1 else None
        inside = [spot for spot in spots if spot.kind == "place" and spot.start >= title.end]
        inside += [town for at in range(title.end, complement.end) if (town := sight.towns.get(at)) is not None]
        return inside[0] if len(inside) == 1 else None

    def _is_seated(self, sight: Sight, start: int, end: int) -> bool:
        """Whether words name a body that sits in the town of its name, unlike an association with another town."""
        words = sight.words[start:end]
        bodies = [word for word in words if self._rules.holds(self._rules.organisation_words, word)]
        bodies += [sight.words[at] for at in range(start, end) if _is_body(sight.spots.at(at))]
        bodies += [word for word in words if word.endswith(self._rules.organisation_endings)]
        bodies += [
            word for word in words if word in self._rules.seat_words or self._rules.holds(self._rules.town_bodies, word)
        ]
        bodies += [sight.words[at] for at in range(start, end) if self._is_large(sight, at)]
        ties = (word for word in words if self._rules.holds(self._rules.bodies_of_ties, word))
        return bool(bodies) and next(ties, None) is None

    def _is_large(self, sight: Sight, at: int) -> bool:
        """Whether a capital tells that a word is called by its name: presidente del Puerto de Burdeos."""
        is_telling = self._rules.code not in CAPITALISED_NOUNS and sight.spots.at(at) is None
        return is_telling and sight.passage.words[at][0].isupper()

    def _place_before(self, sight: Sight, at: int) -> Spot | None:
        """Krakauer Stadtpräsident; the Leipzig mayor; Leipzig’s new mayor; київський міський голова."""
        end = at
        while end > max(at - _MOST_ADJECTIVES, 0) and sight.words[end - 1] in self._rules.articles:
            end -= 1
        is_owned = end > 0 and sight.words[end - 1] in _POSSESSIVES
        if end < at and not is_owned:
            end = at
        end = end - 1 if is_owned else end
        spot = sight.spots.at(end - 1)
        if spot and spot.kind == "place" and spot.end == end and sight.same_sentence(end - 1, at):
            return spot if spot.derived or self._rules.code in ("en", "de") else None
        return None


def _with_town(sight: Sight, complement: Complement) -> Complement:
    """What an office is of, with the town where it is a house called after one: Teatro Comunale di Bologna."""
    place = complement.place
    inside = [town for at in range(place.start, place.end) if (town := sight.towns.get(at))] if place else []
    return complement._replace(place=inside[0], told=complement.end) if len(inside) == 1 else complement


def _is_body(spot: Spot | None) -> bool:
    return spot is not None and spot.kind == "organisation"


def _is_before(earlier: OfficeSpot, office: OfficeSpot, title: Title) -> bool:
    """Whether an office stands right before another title of the same person: Kinderarzt Professor NAME."""
    return earlier.person is not None and earlier.person == office.person and earlier.start < title.start < earlier.end
