"""Finds the offices that a text says persons hold: before the name, after it, or as what the person is or becomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.findings import DateMention, Span
from extraction.memo import Memo
from extraction.name_rules import NameRules
from extraction.passage import Passage
from extraction.spots import Spot, Spots

_LONGEST_TITLE = 9
_FARTHEST_PREDICATE = 14
_MOST_TITLES = 6
_SHORTEST_GENITIVE = 3
_CASES = ("", "s", "n", "en")
_QUOTING = frozenset('„“”":;»«')


@dataclass(frozen=True, slots=True)
class OfficeSpot:
    """An office beside a name.

    Attributes:
        person: the spot of the holder.
        title: base form.
        place: spot of the place of the office.
        organisation: spot of the body.
        start: first token of the evidence.
        end: token after its last.
        confidence: 0 to 1.
        why: the rule.
    """

    person: Spot
    title: str
    place: Spot | None
    organisation: Spot | None
    start: int
    end: int
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class _Title:
    start: int
    end: int
    base: str


class OfficeFinder:
    """Finds offices in passages of one language."""

    def __init__(self, rules: NameRules) -> None:
        """Use the rules of a language."""
        self._rules = rules
        self._compounds = Memo(self._compound)
        self._compound_endings = tuple(ending + case for ending in rules.office_compounds for case in _CASES)
        self._begins = Memo(self._may_begin)

    def find(self, passage: Passage, spots: Spots) -> list[OfficeSpot]:
        """Find all offices beside persons, in order of the text."""
        found: list[OfficeSpot] = []
        words = [word.lower() for word in passage.words]
        persons = [spot for spot in spots if spot.kind == "person"]
        for title in self._titles(passage, words, spots):
            office = (
                self._before_name(passage, spots, title, comma=False)
                or self._after_name(passage, spots, title)
                or self._joined(passage, words, spots, title, found)
                or self._before_name(passage, spots, title, comma=True)
                or self._predicate(passage, words, persons, spots, title, found)
            )
            if office:
                found.append(office)
        return found

    def _titles(self, passage: Passage, words: Sequence[str], spots: Spots) -> Iterator[_Title]:
        at = 0
        while at < len(words):
            if not self._begins[passage.words[at]]:
                at += 1
                continue
            spot = spots.at(at)
            found = None if spot and spot.kind == "person" else self._rules.match(self._rules.offices, words, at)
            if found:
                pattern, end = found
                yield _Title(at, end, self._base(passage, at, pattern.base))
                at = end
                continue
            compound = "" if spot else self._compounds[passage.words[at]]
            if compound:
                yield _Title(at, at + 1, compound)
            at += 1

    def _may_begin(self, word: str) -> bool:
        lower = word.lower()
        patterns = self._rules.offices.get(lower[:3], ())
        return any(self._rules.is_form(lower, *pattern.words[0]) for pattern in patterns) or bool(self._compounds[word])

    def _base(self, passage: Passage, at: int, base: str) -> str:
        return (
            base
            if passage.words[at][0].islower() or base[0].isupper()
            else base[0].upper() + base[1:]
            if self._rules.code == "de"
            else base
        )

    def _compound(self, word: str) -> str:
        """An office the list does not have, by the office at its end: Baubürgermeisterin, Referatsleiter."""
        if not word[0].isupper():
            return ""
        lower = word.lower()
        if not lower.endswith(self._compound_endings):
            return ""
        for ending in self._rules.office_compounds:
            for case in _CASES:
                if lower.endswith(ending + case) and len(lower) > len(ending) + len(case) + 2:
                    return word[: len(word) - len(case)] if case else word
        return ""

    def _before_name(self, passage: Passage, spots: Spots, title: _Title, *, comma: bool) -> OfficeSpot | None:
        """Stadtpräsident NAME; prezydent Krakowa NAME; with a comma: Lord Mayor of Birmingham, NAME."""
        end, place, organisation = self._complement(passage, spots, title.end)
        person = self._person_at(passage, spots, title.end, comma=comma)
        text = title.base
        if person is not None:
            place = None
            organisation = None
        else:
            person = self._person_at(passage, spots, end, comma=comma) if end > title.end else None
            text = self._title_text(passage, title, end, place)
        if person is None:
            return None
        place = place or self._place_before(passage, spots, title.start)
        start = min(title.start, place.start) if place else title.start
        why = f"office before the name: {passage.string(start, person.end)}"
        return OfficeSpot(person, text, place, organisation, start, person.end, 0.7 if comma else 0.85, why)

    def _after_name(self, passage: Passage, spots: Spots, title: _Title) -> OfficeSpot | None:
        """NAME, Leiterin des Protokollreferats; NAME (Bürgermeister von Lyon)."""
        before = self._place_before(passage, spots, title.start)
        at = before.start if before else title.start
        while at and passage.words[at - 1].lower() in self._rules.articles:
            at -= 1
        if at < 2 or passage.words[at - 1] not in (",", "(", "–", "—"):
            return None
        person = spots.at(at - 2)
        if person is None or person.kind != "person" or not _same_sentence(passage, person.start, title.start):
            return None
        end, place, organisation = self._complement(passage, spots, title.end)
        text = self._title_text(passage, title, end, place)
        why = f"office after the name: {passage.string(person.start, end)}"
        return OfficeSpot(person, text, place or before, organisation, person.start, end, 0.8, why)

    def _joined(
        self, passage: Passage, words: Sequence[str], spots: Spots, title: _Title, found: Sequence[OfficeSpot]
    ) -> OfficeSpot | None:
        """A second office after "and": Leiter des Referats Kommunikation und Pressesprecher."""
        if not found or title.start < 1 or words[title.start - 1] not in self._rules.conjunctions:
            return None
        first = found[-1]
        if first.end != title.start - 1 or first.person.end > first.end - 1:
            return None
        end, place, organisation = self._complement(passage, spots, title.end)
        text = self._title_text(passage, title, end, place)
        why = f"second office: {passage.string(first.start, end)}"
        return OfficeSpot(first.person, text, place, organisation, title.start, end, 0.7, why)

    def _predicate(
        self,
        passage: Passage,
        words: Sequence[str],
        persons: Sequence[Spot],
        spots: Spots,
        title: _Title,
        found: Sequence[OfficeSpot],
    ) -> OfficeSpot | None:
        """NAME ist seit Februar 2006 Oberbürgermeister von Leipzig (und seit Juni 2023 Präsident des Netzwerks)."""
        first, _ = passage.ranges[passage.sentence_of[title.start]]
        inside = [person for person in persons if first <= person.start and person.end <= title.start]
        if not inside:
            return None
        subject = inside[-1]
        earlier = next(
            (office for office in reversed(found) if office.person == subject and office.start >= first), None
        )
        start = earlier.end if earlier and earlier.end > subject.end else subject.end
        between = words[start : title.start]
        if len(between) > _FARTHEST_PREDICATE or not between or not _QUOTING.isdisjoint(between):
            return None
        if between[0] not in (self._rules.conjunctions if start > subject.end else self._rules.copulas):
            return None
        end, place, organisation = self._complement(passage, spots, title.end)
        place = place or self._place_before(passage, spots, title.start)
        text = self._title_text(passage, title, end, place)
        begin = start if start > subject.end else subject.start
        why = f"what the person is said to be: {passage.string(subject.start, end)}"
        return OfficeSpot(subject, text, place, organisation, begin, end, 0.75, why)

    def _complement(self, passage: Passage, spots: Spots, at: int) -> tuple[int, Spot | None, Spot | None]:
        """What an office is of ("von Leipzig", "des Referats Kultur"): where it ends, its place, its body."""
        end = at
        while end < len(passage.words) and passage.words[end].lower() in self._rules.links:
            end += 1
        if end >= len(passage.words) or passage.sentence_of[end] != passage.sentence_of[at - 1]:
            return at, None, None
        if end < len(passage.words) and passage.words[end].lower() in self._rules.place_words and spots.at(end + 1):
            following = spots.at(end + 1)
            if following and following.kind == "place":
                return following.end, following, None
        spot = spots.at(end)
        if spot and spot.start == end and spot.kind == "place" and not spot.derived:
            return spot.end, spot, None
        if spot and spot.start == end and spot.kind == "organisation":
            return spot.end, None, spot
        return self._noun_phrase_end(passage, spots, at, end), None, None

    def _noun_phrase_end(self, passage: Passage, spots: Spots, at: int, start: int) -> int:
        """Where the words end that name a body no spot was found for: capitals, and links between them."""
        end = start
        while (
            end < len(passage.words)
            and end - start < _LONGEST_TITLE
            and passage.sentence_of[end] == passage.sentence_of[at - 1]
        ):
            spot = spots.at(end)
            if spot and spot.kind == "person":
                break
            word = passage.words[end]
            if word[0].isupper() or (end > start and word == "-") or self._is_genitive(word):
                end += 1
                continue
            following = end + 1
            if (
                passage.words[end].lower() in self._rules.links
                and following < len(passage.words)
                and passage.words[following][0].isupper()
                and end > start
            ):
                end += 1
                continue
            break
        return end if end > start and (start > at or self._rules.bare_complements) else at

    def _is_genitive(self, word: str) -> bool:
        """Whether a word in small letters may go on with the name of an office: управління міжнародних зв'язків."""
        rules = self._rules
        return (
            rules.bare_complements
            and len(word) > _SHORTEST_GENITIVE
            and word.endswith(rules.genitive_endings)
            and not word.endswith(rules.verb_endings)
        )

    def _title_text(self, passage: Passage, title: _Title, end: int, place: Spot | None) -> str:
        """The office with what it is of, unless that is a place, which is told apart."""
        return title.base if place is not None or end <= title.end else f"{title.base} {passage.string(title.end, end)}"

    def _person_at(self, passage: Passage, spots: Spots, at: int, *, comma: bool) -> Spot | None:
        """The person whose name begins at a token, further titles (and a comma) left out."""
        position = at
        for _ in range(_MOST_TITLES):
            if position >= len(passage.words) or not _same_sentence(passage, position, at - 1):
                return None
            spot = spots.at(position)
            if spot:
                return spot if spot.kind == "person" and spot.start == position else None
            lower = [passage.words[position].lower()]
            title = self._rules.match(self._rules.honorifics, lower, 0) or self._rules.match(
                self._rules.offices, lower, 0
            )
            if not title and lower[0] != "." and not (comma and lower[0] == "," and position == at):
                return None
            position += 1
        return None

    def _place_before(self, passage: Passage, spots: Spots, at: int) -> Spot | None:
        """Krakauer Stadtpräsident; the Leipzig mayor; київський міський голова."""
        spot = spots.at(at - 1)
        if spot and spot.kind == "place" and _same_sentence(passage, at - 1, at):
            return spot if spot.derived or self._rules.code in ("en", "de") else None
        return None


def _same_sentence(passage: Passage, a: int, b: int) -> bool:
    return passage.sentence_of[a] == passage.sentence_of[b]


def since(dates: Sequence[DateMention], evidence: Span) -> int | None:
    """The date inside the evidence of an office that says from when it was held."""
    for index, date in enumerate(dates):
        inside = evidence.start <= date.span.start and date.span.end <= evidence.end
        if inside and (date.kind == "office" or date.edtf.endswith("/..")):
            return index
    return None
