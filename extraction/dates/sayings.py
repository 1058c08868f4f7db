"""When words in quotation marks were said: "yesterday" in them is counted from then, not from publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from extraction.dates.grammar import Expression, Found
from extraction.dates.resolving import Place, resolve
from extraction.findings import Span
from extraction.quotation_marks import outermost, quoted

_MARK = re.compile('[„“”«»"]')
_OPENING_DASH = re.compile(r"[^\S\n]*[–—-]\s")
_DASH = re.compile(r"(?:^|(?<=\s))[–—-](?=\s)")
_FRESH = timedelta(days=60)
"""Newspapers quote what was said so long ago at most; an older day named beside a quote is not that of the saying."""


class Saying(NamedTuple):
    """A stretch of a paragraph that somebody said.

    Attributes:
        said: from the opening mark or dash to the closing one.
        around: the sentence before it, the sentences that it begins and ends in, and the one after it if a sentence
            ends with the saying; within its paragraph.
    """

    said: Span
    around: Span


def saying_at(text: str, at: int, sentences: Sequence[Span]) -> Saying | None:
    """The words in quotation marks, or between the dashes of a dialogue, that stand around a place.

    Args:
        text: the whole text.
        at: the place.
        sentences: of the text, in order.

    Returns:
        None when nobody says what stands there.
    """
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    said = _in_marks(text[start:end], at - start) or _between_dashes(text[start:end], at - start)
    if said is None:
        return None
    said = Span(said.start + start, said.end + start)
    own = [number for number, span in enumerate(sentences) if span.start < said.end and span.end > said.start]
    if not own:
        return Saying(said, Span(start, end))
    first = sentences[max(own[0] - 1, 0)]
    last = sentences[own[-1]]
    if not text[said.end : last.end].strip(" .,;") and own[-1] + 1 < len(sentences):
        last = sentences[own[-1] + 1]
    return Saying(said, Span(max(first.start, start), min(last.end, end)))


def day_of_saying(
    text: str, saying: Saying, found: Sequence[Found], sentences: Sequence[Span], place: Place
) -> Expression | None:
    """The expression that tells on which day something was said: the nearest day beside it, of its sentence first.

    Args:
        text: the whole text.
        saying: where it was said.
        found: all expressions of the text.
        sentences: of the text, in order.
        place: where in the story the saying stands.
    """
    beside = [
        expression
        for expression in found
        if isinstance(expression, Expression)
        and saying.around.start <= expression.start < saying.around.end
        and _is_day_of_news(expression, place)
        and saying_at(text, expression.start, sentences) is None
    ]
    return min(beside, key=lambda one: abs(one.start - saying.said.start), default=None)


def _is_day_of_news(expression: Expression, place: Place) -> bool:
    placed = resolve(expression, place._replace(tense="past"))
    published = place.story.reference
    if placed is None or placed.value.grain != "day" or placed.value.earliest is None or published is None:
        return False
    return timedelta(0) <= published - placed.value.earliest <= _FRESH


def _in_marks(paragraph: str, at: int) -> Span | None:
    if not _MARK.search(paragraph, 0, at):
        return None
    return next((Span(one.start, one.end) for one in outermost(quoted(paragraph)) if one.start <= at < one.end), None)


def _between_dashes(paragraph: str, at: int) -> Span | None:
    """What is said in a paragraph that a dash opens: up to the next dash, and again after every second one."""
    if not _OPENING_DASH.match(paragraph):
        return None
    return next((said for said in _said_turns(paragraph) if said.start <= at < said.end), None)


def _said_turns(paragraph: str) -> Iterator[Span]:
    dashes = [found.start() for found in _DASH.finditer(paragraph)]
    for start, end in zip(dashes[::2], [*dashes[1::2], len(paragraph)], strict=False):
        yield Span(start, end)
