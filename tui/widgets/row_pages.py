"""The rows of a list of any length, as far as they are at hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual.cache import LRUCache

Row = TypeVar("Row")

PAGE = 100
"""Rows fetched at once."""
_PAGES_KEPT = 64


class RowPages(Generic[Row]):
    """Pages of rows, the latest looked at; those asked for and not yet there are asked for once."""

    def __init__(self) -> None:
        self.length = 0
        """Number of rows, at hand or not."""
        self._pages: LRUCache[int, Sequence[Row]] = LRUCache(_PAGES_KEPT)
        self._asked: set[int] = set()

    def begin(self, length: int, rows: Sequence[Row]) -> None:
        """Another list: the first of its rows, as many as there are at hand; a page is kept when it is whole."""
        self._pages.clear()
        self._asked.clear()
        self.length = length
        for first in range(0, len(rows), PAGE):
            page = rows[first : first + PAGE]
            if len(page) == PAGE or first + len(page) == length:
                self._pages[first // PAGE] = page

    def extend(self, length: int) -> None:
        """The same list has this many rows; the last page may be longer now."""
        last = self.length // PAGE
        self.length = length
        self._pages.discard(last)
        self._asked.discard(last)

    def receive(self, first: int, rows: Sequence[Row]) -> None:
        """Take the rows of a page."""
        self._asked.discard(first // PAGE)
        self._pages[first // PAGE] = rows

    def give_up(self, first: int) -> None:
        """The rows of a page will not come; they may be asked for again."""
        self._asked.discard(first // PAGE)

    def at(self, index: int) -> Row | None:
        """The row if it is at hand."""
        rows = self._pages.get(index // PAGE)
        return rows[index % PAGE] if rows is not None and index % PAGE < len(rows) else None

    def to_ask(self, index: int) -> tuple[int, int] | None:
        """First row and number of rows of the page that has this row; None when it was asked for, or is there."""
        page = index // PAGE
        if page in self._asked or page in self._pages:
            return None
        self._asked.add(page)
        return page * PAGE, min(PAGE, self.length - page * PAGE)
