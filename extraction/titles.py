"""Titles, offices and forms of address before a name."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.name_rules import NameRules, Pattern
from extraction.passage import Passage

_LONGEST = 4
"""Tokens in the longest title, its full stop counted."""


def title_at(rules: NameRules, words: Sequence[str], at: int) -> tuple[Pattern, int] | None:
    """The title, office or form of address that begins at a word (lower case), and the index after it."""
    found = [
        match
        for table in (rules.offices, rules.honorifics, rules.office_references)
        if (match := rules.match(table, list(words), at))
    ]
    return max(found, key=lambda match: match[1]) if found else None


def is_title(rules: NameRules, word: str) -> bool:
    """Whether a single word is a title, office or form of address."""
    return title_at(rules, [word.lower()], 0) is not None


def titles_begin(rules: NameRules, passage: Passage, at: int) -> int:
    """The first token of the titles that stand right before a token; the token itself when there are none."""
    start = at
    while start > 0:
        earlier = _one_title_begins(rules, passage, start, at)
        if earlier == start:
            break
        start = earlier
    return start


def _one_title_begins(rules: NameRules, passage: Passage, end: int, name: int) -> int:
    last = end - 1
    if passage.words[last] == "." and last > 0 and passage.tokens[last - 1].end == passage.tokens[last].start:
        last -= 1
    if passage.sentence_of[last] != passage.sentence_of[min(name, len(passage.words) - 1)]:
        return end
    words = [word.lower() for word in passage.words[max(0, last + 1 - _LONGEST) : last + 1]]
    for offset in range(len(words)):
        found = title_at(rules, words, offset)
        if found and found[1] == len(words):
            return last + 1 - len(words) + offset
    return end
