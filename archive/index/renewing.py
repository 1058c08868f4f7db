"""Numbers all articles in date order and indexes their words anew, beside the index that is in use.

Done in many short transactions, so that it can be interrupted and goes on where it was, and others write meanwhile.
What they wrote is put behind all others when the new index takes the place of the old one, which is one transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

from pyroaring import BitMap

from archive import state
from archive.index import bitmaps, changes, frequent_words, moving, words
from archive.index.terms import recount
from archive.index.transactions import transaction
from extraction.folding import fold_words

_SLAB = 2000
_ORDER = """
CREATE TABLE renewed_order (
  article_id INTEGER PRIMARY KEY, ordinal INTEGER NOT NULL UNIQUE, old INTEGER, generation INTEGER, number INTEGER)
"""
_FILL_ORDER = """
INSERT INTO renewed_order SELECT id, row_number() OVER (ORDER BY coalesce(published_from, ''), uid), ordinal, ?, ?
FROM articles
"""
_TABLES = ("article_index", "quote_index")
_INDEX = "CREATE VIRTUAL TABLE renewed_{} USING fts5 (text, content = '', tokenize = 'ascii')"
_TEXTS = """
SELECT r.ordinal, v.text FROM renewed_order r JOIN articles a ON a.id = r.article_id
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
WHERE r.ordinal > ?1 AND r.ordinal <= ?2 ORDER BY r.ordinal
"""
_QUOTES = """
SELECT r.ordinal, q.number, q.text FROM renewed_order r JOIN quotes q ON q.article_id = r.article_id
WHERE r.ordinal > ?1 AND r.ordinal <= ?2 AND q.state <> 'rejected' ORDER BY r.ordinal, q.number
"""
_CHANGED = """
SELECT a.id, r.ordinal FROM articles a LEFT JOIN renewed_order r ON r.article_id = a.id
WHERE r.ordinal IS NULL OR r.old IS NOT a.ordinal OR a.ordinal IN (SELECT value FROM json_each(?))
"""
_RENUMBER = """
UPDATE articles SET ordinal = r.ordinal FROM renewed_order r
WHERE r.article_id = articles.id AND articles.id NOT IN (SELECT value FROM json_each(?))
"""


def unfinished(connection: sqlite3.Connection) -> bool:
    """Whether a new index was begun that still fits the archive."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'renewed_order'").fetchone():
        return False
    begun = connection.execute("SELECT generation FROM renewed_order LIMIT 1").fetchone()
    return begun is not None and begun[0] == changes.position(connection).generation


def abandon(connection: sqlite3.Connection) -> None:
    """Drops a new index that was begun, within the transaction that is open."""
    for table in ("order", *_TABLES):
        connection.execute(f"DROP TABLE IF EXISTS renewed_{table}")


def renew(connection: sqlite3.Connection, progress: Callable[[int], None] = lambda _: None) -> None:
    """Makes the new index, from where it was left, and puts it in the place of the old one.

    Args:
        connection: an archive that is open for writing, outside a transaction, folded as it is now.
        progress: is told now and then how many articles are done.
    """
    if not unfinished(connection):
        with transaction(connection):
            _begin(connection)
    last = connection.execute("SELECT coalesce(max(ordinal), 0) FROM renewed_order").fetchone()[0]
    done = connection.execute("SELECT coalesce(max(rowid), 0) FROM renewed_article_index").fetchone()[0]
    while done < last:
        with transaction(connection):
            _index(connection, done, done + _SLAB)
        done += _SLAB
        progress(min(done, last))
    with transaction(connection):
        _take_its_place(connection, last)


def _begin(connection: sqlite3.Connection) -> None:
    abandon(connection)
    now = changes.position(connection)
    connection.execute(_ORDER)
    connection.execute(_FILL_ORDER, (now.generation, now.number))
    for table in _TABLES:
        connection.execute(_INDEX.format(table))
    connection.execute("INSERT INTO renewed_article_index (renewed_article_index, rank) VALUES ('hashsize', 33554432)")


def _index(connection: sqlite3.Connection, after: int, upto: int) -> None:
    texts = [(ordinal, " ".join(fold_words(text))) for ordinal, text in connection.execute(_TEXTS, (after, upto))]
    connection.executemany("INSERT INTO renewed_article_index (rowid, text) VALUES (?, ?)", texts)
    quotes: dict[int, list[str]] = {}
    for ordinal, number, text in connection.execute(_QUOTES, (after, upto)):
        quotes.setdefault(words.quote_row(ordinal, number), []).extend(fold_words(text))
    connection.executemany(
        "INSERT INTO renewed_quote_index (rowid, text) VALUES (?, ?)",
        [(row, " ".join(quoted)) for row, quoted in quotes.items()],
    )


def _take_its_place(connection: sqlite3.Connection, last: int) -> None:
    """The new index for the old one, and everything that goes by its numbers."""
    begun = connection.execute("SELECT coalesce(min(number), 0) FROM renewed_order").fetchone()[0]
    touched = changes.since(connection, begun).to_array().tolist()
    changed = dict(connection.execute(_CHANGED, (json.dumps(touched),)).fetchall())
    connection.execute("UPDATE articles SET ordinal = NULL, sorts_after = NULL")
    connection.execute(_RENUMBER, (json.dumps(list(changed)),))
    dead = BitMap(ordinal for ordinal in changed.values() if ordinal is not None)
    connection.execute("DROP TABLE IF EXISTS temp.words_of_index")
    for table in _TABLES:
        connection.execute(f"DROP TABLE {table}")
        connection.execute(f"ALTER TABLE renewed_{table} RENAME TO {table}")
    connection.execute("DROP TABLE renewed_order")
    state.put(connection, "sorted_upto", last)
    state.put(connection, "last_ordinal", last)
    state.put(connection, "dead", dead.serialize())
    moving.move(connection, list(changed))
    recount(connection)
    frequent_words.rebuild(connection)
    bitmaps.replace(connection, bitmaps.collect(connection))
    changes.begin_generation(connection)
