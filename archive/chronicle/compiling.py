"""Reads the articles of a query and what the query is about."""

from __future__ import annotations

import json

from archive.chronicle.entries import Entry, entries
from archive.errors import sqlite_errors
from archive.opening import Archive
from archive.reading.articles import article
from archive.search import FileSearcher, naming
from archive.search.query import Query
from archive.search.tree import And, Named

_AT_ONCE = 200
_UIDS = "SELECT uid FROM entities WHERE id IN (SELECT value FROM json_each(?))"


def compile_chronicle(archive: Archive, query: Query) -> tuple[Entry, ...]:
    """What the articles that a query finds tell of dated events.

    Cities, persons and organisations that the query names as filters (`city:Travnik`) also have to be named where
    the date stands.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    searcher = FileSearcher(archive.connection)
    ordinals = searcher.ordinals(query)
    pages = (ordinals[start : start + _AT_ONCE] for start in range(0, len(ordinals), _AT_ONCE))
    found = (article(archive, hit.uid) for page in pages for hit in searcher.hits(page))
    return entries(found, _about(archive, query))


def _about(archive: Archive, query: Query) -> list[frozenset[str]]:
    parts = query.tree.parts if isinstance(query.tree, And) else (query.tree,)
    with sqlite_errors(archive.path):
        meant = [
            naming.resolve(archive.connection, part.field, part.name, exact=part.exact)
            for part in parts
            if isinstance(part, Named) and part.field != "by"
        ]
        return [frozenset(uid for (uid,) in archive.connection.execute(_UIDS, (json.dumps(ids),))) for ids in meant]
