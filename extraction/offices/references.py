"""Finds offices that a text tells by another's: who held it before or after, who holds it in another city."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from extraction.languages.name_rules import KEY, NameRules, Pattern
from extraction.offices.sight import Bearers, OfficeSpot, Sight
from extraction.spots import Spot

_NEAR_SENTENCES = 2
_MOST_SMALL = 4
"""So many small words may stand between "colleague" and the city: aus der polnischen Partnerstadt Krakau."""
_FARTHEST_TITLE = 4
_MOST_COLLEAGUES = 5
_FROM_TEXT = 0.6


class References:
    """Finds such offices in passages of one language."""

    def __init__(self, rules: NameRules, bearers: Bearers, is_title: Callable[[str], bool]) -> None:
        """Use the rules of a language.

        Args:
            rules: of the language.
            bearers: tells who bears a title.
            is_title: whether a word (lower case) is the title of an office.
        """
        self._rules = rules
        self._bearers = bearers
        self._is_title = is_title
        self._small = rules.links | rules.place_prepositions | rules.place_words | rules.city_words | rules.articles

    def successions(self, sight: Sight, found: Sequence[OfficeSpot]) -> Iterator[OfficeSpot]:
        """The office named last, of who held it before or after: "Ihr Vorgänger NAME"; "his successor, NAME"."""
        for at, end in self._references(sight, self._rules.office_successions):
            person = self._bearers.at(sight, end, comma=True)
            held = _held_before(sight, found, at, person)
            if person is None or held is None:
                continue
            if any(office.person == person and office.key == held.key for office in found):
                continue
            title = self._said_of(held, self._bearers.gender(sight, person))
            if title:
                why = f"refers to {sight.passage.string(held.start, held.end)}: {sight.passage.string(at, person.end)}"
                yield held._replace(
                    person=person, title=title, start=at, end=person.end, confidence=_FROM_TEXT, why=why
                )

    def colleagues(self, sight: Sight, found: Sequence[OfficeSpot]) -> list[OfficeSpot]:
        """All offices, those of colleagues with the city that the text tells with "colleague" or "counterpart".

        Who has a title beside the name has that office there: "ihr Amtskollege aus Krakau, Stadtpräsident NAME"; who
        has none holds the office named last: "Ihr Krakauer Amtskollege NAME"; a mere colleague does only with a city.
        """
        offices = list(found)
        for at, end in self._references(sight, self._rules.office_references):
            if self._rules.holds(self._rules.office_successions, sight.words[at]):
                continue
            for person, city in self._colleagues_at(sight, offices, at, end):
                own = [number for number, office in enumerate(offices) if office.person == person]
                for number in own:
                    if offices[number].place is None:
                        offices[number] = _of_city(sight, offices[number], city, at)
                held = _held_before(sight, offices, at, person)
                is_meant = city is not None or self._rules.match(self._rules.counterparts, sight.words, at) is not None
                if not own and is_meant and held is not None and not _is_other_named(sight, held, at, person):
                    offices += self._copies(sight, held, person, city, at)
        return offices

    def _references(self, sight: Sight, patterns: Mapping[str, tuple[Pattern, ...]]) -> Iterator[tuple[int, int]]:
        """Where a text has words for the holder of an office: first token, token after the last."""
        for at, word in enumerate(sight.words):
            if word[:KEY] in patterns and sight.spots.at(at) is None:
                match = self._rules.match(patterns, sight.words, at)
                if match is not None:
                    yield at, match[1]

    def _copies(self, sight: Sight, held: OfficeSpot, person: Spot, city: Spot | None, at: int) -> Iterator[OfficeSpot]:
        """The office of another, held by a person in a city; nothing where its title cannot be said of the person."""
        of = held.title[len(held.key) :]
        title = self._said_of(held, self._bearers.gender(sight, person)).removesuffix(of)
        if title:
            why = f"refers to {sight.passage.string(held.start, held.end)}: {sight.passage.string(at, person.end)}"
            yield held._replace(
                person=person, title=title, feminine=title, place=city, organisation=None,
                start=min(at, person.start), end=max(at + 1, person.end), confidence=_FROM_TEXT, why=why,
                elsewhere=True,
            )  # fmt: skip

    def _colleagues_at(
        self, sight: Sight, found: Sequence[OfficeSpot], at: int, end: int
    ) -> Iterator[tuple[Spot, Spot | None]]:
        """Who is called a colleague at a token, with the city as far as the text tells it beside."""
        city = self._city_beside(sight, at, end)
        if city is None and self._is_people(sight, end):
            end += 1
        start = city.end if city and city.start >= end else end
        person = self._named_after(sight, found, start)
        if person is None:
            person = self._named_before(sight, city.start if city and city.end == at else at)
            if person is not None:
                yield person, city
            return
        yield person, city or self.origin(sight, person.end)
        for _ in range(_MOST_COLLEAGUES):
            following = person.end
            while following < len(sight.words) and (
                sight.words[following] == "," or sight.words[following] in self._rules.conjunctions
            ):
                following += 1
            city = self._city_after(sight, following) if following > person.end else None
            next_person = self._named_after(sight, found, city.end) if city else None
            if next_person is None:
                return
            person = next_person
            yield person, city

    def _is_people(self, sight: Sight, at: int) -> bool:
        """Whether a small word at a token is a people's adjective: son homologue allemand."""
        word = sight.words[at] if at < len(sight.words) else ""
        is_small = bool(word) and sight.passage.words[at].islower()
        return is_small and self._rules.holds(self._rules.peoples, word)

    def origin(self, sight: Sight, at: int) -> Spot | None:
        """The city that somebody is from, said right after the name: NAME aus Reims; NAME (Reims)."""
        mark = sight.words[at] if at < len(sight.words) else ""
        opens = mark == "(" or mark in self._rules.origin_prepositions or mark in self._rules.after_holder
        spot = sight.spots.at(at + 1) if opens else None
        if spot is None or spot.kind != "place" or spot.start != at + 1 or spot.derived:
            return None
        return spot if mark != "(" or sight.words[spot.end : spot.end + 1] == [")"] else None

    def _named_after(self, sight: Sight, found: Sequence[OfficeSpot], at: int) -> Spot | None:
        """Who is named at a token, with or without an office before the name: dem Stadtpräsidenten NAME."""
        person = self._bearers.at(sight, at, comma=True)
        if person is not None:
            return person
        office = next((each for each in found if at <= each.start <= at + _FARTHEST_TITLE and each.person), None)
        if office is None or office.person is None or office.person.start < office.start:
            return None
        between = sight.words[at : office.start]
        small = self._rules.articles | self._rules.gendered_articles.keys() | {","}
        is_beside = all(word in small for word in between) and sight.same_sentence(at, office.start)
        return office.person if is_beside else None

    def _named_before(self, sight: Sight, at: int) -> Spot | None:
        """Who is named before a comma: NAME, ihr Krakauer Amtskollege; NAME, his counterpart in Lyon."""
        start = at
        small = self._rules.own_words | self._rules.articles
        while start and sight.words[start - 1] in small:
            start -= 1
        person = sight.spots.at(start - 2) if start > 1 and sight.words[start - 1] == "," else None
        return person if person and person.kind == "person" and sight.same_sentence(person.start, at) else None

    def _city_beside(self, sight: Sight, at: int, end: int) -> Spot | None:
        """The city of the words at a token: the adjective before or after them, or a name after small words."""
        before, after = sight.spots.at(at - 1), sight.spots.at(end)
        if before and before.kind == "place" and (before.derived or self._rules.code in ("en", "de")):
            return before
        if after and after.kind == "place" and after.derived:
            return after
        return self._city_after(sight, end)

    def _city_after(self, sight: Sight, at: int) -> Spot | None:
        """The city after one small word or more: aus Krakau; z partnerskiego miasta Lipsk."""
        end = at
        while end < min(len(sight.words) - 1, at + _MOST_SMALL) and sight.words[end] in self._small:
            end += 1
        spot = sight.spots.at(end) if end > at else None
        is_city = spot is not None and spot.kind == "place" and spot.start == end and not spot.derived
        return spot if is_city and sight.same_sentence(at, end) else None

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


