"""The articles that a query line finds, for commands that list what stands in them."""

from __future__ import annotations

from pyroaring import BitMap

from archive.opening import Archive


def matching(archive: Archive, line: str) -> BitMap:
    """Ordinals of the articles that a query line finds.

    Raises:
        QueryError: the line cannot be understood.
    """
    from archive.search import FileSearcher  # noqa: PLC0415 - start-up: lists without a query need no search

    searcher = FileSearcher(archive.connection)
    return BitMap(searcher.ordinals(searcher.parse(line)))
