"""Datelines: where and when an article was written, said before it begins ("LEIPZIG, 12. März 2024 – …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extraction.dates.cues import Sentence
from extraction.dates.grammar import Expression, Found
from extraction.dates.lexicon import Lexicon
from extraction.dates.values import Value

_HEAD = 400
"""How far into a text, in code points, a line that is only a date is the date of the article."""
_OLDEST = 7
"""Days that an article may be older than its publication."""
_LONGEST_PLACE = 60
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*(?:Uhr|h|год\w*|hod\w*|godz\w*))?")
_PLACE = re.compile(
    r"[(*_]*[^\W\d_][\w.’'-]*(?:[ /][^\W\d_][\w.’'-]*){0,4}"
    r"(?:(?: ?\([^)]{1,30}\))?,(?: ?[^\W\d_]{2,4})?\s*| \((?:[^)\d]{1,20}, )?)"
)
"""One to five words, perhaps an agency or a country in brackets, and a comma, perhaps with "the" or "den"; or the day
itself in brackets."""
_AFTER = re.compile(r"\s*(?:\([^)\n]{2,30}\)\s*)?(?:[–—:|]|-\s|\.(?=\s*(?:[–—-]|[(„“\"«]?[^\W\d_]|\n|$))|\))")


def dateline(text: str, found: Sequence[Found], words: Lexicon, published: date | None) -> Expression | None:
    """The date of the article: near its head a line that is nothing else, or what a line begins with.

    Where the day of publication is known, `is_dateline` holds what a line begins with against it.
    """
    for expression in found:
        if expression.start > _HEAD:
            return None
        if not isinstance(expression, Expression) or not expression.year or not expression.day:
            continue
        start = text.rfind("\n", 0, expression.start) + 1
        end = text.find("\n", expression.end)
        rest = text[start : expression.start] + " " + text[expression.end : end if end >= 0 else len(text)]
        opens = published is None and _opens_line(text, expression.start, expression.end)
        if opens or is_date_label(rest, words):
            return expression
    return None


def is_dateline(text: str, start: int, end: int, value: Value, published: date | None) -> bool:
    """Whether a date that begins a line after a place is the day on which an article was written.

    Args:
        text: the text.
        start: of the date.
        end: of the date.
        value: what it means.
        published: day of publication.
    """
    if published is None or value.grain != "day" or value.earliest is None:
        return False
    return abs((published - value.earliest).days) <= _OLDEST and _opens_line(text, start, end)


def _opens_line(text: str, start: int, end: int) -> bool:
    """Whether a place with a comma stands before a date in its line, and after it what an article begins after."""
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start]
    if len(before) > _LONGEST_PLACE or _PLACE.fullmatch(before) is None:
        return False
    # The full stop may be that of the last word of the date (2024 r.).
    ends = _AFTER.match(text, end) or (text[end - 1] == "." and _AFTER.match(text, end - 1))
    return before.lstrip("(*_")[:1].isupper() and bool(ends)


def is_date_label(rest: str, words: Lexicon) -> bool:
    """Whether what a line holds besides a date is at most a place, a time of day and words like "published"."""
    labels = Sentence(0, _CLOCK.sub("", rest), words.cues)
    plain = list(labels.text)
    for start, end in labels.places("publication"):
        plain[start:end] = " " * (end - start)
    left = re.findall(r"\w+", "".join(plain))
    if len(left) > 3 or re.search(r"[.!?]\s*\w", "".join(plain)):
        return False
    return all(word[0].isupper() or len(word) <= 3 for word in left)
