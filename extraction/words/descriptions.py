"""What the tagger is told of a word: its outline, and in short marks what all lists say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from extraction import folding
from extraction.gazetteer import Gazetteer, Kind
from extraction.languages.name_rules import KEY, NameRules
from extraction.memo import remembered
from extraction.words.clusters import Cluster, cluster_of
from extraction.words.lists import (
    FREQUENCY_BANDS,
    SURNAME_BANDS,
    KnownAs,
    WordClass,
    frequent_words,
    known_names,
    surnames,
    word_band,
    word_class,
    word_code,
)
from extraction.words.nouns import nouns
from extraction.words.readings import CITY_BANDS, SHORTEST_PLACE, Reading

_SHORTEST_COMPOUND_HEAD = 5
_LONGEST_COMPOUND_HEAD = 14
_ORDINARY_COMPOUND_HEAD = 4
_SHORTEST_NOUN_HEAD = 4
_SHORTEST_BASE = 4
_LANGUAGE_OF_CLUSTERS = "en"
_CYRILLIC = ("uk", "ru")
"""Languages whose names the clusters do not have, for they are written in another script."""
_LAST_LATIN = "\u024f"
_TOO_RARE = 6
"""Band from which a word that is not known abroad may be a form of another."""
_BANDS_OF_BASES = 3


class Description(NamedTuple):
    """What is known about a word.

    Attributes:
        language: code of the language it was described for; what outlines and capitals tell differs between languages.
        shape: runs of letters, at most two alike: `Xx`, `XX`, `dd`, `Xx-Xx`.
        flags: short marks for the tagger.
        summary: shape and flags in brief, for pairs of neighbours.
        marks: what is known of few words beside it: its cluster, what a dictionary says of a noun.
        kin: the family of its cluster, or the summary when it is in none; empty in languages that have no clusters.
    """

    language: str
    shape: str
    flags: tuple[str, ...]
    summary: str
    marks: tuple[str, ...]
    kin: str


class Describer:
    """Describes the words of one language."""

    def __init__(
        self,
        language: str,
        rules: NameRules,
        gazetteer: Gazetteer,
        places: Callable[[str], tuple[Reading, ...]],
        given_name: Callable[[str], tuple[int, str] | None],
        bases: Callable[[str], Sequence[str]],
    ) -> None:
        """Prepare look-ups.

        Args:
            language: ISO 639-1 code.
            rules: of the language.
            gazetteer: where places are looked up.
            places: see `Lexicon`.
            given_name: see `Lexicon`.
            bases: see `Lexicon`.
        """
        self._rules = rules
        self._gazetteer = gazetteer
        self._places = places
        self._given_name = given_name
        self._bases = bases
        self._frequent = frequent_words(language)
        self._surnames = surnames()
        self._known_names = known_names()
        self._nouns = nouns(language)
        self._has_clusters = language not in _CYRILLIC
        self._forms = _forms(rules)
        self._small_words = _small_words(rules)
        self._organisation_endings = rules.organisation_endings
        self._described = remembered(self._description)

    def describe(self, word: str) -> Description:
        """Describe a word."""
        form = shape(word)
        first = form[0]
        lower = word.lower()
        folded = folding.fold(lower)
        flags: list[str] = []
        bases: Sequence[str] = ()
        if first == "X":
            flags += self._place_flags(word)
            given = self._given_name(word)
            if given is not None:
                flags.append(f"n{given[0]}" if given[1] == word else f"m{given[0]}")
            bases = self._bases(word)
            flags += self._name_flags(folded, bases)
        flags += self._rule_flags(lower)
        if first in "Xx" and self._frequent:
            flags += self._frequency_flags(lower, folded)
        if not self._has_clusters:
            return self._described((form, tuple(flags), (), None))
        cluster = self._cluster(word, folded, first, bases)
        marks = _cluster_marks(cluster) if cluster else _NO_CLUSTER if first == "X" and word[0] <= _LAST_LATIN else ()
        if first == "X" and self._nouns is not None:
            marks += self._noun_marks(word, folded)
        return self._described((form, tuple(flags), marks, cluster.family if cluster else None))

    def _description(self, known: tuple[str, tuple[str, ...], tuple[str, ...], int | None]) -> Description:
        """The description of all words of which the same is known."""
        form, flags, marks, family = known
        brief = dict.fromkeys(_SUMMARY.get(flag, flag[0]) for flag in flags if not _is_detailed(flag))
        summary = f"{self._rules.code}{form[:2]}{''.join(brief)}"
        kin = summary if family is None else f"c{family}"
        return Description(self._rules.code, form, flags, summary, marks, kin if self._has_clusters else "")

    def _name_flags(self, folded: str, bases: Sequence[str]) -> list[str]:
        """Flags for a surname or well-known name, or a form of one."""
        flags = []
        folded_bases: list[str] | None = None
        surname = self._surnames.get(folded)
        if surname is not None:
            flags.append(_SURNAME_FLAGS[surname])
        elif bases:
            folded_bases = list(map(folding.fold, bases))
            bands = [band for base in folded_bases if (band := self._surnames.get(base)) is not None]
            if bands:
                flags.append(f"y{min(bands)}")
        known = self._known_names.get(folded)
        if known is not None:
            flags.append(_KNOWN_FLAGS[known])
        elif bases:
            for base, folded_base in zip(bases, folded_bases or map(folding.fold, bases), strict=True):
                known = self._known_names.get(folded_base) if len(base) >= _SHORTEST_BASE else None
                if known is not None:
                    flags.append(f"Q{known:d}")
                    break
        return flags

    def _rule_flags(self, lower: str) -> list[str]:
        """Flags for words that the rules of the language name."""
        forms = self._forms.get(lower[:KEY])
        found = {mark for stem, inflects, mark in forms if self._rules.is_form(lower, stem, inflects)} if forms else ()
        flags = [mark for mark in "th" if mark in found] if found else []
        is_compound = len(lower) > _SHORTEST_COMPOUND_HEAD + 2 and lower.endswith(self._organisation_endings)
        if is_compound or "o" in found:
            flags.append("o")
        flags += self._small_words.get(lower, ())
        return flags

    def _frequency_flags(self, lower: str, folded: str) -> Sequence[str]:
        """Flags for the band and class of a frequent word; for another one whether its end or base form is one."""
        code = self._frequent.get(folded)
        if code is None:
            return ("fc" if self._is_compound(folded) else "f-", *self._base_flags(lower))
        flags = _FREQUENCY_FLAGS[code]
        return flags if _IS_TELLING[code] else (*flags, *self._base_flags(lower))

    def _is_compound(self, folded: str) -> bool:
        for length in range(min(len(folded) - 3, _LONGEST_COMPOUND_HEAD), _SHORTEST_COMPOUND_HEAD - 1, -1):
            code = self._frequent.get(folded[-length:])
            if code is not None and _IS_COMPOUND_HEAD[code]:
                return True
        return False

    def _base_flags(self, word: str) -> Iterable[str]:
        codes = [
            code
            for base in self._rules.person_endings.undo(word)
            if len(base) >= _SHORTEST_BASE
            and base != word
            and (code := self._frequent.get(folding.fold(base))) is not None
        ]
        return (_BASE_FLAGS[min(codes)],) if codes else ()

    def _cluster(self, word: str, folded: str, first: str, bases: Sequence[str]) -> Cluster | None:
        """The cluster of a word, or of the base form of a name; the clusters have other words in English only."""
        if first != "X":
            return cluster_of(folded) if first == "x" and self._rules.code == _LANGUAGE_OF_CLUSTERS else None
        found = cluster_of(folded)
        if found is None and word[0] <= _LAST_LATIN:
            for base in bases:
                if len(base) >= SHORTEST_PLACE and (found := cluster_of(folding.fold(base))):
                    break
        return found

    def _noun_marks(self, word: str, folded: str) -> tuple[str, ...]:
        """What a dictionary says of a noun, or of the longest noun at the end of a compound it does not have."""
        assert self._nouns is not None
        kind = self._nouns.find(folded)
        if kind is not None:
            return (f"*n{kind}",)
        # Letters that are folded to two, or to none, would shift the endings of the folded word.
        whole, fold = (folded, str) if word.isascii() else (word, folding.fold)
        for length in range(min(len(word) - 3, _LONGEST_COMPOUND_HEAD), _SHORTEST_NOUN_HEAD - 1, -1):
            kind = self._nouns.find(fold(whole[-length:]))
            if kind is not None:
                return "*n-", f"*m{kind}"
        return ("*n-",)

    def _place_flags(self, word: str) -> list[str]:
        best: dict[str, int] = {}
        for reading in self._places(word):
            for candidate in reading.candidates[:3]:
                entry = self._gazetteer.entry(candidate.number)
                kind = _KIND_FLAGS[entry.kind]
                mark = kind + ("d" if reading.derived else "i" if reading.inflected else "")
                if entry.kind is Kind.CITY and not candidate.exact:
                    mark += "~"
                best[mark] = max(best.get(mark, 0), sum(entry.population >= least for least in CITY_BANDS))
        return [f"{mark}{band}" if mark[0] == "g" else mark for mark, band in best.items()]


def _forms(rules: NameRules) -> dict[str, list[tuple[str, bool, str]]]:
    """Words of titles and organisations by their first letters: stem, whether it inflects, and its flag."""
    found: dict[str, list[tuple[str, bool, str]]] = {}
    tables = (("t", rules.offices), ("t", rules.office_references), ("h", rules.honorifics))
    for mark, table in (*tables, ("o", rules.organisation_words)):
        for key, patterns in table.items():
            single = [pattern.words[0] for pattern in patterns if len(pattern.words) == 1]
            found.setdefault(key, []).extend((stem, inflects, mark) for stem, inflects in single)
    return found


def _small_words(rules: NameRules) -> dict[str, list[str]]:
    """The flags of particles, and of words that stand before names of places."""
    found: dict[str, list[str]] = {}
    for flag, words in (("p", rules.particles), ("l", rules.place_words), ("v", rules.place_prepositions)):
        for word in words:
            found.setdefault(word, []).append(flag)
    return found


@cache
def _cluster_marks(cluster: Cluster) -> tuple[str, ...]:
    return f"*{cluster.number}", f"*c{cluster.family}"


# How flags show in the summary of a word, where not by their first letter.
_SUMMARY = {
    "g2": "G", "g3": "G", "gi2": "I", "gi3": "I", "gi0": "i", "gi1": "i", "gd0": "d", "gd1": "d", "gd2": "d",
    "gd3": "d", "cd": "d", "rd": "d", "kd": "d", "n2": "N", "n3": "N", "m2": "N", "m3": "N", "m0": "n", "m1": "n",
    "aa": "", "ab": "", "ac": "", "ad": "", "ae": "A", "af": "A", "ag": "", "ah": "P", "ai": "S", "aj": "L", "ak": "K",
    "al": "", "za0": "", "za1": "", "za2": "", "zb0": "", "zb1": "", "zb2": "",
    "f0": "1", "f1": "1", "f2": "1", "f3": "2", "f4": "2", "f5": "3", "f6": "3", "f7": "3", "fc": "4", "f-": "5",
}  # fmt: skip
_NO_CLUSTER = ("*-",)
_SURNAME_FLAGS = tuple(f"u{band}" for band in range(len(SURNAME_BANDS)))
_KNOWN_FLAGS = tuple(f"q{kind:d}" for kind in KnownAs)
_CLASS_LETTERS = "abcdefghijkl"
_WORDS = (WordClass.NOWHERE_ELSE, WordClass.HOME, WordClass.RATHER_HOME, WordClass.WORD)
_KIND_FLAGS = {Kind.CITY: "g", Kind.COUNTRY: "c", Kind.REGION: "r", Kind.CONTINENT: "k", Kind.FEATURE: "w"}

# What is said of a frequent word, by its code.
_CODES = [(word_band(code), word_class(code)) for code in range(word_code(len(FREQUENCY_BANDS), WordClass(0)))]
_FREQUENCY_FLAGS = [(f"f{band}{_CLASS_LETTERS[kind]}", f"f{band}", f"a{_CLASS_LETTERS[kind]}") for band, kind in _CODES]
_IS_TELLING = [band < _TOO_RARE or kind not in (WordClass.NOWHERE_ELSE, WordClass.HOME) for band, kind in _CODES]
_IS_COMPOUND_HEAD = [band <= _ORDINARY_COMPOUND_HEAD and kind in _WORDS for band, kind in _CODES]
_BASE_FLAGS = [f"z{_CLASS_LETTERS[kind]}{band // _BANDS_OF_BASES}" for band, kind in _CODES]


def _is_detailed(flag: str) -> bool:
    """Whether a flag tells frequency and class together, which others tell as well."""
    return flag[0] == "f" and len(flag) > len("f0")


# Most words are small letters from the second on; their outline is told at once.
_SMALL_LETTERS = re.compile(f"[{''.join(filter(str.islower, map(chr, range(0x530))))}]*")


@cache
def _letter_class(character: str) -> str:
    if character.isupper():
        return "X"
    if character.islower():
        return "x"
    return "d" if character.isdigit() else character


def shape(word: str) -> str:
    """The outline of a word: `X` for capitals, `x` for small letters, `d` for digits; runs shortened to two."""
    if _SMALL_LETTERS.fullmatch(word, 1):
        first = _letter_class(word[0])
        return "xx"[: len(word)] if first == "x" else first + "xx"[: len(word) - 1]
    outline: list[str] = []
    for character in word[:24]:
        kind = _letter_class(character)
        if len(outline) < 2 or outline[-1] != kind or outline[-2] != kind:
            outline.append(kind)
    return "".join(outline)