def _of_city(sight: Sight, office: OfficeSpot, city: Spot | None, at: int) -> OfficeSpot:
    """An office with the city that a colleague is said to be from, or marked as being of another than that before."""
    if city is None:
        return office._replace(elsewhere=True)
    first, last = min(at, office.start, city.start), max(office.end, city.end)
    why = f"{office.why}; colleague of: {sight.passage.string(first, last)}"
    return office._replace(place=city, elsewhere=True, why=why)


def _held_before(sight: Sight, found: Sequence[OfficeSpot], at: int, person: Spot | None) -> OfficeSpot | None:
    """The office that somebody else was last said to hold before a token, in its sentence or one of the two before."""
    held = [office for office in found if office.person and office.end <= at and office.person != person]
    last = max(held, key=lambda office: office.start, default=None)
    is_near = last is not None and _sentences_between(sight, last.start, at) <= _NEAR_SENTENCES
    return last if is_near else None


def _is_other_named(sight: Sight, held: OfficeSpot, at: int, person: Spot) -> bool:
    """Whether somebody is named between an office and "colleague", who then may be the one whose colleague it is."""
    first = max(held.end, held.person.end if held.person else 0)
    return any(first <= other.start < at and other != person for other in sight.persons)


def _sentences_between(sight: Sight, earlier: int, at: int) -> int:
    return sight.passage.sentence_of[at] - sight.passage.sentence_of[earlier]
