"""Finds bodies that the tagger passed over, by the words in their names: University of X, die Evangelische Kirche."""

from __future__ import annotations

from extraction import languages
from extraction.languages.name_rules import NameRules
from extraction.passage import Passage
from extraction.spots import Spot, Spots

_LONGEST = 7
_FROM = "en"
"""The language whose names of bodies are used as they are in all others."""


class Bodies:
    """Finds bodies in passages of one language."""

    def __init__(self, rules: NameRules) -> None:
        """Use the rules of a language."""
        self._rules = rules
        names = languages.load(_FROM)["names"]
        self._kinds = frozenset(map(str.title, names["bodies_abroad"])) if rules.code != _FROM else frozenset()
        self._joins = frozenset(names["joins_abroad"])
        self._titles = frozenset(names["titles_abroad"])

    def add(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """Add bodies; places and bodies that were found inside their names are part of them."""
        for at in [at for at in passage.capitals if passage.words[at] in self._kinds]:
            spot = spots.at(at)
            if spot is None or spot.kind != "organisation" or spot.end - spot.start == 1:
                self._put(passage, spots, blocked, *self._foreign(passage, spots, at))
        if self._rules.body_adjectives:
            for at in passage.capitals:
                if self._is_named(passage, at):
                    self._put(passage, spots, blocked, at, at + 2)

    def _foreign(self, passage: Passage, spots: Spots, at: int) -> tuple[int, int]:
        """Where the English name of a body begins and ends that has a word for its kind at a token."""
        first, last = passage.ranges[passage.sentence_of[at]]
        start, end = at, at + 1
        while start > max(first, at - _LONGEST) and self._goes_on(passage, start - 1, before=True):
            start -= 1
        while end < min(last, at + _LONGEST) and self._goes_on(passage, end, before=False):
            if _is_person(spots.at(end)):
                break
            end += 1
        while start < at and not passage.words[start][0].isupper():
            start += 1
        while end > at + 1 and not passage.words[end - 1][0].isupper():
            end -= 1
        return start, end

    def _goes_on(self, passage: Passage, at: int, *, before: bool) -> bool:
        word = passage.words[at]
        if word.lower() in self._joins:
            return True
        is_name = word[0].isupper() and word.isalpha() and word.lower() not in self._rules.articles
        return is_name and (before or passage.words[at - 1] in self._joins or passage.words[at - 1] not in self._kinds)

    def _is_named(self, passage: Passage, at: int) -> bool:
        """Whether an adjective has a capital that only the name of the body after it gives it: Evangelische Kirche."""
        word = passage.words[at]
        if not word.endswith(self._rules.body_adjectives) or at + 1 >= len(passage.words):
            return False
        noun = passage.words[at + 1]
        is_body = noun[0].isupper() and (
            self._rules.holds(self._rules.organisation_words, noun.lower())
            or noun.lower().endswith(self._rules.organisation_endings)
        )
        return is_body and not passage.starts_sentence(at) and passage.sentence_of[at] == passage.sentence_of[at + 1]

    def _put(self, passage: Passage, spots: Spots, blocked: set[int], start: int, end: int) -> None:
        inside = {spot for at in range(start, end) if (spot := spots.at(at)) is not None}
        is_larger = any(spot.start < start or spot.end > end for spot in inside)
        is_office = not self._titles.isdisjoint(word.lower() for word in passage.words[start:end])
        if end - start < 2 or is_larger or is_office or not blocked.isdisjoint(range(start, end)):
            return
        for spot in inside:
            spots.remove(spot)
        why = f"words that name a body: {passage.string(start, end)}"
        spots.add(Spot(start, end, "organisation", 0.5, why))


def _is_person(spot: Spot | None) -> bool:
    """Whether a spot is the full name of a person: what is before it is another name."""
    return spot is not None and spot.kind == "person" and spot.end - spot.start > 1
