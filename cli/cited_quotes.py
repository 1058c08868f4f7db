"""Quotes with their sources, as the rows of lists for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from archive import clock
from archive.opening import Archive
from archive.reading.sources import sources
from archive.records import QuoteRecord
from cli.json_forms import Form
from cli.record_rows import quote_row
from tui.taking_out.citation import citation

_BATCH = 200


def cited_quotes(archive: Archive, quotes: Iterable[QuoteRecord]) -> Iterator[Form]:
    """What was said, where, when and by whom, each with its source and how the article is cited today."""
    found = list(quotes)
    today = date.fromisoformat(clock.now()[:10])
    for start in range(0, len(found), _BATCH):
        batch = found[start : start + _BATCH]
        known = sources(archive, (quote.article for quote in batch))
        for quote in batch:
            source = known[quote.article]
            yield quote_row(quote) | {
                "outlet": source.outlet,
                "url": source.url,
                "language": source.language,
                "citation": citation(source, today),
            }
