"""Dates in recognised old print, whose letters and digits are damaged."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.dates.lexemes import HYPHENS, Lexeme, Token, look_up
from extraction.dates.lexicon import Lexicon, plain_apostrophes

_SHORTEST_MISSPELT = 4
_LONGEST_MONTH = 31
_BEFORE_YEARS = frozenset("pSBFO")
"""Classes of words that a year may follow (see lexicon.py)."""
_BLOTS = frozenset("»*•■¦^>_")
"""Signs that recognition gives for a digit it cannot read."""


def misread_as(tokens: Sequence[Token], position: int, words: Lexicon) -> Lexeme | None:
    """What damaged letters and digits leave of a month or year: févricr, 4870 for 1870, 193» for one of the 1930s."""
    token = tokens[position]
    if token.group == "word":
        month = _misspelt_month(tokens, position, words)
        return Lexeme("m", token.start, token.end, month) if month else None
    if position == 0 or token.group != "number":
        return None
    before = tokens[position - 1].text
    known = look_up(plain_apostrophes(before), words)
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    if before == "(" and after is not None and re.fullmatch(r"1[5-9]\d\d", token.text) and after.text in HYPHENS:
        return Lexeme("y", token.start, token.end, int(token.text))
    if known is None or known.kind not in _BEFORE_YEARS or (after and words.not_years.holds(after.text.casefold())):
        return None
    if re.fullmatch(r"4[5-9]\d\d", token.text):
        return Lexeme("y", token.start, token.end, int(token.text) - 3000, doubtful=True)
    if re.fullmatch(r"1[7-9]\d", token.text) and after is not None and after.text in _BLOTS:
        return Lexeme("k", token.start, token.end, int(token.text) * 10)
    return None


def _misspelt_month(tokens: Sequence[Token], position: int, words: Lexicon) -> int | None:
    """The month that a word between a day and a year is but for one letter, as print and recognition leave it."""
    word = tokens[position].text.casefold()
    if not words.months or len(word) < _SHORTEST_MISSPELT or not 0 < position < len(tokens) - 1:
        return None
    before = tokens[position - 2 if tokens[position - 1].text == "." and position > 1 else position - 1]
    after = tokens[position + 1]
    day = re.match(r"\d{1,2}(?!\d)", before.text)
    if before.group != "number" or not day or not 1 <= int(day.group()) <= _LONGEST_MONTH:
        return None
    if after.group != "number" or not re.fullmatch(r"1[5-9]\d\d|20\d\d", after.text):
        return None
    near = {number for name, number in words.months.items() if len(name) > 3 and _differs_by_one(word, name)}
    return near.pop() if len(near) == 1 else None


def _differs_by_one(word: str, other: str) -> bool:
    """Whether one letter more, less or other makes a word of another."""
    if abs(len(word) - len(other)) > 1:
        return False
    start = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), None)
    if start is None:
        return True
    rest, other_rest = word[start:], other[start:]
    return rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]
