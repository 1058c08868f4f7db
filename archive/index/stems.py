"""Stems of folded words, by language, so that a word of a query finds its other forms.

Snowball where it knows the language (https://snowballstem.org). For Ukrainian, which it does not know, the endings of
declension and conjugation are taken off. Stems are compared only with stems, so they need not be words.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Protocol

from Stemmer import Stemmer as Snowball  # type: ignore[import-not-found]

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

# Folded: й is и, ї is і, ґ is г. Longest first.
# fmt: off
_UKRAINIAN_ENDINGS = (
    "ністю", "ського", "ському", "ською", "ськими", "ських", "лися", "лося", "ннями",
    "ннях", "ності",
    "ього", "ьому", "ться", "тися", "лась", "ність", "ськии", "ська", "ське", "ські", "ннями", "нням", "ями",
    "ого", "ому", "ими", "іми", "ами", "ові", "еві", "ємо", "емо",
    "имо", "ете", "ите", "єте", "уть", "ють", "ать", "ять", "ння", "нню", "сті", "ця", "цю", "цем",
    "ам", "ах", "ів", "ем", "ею", "єю", "єм", "ом", "ям", "ях",
    "ию", "ии", "им", "их", "ою", "оі", "іи", "ія", "іє", "іх", "ти", "ть", "ла", "ло", "ли", "сь",
    "а", "и", "і", "е", "є", "у", "ю", "о", "я", "ь", "в",
)
# fmt: on


class Stemmer(Protocol):
    """Finds the stem of a word."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - the name that Snowball gives it
        """The stem of a folded word."""
        ...


class _Ukrainian:
    def stemWord(self, word: str) -> str:  # noqa: N802
        for ending in _UKRAINIAN_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                return word[: -len(ending)]
        return word


@cache
def stemmer(language: str) -> Stemmer | None:
    """The stemmer of a language, None when there is none."""
    if language == "uk":
        return _Ukrainian()
    name = _SNOWBALL.get(language)
    if name is None:
        return None
    made: Stemmer = Snowball(name, 0)
    return made


@lru_cache(maxsize=10_000)
def stem(word: str, language: str) -> str | None:
    """The stem of a folded word; None when the language has no stemmer or the word holds a digit or is very short."""
    found = stemmer(language)
    if found is None or len(word) < _SHORTEST_STEM or not word.isalpha():
        return None
    return found.stemWord(word)


def stemmed_languages() -> tuple[str, ...]:
    """The languages that have a stemmer."""
    return (*_SNOWBALL, "uk")
