"""Results that can be cited and run again: query, state of the archive, number of articles and a hash of their uids."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from pyroaring import BitMap

from archive import clock, state
from archive.errors import NotInArchiveError, sqlite_errors
from archive.opening import Archive
from archive.reading.articles_of import articles_since
from archive.search.grammar import parse
from archive.search.printing import print_query
from archive.search.protocol import Searcher
from archive.search.query import Query

_COLUMNS = "uid, query, made, revision, articles, uids_sha256"
_UIDS = "SELECT a.uid FROM json_each(?) j CROSS JOIN articles a ON a.ordinal = j.value ORDER BY a.uid"


@dataclass(frozen=True, slots=True)
class ResultSnapshot:
    """A result as it was.

    Attributes:
        uid: of the snapshot.
        query: the query line in its plainest form.
        made: when, UTC.
        revision: of the archive.
        articles: how many were found.
        uids_sha256: of the uids of the articles, sorted, each with a line end.
    """

    uid: str
    query: str
    made: str
    revision: int
    articles: int
    uids_sha256: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A result as it was and as it is.

    Attributes:
        then: as it was.
        now: as it is; not kept in the archive.
        same: both are the same articles.
        new: how many of the articles found now came in or changed since.
    """

    then: ResultSnapshot
    now: ResultSnapshot
    same: bool
    new: int


def take(archive: Archive, searcher: Searcher, query: Query) -> ResultSnapshot:
    """Keeps what a query finds now.

    Args:
        archive: open for writing.
        searcher: of the same archive.
        query: what to look for.
    """
    taken = _result(archive, searcher, query)
    with sqlite_errors(archive.path):
        archive.connection.execute(
            f"INSERT OR IGNORE INTO result_snapshots ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 - a constant
            (taken.uid, taken.query, taken.made, taken.revision, taken.articles, taken.uids_sha256),
        )
    return taken


def snapshots(archive: Archive) -> list[ResultSnapshot]:
    """All snapshots, the newest first."""
    with sqlite_errors(archive.path):
        rows = archive.connection.execute(f"SELECT {_COLUMNS} FROM result_snapshots ORDER BY id DESC")  # noqa: S608
        return [ResultSnapshot(*row) for row in rows]


def compare(archive: Archive, searcher: Searcher, uid: str) -> Comparison:
    """Runs the query of a snapshot again.

    Args:
        archive: where.
        searcher: of the same archive.
        uid: of the snapshot, or its first characters when no other begins so.

    Raises:
        NotInArchiveError: there is no such snapshot, or there are several.
    """
    found = [snapshot for snapshot in snapshots(archive) if snapshot.uid.startswith(uid)]
    if len(found) != 1:
        raise NotInArchiveError("there is no one snapshot of that id", uid, "give an id in full")
    then = found[0]
    query = parse(then.query)
    now = _result(archive, searcher, query)
    new = len(BitMap(searcher.ordinals(query)) & articles_since(archive, then.revision))
    return Comparison(then, now, (then.articles, then.uids_sha256) == (now.articles, now.uids_sha256), new)


def _result(archive: Archive, searcher: Searcher, query: Query) -> ResultSnapshot:
    line = print_query(query)
    with sqlite_errors(archive.path):
        ordinals = json.dumps(searcher.ordinals(query).tolist())
        content = hashlib.sha256()
        count = 0
        for (uid,) in archive.connection.execute(_UIDS, (ordinals,)):
            content.update(f"{uid}\n".encode())
            count += 1
        revision = state.number(archive.connection, "revision")
    made, digest = clock.now(), content.hexdigest()
    uid = hashlib.sha256(f"{line}\0{made}\0{digest}".encode()).hexdigest()[:16]
    return ResultSnapshot(uid, line, made, revision, count, digest)
