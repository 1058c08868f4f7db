"""What is known about a single word before its neighbours are looked at: is it a town, a given name, an office ...

Every answer is remembered, since a text is made of few words that come often.
"""

from __future__ import annotations

from extraction import folding, languages
from extraction.gazetteer import Gazetteer
from extraction.languages.name_rules import NameRules, rules_for
from extraction.memo import remembered
from extraction.words.descriptions import Describer
from extraction.words.lists import (
    FREQUENCY_BANDS,
    Gender,
    WordClass,
    frequent_words,
    given_names,
    surnames,
    word_band,
    word_class,
)
from extraction.words.nouns import NounKind, nouns
from extraction.words.readings import PlaceReader

_COMMON_SURNAME = 1
"""Band of `words.lists.SURNAME_BANDS` up to which a surname is a common one."""
_LARGE_CITIES = ("g2", "g3")
"""Flags of cities of 100,000 people and more."""
_RARE = len(FREQUENCY_BANDS) - 1
"""Band of words that are in the lists for their class only."""
_ORDINARY = 1
"""Band of `words.lists.FREQUENCY_BANDS` up to which a word alone is rather the ordinary word than a name."""


class Lexicon:
    """Looks words up for one language.

    Attributes:
        rules: of the language.
        describe: describes a word for the tagger.
        places: the places a word, or words joined by single spaces, can name; the likeliest readings first.
        bases: what a name of a person can be a form of, in its base form.
        frequency: band of a frequent word, 0 the most frequent; None for a rare or unknown one.
        given_name: band of a given name and its base form, 0 the most common; None when the word is not one.
    """

    def __init__(self, language: str, gazetteer: Gazetteer) -> None:
        """Prepare look-ups.

        Args:
            language: ISO 639-1 code; an unknown one uses the rules of all languages.
            gazetteer: where places are looked up.
        """
        self.rules: NameRules = rules_for(language)
        self._frequent = frequent_words(language)
        self._given = given_names()
        self._surnames = surnames()
        self._nouns = nouns(language)
        self.frequency = remembered(self._frequency)
        self.bases = remembered(self.rules.person_endings.undo)
        self.given_name = remembered(self._given_name)
        self.places = remembered(PlaceReader(self.rules, gazetteer, self.frequency, self._nouns).read)
        describer = Describer(language, self.rules, gazetteer, self.places, self.given_name, self.bases)
        self.describe = remembered(describer.describe)

    def _given_name(self, word: str) -> tuple[int, str] | None:
        band = self.given_band(word)
        if band is not None:
            return band, word
        best: tuple[int, str] | None = None
        for base in self.bases(word):
            band = self.given_band(base)
            if band is not None and (best is None or band < best[0]):
                best = (band, base)
        return best or self._double_given_name(word)

    def _double_given_name(self, word: str) -> tuple[int, str] | None:
        """Band and base form of a double given name each part of which has an ending of its own: Клаусом-Дітером."""
        # Each part has an ending where names have cases; with the endings of all languages any word would.
        if "-" not in word or not self.rules.bare_complements or self.rules.code not in languages.CODES:
            return None
        parts = [self.given_name(part) if part else None for part in word.split("-")]
        known = [part for part in parts if part is not None]
        if not known or len(known) < len(parts):
            return None
        return max(band for band, _ in known), "-".join(base for _, base in known)

    def _frequency(self, word: str) -> int | None:
        code = self._frequent.get(folding.fold(word))
        band = _RARE if code is None else word_band(code)
        return band if band < _RARE else None

    def is_ordinary(self, word: str) -> bool:
        """Whether a word is a frequent one of the language and no less frequent than names are."""
        frequency = self.frequency(word)
        return frequency is not None and frequency <= _ORDINARY

    def surname_band(self, word: str) -> int | None:
        """Band of a surname in its base form, 0 the most common; None when it is not a known one."""
        return self._surnames.get(folding.fold(word))

    def given_band(self, word: str) -> int | None:
        """Band of a given name in its base form, 0 the most common; None when it is not one."""
        if word.casefold() in self.rules.given_names:
            return 1
        if "-" not in word:
            single = self._given.get(folding.fold(word))
            return single[0] if single else None
        known = [self.given_band(part) if part else None for part in word.split("-")]
        bands = [band for band in known if band is not None]
        return max(bands) if len(bands) == len(known) else None

    def is_common_name(self, first: str, last: str) -> bool:
        """Whether two words are one of the commonest given names, that no large city has, and a common surname."""
        surname = self.surname_band(last)
        is_common = self.given_band(first) == 0 and surname is not None and surname <= _COMMON_SURNAME
        return is_common and not any(flag in _LARGE_CITIES for flag in self.describe(first).flags)

    def is_only_given(self, word: str) -> bool:
        """Whether a dictionary of the language knows a word as a form of given names and as no ordinary word."""
        code = self._frequent.get(folding.fold(word))
        return code is not None and word_class(code) is WordClass.GIVEN_NAME

    def gender(self, given_name: str) -> Gender:
        """Who mostly bears a given name."""
        known = self._given.get(folding.fold(given_name.split("-", maxsplit=1)[0]))
        return known[1] if known else Gender.UNKNOWN

    def is_place_only(self, word: str) -> bool:
        """Whether a dictionary of the language's nouns has a word as a place's name and as nothing else."""
        return self._nouns is not None and self._nouns.get(word) == NounKind.PLACE

    def is_no_noun(self, word: str) -> bool:
        """Whether a dictionary of the language's nouns is there and does not have a word, but maybe as a name."""
        if self._nouns is None:
            return False
        kind = self._nouns.get(word)
        return kind is None or not kind & NounKind.WORD
