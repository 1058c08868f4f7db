"""Given names, surnames and frequent words, in bands: they tell a name from an ordinary word. Made by `resources`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from pathlib import Path

from extraction.tries import WordTrie

DATA = Path(__file__).parents[1] / "data"

GIVEN_NAME_BANDS = (10_000, 1_000, 100, 0)
"""Least number of bearers in the source, for each band."""

SURNAME_BANDS = (1e-4, 1e-5, 1e-6, 0.0)
"""Least share of the bearers in the source, for each band."""

FREQUENCY_BANDS = (1e-4, 3e-5, 1e-5, 3e-6, 1e-6, 3e-7, 1e-7, 1e-8)
"""Least share of running text, for each band. The last holds only words that their class tells something of."""


class WordClass(IntEnum):
    """What is known of a frequent word besides its frequency: whether it is a word of its language or a name.

    Names are met in all languages, ordinary words at home: the first six classes tell how much more frequent a word is
    at home than in the middle one of the other languages. The others come from a Polish dictionary that marks names.
    """

    NOWHERE_ELSE = 0
    HOME = 1
    RATHER_HOME = 2
    BOTH = 3
    ABROAD = 4
    RATHER_ABROAD = 5
    WORD = 6
    GIVEN_NAME = 7
    SURNAME = 8
    PLACE = 9
    OTHER_NAME = 10
    NAME_OR_WORD = 11


def word_code(band: int, kind: WordClass) -> int:
    """Band and class of a frequent word in one number, as the files have them."""
    return band * len(WordClass) + kind


_CLASSES = tuple(WordClass)
_BANDS = tuple(code // len(_CLASSES) for code in range(len(FREQUENCY_BANDS) * len(_CLASSES)))
_CLASS_OF = tuple(_CLASSES[code % len(_CLASSES)] for code in range(len(_BANDS)))


def word_band(code: int) -> int:
    """Band of a frequent word."""
    return _BANDS[code]


def word_class(code: int) -> WordClass:
    """Class of a frequent word."""
    return _CLASS_OF[code]


class KnownAs(IntEnum):
    """What a well-known name names."""

    PERSON = 0
    ORGANISATION = 1
    BOTH = 2


class Gender(IntEnum):
    """Who mostly bears a given name."""

    UNKNOWN = 0
    MALE = 1
    FEMALE = 2


def given_name_code(band: int, gender: Gender) -> int:
    """Band and gender of a given name in one number, as the file has them."""
    return band * len(Gender) + gender


@cache
def given_names() -> WordTrie[tuple[int, Gender]]:
    """Band of each given name, folded (0 is the most common), and who bears it."""
    codes = range(len(GIVEN_NAME_BANDS) * len(Gender))
    return WordTrie(DATA / "given_names.trie", [(code // len(Gender), Gender(code % len(Gender))) for code in codes])


@cache
def surnames() -> WordTrie[int]:
    """Band of each surname, folded; 0 is the most common."""
    return WordTrie(DATA / "surnames.trie", range(len(SURNAME_BANDS)))


@cache
def frequent_words(language: str) -> Mapping[str, int]:
    """Code (see `word_code`) of each frequent word of a language, folded. Empty for other languages."""
    path = DATA / f"words_{language}.trie"
    return WordTrie(path, range(len(_BANDS))) if path.exists() else {}


@cache
def known_names() -> WordTrie[KnownAs]:
    """Surnames of well-known persons and well-known organisations and brands of one word, folded."""
    return WordTrie(DATA / "known_names.trie", tuple(KnownAs))
