"""What happened on a date, as far as the words around it tell."""

from __future__ import annotations

from datetime import date

from extraction.dates.cues import Sentence
from extraction.dates.resolving import Tense
from extraction.dates.values import Value
from extraction.findings import DateKind, Span

_NEAR = 70
"""How far from a date, in code points, a word still tells what it is the date of."""


def tense_around(sentence: Sentence, at: int) -> Tense:
    """Whether the words nearest to a date tell of the past or of what is to come.

    Args:
        sentence: the sentence the date stands in.
        at: where in it.

    Returns:
        None when no word tells.
    """
    for within in (sentence.clause(at), (0, len(sentence.text))):
        past, planned = (sentence.distance(name, at, within) for name in ("past", "planned"))
        if past is not None or planned is not None:
            return "future" if past is None or (planned is not None and planned < past) else "past"
    return None


def is_vague_today(sentence: Sentence, at: Span) -> bool:
    """Whether "today" stands in words that make it "nowadays" (noch heute, still today)."""
    return any(start < at.end and end > at.start for start, end in sentence.places("vague_today"))


def date_kind(sentence: Sentence, at: Span, value: Value, published: date | None, tense: Tense) -> DateKind:
    """The kind of a date.

    Args:
        sentence: the sentence the date stands in.
        at: the date in that sentence.
        value: what the date means.
        published: day of publication, None when not known.
        tense: of the words around.

    Returns:
        `planned` for what lies after publication (or is told of as to come), `office` and `founding` where words of
        that field stand near, `event` for other days, weeks, months and seasons, else `other`.
    """
    if value.earliest is not None and value.latest is not None and published is not None:
        if value.earliest > published and value.grain not in {"decade", "century"}:
            return "planned"
    elif published is None and tense == "future":
        return "planned"
    is_open = ".." in value.edtf
    near = {
        name: distance
        for name in ("founding", "office", "office_entry")
        if (name != "office" or is_open) and (distance := sentence.distance(name, at.start)) is not None
        if distance <= _NEAR
    }
    if near:
        return "founding" if min(near, key=near.__getitem__) == "founding" else "office"
    if value.grain in {"day", "week", "month", "season"} or (value.grain == "span" and not is_open):
        return "event"
    return "other"
