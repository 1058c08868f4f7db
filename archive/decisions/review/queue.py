"""The questions of all kinds as one queue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from typing import get_args

from archive.decisions.review import contradictions, founding_dates, merges, names, places, related, speakers
from archive.decisions.review.items import ReviewItem, ReviewKind
from archive.errors import sqlite_errors
from archive.opening import Archive

REVIEW_KINDS: tuple[ReviewKind, ...] = get_args(ReviewKind)
"""The kinds of question, in the order of the queue."""

_ITEMS: Mapping[ReviewKind, Callable[[Archive, int, int], Iterator[ReviewItem]]] = {
    "name": names.items,
    "place": places.items,
    "merge": merges.items,
    "speaker": speakers.items,
    "date": contradictions.dates,
    "event": founding_dates.items,
    "office": contradictions.office_terms,
    "related": related.items,
}
_COUNTS: Mapping[ReviewKind, Callable[[Archive], int]] = {
    "name": names.count,
    "place": places.count,
    "merge": merges.count,
    "speaker": speakers.count,
    "date": contradictions.count_dates,
    "event": founding_dates.count,
    "office": contradictions.count_offices,
    "related": related.count,
}


def review_queue(
    archive: Archive, kind: ReviewKind | None = None, *, limit: int = 50, offset: int = 0
) -> list[ReviewItem]:
    """What is worth a person's look.

    May take a second in a large archive: not for an event loop.

    Args:
        archive: where.
        kind: only questions of this kind, None for all, one kind after the other.
        limit: how many at most.
        offset: how many to leave out.
    """
    with sqlite_errors(archive.path):
        if kind is not None:
            return list(_ITEMS[kind](archive, limit, offset))
        everything = chain.from_iterable(_ITEMS[each](archive, limit + offset, 0) for each in REVIEW_KINDS)
        return list(islice(everything, offset, offset + limit))


def review_counts(archive: Archive, *kinds: ReviewKind) -> dict[ReviewKind, int]:
    """How many questions of each of these kinds there are; of all kinds where none is given."""
    with sqlite_errors(archive.path):
        return {kind: _COUNTS[kind](archive) for kind in kinds or REVIEW_KINDS}
