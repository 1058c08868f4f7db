"""From uids to the articles they stand for, as ordinals."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyroaring import BitMap

from archive.errors import NotInArchiveError, sqlite_errors

if TYPE_CHECKING:
    from archive.opening import Archive

_ENTITY = "SELECT coalesce(merged_into, id) FROM entities WHERE uid = ?"
_BITMAPS = "SELECT bitmap FROM facet_bitmaps WHERE kind IN ('city', 'place', 'person', 'organisation') AND value = ?"
_ORDINALS = "SELECT a.uid, a.ordinal FROM json_each(?) j CROSS JOIN articles a ON a.uid = j.value"
_SINCE = "SELECT ordinal FROM articles WHERE revision > ?"


def articles_naming(archive: Archive, uid: str) -> tuple[int, BitMap]:
    """The row id of an entity and the ordinals of the articles that name it.

    Raises:
        NotInArchiveError: there is no such entity.
    """
    row = archive.connection.execute(_ENTITY, (uid,)).fetchone()
    if row is None:
        raise NotInArchiveError("there is no such name in the archive", uid, "look it up with `jumelage persons`")
    found = archive.connection.execute(_BITMAPS, row).fetchone()
    return int(row[0]), BitMap.deserialize(found[0]) if found else BitMap()


def ordinals_of(archive: Archive, uids: Sequence[str]) -> dict[str, int]:
    """The ordinals of articles by uid; uids that are not there are left out."""
    with sqlite_errors(archive.path):
        return dict(archive.connection.execute(_ORDINALS, (json.dumps(list(uids)),)).fetchall())


def articles_since(archive: Archive, revision: int) -> BitMap:
    """The ordinals of the articles that came in or changed after a revision of the archive."""
    with sqlite_errors(archive.path):
        return BitMap(ordinal for (ordinal,) in archive.connection.execute(_SINCE, (revision,)))
