"""The search that needs nothing but the archive file: FTS5 for words, bitmaps for all else."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pyroaring import BitMap, BitMap64

from archive.errors import sqlite_errors
from archive.on_demand import on_demand
from archive.results import FacetName, Facets, FacetValue, Hit, Span
from archive.search.everything import EVERYTHING
from archive.search.query import Query
from archive.search.snapshot import Snapshot

if TYPE_CHECKING:
    import extraction.folding as folding
    from archive.search import (
        correcting,
        evaluation,
        explaining,
        expressions,
        facet_counts,
        grammar,
        highlighting,
        naming,
        printing,
        protocol,
        tree,
        vocabulary,
    )
    from archive.search.widening import Tokens
else:
    # A list of all articles, which is what the app begins with, needs none of these.
    correcting = on_demand("archive.search.correcting")
    evaluation = on_demand("archive.search.evaluation")
    explaining = on_demand("archive.search.explaining")
    expressions = on_demand("archive.search.expressions")
    facet_counts = on_demand("archive.search.facet_counts")
    grammar = on_demand("archive.search.grammar")
    highlighting = on_demand("archive.search.highlighting")
    naming = on_demand("archive.search.naming")
    printing = on_demand("archive.search.printing")
    protocol = on_demand("archive.search.protocol")
    tree = on_demand("archive.search.tree")
    vocabulary = on_demand("archive.search.vocabulary")
    folding = on_demand("extraction.folding")

_HITS = """
SELECT a.ordinal, a.uid,
  CASE a.title WHEN '' THEN
    (SELECT '[' || trim(substr(body, 1, 60)) || iif(length(body) > 60, '…]', ']')
     FROM (SELECT trim(replace(v.text, char(10), ' ')) AS body
           FROM article_versions v WHERE v.article_id = a.id AND v.number = a.version))
  ELSE a.title END,
  a.published, a.language, coalesce(o.name, '')
