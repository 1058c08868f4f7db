"""A quote while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.findings import QuoteType, Span
from extraction.quotes.cues import Cue
from extraction.quotes.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Draft:
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
