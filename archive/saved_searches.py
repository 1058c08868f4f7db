"""Searches that a person keeps under a name, and how many articles each found since it was last opened."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyroaring import BitMap

from archive import clock, state
from archive.errors import NotInArchiveError, sqlite_errors
from archive.reading.articles_of import articles_since
from archive.search.errors import QueryError
from archive.search.grammar import parse

if TYPE_CHECKING:
    from archive.opening import Archive
    from archive.search.protocol import Searcher

_SAVE = """
INSERT INTO saved_searches (uid, name, query, made, opened, opened_revision, pinned) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6)
ON CONFLICT (name) DO UPDATE SET query = ?3, opened = ?4, opened_revision = ?5, pinned = ?6
"""
_OPENED_REVISION = "SELECT opened_revision FROM saved_searches WHERE name = ?"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with a name.

    Attributes:
        name: as the person gave it.
        query: the query line.
        opened: when it was last opened, UTC.
        pinned: stands before the others.
        articles: how many it finds now, None when the line cannot be read any more.
        new: how many of these came in or changed since it was last opened.
    """

    name: str
    query: str
    opened: str
    pinned: bool
    articles: int | None
    new: int


def save(archive: Archive, name: str, line: str, *, pinned: bool = False) -> None:
    """Keeps a search under a name, in the place of the one that has it.

    Args:
        archive: open for writing.
        name: anything.
        line: the query line.
        pinned: put it before the others.

    Raises:
        QueryError: the line cannot be read.
    """
    parse(line)
    uid = hashlib.sha256(f"search\0{name}".encode()).hexdigest()[:16]
    with sqlite_errors(archive.path):
        revision = state.number(archive.connection, "revision")
        archive.connection.execute(_SAVE, (uid, name, line, clock.now(), revision, int(pinned)))


def remove(archive: Archive, name: str) -> None:
    """Forgets a search.

    Raises:
        NotInArchiveError: there is none of that name.
    """
    _change(archive, "DELETE FROM saved_searches WHERE name = ?", name)


def mark_opened(archive: Archive, name: str) -> None:
    """Notes that a search is being looked at now: what it finds is not new any more.

    Raises:
        NotInArchiveError: there is none of that name.
    """
    revision = state.number(archive.connection, "revision")
    query = "UPDATE saved_searches SET opened = ?, opened_revision = ? WHERE name = ?"
    _change(archive, query, clock.now(), revision, name)


def saved_searches(archive: Archive, searcher: Searcher) -> list[SavedSearch]:
    """All saved searches, pinned ones first, then by name."""
    with sqlite_errors(archive.path):
        rows = archive.connection.execute(
            "SELECT name, query, opened, pinned, opened_revision FROM saved_searches ORDER BY pinned DESC, name"
        ).fetchall()
    found = []
    for name, line, opened, pinned, revision in rows:
        try:
            articles = BitMap(searcher.ordinals(parse(line)))
        except QueryError:
            found.append(SavedSearch(name, line, opened, bool(pinned), None, 0))
            continue
        new = len(articles & articles_since(archive, revision))
        found.append(SavedSearch(name, line, opened, bool(pinned), len(articles), new))
    return found


def opened_revision(archive: Archive, name: str) -> int:
    """The revision of the archive when a search was last opened.

    Raises:
        NotInArchiveError: there is none of that name.
    """
    with sqlite_errors(archive.path):
        row = archive.connection.execute(
            "SELECT opened_revision FROM saved_searches WHERE name = ?", (name,)
        ).fetchone()
    if row is None:
        raise NotInArchiveError("there is no saved search of that name", name, "see the list of them")
    return int(row[0])


def _change(archive: Archive, query: str, *values: object) -> None:
    with sqlite_errors(archive.path):
        if not archive.connection.execute(query, values).rowcount:
            raise NotInArchiveError("there is no saved search of that name", str(values[-1]), "see the list of them")
