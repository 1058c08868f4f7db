"""Finds persons by rules: puts right what the tagger took for a person and adds what it passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extraction.lexicon import Lexicon
from extraction.memo import Memo
from extraction.name_rules import NameRules
from extraction.passage import Passage
from extraction.spots import Spot, Spots
from extraction.titles import Titles

_LONGEST_NAME = 6
_COMMON_GIVEN_NAME = 2
"""Band of `word_lists.GIVEN_NAME_BANDS` up to which a given name is evidence by itself."""
_RARE_WORD = 5
"""Band of `word_lists.FREQUENCY_BANDS` from which a capitalised word may be an unknown surname."""
_INSIDE = frozenset({".", "-", "'", "’"})


class PersonSpotter:
    """Finds persons in passages of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Use the words and rules of a language."""
        self._lexicon = lexicon
        self._rules: NameRules = lexicon.rules
        self._titles = Titles(lexicon.rules)
        self._surname_like = Memo(self._could_be_surname)
        self._given = Memo(self._is_given)
        self._bases = Memo(self._rules.person_endings.undo)

    def put_right(self, passage: Passage, spot: Spot) -> Iterator[Spot]:
        """A tagged person without its titles, parted where a word stands in it that no name holds."""
        start = self._after_titles(passage, spot.start, spot.end)
        at = start
        while at <= spot.end:
            if at == spot.end or not self._belongs(passage.words[at], at > start):
                yield from self._trimmed(passage, spot, start, at)
                start = self._after_titles(passage, at + 1, spot.end)
                at = max(at, start - 1)
            at += 1

    def add_titled(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A word that can be a surname is a person after a title: Stadtpräsident Miszalski, Herr Jung."""
        for at in range(1, len(passage.words)):
            spot = spots.at(at)
            if at in blocked or (spot and (spot.kind != "organisation" or spot.start != at)):
                continue
            if not self._surname_like[passage.words[at]]:
                continue
            begin = self._titles.begin(passage, at)
            if begin == at:
                continue
            end = at + 1
            while end - at < _LONGEST_NAME and self._goes_on(passage, spots, at, end, spot):
                end += 1
            if spot and spot.end > end:
                continue
            if spot:
                spots.remove(spot)
            spots.add(Spot(at, end, "person", 0.75, f"name after title: {passage.string(begin, end)}"))

    def add_given(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A common given name and a word that can be a surname are a person."""
        for at in range(len(passage.words) - 1):
            if not self._given[passage.words[at]] or not spots.free(at, at + 2) or not blocked.isdisjoint((at, at + 1)):
                continue
            if passage.sentence_of[at] != passage.sentence_of[at + 1]:
                continue
            following = passage.words[at + 1]
            if self._surname_like[following] and not self._is_generic(following):
                name = passage.string(at, at + 2)
                spots.add(Spot(at, at + 2, "person", 0.65, f"given name and surname: {name}"))

    def add_repeated(self, passage: Passage, spots: Spots, blocked: set[int]) -> None:
        """A surname named with a given name once is the person again where it stands alone, in whatever case."""
        surnames: dict[str, Spot] = {}
        for spot in spots:
            if spot.kind == "person" and spot.end - spot.start > 1:
                surname = passage.words[spot.end - 1]
                surnames.setdefault(surname, spot)
        known = {base for surname in surnames for base in self._bases[surname]}
        if not surnames:
            return
        for at, word in enumerate(passage.words):
            if not word[0].isupper() or len(word) <= 2 or at in blocked:
                continue
            full = surnames.get(word)
            if full is None:
                full = next((surnames[base] for base in self._bases[word] if base in surnames), None)
                if full is None and word in known:
                    full = next(spot for name, spot in surnames.items() if word in self._bases[name])
            if full is not None:
                self._take(passage, spots, at, full)

    def _take(self, passage: Passage, spots: Spots, at: int, full: Spot) -> None:
        spot = spots.at(at)
        word = passage.words[at]
        if spot and (spot.kind == "person" or spot.end - spot.start > 1):
            return
        before = passage.words[at - 1].lower() if at else ""
        if spot and (before in self._rules.place_prepositions or before in self._rules.place_words):
            return
        if not spot and self._lexicon.is_ordinary(word):
            return
        if spot:
            spots.remove(spot)
        name = passage.string(full.start, full.end)
        spots.add(Spot(at, at + 1, "person", 0.7, f"surname of {name}: {word}"))

    def _goes_on(self, passage: Passage, spots: Spots, start: int, at: int, inside: Spot | None) -> bool:
        if at >= len(passage.words) or passage.sentence_of[at] != passage.sentence_of[start]:
            return False
        if spots.at(at) not in (None, inside):
            return False
        word = passage.words[at]
        adjacent = passage.tokens[at].start - passage.tokens[at - 1].end == 1
        return adjacent and self._surname_like[word]

    def _trimmed(self, passage: Passage, spot: Spot, start: int, end: int) -> Iterator[Spot]:
        while end > start and not self._ends_name(passage.words[end - 1]):
            end -= 1
        while start < end and not passage.words[start][0].isalpha():
            start += 1
        if any(word[0].isupper() and len(word) > 1 for word in passage.words[start:end]):
            yield replace(spot, start=start, end=end)

    def _ends_name(self, word: str) -> bool:
        return word[0].isalnum() and word.lower() not in self._rules.particles

    def _after_titles(self, passage: Passage, start: int, end: int) -> int:
        words = [word.lower() for word in passage.words[start:end]]
        at = 0
        while at < len(words):
            if words[at] == "." and at:
                at += 1
                continue
            found = self._titles.at(words, at)
            if not found or found[1] >= len(words) or self._is_first_given(passage.words[start + at]):
                break
            at = found[1]
        return start + at

    def _is_first_given(self, word: str) -> bool:
        """Whether a word that is a title is first of all a given name, as Dean or Earl can be."""
        return self._lexicon.given_band(word) == 0

    def _belongs(self, word: str, inside: bool) -> bool:
        if word[0].isupper() or word.lower() in self._rules.particles:
            return True
        return (inside and word in _INSIDE) or (word[-1] in "'’" and len(word) <= len("d'"))

    def _is_given(self, word: str) -> bool:
        if not word[0].isupper() or word in self._titles:
            return False
        given = self._lexicon.given_name(word)
        return given is not None and given[0] <= _COMMON_GIVEN_NAME and not self._lexicon.is_ordinary(word)

    def _is_generic(self, word: str) -> bool:
        lower = word.lower()
        return (
            lower in self._rules.place_words
            or self._rules.match(self._rules.organisation_words, [lower], 0) is not None
        )

    def _could_be_surname(self, word: str) -> bool:
        bare = word.replace("-", "").replace("'", "").replace("’", "")
        if not word[0].isupper() or len(word) < 3 or not bare.isalpha() or word in self._titles:
            return False
        if (word.isupper() and len(word) <= 4) or self._rules.match(self._rules.organisation_words, [word.lower()], 0):
            return False
        flags = self._lexicon.describe(word).flags
        if any(flag[0] in "nu" for flag in flags):
            return self._lexicon.frequency(word) != 0
        frequency = self._lexicon.frequency(word)
        if frequency is not None and frequency < _RARE_WORD:
            return False
        return "fc" not in flags and not any(flag[0] in "crg" for flag in flags)
