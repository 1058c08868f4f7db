"""Telling dated sentences about agreements of two cities from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.chronicle import is_of_agreement

if TYPE_CHECKING:
    from archive.records import EventRecord


def speaks_of_agreement(event: EventRecord) -> bool:
    """Whether a date is that of an agreement or of the beginning of a partnership."""
    start, end = (max(at - event.sentence[0], 0) for at in event.date.span)
    return is_of_agreement(event.text, (start, end), event.date.kind)
