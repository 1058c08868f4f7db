"""Finds the articles that match a tree: words through FTS5, all else through bitmaps, joined as sets."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from pyroaring import BitMap, BitMap64

from archive.index.words import QUOTES_PER_ARTICLE
from archive.search import expressions, naming
from archive.search.during import during
from archive.search.everything import Everything
from archive.search.highlighting import highlights
from archive.search.periods import parse_period
from archive.search.tree import (
    And,
    During,
    Having,
    Named,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Said,
    Word,
)
from extraction.folding import fold_name

if TYPE_CHECKING:
    from archive.search.snapshot import Snapshot
    from archive.search.widening import Widened

_WORDS_AT_ONCE = 20
"""An OR of twice as many words takes FTS5 more than twice as long: 1,000 words 116 ms by 500, 23 ms by 20."""

_QUOTES = "SELECT json_group_array(rowid) FROM quote_index WHERE quote_index MATCH ?"
_QUOTES_BY = """
SELECT a.ordinal * 1024 + min(q.number, 1023) FROM json_each(?) j
CROSS JOIN entities e ON e.id = j.value OR e.merged_into = j.value
CROSS JOIN quotes q ON q.speaker_id = e.id CROSS JOIN articles a ON a.id = q.article_id WHERE q.state <> 'rejected'
"""
_QUOTES_BY_UNKNOWN = """
SELECT a.ordinal * 1024 + min(q.number, 1023) FROM quotes q JOIN articles a ON a.id = q.article_id
WHERE q.speaker_id IS NULL AND q.state <> 'rejected'
"""
_IMPORTED = """
SELECT a.ordinal FROM import_runs r CROSS JOIN article_versions v ON v.run_id = r.id
CROSS JOIN articles a ON a.id = v.article_id WHERE substr(r.started, 1, 10) BETWEEN ? AND ?
"""
_QUOTES_BY_OFFICE = """
SELECT a.ordinal * 1024 + min(q.number, 1023) FROM json_each(?1) j CROSS JOIN office_terms t ON t.title = j.value
CROSS JOIN quotes q ON q.article_id = t.article_id AND (q.office_term_id = t.id OR q.speaker_id = t.person_id)
CROSS JOIN articles a ON a.id = q.article_id
WHERE q.state <> 'rejected' AND t.state <> 'rejected'
UNION ALL
SELECT a.ordinal * 1024 + min(q.number, 1023) FROM json_each(?1) j CROSS JOIN quotes q ON q.said_title = j.value
CROSS JOIN articles a ON a.id = q.article_id WHERE q.state <> 'rejected'
"""
_QUOTES_BY_OFFICE_OF_A_CITY = """
SELECT a.ordinal * 1024 + min(q.number, 1023) FROM json_each(?1) j CROSS JOIN office_terms t ON t.title = j.value
CROSS JOIN places p ON p.entity_id = t.place_id
CROSS JOIN quotes q ON q.article_id = t.article_id AND (q.office_term_id = t.id OR q.speaker_id = t.person_id)
CROSS JOIN articles a ON a.id = q.article_id
WHERE q.state <> 'rejected' AND t.state <> 'rejected' AND t.organisation_id IS NULL AND p.kind = 'city'
UNION ALL
SELECT a.ordinal * 1024 + min(q.number, 1023) FROM json_each(?1) j CROSS JOIN quotes q ON q.said_title = j.value
CROSS JOIN places p ON p.entity_id = q.said_place_id CROSS JOIN articles a ON a.id = q.article_id
WHERE q.state <> 'rejected' AND p.kind = 'city'
"""
_QUOTES_BY_OFFICE_THERE = """
SELECT a.ordinal * 1024 + min(q.number, 1023) FROM json_each(?1) j CROSS JOIN office_terms t ON t.title = j.value
CROSS JOIN entities p ON p.id = t.place_id
CROSS JOIN quotes q ON q.article_id = t.article_id AND (q.office_term_id = t.id OR q.speaker_id = t.person_id)
CROSS JOIN articles a ON a.id = q.article_id
WHERE q.state <> 'rejected' AND t.state <> 'rejected'
  AND coalesce(p.merged_into, p.id) IN (SELECT value FROM json_each(?2))
