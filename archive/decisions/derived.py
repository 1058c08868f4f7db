"""Which names changed for whom while decisions are carried out, and what is derived from that.

How many mentions an article gains or loses is noted while it happens, in the temporary table `changed_names` of
`archive.index.refreshing`; links and bitmaps are then brought up to date at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from pyroaring import BitMap

from archive.index import bitmaps, refreshing

_NOTE_ALL = """
INSERT OR IGNORE INTO temp.changed_names SELECT entity_id, article_id, 0 FROM article_entities WHERE entity_id = ?
"""
_NOTE_MOVED = """
INSERT INTO temp.changed_names
SELECT j.key, x.article_id, j.value * sum(m.state <> 'rejected')
FROM article_entities x CROSS JOIN mentions m ON m.article_id = x.article_id CROSS JOIN json_each(?3) j
WHERE x.entity_id = ?1 AND m.entity_id = ?2 GROUP BY 1, 2
ON CONFLICT (entity_id, article_id) DO UPDATE SET mentions = mentions + excluded.mentions
"""
_SPEAKING = """
SELECT DISTINCT a.ordinal FROM quotes q JOIN articles a ON a.id = q.article_id
WHERE q.state <> 'rejected'
  AND q.speaker_id IN (SELECT id FROM entities WHERE (id = ?1 AND merged_into IS NULL) OR merged_into = ?1)
"""


class ChangedNames:
    """What changed so far in the transaction that is open; starts with nothing noted."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._retyped: set[int] = set()
        refreshing.prepare_names(connection)

    def note_retyped(self, entity: int) -> None:
        """Note that an entity is of another kind now, in all articles that name it."""
        self._connection.execute(_NOTE_ALL, (entity,))
        self._retyped.add(entity)

    def note_moved(self, entity: int, before: int | None, now: int | None) -> None:
        """Note that all mentions of an entity count for another one now; before any mention is changed.

        Args:
            entity: what moved.
            before: what it was merged into.
            now: what it is merged into.
        """
        counted_for, counts_for = before or entity, now or entity
        moved = {counted_for: -1, counts_for: 1}
        self._connection.execute(_NOTE_MOVED, (counted_for, entity, json.dumps(moved)))

    def apply(self) -> None:
        """Bring links and bitmaps up to date with what was noted."""
        refreshing.apply_changed_names(self._connection, self._retyped)
        self._retyped.clear()


def refresh_speakers(connection: sqlite3.Connection, entities: Iterable[int]) -> None:
    """Make the facets of some speakers anew, after they were merged or parted."""
    for entity in entities:
        before = bitmaps.load(connection, "speaker", entity)
        after = BitMap(ordinal for (ordinal,) in connection.execute(_SPEAKING, (entity,)))
        if before != after:
            bitmaps.change(connection, {("speaker", entity): before}, {("speaker", entity): after})
