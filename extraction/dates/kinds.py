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
        that field stand near, `other` for decades and centuries, else `event`.
    """
    if _is_ahead(value, published, tense):
        return "planned"
    is_open = ".." in value.edtf
    near = {
        name: distance
        for name in ("founding", "office", "office_entry")
        if (name != "office" or is_open) and (distance := sentence.distance(name, at.start)) is not None
        if distance <= _NEAR
    }
    nearest = min(near, key=near.__getitem__, default=None)
    if nearest in {"office", "office_entry"}:
        return "office"
    if nearest == "founding" and not _is_remembered(sentence, at, value):
        return "founding"
    return "other" if value.grain in {"decade", "century"} else "event"


def _is_ahead(value: Value, published: date | None, tense: Tense) -> bool:
    """Whether a date lies after publication; a deadline does when it has not passed."""
    if published is None:
        return tense == "future"
    if value.grain in {"decade", "century"} or value.latest is None:
        return value.earliest is not None and value.earliest > published
    return value.latest > published if value.earliest is None else value.earliest > published


def _is_remembered(sentence: Sentence, at: Span, value: Value) -> bool:
    """Whether a day is that of an anniversary rather than of what is remembered."""
    distance = sentence.distance("anniversary", at.start)
    return distance is not None and distance <= 2 * _NEAR and value.grain != "year"
