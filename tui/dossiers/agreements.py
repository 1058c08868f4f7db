"""Telling dated sentences about agreements of two cities from others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from archive.chronicle import is_of_agreement, is_told_of

if TYPE_CHECKING:
    from archive.records import ArticleRecord, EventRecord


def speaks_of_agreement(event: EventRecord) -> bool:
    """Whether a date is that of an agreement or of the beginning of a partnership."""
    start = max(event.text.find(event.date.text), 0)
    return is_of_agreement(event.text, (start, start + len(event.date.text)), event.date.kind)


def is_certainly_of(event: EventRecord, articles: Sequence[ArticleRecord], uids: Sequence[str]) -> bool:
    """Whether a date is told of some cities and of no other; of an article that was not read, its sentence tells."""
    article = next((article for article in articles if article.uid == event.article), None)
    if article is None:
        return event.together
    return is_told_of(article, event.date.span, [frozenset({uid}) for uid in uids])
