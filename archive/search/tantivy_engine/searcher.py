"""The search that asks a tantivy index beside the file which articles match, and the file for all else."""

from __future__ import annotations

import builtins
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import tantivy
from pyroaring import BitMap

from archive.results import FacetName, Facets, FacetValue, Hit
from archive.search import highlighting
from archive.search.evaluation import Evaluation
from archive.search.facet_counts import FacetCounts
from archive.search.file_searcher import MOST_RANKED, FileSearcher
from archive.search.query import Query
from archive.search.snapshot import Snapshot
from archive.search.tantivy_engine.compiling import Compiler, any_of
from archive.search.tantivy_engine.derived_index import DerivedIndex, sort_key
from archive.search.tree import Having

_CAUGHT_UP_AT_ONCE = 5000
_VALUES_COUNTED = 100_000
"""Of each facet in each part of the index, so that the counts are exact."""

_PLACE = "SELECT ordinal, coalesce(sorts_after, 0), coalesce(published_from, ''), uid FROM articles WHERE ordinal = ?"


class TantivySearcher(FileSearcher):
    """Searches an archive with a tantivy index beside it.

    What came in since the index was last caught up is taken in at once when it is not much; else `behind` says how many
    articles are missing.

    Args:
        connection: to the archive.

    Raises:
        ArchiveError: the index cannot be opened.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._index = DerivedIndex(self._path)
        self._followed: Snapshot | None = None
        self._searcher: tantivy.Searcher = self._index.searcher()
        self._behind = 0

    @property
    def behind(self) -> int:
        """How many articles of the archive the index lacks or holds in an older state."""
        with self._reading():
            return self._behind

    @contextmanager
    def _reading(self) -> Iterator[Snapshot]:
        with super()._reading() as snapshot:
            if snapshot is not self._followed:
                self._behind = self._index.behind(self._connection)
                if self._behind <= _CAUGHT_UP_AT_ONCE and self._index.catch_up(self._connection):
                    self._behind = 0
                self._searcher = self._index.searcher()
                self._followed = snapshot
            yield snapshot

    def list(self, query: Query, *, before: int | None = None, limit: int = 50) -> Sequence[Hit]:
        """See `Searcher.list`."""
        with self._reading() as snapshot:
            wanted = self._compiled(snapshot, query)
            if before is not None:
                place = self._connection.execute(_PLACE, (before,)).fetchone()
                key = sort_key(*place) if place else before << 36
                older = tantivy.Query.range_query(
                    self._index.schema, "key", tantivy.FieldType.Unsigned, None, key, include_upper=False
                )
                wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, wanted), (tantivy.Occur.Must, older)])
            return self._hits(self._found(wanted, limit))

    def relevant(self, query: Query, *, limit: int = 50) -> Sequence[Hit]:
        """See `Searcher.relevant`."""
        with self._reading() as snapshot:
            compiler = self._compiler(snapshot)
            wanted = compiler.compile(query.tree)
            words = [compiler.compile(word) for word in highlighting.wanted(query.tree)]
            most = min(limit, self._searcher.num_docs)
            if not words or most < 1:
                return self._hits(self._found(wanted, limit))
            oldest = self._found(wanted, MOST_RANKED)[-1:]
            clauses = [
                (tantivy.Occur.Must, tantivy.Query.const_score_query(wanted, 0.0)),
                (tantivy.Occur.Must, any_of(words)),
            ]
            place = self._connection.execute(_PLACE, (oldest[0],)).fetchone() if oldest else None
            if place:
                key = sort_key(*place)
                newer = tantivy.Query.range_query(self._index.schema, "key", tantivy.FieldType.Unsigned, key, None)
                clauses.append((tantivy.Occur.Must, tantivy.Query.const_score_query(newer, 0.0)))
            found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit=most, count=False)
            return self._hits(self._ordinals(found))

    def count(self, query: Query) -> int:
        """See `Searcher.count`."""
        with self._reading() as snapshot:
            found = self._searcher.search(self._compiled(snapshot, query), limit=1, count=True)
            return int(found.count or 0)  # type: ignore[attr-defined]

    def ordinals(self, query: Query) -> array[int]:
        """See `Searcher.ordinals`."""
        with self._reading() as snapshot:
            return array("I", self._found(self._compiled(snapshot, query), self._searcher.num_docs))

    def facets(self, query: Query, names: Sequence[FacetName], limit: int = 20) -> Facets:
        """See `Searcher.facets`."""
        with self._reading() as snapshot:
            wanted = self._compiled(snapshot, query)
            counts = FacetCounts(self._connection, snapshot)
            return Facets({name: self._facet(snapshot, counts, wanted, name, limit) for name in names})

    def _facet(
        self, snapshot: Snapshot, counts: FacetCounts, wanted: tantivy.Query, name: FacetName, limit: int
    ) -> tuple[FacetValue, ...]:
        if name == "tag":
            compiler = self._compiler(snapshot)
            tagged = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, wanted), (tantivy.Occur.Must, compiler.compile(Having("has", "tag")))]
            )
            articles = BitMap(self._found(tagged, self._searcher.num_docs))
            return counts.count(articles, name, limit)
        asked = {"field": name, "size": _VALUES_COUNTED, "segment_size": _VALUES_COUNTED}
        if name != "year":
            asked["size"] = min(limit + 50, _VALUES_COUNTED)
        buckets = self._searcher.aggregate(wanted, {name: {"terms": asked}})[name]["buckets"]
        found = [
            (bucket["key"] if name == "language" else int(bucket["key"]), int(bucket["doc_count"]))
            for bucket in buckets
            if bucket["doc_count"]
        ]
        found.sort(key=lambda row: (row[1], row[0]), reverse=True)
        return counts.labelled(name, found if name == "year" else found[:limit])

    def _found(self, wanted: tantivy.Query, limit: int) -> builtins.list[int]:
        # tantivy makes room for as many as it is asked for, and breaks off when that is none.
        most = min(limit, self._searcher.num_docs)
        if most < 1:
            return []
        return self._ordinals(self._searcher.search(wanted, limit=most, count=False, order_by_field="key"))

    def _ordinals(self, found: tantivy.SearchResult) -> builtins.list[int]:
        addresses = [address for _, address in found.hits]
        ordinals = self._searcher.fast_field_values("ordinal", addresses) if addresses else []
        return [int(ordinal) for ordinal in ordinals if ordinal is not None]

    def _compiled(self, snapshot: Snapshot, query: Query) -> tantivy.Query:
        return self._compiler(snapshot).compile(query.tree)

    def _compiler(self, snapshot: Snapshot) -> Compiler:
        evaluation = Evaluation(self._connection, snapshot)
        return Compiler(self._connection, self._index.schema, snapshot, evaluation.articles)
