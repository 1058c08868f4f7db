"""Parts words that name two cities or more at once, such as "Lyon-Leipzig" or "Krakau-Kyjiw-Leipzig"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extraction.gazetteer import Gazetteer, Kind
from extraction.memo import remembered
from extraction.passage import Passage, capitals_among
from extraction.tokens import Token
from extraction.words.lexicon import Lexicon
from extraction.words.titles import titles_for

_HYPHEN = re.compile("[-\u2010\u2011]")
_LEAST_POPULATION = 15_000
_LARGE_CITY = 100_000
_METROPOLIS = 1_000_000
_COMMON_GIVEN_NAME = 1
_ORDINARY = 2
_SHORTEST = 4


class CityPairs:
    """Parts such words in passages of one language."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        """Use the words of a language and the gazetteer."""
        self._lexicon = lexicon
        self._gazetteer = gazetteer
        self._titles = titles_for(lexicon.rules.code)
        self._is_pair = remembered(self._names_cities)

    def part(self, passage: Passage) -> Passage:
        """The passage with a token for each city; the same passage where nothing is parted."""
        parted = {
            at
            for at in passage.capitals
            if not (word := passage.words[at]).isalpha() and self._is_pair(word) and not self._is_surname(passage, at)
        }
        return _with_parts(passage, parted) if parted else passage

    def _is_surname(self, passage: Passage, at: int) -> bool:
        """Whether a given name or title stands before a word, which is a double surname then."""
        if not at or passage.sentence_of[at - 1] != passage.sentence_of[at]:
            return False
        before = passage.words[at - 1]
        is_given = before[0].isupper() and self._lexicon.given_name(before) and not self._lexicon.is_ordinary(before)
        return bool(is_given) or before in self._titles

    def _names_cities(self, word: str) -> bool:
        if not _HYPHEN.search(word) or any(not reading.derived for reading in self._lexicon.places(word)):
            return False
        sizes = [self._population(part) for part in _HYPHEN.split(word)]
        return min(sizes) >= _LEAST_POPULATION and max(sizes) >= _LARGE_CITY

    def _population(self, part: str) -> int:
        """How many people live in the city a word names, 0 when it is rather a name of persons or a common word."""
        if len(part) < _SHORTEST or not part[0].isupper():
            return 0
        population = max(self._populations(part), default=0)
        given = self._lexicon.given_band(part)
        frequency = self._lexicon.frequency(part)
        is_name = given is not None and given <= _COMMON_GIVEN_NAME
        is_word = frequency is not None and frequency <= _ORDINARY
        return 0 if population < _METROPOLIS and (is_name or (is_word and population < _LARGE_CITY)) else population

    def _populations(self, part: str) -> Iterator[int]:
        for reading in self._lexicon.places(part):
            for candidate in reading.candidates if not reading.derived else ():
                entry = self._gazetteer.entry(candidate.number)
                least = _METROPOLIS if not candidate.is_own_name else _LARGE_CITY if reading.inflected else 0
                if candidate.exact and entry.kind is Kind.CITY and entry.population >= least:
                    yield entry.population


def _with_parts(passage: Passage, parted: Iterable[int]) -> Passage:
    chosen = set(parted)
    tokens: list[Token] = []
    sentence_of: list[int] = []
    for at, token in enumerate(passage.tokens):
        parts = list(_parts(token)) if at in chosen else [token]
        tokens += parts
        sentence_of += [passage.sentence_of[at]] * len(parts)
    ranges = []
    first = 0
    for index in range(len(passage.sentences)):
        last = first
        while last < len(tokens) and sentence_of[last] == index:
            last += 1
        ranges.append((first, last))
        first = last
    words = tuple(token.text for token in tokens)
    return replace(
        passage,
        tokens=tuple(tokens),
        words=words,
        ranges=tuple(ranges),
        sentence_of=tuple(sentence_of),
        capitals=capitals_among(words),
    )


def _parts(token: Token) -> Iterator[Token]:
    start = 0
    for hyphen in _HYPHEN.finditer(token.text):
        yield Token(token.start + start, token.start + hyphen.start(), token.text[start : hyphen.start()])
        yield Token(token.start + hyphen.start(), token.start + hyphen.end(), hyphen.group())
        start = hyphen.end()
    yield Token(token.start + start, token.end, token.text[start:])