UNION ALL
SELECT a.ordinal * 1024 + min(q.number, 1023) FROM json_each(?1) j CROSS JOIN quotes q ON q.said_title = j.value
CROSS JOIN entities p ON p.id = q.said_place_id CROSS JOIN articles a ON a.id = q.article_id
WHERE q.state <> 'rejected' AND coalesce(p.merged_into, p.id) IN (SELECT value FROM json_each(?2))
"""
_TAGGED = """
SELECT a.ordinal FROM tags t JOIN article_tags x ON x.tag_id = t.id JOIN articles a ON a.uid = x.article_uid
WHERE ?1 = '' OR t.fold = ?1
"""
_STATES = {
    "reviewed": "SELECT a.ordinal FROM article_reviews r JOIN articles a ON a.uid = r.article_uid",
    "changed": "SELECT ordinal FROM articles WHERE version > 1",
    "note": "SELECT a.ordinal FROM notes n JOIN articles a ON a.uid = n.article_uid",
}


class Evaluation:
    """Evaluates trees on one state of the archive."""

    def __init__(self, connection: sqlite3.Connection, snapshot: Snapshot) -> None:
        self._connection = connection
        self._snapshot = snapshot

    def articles(self, node: Node) -> BitMap:
        """The ordinals of the articles that match; not to be changed."""
        found = self._snapshot.results.get(node)
        if found is None:
            found = self._evaluate(node)
        self._snapshot.remember(node, found)
        return found

    def quotes(self, node: Node) -> BitMap64 | None:
        """The quotes that `said:` and `by:` of a query mean, as rows of the index of quotes; None without such filters.

        Side by side they mean the same quote, alternatives of them as well.
        """
        parts = node.parts if isinstance(node, And) else (node,)
        found: BitMap64 | None = None
        for part in filter(means_quotes, parts):
            rows = self._quoted(part)
            found = rows if found is None else found & rows
        return found

    def _quoted(self, node: Node) -> BitMap64:
        match node:
            case Said():
                return self._said(node)
            case Named():
                return self._said_by(node)
            case And():
                return self.quotes(node) or BitMap64()
            case Or(parts):
                return BitMap64.union(*map(self._quoted, parts))
        raise TypeError(node)

    def _evaluate(self, node: Node) -> BitMap:
        match node:
            case Everything():
                return self._snapshot.everything
            case Word() | Phrase():
                return self._words(self._snapshot.widened(node))
            case Near(parts, distance):
                widened = [self._snapshot.widened(part) for part in parts]
                return self._snapshot.fetch(expressions.near(widened, distance))
            case Named():
                return self._named(node)
            case Said():
                return self._spoken(node)
            case During():
                return self._during(node)
            case Having():
                return self._having(node)
            case Not(part):
                return self._snapshot.everything - self.articles(part)
            case Or(parts):
                return BitMap.union(*(self.articles(part) for part in parts))
            case And(parts):
                return self._all(parts)

    def _all(self, parts: tuple[Node, ...]) -> BitMap:
        quoted = [part for part in parts if means_quotes(part)]
        if len(quoted) > 1:
            rows = self.quotes(And(tuple(quoted)))
            found = self._of_quotes(rows) if rows is not None else BitMap()
            rest = tuple(part for part in parts if part not in quoted)
        else:
            found, rest = None, parts
        for part in sorted(rest, key=_cost):
            if found is not None and not found:
                return found
            if isinstance(part, Not):
                found = (self._snapshot.everything if found is None else found) - self.articles(part.part)
            else:
                more = self.articles(part)
                found = more if found is None else found & more
        return found if found is not None else BitMap()

    def _words(self, widened: Widened) -> BitMap:
        """Frequent words by the bitmaps that are kept of them, all others in one query of the index."""
        if widened.prefix:
            return self._snapshot.fetch(expressions.any_of(widened.alternatives, prefix=True))
        found: list[BitMap] = []
        asked = []
        for tokens in widened.alternatives:
            kept = self._snapshot.term(tokens[0]) if len(tokens) == 1 else None
            if kept is None:
                asked.append(tokens)
            else:
                found.append(kept)
        found.extend(
            self._snapshot.fetch(expressions.any_of(asked[start : start + _WORDS_AT_ONCE]))
            for start in range(0, len(asked), _WORDS_AT_ONCE)
        )
        return BitMap.union(*found) if len(found) > 1 else found[0]

    def _named(self, node: Named) -> BitMap:
        if naming.is_unknown(node):
            return self._snapshot.bitmap("has", "unknown-speaker")
        meant = self._snapshot.meant(node)
        if meant.titles:
            return self._of_quotes(self._said_by(node))
        found = [
            self._snapshot.bitmap(kind, entity) for entity in meant.entities for kind in naming.BITMAPS[node.field]
        ]
        return BitMap.union(*found) if found else BitMap()

    def _spoken(self, node: Said) -> BitMap:
        """The articles in which somebody says some words; their quotes need not be told apart where none is decided."""
        if any(self._snapshot.decided_quotes()):
            return self._of_quotes(self._said(node))
        widened = self._snapshot.widened(node.words)
        return self._snapshot.spoken(expressions.any_of(widened.alternatives, prefix=widened.prefix))

    def _said(self, node: Said) -> BitMap64:
        widened = self._snapshot.widened(node.words)
        expression = expressions.any_of(widened.alternatives, prefix=widened.prefix)
        found = BitMap64(json.loads(self._connection.execute(_QUOTES, (expression,)).fetchone()[0]))
        rejected, added = self._snapshot.decided_quotes()
        return (found - rejected) | BitMap64(row for row, text in added if highlights([widened], text))

    def _said_by(self, node: Named) -> BitMap64:
        if naming.is_unknown(node):
            return BitMap64(row for (row,) in self._connection.execute(_QUOTES_BY_UNKNOWN))
        meant = self._snapshot.meant(node)
        if meant.places:
            asked = (json.dumps(meant.titles), json.dumps(meant.places))
            return BitMap64(row for (row,) in self._connection.execute(_QUOTES_BY_OFFICE_THERE, asked))
        found = BitMap64()
        for query, values in (
            (_QUOTES_BY, meant.entities),
            (_QUOTES_BY_OFFICE, [title for title in meant.titles if title not in meant.of_a_city]),
            (_QUOTES_BY_OFFICE_OF_A_CITY, [*meant.of_a_city]),
        ):
            if values:
                found |= BitMap64(row for (row,) in self._connection.execute(query, (json.dumps(values),)))
        return found

    def _of_quotes(self, rows: BitMap64) -> BitMap:
        return BitMap({row // QUOTES_PER_ARTICLE for row in rows}) - self._snapshot.order.dead

    def _during(self, node: During) -> BitMap:
        if node.field != "imported":
            return during(self._connection, self._snapshot, node)
        first, last = parse_period(node.period, node.at)
        return self._select(_IMPORTED, first.isoformat() if first else "", last.isoformat() if last else "9999")

    def _having(self, node: Having) -> BitMap:
        match node.field, node.value:
            case "lang", value:
                return self._snapshot.bitmap("language", value)
            case "outlet", value:
                outlets = naming.outlets(self._connection, value)
                return BitMap.union(BitMap(), *(self._snapshot.bitmap("outlet", outlet) for outlet in outlets))
            case "tag", value:
                return self._select(_TAGGED, fold_name(value))
            case "has", "tag":
                return self._select(_TAGGED, "")
            case "is", "unreviewed":
                return self._snapshot.everything - self._select(_STATES["reviewed"])
            case "is", "undated":
                return self._snapshot.everything - self._snapshot.bitmap("has", "published")
            case _, ("reviewed" | "changed" | "note") as state:
                return self._select(_STATES[state])
        return self._snapshot.bitmap("has", node.value)

    def _select(self, query: str, *values: str) -> BitMap:
        return BitMap(ordinal for (ordinal,) in self._connection.execute(query, values) if ordinal is not None)


def means_quotes(node: Node) -> bool:
    """Whether a part of a query means quotes and nothing else of an article."""
    match node:
        case Said() | Named("by"):
            return True
        case And(parts) | Or(parts):
            return all(map(means_quotes, parts))
    return False


def _cost(part: Node) -> int:
    """Ranks the parts of a query: first what is only looked up, then words, last what is taken away."""
    if isinstance(part, Not):
        return 2
    return 0 if isinstance(part, Named | Having | During) else 1
