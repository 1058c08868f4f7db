"""Titles, offices and forms of address before a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extraction.languages.name_rules import KEY, NameRules, Pattern, rules_for
from extraction.memo import remembered
from extraction.passage import Passage

_LONGEST = 4
"""Tokens in the longest title, its full stop counted."""


class Titles:
    """Looks titles, offices and forms of address up for one language."""

    def __init__(self, rules: NameRules) -> None:
        """Use the rules of a language."""
        self._rules = rules
        self._tables = (rules.offices, rules.honorifics, rules.office_references)
        self._beginnings = frozenset().union(*self._tables)
        self._single = remembered(self._is_single)
        self._last_words = tuple(
            pattern.words[-1]
            for table in self._tables
            for patterns in table.values()
            for pattern in patterns
            if len(pattern.words) > 1
        )
        self._may_end = remembered(self._can_end)

    def __contains__(self, word: str) -> bool:
        return self._single(word.lower())

    def at(self, words: Sequence[str], at: int) -> tuple[Pattern, int] | None:
        """The longest title that begins at a word (lower case), and the index after it."""
        if words[at][:KEY] not in self._beginnings:
            return None
        found = [match for table in self._tables if (match := self._rules.match(table, words, at))]
        return max(found, key=lambda match: match[1]) if found else None

    def begin(self, passage: Passage, at: int) -> int:
        """The first token of the titles that stand right before a token; the token itself when there are none."""
        start = at
        while start > 0:
            earlier = self._one_begins(passage, start, at)
            if earlier == start:
                break
            start = earlier
        return start

    def goes_on(self, passage: Passage, begin: int, at: int) -> bool:
        """Whether a title that begins at a token holds another: Mayor in "Lord Mayor"."""
        words = [word.lower() for word in passage.words[begin : at + _LONGEST]]
        return any((found := self.at(words, start)) and begin + found[1] > at for start in range(at - begin))

    def _one_begins(self, passage: Passage, end: int, name: int) -> int:
        last = end - 1
        if passage.words[last] == "." and last > 0 and passage.tokens[last - 1].end == passage.tokens[last].start:
            last -= 1
        if not self._may_end(passage.words[last]) or passage.sentence_of[last] != passage.sentence_of[name]:
            return end
        words = [word.lower() for word in passage.words[max(0, last + 1 - _LONGEST) : last + 1]]
        for offset in range(len(words)):
            found = self.at(words, offset)
            if found and found[1] == len(words):
                return last + 1 - len(words) + offset
        return end

    def _is_single(self, lower: str) -> bool:
        return self.at((lower,), 0) is not None

    def _can_end(self, word: str) -> bool:
        lower = word.lower()
        return self._single(lower) or any(self._rules.is_form(lower, *part) for part in self._last_words)


@cache
def titles_for(rules_code: str) -> Titles:
    """The titles of a language: one object for all who look them up, so that they share what it remembers.

    Args:
        rules_code: `NameRules.code`.
    """
    return Titles(rules_for(rules_code))
