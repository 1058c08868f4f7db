"""Tells where in a text dates may stand, so that nearly all of it need not be looked at word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from extraction.dates.lexemes import look_up
from extraction.dates.lexicon import lexicon, plain_apostrophes
from extraction.dates.lexing import TELLING, idle_words, scanner
from extraction.memo import remembered
from extraction.tokens import Token

_IDLE, _WEAK, _TELLING = "iwt"
_STRETCH = re.compile("w*t[wt]*")
_BEFORE, _AFTER = 2, 2
"""How many words around a stretch may tell whether a number in it is one of a date."""


def places_of_dates(tokens: Sequence[Token], language: str) -> list[tuple[int, int]]:
    """Find the stretches of a text in which a number or a name of a time stands, with all that may belong to it.

    Args:
        tokens: of the text.
        language: ISO 639-1 code.

    Returns:
        `[start, end)` in code points, in order, none overlapping. What stands outside of them is in no date.
    """
    kinds = "".join(map(_kinds(language), [token.text for token in tokens]))
    last = len(tokens)
    places: list[tuple[int, int]] = []
    for found in _STRETCH.finditer(kinds):
        first, after = max(0, found.start() - _BEFORE), min(last, found.end() + _AFTER)
        # Addresses and the like are read from where the white space before them ends.
        while first and tokens[first - 1].end == tokens[first].start:
            first -= 1
        while after < last and tokens[after - 1].end == tokens[after].start:
            after += 1
        start, end = tokens[first].start, tokens[after - 1].end
        if places and start <= places[-1][1]:
            start, _ = places.pop()
        places.append((start, end))
    return places


@cache
def _kinds(language: str) -> Callable[[str], str]:
    """For each token whether it has no place in a date, may stand in one, or may make one."""
    words, idle, cut = lexicon(language), idle_words(language), scanner(language)
    in_phrases = {word for phrases in words.phrases.values() for rest, _ in phrases for word in rest}

    def is_telling(word: str) -> bool:
        """Whether a word of letters, not an idle one, may be a name of a time, alone or with the words after it."""
        plain = plain_apostrophes(word)
        entry = look_up(plain, words)
        entries = [entry for key in (plain, plain.casefold()) for _, entry in words.phrases.get(key, ())]
        # X is also an old sign for a month: Xbris.
        return word == "X" or any(each.kind in TELLING for each in (*entries, entry) if each)

    def kind(token: str) -> str:
        if token.isalpha() and idle(token):
            return _WEAK if token in in_phrases or token.casefold() in in_phrases else _IDLE
        parts = [found for found in cut.finditer(token) if found.lastgroup != "sign"]
        is_plain = all(part.lastgroup == "word" for part in parts)
        if is_plain and not any(is_telling(part.group()) for part in parts if not idle(part.group())):
            return _WEAK
        return _TELLING

    return remembered(kind)
