"""Which names changed for whom while decisions are carried out, and what is derived from that.

Names are noted in the temporary table `changed_names`, before and after each change: row ids of an entity and an
article. Links and bitmaps of these are then brought up to date at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from pyroaring import BitMap

from archive.index import bitmaps, refreshing

_TABLE = """
CREATE TEMP TABLE IF NOT EXISTS changed_names (
  entity_id INTEGER, article_id INTEGER, PRIMARY KEY (entity_id, article_id)) WITHOUT ROWID
"""
_ENTITIES = """
SELECT entity_id FROM temp.changed_names
UNION SELECT e.merged_into FROM temp.changed_names c JOIN entities e ON e.id = c.entity_id
WHERE e.merged_into IS NOT NULL
"""
_NOTE_ALL = """
INSERT OR IGNORE INTO temp.changed_names SELECT entity_id, article_id FROM article_entities WHERE entity_id = ?
"""
_NOTE_MOVED = """
INSERT OR IGNORE INTO temp.changed_names
SELECT j.value, x.article_id FROM article_entities x CROSS JOIN json_each(?3) j
WHERE x.entity_id = ?1
  AND EXISTS (SELECT 1 FROM mentions m WHERE m.article_id = x.article_id AND m.entity_id = ?2)
"""
_OLD_FACETS = """
SELECT b.kind FROM facet_bitmaps b JOIN entities e ON e.id = b.value LEFT JOIN places p ON p.entity_id = e.id
WHERE b.kind IN ('city', 'place', 'person', 'organisation') AND b.value = ?
  AND b.kind <> CASE WHEN e.kind <> 'place' THEN e.kind WHEN p.kind = 'city' THEN 'city' ELSE 'place' END
"""
_STILL_NAMING = """
SELECT DISTINCT a.ordinal FROM json_each(?1) j CROSS JOIN articles a ON a.ordinal = j.value
CROSS JOIN article_entities x ON x.article_id = a.id CROSS JOIN entities e ON e.id = x.entity_id
LEFT JOIN places p ON p.entity_id = e.id
WHERE CASE WHEN e.kind <> 'place' THEN e.kind WHEN p.kind = 'city' THEN 'city' ELSE 'place' END = ?2
"""
_SPEAKING = """
SELECT DISTINCT a.ordinal FROM quotes q JOIN articles a ON a.id = q.article_id
WHERE q.state <> 'rejected'
  AND q.speaker_id IN (SELECT id FROM entities WHERE (id = ?1 AND merged_into IS NULL) OR merged_into = ?1)
"""


def forget_changes(connection: sqlite3.Connection) -> None:
    """Start with nothing noted."""
    connection.execute(_TABLE)
    connection.execute("DELETE FROM temp.changed_names")


def note_all(connection: sqlite3.Connection, entity: int) -> None:
    """Note all articles that name an entity as changed for it."""
    connection.execute(_NOTE_ALL, (entity,))


def note_moved(connection: sqlite3.Connection, entity: int, before: int | None, now: int | None) -> None:
    """Note all articles that name an entity as changed, for it and for what it was and is merged into.

    Args:
        connection: the archive, in which the names were not counted anew yet.
        entity: what moved.
        before: what it was merged into.
        now: what it is merged into.
    """
    concerned = [known for known in (entity, before, now) if known is not None]
    counted_for = entity if before is None else before
    connection.execute(_NOTE_MOVED, (counted_for, entity, json.dumps(concerned)))


def refresh_names(connection: sqlite3.Connection) -> None:
    """Bring links and bitmaps up to date with what was noted."""
    entities = [entity for (entity,) in connection.execute(_ENTITIES)]
    articles = [article for (article,) in connection.execute("SELECT DISTINCT article_id FROM temp.changed_names")]
    if articles:
        refreshing.refresh_entities(connection, entities, articles)
    for entity in entities:
        for (old,) in connection.execute(_OLD_FACETS, (entity,)).fetchall():
            _leave_facet(connection, entity, old)


def _leave_facet(connection: sqlite3.Connection, entity: int, old: str) -> None:
    """Take an entity that is of another kind now out of the facet of its old kind."""
    articles = bitmaps.load(connection, old, entity)
    wanted = json.dumps(articles.to_array().tolist())
    still = BitMap(ordinal for (ordinal,) in connection.execute(_STILL_NAMING, (wanted, old)))
    removed: dict[bitmaps.Key, BitMap] = {(old, entity): articles}
    if old != "place":
        removed["has", old] = articles - still
    bitmaps.change(connection, removed, {})


def refresh_speakers(connection: sqlite3.Connection, entities: Iterable[int]) -> None:
    """Make the facets of some speakers anew, after they were merged or parted."""
    for entity in entities:
        before = bitmaps.load(connection, "speaker", entity)
        after = BitMap(ordinal for (ordinal,) in connection.execute(_SPEAKING, (entity,)))
        if before != after:
            bitmaps.change(connection, {("speaker", entity): before}, {("speaker", entity): after})
