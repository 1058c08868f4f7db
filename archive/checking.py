"""Looks whether everything in the archive is as it should be. Only reads."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from pyroaring import BitMap

from archive import state
from archive.errors import sqlite_errors
from archive.index import bitmaps, ordinals
from archive.opening import Archive
from extraction.folding import VERSION as FOLD_VERSION

_RESTORE = "restore a backup of the archive"
_OPTIMIZE = "run `jumelage optimize --anew`"
_REINDEX = "run `jumelage reindex`"
_SPANS = """
SELECT a.uid, a.title, '{table}' FROM {table} f JOIN articles a ON a.id = f.article_id
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version WHERE f.ends > length(v.text)
"""
_SEGMENTS = """
SELECT a.uid, a.title, 'quotes' FROM quote_segments s JOIN quotes q ON q.id = s.quote_id
JOIN articles a ON a.id = q.article_id JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
WHERE s.ends > length(v.text)
"""
_LINKS = """
SELECT a.uid, a.title FROM (
  SELECT coalesce(e.merged_into, e.id) AS entity_id, m.article_id AS article_id, 1 AS mentions
  FROM mentions m JOIN entities e ON e.id = m.entity_id WHERE m.state <> 'rejected'
  UNION ALL SELECT entity_id, article_id, -mentions FROM article_entities) x
JOIN articles a ON a.id = x.article_id
GROUP BY x.article_id, x.entity_id HAVING sum(x.mentions) <> 0
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be: what, where, and what to do."""

    what: str
    where: str
    advice: str

    def __str__(self) -> str:
        return f"{self.what}: {self.where}: {self.advice}"


def check(archive: Archive) -> Iterator[Problem]:
    """Checks the file, the originals, the places of findings in the texts, and the index; yields what is wrong.

    Reads the whole archive once.
    """
    connection = archive.connection
    with sqlite_errors(archive.path):
        for (message,) in connection.execute("PRAGMA integrity_check"):
            if message != "ok":
                yield Problem("the file is damaged", str(message), _RESTORE)
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            yield Problem("a row points at nothing", f"{table}, row {row}, at {parent}", _RESTORE)
        yield from _originals(connection)
        yield from _texts(connection)
        yield from _index(connection)


def _originals(connection: sqlite3.Connection) -> Iterator[Problem]:
    rows = connection.execute(
        "SELECT r.sha256, r.size, r.content,"
        " (SELECT source FROM article_versions WHERE original_id = r.id ORDER BY id LIMIT 1) FROM originals r"
    )
    for sha256, size, content, source in rows:
        if hashlib.sha256(content).hexdigest() != sha256 or len(content) != size:
            yield Problem("an original is not what was imported", source or sha256, _RESTORE)


def _texts(connection: sqlite3.Connection) -> Iterator[Problem]:
    versions = connection.execute(
        "SELECT a.uid, a.title, v.text, v.text_sha256 FROM article_versions v JOIN articles a ON a.id = v.article_id"
    )
    for uid, title, text, sha256 in versions:
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
            yield Problem("a text is not what was imported", f"{title} ({uid})", _RESTORE)
    tables = [_SPANS.format(table=table) for table in ("mentions", "date_mentions", "office_terms")]
    for uid, title, what in connection.execute(" UNION ".join([*tables, _SEGMENTS])):
        yield Problem(f"a finding lies outside its text ({what})", f"{title} ({uid})", _REINDEX)


def _index(connection: sqlite3.Connection) -> Iterator[Problem]:
    articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    indexed = connection.execute("SELECT count(*) FROM article_index").fetchone()[0]
    if indexed != articles + len(ordinals.dead(connection)):
        yield Problem("the word index does not fit the articles", f"{indexed} rows for {articles} articles", _OPTIMIZE)
    if articles and state.number(connection, "fold_version") != FOLD_VERSION:
        yield Problem("the word index was made by another version", "article_index", _OPTIMIZE)
    for uid, title in connection.execute(_LINKS):
        yield Problem("the count of a name does not fit the article", f"{title} ({uid})", _REINDEX)
    expected = bitmaps.collect(connection)
    kept = connection.execute("SELECT kind, value, bitmap FROM facet_bitmaps")
    found = {(kind, value): BitMap.deserialize(content) for kind, value, content in kept}
    for key in sorted(expected.keys() | found.keys(), key=str):
        if expected.get(key) != found.get(key):
            yield Problem("a count does not fit the articles", f"{key[0]} {key[1]}", _OPTIMIZE)
