"""Finds the titles of offices and occupations in a text: in any form, in compounds, with "deputy" before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count
from typing import NamedTuple

from extraction.languages.name_rules import KEY, Pattern
from extraction.memo import remembered
from extraction.passage import Passage
from extraction.persons.spotting import CAPITALISED_NOUNS
from extraction.spots import Spots
from extraction.words.lexicon import Lexicon

_SHORTEST_PREFIX = 3
_TELLING_PREFIX = 6
"""So long a beginning of a compound makes it one, known or not: Protokollreferats-leiter."""
_KNOWN_PREFIX = 4
"""Band of `words.lists.FREQUENCY_BANDS` up to which a shorter beginning is a word: Bau-leiter, but no Beg-leiter."""
_LINKING_LETTERS = ("s", "es", "n", "en", "-")
_TAIL = 3
"""So many last letters are looked at first; no office is shorter."""


class Title(NamedTuple):
    """The title of an office or occupation, as it stands in a text.

    Attributes:
        start: first token.
        end: token after the last.
        base: base form.
        feminine: base form as it is said of a woman.
        courtesy: whether it is also a form of address, which adds no office to one that stands before it.
    """

    start: int
    end: int
    base: str
    feminine: str
    courtesy: bool = False

    @property
    def has_genders(self) -> bool:
        """Whether the base form depends on who holds it: Vorsitzender, Vorsitzende."""
        return self.base != self.feminine


class OfficeTitles:
    """Finds titles in passages of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Use the words and rules of a language."""
        self._lexicon = lexicon
        self._rules = lexicon.rules
        self._tables = (self._rules.offices, self._rules.occupations)
        # Few words end as an office of the lists does; only those are taken apart.
        self._tails = frozenset(
            (pattern.words[0][0] + ending)[-_TAIL:]
            for pattern in self._rules.office_compounds
            for ending in self._rules.office_endings
        )
        self._first_words = self._index_first_words()
        self._compounds = remembered(self._compound)
        self._begins = remembered(self._may_begin)

    def find(self, passage: Passage, words: Sequence[str], spots: Spots) -> Iterator[Title]:
        """Find all titles outside names of persons, in order.

        Args:
            passage: to look at.
            words: its words in lower case.
            spots: what is taken for names in it.
        """
        end = 0
        for at in compress(count(), map(self._begins, passage.words)):
            title = self._title(passage, words, spots, at) if at >= end else None
            if title is not None:
                title = self._with_suffix(words, self._with_prefix(words, title))
                title = self._with_superior(passage, words, spots, title)
                yield title
                end = title.end

    def stands_at(self, words: Sequence[str], at: int) -> bool:
        """Whether a title of the lists begins at a word (lower case)."""
        return self._longest(words, at) is not None

    def _title(self, passage: Passage, words: Sequence[str], spots: Spots, at: int) -> Title | None:
        spot = spots.at(at)
        found = None if spot and spot.kind == "person" else self._longest(words, at)
        if found:
            pattern, end = found
            form = passage.words[at]
            if form.islower() and end == at + 1 and self._rules.code in CAPITALISED_NOUNS:
                return None  # ob is no OB
            courtesy = pattern.base.lower() in self._rules.courtesy_titles
            return Title(at, end, self._cased(form, pattern.base), self._cased(form, pattern.feminine), courtesy)
        compound = None if spot else self._compounds(passage.words[at])
        return Title(at, at + 1, *compound) if compound else None

    def _longest(self, words: Sequence[str], at: int) -> tuple[Pattern, int] | None:
        found = [match for table in self._tables if (match := self._rules.match(table, words, at))]
        return max(found, key=lambda match: (match[1], match[0].told)) if found else None

    def _with_superior(self, passage: Passage, words: Sequence[str], spots: Spots, title: Title) -> Title:
        """A deputy's title with the office that it stands in for: заступник одеського міського голови."""
        if not self._rules.bare_complements or not title.base.startswith(self._rules.deputy_words):
            return title
        spot = spots.at(title.end)
        at = title.end + 1 if spot and spot.derived else title.end
        is_inside = at < len(words) and passage.sentence_of[at] == passage.sentence_of[title.start]
        superior = self._title(passage, words, spots, at) if is_inside else None
        if superior is None or passage.words[at].lower() == superior.base.split(" ")[0].lower():
            return title
        of = passage.string(superior.start, superior.end)
        return title._replace(end=superior.end, base=f"{title.base} {of}", feminine=f"{title.feminine} {of}")

    def _with_prefix(self, words: Sequence[str], title: Title) -> Title:
        """A title with the word before it that is a part of it: stellvertretender Bürgermeister, vrchní starosta."""
        found = title.start and self._rules.match(self._rules.office_prefixes, words[title.start - 1 : title.start], 0)
        if not found:
            return title
        prefix = found[0]
        base, feminine = f"{prefix.base} {title.base}", f"{prefix.feminine} {title.feminine}"
        if title.base.casefold().endswith(self._rules.feminine_offices):
            base = feminine
        return title._replace(start=title.start - 1, base=base, feminine=feminine)

    def _with_suffix(self, words: Sequence[str], title: Title) -> Title:
        """A title up to the words after it that leave it what it is: sindaco uscente, alcalde en funciones."""
        found = self._rules.match(self._rules.office_suffixes, words, title.end) if title.end < len(words) else None
        return title._replace(end=found[1]) if found else title

    def _may_begin(self, word: str) -> bool:
        lower = word.lower()
        forms = self._first_words.get(lower[:KEY])
        if forms and any(self._rules.is_form(lower, stem, inflects) for stem, inflects in forms):
            return True
        return self._compound(word) is not None

    def _index_first_words(self) -> dict[str, list[tuple[str, bool]]]:
        """The first words of all titles of the lists by their first letters: stem, and whether it inflects."""
        found: dict[str, list[tuple[str, bool]]] = {}
        for table in self._tables:
            for key, patterns in table.items():
                found.setdefault(key, []).extend(pattern.words[0] for pattern in patterns)
        return found

    def _cased(self, form: str, base: str) -> str:
        """The base form of a title with the capital that German gives every noun."""
        if form[0].islower() or base[0].isupper() or self._rules.code != "de":
            return base
        return base[0].upper() + base[1:]

    def _compound(self, word: str) -> tuple[str, str] | None:
        """An office the lists do not have, by the office at its end: Baubürgermeisterin, Referatsleiter."""
        lower = word.lower()
        if lower[-_TAIL:] not in self._tails or not word[0].isupper():
            return None
        best: tuple[int, tuple[str, str]] | None = None
        for pattern in self._rules.office_compounds:
            [(stem, _)] = pattern.words
            at = lower.rfind(stem)
            if at < _SHORTEST_PREFIX or lower[at + len(stem) :] not in self._rules.office_endings:
                continue
            if (best is None or len(stem) > best[0]) and self._can_precede(lower[:at]):
                best = len(stem), (word[:at] + pattern.base, word[:at] + pattern.feminine)
        return best[1] if best else None

    def _can_precede(self, beginning: str) -> bool:
        if len(beginning) >= _TELLING_PREFIX:
            return True
        words = {beginning, *(beginning.removesuffix(letters) for letters in _LINKING_LETTERS)}
        bands = [self._lexicon.frequency(word) for word in words if len(word) >= _SHORTEST_PREFIX]
        return any(band is not None and band <= _KNOWN_PREFIX for band in bands)
