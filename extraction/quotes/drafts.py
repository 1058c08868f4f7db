"""A quote while it is being put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extraction.findings import QuoteType, Span
from extraction.quotes.cues import Cue
from extraction.quotes.phrases import Phrase
from extraction.quotes.reading import Reading


class Draft(NamedTuple):
    """A quote before its speaker is looked up among the persons of the text.

    Attributes:
        type: direct or indirect.
        segments: the words said.
        speaker: who speaks, as a phrase of the text.
        cue: the words of saying.
        confidence: 0 to 1.
        why: the rules.
    """

    type: QuoteType
    segments: tuple[Span, ...]
    speaker: Phrase | None
    cue: Cue | None
    confidence: float
    why: tuple[str, ...]


def report(
    reading: Reading,
    pieces: Sequence[tuple[int, int]],
    speaker: Phrase | None,
    cue: Cue | None,
    confidence: float,
    why: str,
) -> Draft | None:
    """An indirect quote of stretches of tokens, without the marks at their ends; None where no word is left."""
    segments = tuple(span for piece in pieces if (span := _words(reading, *piece)) is not None)
    return Draft("indirect", segments, speaker, cue, confidence, (why,)) if segments else None


def _words(reading: Reading, first: int, last: int) -> Span | None:
    starts, ends = reading.quoted_starts, reading.quoted_ends
    tokens = reading.passage.tokens
    while first < last and not reading.folded[first][0].isalnum():
        if reading.is_mark(first) and tokens[first].end not in ends:
            break
        first += 1
    while last > first and not reading.folded[last - 1][0].isalnum():
        if reading.is_mark(last - 1) and tokens[last - 1].start not in starts:
            break
        last -= 1
    return reading.passage.span(first, last) if first < last else None
