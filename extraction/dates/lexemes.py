"""Tokens of a text and the words of dates they are read as."""

from __future__ import annotations

from typing import Any, NamedTuple

from extraction.dates.lexicon import Entry, Lexicon

HYPHENS = "-‑"


class Lexeme(NamedTuple):
    """A word of a date.

    Attributes:
        kind: its class, one character (see lexicon.py).
        start: first code point.
        end: code point after the last.
        value: what it stands for; its type depends on the class.
        doubtful: whether it is read so although something else is printed.
    """

    kind: str
    start: int
    end: int
    value: Any
    doubtful: bool = False


class Token(NamedTuple):
    """A word, number or sign of a text, and the group of the scanner that found it."""

    start: int
    end: int
    text: str
    group: str


def look_up(word: str, words: Lexicon) -> Entry | None:
    """What a word stands for in a date, as it is written, in small letters, or of capitals alone."""
    word = word.removesuffix("'s")
    entry = words.words.get(word) or words.words.get(word.casefold())
    if entry is None and len(word) > 2 and word.isupper():
        return words.words.get(word.capitalize())
    return entry
