"""What happened on a date, as far as the words around it tell."""

from __future__ import annotations

import re
from datetime import date

from extraction.dates.cancelling import is_called_off
from extraction.dates.cues import Sentence
from extraction.dates.grammar import Expression
from extraction.dates.resolving import Tense
from extraction.dates.values import Value
from extraction.findings import DateKind, Span

_COUNT = re.compile(r"\s+\d+(?:[.\u202f\u00a0 ]\d{3})*\s+(?!Uhr|h\b|год|hod|godz)[^\W\d_]{3,}")
_LETTER = re.compile(r"[^\W\d_]")
_BESIDE = 6
"""How many code points, none of them a letter, may stand between "today" and the word that makes it "nowadays"."""
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
    first, last = sentence.clause(at)
    opens, closes = sentence.outside_quotations(at)
    said = max((end for _, end in sentence.places("that") if first <= end <= at), default=first)
    own = (max(first, opens), min(last, closes))
    for within in dict.fromkeys(((max(said, opens), min(last, closes)), own, (first, last))):
        if tense := _tense_within(sentence, at, within):
            return tense
    if any(end <= own[0] or start >= own[1] for start, end in sentence.places("promised")):
        return "future"
    return _tense_within(sentence, at, (0, len(sentence.text)))


def _tense_within(sentence: Sentence, at: int, within: tuple[int, int]) -> Tense:
    past, planned = (sentence.distance(name, at, within) for name in ("past", "planned"))
    if past is None and planned is None:
        return None
    return "future" if past is None or (planned is not None and planned <= past) else "past"


def begins_from_now(sentence: Sentence, at: Span) -> bool:
    """Whether a date is said with a word for "from then on" that is said of what is to come: "ab Dezember"."""
    return any(start == at.start for start, _ in sentence.places("from_then_on"))


def is_vague_today(sentence: Sentence, at: Span) -> bool:
    """Whether "today" stands in words that make it "nowadays" (noch heute, still today)."""
    return any(start < at.end and end > at.start for start, end in sentence.places("vague_today"))


def is_no_date(sentence: Sentence, at: Span, found: Expression, tense: Tense) -> bool:
    """Whether a day is none of the calendar: "every Sunday", "also on Sundays", "the man of today 81".

    Args:
        sentence: the sentence the expression stands in.
        at: where in it.
        found: the expression.
        tense: of the words around.
    """
    if _is_counted_now(sentence, at, found, tense):
        return True
    if found.unit == "weekday" and found.shift is None:
        opens = sentence.distance("open_on", at.start, sentence.clause(at.start)) is not None
        told = sentence.distance("past", at.start, sentence.clause(at.start)) is not None
        lists = ("habitual",) if told and not opens else ("habitual", "even_on")
        return any(_leads_up(sentence, place, at) for name in lists for place in sentence.places(name))
    if found.unit == "day" and found.shift == 0 and found.anchor == "publication":
        return any(
            0 <= start - at.end <= _BESIDE and not _LETTER.search(sentence.text, at.end, start)
            for start, _ in sentence.places("nowadays")
        )
    return False


def _is_counted_now(sentence: Sentence, at: Span, found: Expression, tense: Tense) -> bool:
    """Whether "today" only says how many there are now: "today 112 members", "liczy dziś 1147 stron"."""
    if found.unit != "day" or found.shift != 0 or found.anchor != "publication" or tense == "future":
        return False
    rest = (at.end, sentence.clause(at.start)[1])
    return bool(_COUNT.match(sentence.text, at.end)) and sentence.distance("past", at.start, rest) is None


def _leads_up(sentence: Sentence, place: tuple[int, int], at: Span) -> bool:
    """Whether words stand right before a weekday, or hold it."""
    start, end = place
    return start < at.end and (end > at.start or not sentence.text[end : at.start].strip())


def is_lasting(sentence: Sentence, at: Span) -> bool:
    """Whether a length of time has passed: the clause tells of the past, or of what has never been."""
    clause = sentence.clause(at.start)
    return any(sentence.distance(name, at.start, clause) is not None for name in ("past", "never"))


def date_kind(
    sentence: Sentence, at: Span, value: Value, published: date | None, tense: Tense, *, is_weekday: bool = False
) -> DateKind:
    """The kind of a date.

    Args:
        sentence: the sentence the date stands in.
        at: the date in that sentence.
        value: what the date means.
        published: day of publication, None when not known.
        tense: of the words around.
        is_weekday: whether nothing but a weekday is named, on which nothing is founded but what is told as past.

    Returns:
        `planned` for what lies after publication (or is told of as to come), `cancelled` for what is called off or put
        off, `office` and `founding` where words of
        that field stand near (`founding` also for since when a bond lasts), `other` for decades and centuries, else
        `event`.
    """
    if _is_ahead(value, published, tense):
        return "cancelled" if is_called_off(sentence, at, ahead=True) else "planned"
    if is_called_off(sentence, at, ahead=False):
        return "cancelled"
    is_open = ".." in value.edtf
    telling = ("founding", "lasting", "office", "office_entry") if is_open else ("founding", "office_entry")
    within = sentence.outside_quotations(at.start)
    near = {
        name: distance
        for name in telling
        if (distance := sentence.distance(name, at.start, within)) is not None and distance <= _NEAR
    }
    nearest = min(near, key=near.__getitem__, default=None)
    if nearest in {"office", "office_entry"}:
        return "office"
    if is_weekday and tense != "past":
        return "event"
    if nearest in {"founding", "lasting"} and not _is_remembered(sentence, at, value):
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