FROM json_each(?) j CROSS JOIN articles a ON a.ordinal = j.value LEFT JOIN outlets o ON o.id = a.outlet_id
ORDER BY j.key
"""
_NEWEST = """
SELECT rowid FROM article_index WHERE article_index MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?
"""
_TAIL = "SELECT rowid FROM article_index WHERE article_index MATCH ? AND rowid > ?"
_RANKED = "SELECT rowid FROM article_index WHERE article_index MATCH ? AND rowid >= ? ORDER BY rank, rowid DESC"
MOST_RANKED = 20_000
_NEWEST_TEXT = """
SELECT v.text FROM (SELECT rowid FROM article_index WHERE article_index MATCH ? ORDER BY rowid DESC LIMIT 1) f
JOIN articles a ON a.ordinal = f.rowid JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
"""
_MOST_SHOWN = 50
_MOST_CORRECTIONS = 3
_MOST_SPEAKERS = 3
_MOST_TITLES = 4
_MOST_AS_WRITTEN = 12


class FileSearcher:
    """Searches an archive through a connection of its own.

    Another thread may interrupt it: the method at work then ends with `sqlite3.OperationalError: interrupted` and the
    next one works again.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
        self._began = False
        self._state: tuple[int, int] | None = None
        self._snapshot: Snapshot | None = None

    def parse(self, line: str, *, typing: bool = False) -> Query:
        """See `Searcher.parse`."""
        return grammar.parse(line, typing=typing) if line else Query(line, EVERYTHING)

    def _matching(self, snapshot: Snapshot, query: Query) -> BitMap:
        """The articles that match; not to be changed."""
        if query.tree == EVERYTHING:
            return snapshot.everything
        return evaluation.Evaluation(self._connection, snapshot).articles(query.tree)

    def list(self, query: Query, *, before: int | None = None, limit: int = 50) -> Sequence[Hit]:
        """See `Searcher.list`."""
        with self._reading() as snapshot:
            if query.tree != EVERYTHING and query.tree not in snapshot.results:
                expression = expressions.whole(query.tree, snapshot.widened)
                if expression is not None:
                    return self._hits(self._newest(snapshot, expression, before, limit))
            found = self._matching(snapshot, query)
            return self._hits(snapshot.order.newest(found, before=before, limit=limit))

    def relevant(self, query: Query, *, limit: int = 50) -> Sequence[Hit]:
        """See `Searcher.relevant`."""
        with self._reading() as snapshot:
            found = self._matching(snapshot, query)
            words = [snapshot.widened(word) for word in highlighting.wanted(query.tree)]
            if not words:
                return self._hits(snapshot.order.newest(found, limit=limit))
            asked = " OR ".join(expressions.any_of(each.alternatives, prefix=each.prefix) for each in words)
            oldest = found[max(0, len(found) - MOST_RANKED)] if found else 0
            rows = self._connection.execute(_RANKED, (asked, oldest))
            return self._hits(list(islice((ordinal for (ordinal,) in rows if ordinal in found), limit)))

    def count(self, query: Query) -> int:
        """See `Searcher.count`."""
        with self._reading() as snapshot:
            return len(self._matching(snapshot, query))

    def ordinals(self, query: Query) -> array[int]:
        """See `Searcher.ordinals`."""
        with self._reading() as snapshot:
            return snapshot.order.newest(self._matching(snapshot, query))

    def hits(self, ordinals: Sequence[int]) -> Sequence[Hit]:
        """See `Searcher.hits`."""
        with self._reading():
            return self._hits(ordinals)

    def facets(self, query: Query, names: Sequence[FacetName], limit: int = 20) -> Facets:
        """See `Searcher.facets`."""
        with self._reading() as snapshot:
            articles = self._matching(snapshot, query)
            counts = facet_counts.FacetCounts(self._connection, snapshot)
            return Facets({name: counts.count(articles, name, limit) for name in names})

    def quotes(self, query: Query) -> BitMap64 | None:
        """The quotes that `by:` and `said:` of a query mean, for `reading.quotes`; None when it has none of these."""
        with self._reading() as snapshot:
            return evaluation.Evaluation(self._connection, snapshot).quotes(query.tree)

    def means_somebody(self, query: Query) -> bool:
        """Whether the filters by name of a query mean anybody that the archive knows, or `by:unknown`."""
        with self._reading() as snapshot:
            asked = [(node, snapshot.meant(node)) for node in explaining.filters(query.tree)]
        return any(naming.is_unknown(node) or meant for node, meant in asked)

    def unknown(self, query: Query) -> Sequence[str]:
        """See `Searcher.unknown`."""
        if query.tree == EVERYTHING:
            return []
        with self._reading() as snapshot:
            asked = dict.fromkeys(explaining.by_value(query.tree))
            return [printing.print_query(node) for node in asked if not self._is_known(snapshot, node)]

    def _is_known(self, snapshot: Snapshot, node: tree.Named | tree.Having) -> bool:
        if isinstance(node, tree.Named):
            return naming.is_unknown(node) or bool(snapshot.meant(node))
        if node.field == "lang":
            return bool(snapshot.bitmap("language", node.value))
        known = naming.outlets if node.field == "outlet" else naming.tags
        return bool(known(self._connection, node.value))

    def suggest(self, word: str, limit: int = 10) -> Sequence[str]:
        """See `Searcher.suggest`."""
        tokens = folding.fold_words(word)
        if not tokens:
            return []
        with self._reading():
            found = [term for term, _ in vocabulary.completions(self._connection, tokens[-1], limit)]
            return found or correcting.similar_words(self._connection, tokens[-1], limit)

    def corrections(self, query: Query) -> Sequence[str]:
        """See `Searcher.corrections`."""
        with self._reading():
            lines = correcting.corrections(self._connection, query.tree)
        return list(islice((line for line in lines if self.count(self.parse(line))), _MOST_CORRECTIONS))

    def highlights(self, query: Query, text: str) -> Sequence[Span]:
        """See `Searcher.highlights`."""
        with self._reading() as snapshot:
            words = [snapshot.widened(word) for word in highlighting.wanted(query.tree)]
        return highlighting.highlights(words, text)

    def expansions(self, query: Query) -> Sequence[protocol.Expansion]:
        """See `Searcher.expansions`."""
        with self._reading() as snapshot:
            found = []
            for node in dict.fromkeys(highlighting.wanted(query.tree)):
                widened = snapshot.widened(node)
                if widened.kind is not None:
                    star = "*" if widened.prefix else ""
                    shown = tuple(
                        widened.written.get(each) or self._as_written(each, place) + star
                        for place, each in enumerate(widened.alternatives[:_MOST_SHOWN])
                    )
                    found.append(
                        protocol.Expansion(node.text, widened.kind, widened.label, shown, len(widened.alternatives))
                    )
            return [*found, *self._filtered(snapshot, query)]

    def _filtered(self, snapshot: Snapshot, query: Query) -> Iterator[protocol.Expansion]:
        """Whom and what the filters by name mean, where it is not just the name."""
        for node in dict.fromkeys(explaining.filters(query.tree)):
            meant = snapshot.meant(node)
            labels = naming.labels(self._connection, meant.entities)
            names = (*labels, *meant.titles)
            if names and names != (node.name,):
                kind: Literal["names", "titles"] = "names" if labels else "titles"
                yield protocol.Expansion(printing.print_query(node), kind, node.name, names[:_MOST_SHOWN], len(names))

    def explain(self, query: Query) -> str:
        """See `Searcher.explain`."""
        with self._reading() as snapshot:
            return explaining.explain(query.tree, lambda node: self._wording(snapshot, node))

    def _wording(self, snapshot: Snapshot, node: tree.Word | tree.Phrase | tree.Named) -> str:
        if isinstance(node, tree.Named):
            meant = snapshot.meant(node)
            titles, labels = meant.titles, naming.labels(self._connection, meant.entities)
            if not titles:
                return node.name
            shown = ", ".join(titles[:_MOST_TITLES]) + (" …" if len(titles) > _MOST_TITLES else "")
            more = f" ({node.name} = {shown}: {len(titles)} titles)" if len(titles) > 1 else ""
            return " or ".join([*labels[:_MOST_SPEAKERS], f"someone with the office {node.name}{more}"])
        if isinstance(node, tree.Word) and node.form not in {"forms", "exact", "started"}:
            return printing.STARS[node.form].format(node.text)
        widened = snapshot.widened(node)
        if widened.kind == "names":
            return f"{widened.label} ({len(widened.alternatives)} names)"
        if widened.kind == "forms":
            return f"{node.text} ({len(widened.alternatives)} forms)"
        return f'"{node.text}"' if isinstance(node, tree.Phrase) else node.text

    def filter_for(self, facet: FacetName, value: FacetValue) -> str:
        """The filter of the query line that chooses a value of a facet, such as `person:"Burkhard Jung"`."""
        with self._reading():
            return naming.filter_for(self._connection, facet, value)

    @contextmanager
    def _reading(self) -> Iterator[Snapshot]:
        """One state of the archive for all statements within; what was kept of an older state is dropped."""
        with sqlite_errors(self._path):
            self._begin()
            try:
                self._connection.execute("SELECT value FROM archive_state LIMIT 1").fetchone()  # takes the state
                state = (self._connection.execute("PRAGMA data_version").fetchone()[0], self._connection.total_changes)
                if self._snapshot is None or state != self._state:
                    self._snapshot = Snapshot(self._connection)
                    self._state = state
                yield self._snapshot
            finally:
                self._end()

    def _begin(self) -> None:
        # An interruption may have hit the end of the last method, which then left its transaction open.
        self._end()
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN")
            self._began = True

    def _end(self) -> None:
        if self._began and self._connection.in_transaction:
            self._connection.execute("COMMIT")
        self._began = False

    def _newest(self, snapshot: Snapshot, expression: str, before: int | None, limit: int) -> Sequence[int]:
        """The newest articles that match, read off the index backwards without looking at the others."""
        order = snapshot.order
        bound, older = (order.sorted_upto, order.tail) if before is None else order.before(before)
        found: list[int] = []
        while len(found) < limit:
            asked = limit - len(found) + 1
            page = [row[0] for row in self._connection.execute(_NEWEST, (expression, bound, asked))]
            found.extend(ordinal for ordinal in page if ordinal not in order.dead)
            if len(page) < asked:
                break
            bound = page[-1] - 1
        if not older:
            return found[:limit]
        tail = [row[0] for row in self._connection.execute(_TAIL, (expression, order.sorted_upto)) if row[0] in older]
        return order.merge(found, tail, limit)

    def _as_written(self, tokens: Tokens, place: int) -> str:
        """Folded words as the newest article that has them writes them; of those far down the list as they are."""
        folded = " ".join(tokens)
        if place < _MOST_AS_WRITTEN and len(tokens) == 1:
            for (text,) in self._connection.execute(_NEWEST_TEXT, (expressions.phrase(tokens),)):
                for word, start, end in folding.fold_tokens(text):
                    if word == folded:
                        return str(text[start:end])
        return folded

    def _hits(self, ordinals: Sequence[int]) -> Sequence[Hit]:
        return [Hit(*row) for row in self._connection.execute(_HITS, (json.dumps([*ordinals]),))]
