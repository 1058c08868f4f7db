"""Verifies that an archive is whole: the file, the originals, and that everything points at what is there."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.errors import sqlite_errors
from archive.opening import Archive

Progress = Callable[[int, int], None]
"""Called with the originals checked and the originals there are."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be.

    Attributes:
        what: what is wrong.
        where: table, original or article concerned.
        advice: what to do.
    """

    what: str
    where: str
    advice: str


_RESTORE = "restore a backup with `jumelage restore`"
_REINDEX = "run `jumelage reindex`"
_OPTIMIZE = "run `jumelage optimize`"

_OUTSIDE = """
SELECT DISTINCT a.uid FROM {table} f
JOIN articles a ON a.id = f.article_id
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
WHERE f.ends > length(v.text)
"""
_SEGMENTS_OUTSIDE = """
SELECT DISTINCT a.uid FROM quote_segments s JOIN quotes q ON q.id = s.quote_id
JOIN articles a ON a.id = q.article_id
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
WHERE s.ends > length(v.text)
"""
_NAMES_MISSED = """
SELECT DISTINCT a.uid FROM mentions m JOIN entities e ON e.id = m.entity_id JOIN articles a ON a.id = m.article_id
LEFT JOIN article_entities x ON x.article_id = m.article_id AND x.entity_id = coalesce(e.merged_into, e.id)
WHERE m.state <> 'rejected' AND x.article_id IS NULL
"""


def check(archive: Archive, *, progress: Progress = lambda _done, _total: None) -> Iterator[Problem]:
    """Look for everything that may be wrong, the gravest first.

    Args:
        archive: where.
        progress: told how many originals are checked.
    """
    with sqlite_errors(archive.path):
        yield from _file_problems(archive.connection)
        yield from _original_problems(archive.connection, progress)
        yield from _text_problems(archive.connection)
        yield from _finding_problems(archive.connection)
        yield from _index_problems(archive.connection)


def _file_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (verdict,) in connection.execute("PRAGMA integrity_check"):
        if verdict != "ok":
            yield Problem("the file is damaged", verdict, _RESTORE)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem(f"a row points at nothing in {parent}", f"{table}, row {row}", _RESTORE)


def _original_problems(connection: sqlite3.Connection, progress: Progress) -> Iterator[Problem]:
    total = connection.execute("SELECT count(*) FROM originals").fetchone()[0]
    rows = connection.execute("SELECT sha256, size, content FROM originals ORDER BY id")
    for done, (sha256, size, content) in enumerate(rows, start=1):
        if len(content) != size or hashlib.sha256(content).hexdigest() != sha256:
            yield Problem("an original is not what was imported", f"sha256 {sha256}", _RESTORE)
        progress(done, total)


def _text_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    rows = connection.execute(
        "SELECT a.uid, v.number, v.text, v.text_sha256 FROM article_versions v JOIN articles a ON a.id = v.article_id"
    )
    for uid, number, text, sha256 in rows:
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
            yield Problem("a text is not what was imported", f"article {uid}, version {number}", _RESTORE)


def _finding_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    queries = [_OUTSIDE.format(table=table) for table in ("mentions", "date_mentions", "office_terms")]
    for query in (*queries, _SEGMENTS_OUTSIDE):
        for (uid,) in connection.execute(query):
            yield Problem("a finding points outside the text", f"article {uid}", _REINDEX)


def _index_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (uid,) in connection.execute("SELECT uid FROM articles WHERE ordinal IS NULL"):
        yield Problem("an article is not in the index", f"article {uid}", _OPTIMIZE)
    for (uid,) in connection.execute(_NAMES_MISSED):
        yield Problem("a name is missing from the facets", f"article {uid}", _REINDEX)
