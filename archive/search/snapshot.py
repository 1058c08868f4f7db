"""What a search knows of one state of the archive: date order, bitmaps already read, results already found."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import OrderedDict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pyroaring import BitMap, BitMap64

from archive import state
from archive.index import bitmaps
from archive.index.date_order import DateOrder
from archive.on_demand import on_demand

if TYPE_CHECKING:
    from archive.search import naming, widening
    from archive.search.tree import Named, Node, Phrase, Word
else:
    naming = on_demand("archive.search.naming")
    widening = on_demand("archive.search.widening")

_RESULTS = 64
_MOST_BYTES = 64_000_000
_BYTES_OF_A_BITMAP = 200
"""Of an empty one, with its place in the dictionary."""
_BYTES_OF_A_CONTAINER = 40
"""Besides its numbers, for each stretch of 65,536 ordinals that a bitmap has any of."""

_FIRST_PAGE, _LARGEST_PAGE = 64, 1024
_RANKS_OF_A_NEIGHBOUR = 64
"""The values of a page are taken together in groups of one for so many ranks before it: the rarer, the larger."""

_BEFORE_ALL = (1 << 62, 0)
PAGE_OF_VALUES = """
SELECT value, articles, bitmap FROM facet_bitmaps
WHERE kind = ?1 AND articles <= ?2 AND (articles < ?2 OR value > ?3) ORDER BY articles DESC, value LIMIT ?4
"""
_DECIDED_QUOTES = """
SELECT a.ordinal * 1024 + min(q.number, 1023), q.text, q.state
FROM quotes q CROSS JOIN articles a ON a.id = q.article_id WHERE q.state IN ('rejected', 'added')
"""
_SPOKEN = "SELECT json_group_array(rowid >> 10) FROM quote_index WHERE quote_index MATCH ?"
_FETCH = "SELECT json_group_array(rowid) FROM article_index WHERE article_index MATCH ? AND rowid > ?"


class Page(NamedTuple):
    """Some values of a kind, those first that most articles have.

    Attributes:
        values: which.
        totals: how many articles have each.
        bitmaps: the articles that have each.
        group: how many neighbours are one group; 1 where there are none.
        unions: of each group the articles that have any of its values.
    """

    values: list[int | str]
    totals: list[int]
    bitmaps: list[BitMap]
    group: int
    unions: list[BitMap]


class Snapshot:
    """One state of the archive.

    Attributes:
        order: its date order.
        everything: all its articles.
        results: sets of articles found for parts of queries, the last used last.
        small_results: how many of them had their facets counted by the links of each article.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.order = DateOrder(connection)
        self.everything = BitMap(range(1, self.order.sorted_upto + 1)) - self.order.dead | self.order.tail
        self.results: OrderedDict[Node, BitMap] = OrderedDict()
        self._bitmaps: dict[bitmaps.Key, BitMap] = {}
        self._values: dict[str, list[int]] = {}
        self._widened: dict[Word | Phrase, widening.Widened] = {}
        self._meant: dict[Named, naming.Meant] = {}
        self._decided_quotes: tuple[BitMap64, list[tuple[int, str]]] | None = None
        self._term_bitmaps_upto = state.number(connection, "term_bitmaps_upto")
        self._last = state.number(connection, "last_ordinal")
        self._kept_bytes = 0
        self._pages: dict[tuple[str, int, int | str], Page] = {}
        self._bytes_of_pages = 0
        self.small_results = 0

    def remember(self, node: Node, found: BitMap) -> None:
        """Keeps a result, in the place of the one that was not used for longest."""
        self.results[node] = found
        self.results.move_to_end(node)
        if len(self.results) > _RESULTS:
            self.results.popitem(last=False)

    def bitmap(self, kind: str, value: int | str) -> BitMap:
        """The articles that have a value; not to be changed."""
        key = (kind, value)
        found = self._bitmaps.get(key)
        if found is None:
            found = self._keep(key, bitmaps.load(self._connection, kind, value))
        return found

    def _keep(self, key: bitmaps.Key, bitmap: BitMap) -> BitMap:
        """Keeps a bitmap that was read, and drops all that were kept when they take too much memory."""
        self._kept_bytes += _size(bitmap)
        if self._kept_bytes > _MOST_BYTES:
            self._bitmaps.clear()
            self._kept_bytes = _size(bitmap)
        self._bitmaps[key] = bitmap
        return bitmap

    def pages(self, kind: str) -> Iterator[Page]:
        """All values of a kind, those first that most articles have. The pages grow: few readers go far."""
        after: tuple[int, int | str] = _BEFORE_ALL
        size, rank = _FIRST_PAGE, 0
        while True:
            group = max(1, rank // _RANKS_OF_A_NEIGHBOUR)
            page = self._pages.get((kind, *after)) or self._read_page(kind, after, size, group)
            if page.values:
                yield page
            if len(page.values) < size:
                return
            after = page.totals[-1], page.values[-1]
            rank += size
            size = min(2 * size, _LARGEST_PAGE)

    def _read_page(self, kind: str, after: tuple[int, int | str], size: int, group: int) -> Page:
        """Reads a page, and keeps it as long as there is room: the first pages are those that are asked for again."""
        rows = self._connection.execute(PAGE_OF_VALUES, (kind, *after, size)).fetchall()
        bitmaps = [BitMap.deserialize(row[2]) for row in rows]
        starts = range(0, len(bitmaps), group) if group > 1 else ()
        unions = [BitMap.union(*bitmaps[start : start + group]) for start in starts]
        page = Page([row[0] for row in rows], [row[1] for row in rows], bitmaps, group, unions)
        taken = sum(map(_size, bitmaps)) + sum(map(_size, unions))
        if self._bytes_of_pages + taken <= _MOST_BYTES:
            self._bytes_of_pages += taken
            self._pages[kind, *after] = page
        return page

    def values(self, kind: str) -> list[int]:
        """All values of a kind whose values are numbers."""
        found = self._values.get(kind)
        if found is None:
            rows = self._connection.execute("SELECT value FROM facet_bitmaps WHERE kind = ? ORDER BY value", (kind,))
            found = self._values[kind] = [value for (value,) in rows]
        return found

    def widened(self, node: Word | Phrase) -> widening.Widened:
        """What a word or phrase stands for."""
        found = self._widened.get(node)
        if found is None:
            found = self._widened[node] = widening.widen(self._connection, node)
        return found

    def meant(self, node: Named) -> naming.Meant:
        """Whom a filter by name means; of an office all titles of the archive are looked at."""
        found = self._meant.get(node)
        if found is None:
            found = self._meant[node] = naming.meant(self._connection, node)
        return found

    @cached_property
    def frequent_words(self) -> frozenset[str]:
        """The words of which a bitmap is kept."""
        return frozenset(word for (word,) in self._connection.execute("SELECT term FROM term_bitmaps"))

    def term(self, word: str) -> BitMap | None:
        """The articles that hold a frequent word, None when no bitmap of it is kept."""
        if word not in self.frequent_words:
            return None
        key = ("term", word)
        found = self._bitmaps.get(key)
        if found is None:
            row = self._connection.execute("SELECT bitmap FROM term_bitmaps WHERE term = ?", (word,)).fetchone()
            found = BitMap.deserialize(row[0])
            if self._term_bitmaps_upto < self._last:
                found |= self.fetch(f'"{word}"', self._term_bitmaps_upto)
            self._keep(key, found)
        return found

    def decided_quotes(self) -> tuple[BitMap64, list[tuple[int, str]]]:
        """What people did to quotes, unknown to the index: rejected rows, and added rows with their words."""
        if self._decided_quotes is None:
            rejected, added = BitMap64(), []
            for row, text, state_ in self._connection.execute(_DECIDED_QUOTES):
                if state_ == "added":
                    added.append((row, text))
                else:
                    rejected.add(row)
            self._decided_quotes = rejected, added
        return self._decided_quotes

    def spoken(self, expression: str) -> BitMap:
        """The articles with a quote that matches an FTS5 expression, where people rejected or added none."""
        content = self._connection.execute(_SPOKEN, (expression,)).fetchone()[0]
        return BitMap(array("I", json.loads(content))) - self.order.dead

    def fetch(self, expression: str, after: int = 0) -> BitMap:
        """The rows of the word index that match an FTS5 expression, without the dead ones."""
        content = self._connection.execute(_FETCH, (expression, after)).fetchone()[0]
        return BitMap(array("I", json.loads(content))) - self.order.dead


def _size(bitmap: BitMap) -> int:
    """About the bytes of memory that a bitmap takes."""
    if not bitmap:
        return _BYTES_OF_A_BITMAP
    containers = min(len(bitmap), (int(bitmap.max()) >> 16) + 1)
    numbers = min(2 * len(bitmap), int(bitmap.max()) // 8)
    return _BYTES_OF_A_BITMAP + _BYTES_OF_A_CONTAINER * containers + numbers
