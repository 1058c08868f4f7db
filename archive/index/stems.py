"""Stems of folded words, by language, so that a word of a query finds its other forms.

Snowball where it knows the language (https://snowballstem.org); `endings` for Ukrainian, which it does not know, and
for what it misses in German, Polish and Czech. Stems are compared only with stems, so they need not be words.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from Stemmer import Stemmer as Snowball  # type: ignore[import-not-found]

from archive.index import endings

_SNOWBALL = {
    "cs": "czech",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pl": "polish",
}
_SHORTEST_STEM = 3

VERSION = 4
"""Raised when a word could get another stem: the stems of an archive are made anew."""


@cache
def _stemmer(language: str) -> Callable[[str], str] | None:
    """The stemmer of a language for folded words, None when there is none."""
    if language == "uk":
        return endings.ukrainian
    name = _SNOWBALL.get(language)
    if name is None:
        return None
    snowball: Callable[[str], str] = Snowball(name, 0).stemWord
    own = {"de": endings.german, "pl": endings.polish, "cs": endings.czech}.get(language)
    return own(snowball) if own else snowball


@lru_cache(maxsize=10_000)
def stem(word: str, language: str) -> str | None:
    """The stem of a folded word; None when the language has no stemmer or the word holds a digit or is very short."""
    found = _stemmer(language)
    if found is None or len(word) < _SHORTEST_STEM or not word.isalpha():
        return None
    return found(word)


def stemmed_languages() -> tuple[str, ...]:
    """The languages that have a stemmer."""
    return (*_SNOWBALL, "uk")
