"""Who says something, as quotes show it: a name, an office whose holder the text does not name, or nobody known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.records import QuoteRecord


def speaker_words(quote: QuoteRecord) -> str:
    """The speaker's name; an office is marked as that of somebody the text does not name."""
    if quote.speaker is None and quote.office:
        return tr("{office} (not named)").format(office=quote.office)
    return quote.speaker_label or tr("unknown speaker")


def office_words(quote: QuoteRecord) -> str:
    """The office that a speaker who is named holds, empty when it is not known."""
    return quote.office if quote.speaker is not None else ""
