"""Clauses: where the stretch around a verb begins and ends."""

from __future__ import annotations

from extraction.quotes.phrases import phrases
from extraction.quotes.reading import Reading

_AUXILIARIES = 3
"""How many auxiliaries and pronouns may stand between a subject's apposition and its verb."""
_STOPS = frozenset({";", ":", "–", "—", ".", "!", "?", "…"})


def clause(reading: Reading, at: int, first: int, last: int) -> tuple[int, int]:
    """The clause around a token: from the mark before it to the mark after it, appositions not counted."""
    folded = reading.folded
    start = at
    while start > first and not _ends_clause(reading, start - 1):
        if folded[start - 1] == ",":
            opening = _enclosed(reading, start - 1, first) if _is_bare(reading, start, at) else None
            if opening is None:
                break
            start = opening
            continue
        start -= 1
    end = at + 1
    while end < last and folded[end] != "," and not _ends_clause(reading, end):
        end += 1
    return start, end


def _ends_clause(reading: Reading, at: int) -> bool:
    if reading.folded[at] == "." and at + 1 < len(reading.folded):
        # A full stop within a sentence is that of an abbreviation or an ordinal (Elisabeth II., Dr.), but not
        # after a number and before an article ("Modell 3. Ein Sprecher").
        opens = reading.passage.words[at + 1][0].isupper() and reading.folded[at + 1] in reading.words.determiners
        if opens and at and reading.folded[at - 1].isdigit():
            return True
        return reading.passage.sentence_of[at] != reading.passage.sentence_of[at + 1]
    if reading.folded[at] in {"–", "—"} and _joins_words(reading, at):
        return False
    return reading.folded[at] in _STOPS or reading.hidden[at]


def _joins_words(reading: Reading, at: int) -> bool:
    """Whether a dash stands without white space between two words (Houston–Leipzig)."""
    tokens = reading.passage.tokens
    return (
        0 < at < len(tokens) - 1 and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    )


def _is_bare(reading: Reading, first: int, verb: int) -> bool:
    """Whether nobody stands between a comma and a verb, at most its auxiliary: "X, the mayor, has said"."""
    return verb - first <= _AUXILIARIES and not any(phrase.is_speaker for phrase in phrases(reading, first, verb))


def _enclosed(reading: Reading, comma: int, first: int) -> int | None:
    """The comma that opens what a comma right before a verb closes: "Der Präsident, Alpha Konaré, sagte"."""
    for place in range(comma - 1, max(first, comma - 25) - 1, -1):
        if reading.folded[place] == "," and not reading.hidden[place]:
            return place
        if _ends_clause(reading, place):
            return None
    return None
