"""Who says something, as quotes show it: a name, an office whose holder the text does not name, or nobody known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.wording import place_names
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.records import QuoteRecord


def speaker_words(quote: QuoteRecord) -> str:
    """The speaker's name; an office is marked as that of somebody the text does not name."""
    if quote.speaker is None and quote.office:
        return tr("{office} (not named)").format(office=held_when_speaking(quote))
    return quote.speaker_label or tr("unknown speaker")


def office_words(quote: QuoteRecord) -> str:
    """The office that a speaker who is named holds, empty when it is not known."""
    return held_when_speaking(quote) if quote.speaker is not None else ""


def held_when_speaking(quote: QuoteRecord) -> str:
    """The office of a quote, its title as the text has it, its place in the language of the interface."""
    if quote.office_place is None:
        return quote.office
    uid, label = quote.office_place
    return quote.office.removesuffix(label) + place_names.shown(uid, label)
