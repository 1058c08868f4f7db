"""Choosing words of a text by keys: one word, and from there as many as one wants.

Pure. Words are what stands between white space, without the punctuation around them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.records import Span

_WORD = re.compile(r"\w(?:[^\s]*\w)?")
_SENTENCE_END = re.compile(r"[.!?…]+[“”»«\"’'‘]*(?=\s)|\n\n")
_CLOSING = "“”»«\"‘’'‹›"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a text that are chosen.

    Attributes:
        text: the text.
        words: where its words are.
        at: index of the word the cursor is on.
        begun: index of the word at which choosing began, None while it is one word.
    """

    text: str
    words: tuple[Span, ...]
    at: int = 0
    begun: int | None = None

    @classmethod
    def of(cls, text: str, offset: int) -> Stretch | None:
        """The word at or after a place of a text; None when it has no words."""
        words = tuple(match.span() for match in _WORD.finditer(text))
        if not words:
            return None
        return cls(text, words, _at(words, offset))

    @property
    def span(self) -> Span:
        """What is chosen."""
        begun = self.at if self.begun is None else self.begun
        first, last = sorted((begun, self.at))
        return self.words[first][0], self.words[last][1]

    @property
    def cursor(self) -> Span:
        """The word the cursor is on."""
        return self.words[self.at]

    def move(self, words: int) -> Stretch:
        """Go on by words, or back."""
        return replace(self, at=max(0, min(len(self.words) - 1, self.at + words)))

    def go_to(self, offset: int) -> Stretch:
        """Go to the word at or after a place of the text."""
        return replace(self, at=_at(self.words, offset))

    def begin(self) -> Stretch:
        """Begin to choose at this word; or let go, when that was done."""
        return replace(self, begun=self.at if self.begun is None else None)

    def sentence(self) -> Stretch:
        """Choose the sentence the cursor is in."""
        start, _ = self.cursor
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text)]
        after = bisect_right(ends, start)
        first = ends[after - 1] if after else 0
        last = ends[after] if after < len(ends) else len(self.text)
        inside = [number for number, (begins, stops) in enumerate(self.words) if begins >= first and stops <= last]
        if not inside:
            return self
        return replace(self, begun=inside[0], at=inside[-1])


def said_in(text: str, span: Span) -> Span:
    """The words of a quote: with the full stop that stands inside its quotation marks."""
    start, end = span
    stop = end
    while stop < len(text) and text[stop] in ".!?…":
        stop += 1
    return (start, stop) if stop < len(text) and text[stop] in _CLOSING else span


def _at(words: tuple[Span, ...], offset: int) -> int:
    """Index of the word that ends after a place of the text."""
    at = bisect_right(words, offset, key=lambda word: word[1])
    return min(at, len(words) - 1)
