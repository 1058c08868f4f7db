"""The words of dates in a language: its `[dates]` section as a table from word to class and value.

A class is one character, so that a stretch of text becomes a short string (`Dienstag, den 19. November 2024` is
`w,fomy`) and the grammar is a set of regular expressions over such strings, the same for every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from extraction import languages
from extraction.dates import values
from extraction.dates.cues import CueList, CueLists
from extraction.languages.forms import spell_out

UNIT_CLASSES = {
    "day": "D",
    "week": "K",
    "month": "M",
    "year": "J",
    "decade": "X",
    "century": "C",
    "weekend": "E",
    "quarter": "Q",
    "half": "H",
}
"""Class of a unit of time named in the singular."""
PLURAL_CLASSES = {"day": "1", "week": "2", "month": "3", "year": "4", "decade": "5", "century": "6"}
"""Class of a unit named in the plural: counted, but no single stretch ("in den letzten Jahren" is no date)."""

# Key of a word list in the section, class of its words, their value.
_WORD_LISTS: tuple[tuple[str, str, Any], ...] = (
    ("article", "f", None),
    ("of", "O", None),
    ("to", "t", None),
    ("in", "p", None),
    ("and", "&", None),
    ("from", "F", None),
    ("between", "W", None),
    ("since_lasting", "S", "lasting"),
    ("since", "S", None),
    ("until", "B", None),
    ("about", "~", None),
    ("early", "P", "early"),
    ("middle", "P", "middle"),
    ("late", "P", "late"),
    ("part_of_day", "h", None),
    ("clock", "u", None),
    ("ago_before", "g", None),
    ("ago_after", "G", None),
    ("half_of", "I", "half"),
    ("later_before", "L", 1),
    ("later_after", "l", 1),
    ("earlier_after", "l", -1),
    ("ahead_before", "i", None),
    ("before_christ", "b", True),
    ("after_christ", "b", False),
    ("about_amounts", "≈", None),
    ("no_dates", "∅", None),
)
# Key of a list whose place gives the value, class, value of the first.
_COUNTED_LISTS: tuple[tuple[str, str, int, int], ...] = (
    ("months", "m", 1, 1),
    ("short_months", "a", 1, 1),
    ("weekdays", "w", 0, 1),
    ("short_weekdays", "d", 0, 1),
    ("seasons", "s", 21, 1),
    ("numbers", "q", 1, 1),
    ("tens", "q", 20, 5),
    ("ordinals", "o", 1, 1),
    ("decade_words", "j", 20, 10),
    ("season_adverbs", "e", 21, 1),
    ("century_names", "U", 13, 1),
)


class Entry(NamedTuple):
    """What a word can stand for in a date: its class, and a value whose type depends on the class."""

    kind: str
    value: Any


@dataclass(frozen=True)
class Lexicon:
    """The date words of one language.

    Attributes:
        words: from a word to what it stands for; a key with capitals counts only as written so.
        phrases: from the first word of a phrase to its other words and what it stands for, longest first.
        suffixes: from what may be joined to digits ("er", "-го") to the class it makes of them.
        given_names: short names of months that people bear too.
        months: full names of months, casefolded, and their numbers.
        not_years: words after a number that make it an amount.
        number_words: words before what is numbered like a date (chapters, rules).
        before_not_years: words before a number that make it no year.
        before_round_amounts: words before a number that make it an amount if it is a round one.
        cues: the words that tell a kind of date or a tense, by name.
        day_first: how `3/4/2019` is read; None where both ways are in use.
        month_first: whether `May 3` is a day.
        dot_is_ordinal: whether `3.` is "third".
        roman_months: whether `10.XII` is a day.
        elided: whether words before a vowel lose theirs (l'année).
    """

    words: Mapping[str, Entry]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    suffixes: Mapping[str, str]
    given_names: frozenset[str]
    months: Mapping[str, int]
    not_years: CueList
    number_words: frozenset[str]
    before_not_years: frozenset[str]
    before_round_amounts: frozenset[str]
    cues: CueLists
    day_first: bool | None
    month_first: bool
    dot_is_ordinal: bool
    roman_months: bool
    elided: bool


@cache
def lexicon(language: str) -> Lexicon:
    """The date words of a language, built once per process; a language without data knows numeric dates only."""
    section = languages.load(language)["dates"] if language in languages.CODES else {}
    table: dict[tuple[str, ...], Entry] = {}
    for words, entry in _entries(section):
        for form in spell_out(words):
            table.setdefault(split_phrase(form), entry)
    for form in spell_out(section.get("ambiguous_months", "")):
        key = split_phrase(form)
        if key in table:
            table[key] = table[key]._replace(kind="a")
    return Lexicon(
        words={key[0]: entry for key, entry in table.items() if len(key) == 1},
        phrases=_by_first_word(table),
        suffixes=_suffixes(section),
        given_names=frozenset(spell_out(section.get("month_given_names", ""))),
        months={
            form.casefold(): number
            for number, forms in enumerate(section.get("months", ()), 1)
            for form in spell_out(forms)
        },
        not_years=CueList.of(section.get("not_years", ())),
        number_words=frozenset(spell_out(section.get("number_words", ""))),
        before_not_years=frozenset(spell_out(section.get("before_not_years", ""))),
        before_round_amounts=frozenset(spell_out(section.get("before_round_amounts", ""))),
        cues=CueLists({name: CueList.of(words) for name, words in section.get("cues", {}).items()}),
        day_first={"dmy": True, "either": None}[section.get("numeric_order", "dmy")],
        month_first=section.get("month_first", False),
        dot_is_ordinal=section.get("dot_is_ordinal", False),
        roman_months=section.get("roman_months", False),
        elided=section.get("elided", False),
    )


def split_phrase(phrase: str) -> tuple[str, ...]:
    """Cut a phrase into the words and marks that the lexer cuts text into."""
    return tuple(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*'?|[^\w\s]", phrase))


def plain_apostrophes(word: str) -> str:
    """The word with every kind of apostrophe written as the tables have it."""
    return word.replace("’", "'").replace("ʼ", "'")


def _entries(section: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for name, kind, first, step in _COUNTED_LISTS:
        for place, words in enumerate(section.get(name, ())):
            yield words, Entry(kind, first + place * step)
    yield section.get("decade_nouns", ""), Entry("Y", "year")
    yield section.get("decade_heads", ""), Entry("%", "year")
    yield section.get("year_after", ""), Entry("r", "year")
    yield section.get("ahead_if_future", ""), Entry("p", "ahead")
    tails = spell_out(section.get("weekday_tails", ""))
    for number, words in enumerate(section.get("weekdays", ())):
        yield "|".join(f"{day}{tail}" for day, tail in product(spell_out(words), tails)), Entry("w", number)
    for classes, name in ((UNIT_CLASSES, "units"), (PLURAL_CLASSES, "plural_units")):
        for unit, words in section.get(name, {}).items():
            yield words, Entry(classes[unit], unit)
    yield from _entries_with_values(section)
    for name, kind, value in _WORD_LISTS:
        yield section.get(name, ""), Entry(kind, value)


def _entries_with_values(section: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Words whose value is their key: how far off a unit or day is, the years of an epoch."""
    for name, kind in (("after_day", "!"), ("shifts", "R"), ("story_shifts", "V")):
        for shift, words in section.get(name, {}).items():
            yield words, Entry(kind, int(shift))
    for name, kind in (("adverbs", "x"), ("story_adverbs", "A")):
        for unit, adverbs in section.get(name, {}).items():
            for shift, words in adverbs.items():
                yield words, Entry(kind, (unit, int(shift)))
    for name, kind in (("epochs", "ε"), ("epochs_in_phrases", "η")):
        for years, words in section.get(name, {}).items():
            yield words, Entry(kind, values.epoch(years))


def _by_first_word(table: Mapping[tuple[str, ...], Entry]) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for key, entry in table.items():
        if len(key) > 1:
            phrases.setdefault(key[0], []).append((key[1:], entry))
    return {first: tuple(sorted(rest, key=lambda item: -len(item[0]))) for first, rest in phrases.items()}


def _suffixes(section: Mapping[str, Any]) -> dict[str, str]:
    return {
        suffix: kind
        for name, kind in (("ordinal_marks", "o"), ("decade_marks", "k"), ("year_marks", "y"), ("century_marks", "c"))
        for suffix in spell_out(section.get(name, ""))
    }
