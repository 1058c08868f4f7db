"""Brings what is derived up to date after people's decisions changed what is shown."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pyroaring import BitMap

from archive.index import bitmaps

_TOUCH = """
CREATE TEMP TABLE IF NOT EXISTS touched (article_id INTEGER PRIMARY KEY)
"""
_TOUCHED_ARTICLES = """
CREATE TEMP VIEW IF NOT EXISTS touched_articles AS
SELECT a.* FROM temp.touched t CROSS JOIN main.articles a ON a.id = t.article_id
"""
_LINK = """
INSERT INTO article_entities (entity_id, article_id, mentions)
SELECT coalesce(e.merged_into, e.id), m.article_id, count(*)
FROM json_each(?1) j CROSS JOIN mentions m ON m.article_id = j.value CROSS JOIN entities e ON e.id = m.entity_id
WHERE m.state <> 'rejected' AND (?2 IS NULL OR m.entity_id IN (
  SELECT value FROM json_each(?2) UNION
  SELECT f.id FROM json_each(?2) i CROSS JOIN entities f ON f.merged_into = i.value))
  AND (?2 IS NULL OR coalesce(e.merged_into, e.id) IN (SELECT value FROM json_each(?2)))
GROUP BY 1, 2
"""
_UNLINK = """
DELETE FROM article_entities WHERE article_id IN (SELECT value FROM json_each(?1))
  AND (?2 IS NULL OR entity_id IN (SELECT value FROM json_each(?2)))
"""
_KINDS = """
SELECT e.id, CASE WHEN e.kind <> 'place' THEN e.kind WHEN p.kind = 'city' THEN 'city' ELSE 'place' END
FROM json_each(?) j CROSS JOIN entities e ON e.id = j.value LEFT JOIN places p ON p.entity_id = e.id
"""
_ARTICLES_OF = """
SELECT a.ordinal FROM article_entities x CROSS JOIN articles a ON a.id = x.article_id
WHERE x.entity_id = ? AND a.ordinal IS NOT NULL
"""
_SPOKEN_BY = """
SELECT a.ordinal FROM entities e CROSS JOIN quotes q ON q.speaker_id = e.id CROSS JOIN articles a ON a.id = q.article_id
WHERE (e.id = ?1 OR e.merged_into = ?1) AND coalesce(e.merged_into, e.id) = ?1 AND q.state <> 'rejected'
  AND a.ordinal IS NOT NULL
"""
_STILL_HAVING = """
SELECT DISTINCT a.ordinal FROM json_each(?1) j CROSS JOIN articles a ON a.ordinal = j.value
CROSS JOIN article_entities x ON x.article_id = a.id CROSS JOIN entities e ON e.id = x.entity_id
LEFT JOIN places p ON p.entity_id = e.id
WHERE CASE WHEN e.kind <> 'place' THEN e.kind WHEN p.kind = 'city' THEN 'city' ELSE 'place' END = ?2
"""


def prepare(connection: sqlite3.Connection) -> None:
    """Makes the temporary table of articles that are being changed, and the view of their rows."""
    connection.execute(_TOUCH)
    connection.execute(_TOUCHED_ARTICLES)


def link(connection: sqlite3.Connection, articles: Sequence[int], entities: Sequence[int] | None = None) -> None:
    """Makes anew which articles name which entities and how often.

    Args:
        connection: within a transaction.
        articles: row ids of the articles whose mentions changed.
        entities: row ids of the only entities concerned, None for all.
    """
    values = (json.dumps(list(articles)), None if entities is None else json.dumps(list(entities)))
    connection.execute(_UNLINK, values)
    connection.execute(_LINK, values)


@contextmanager
def changing(connection: sqlite3.Connection, articles: Sequence[int]) -> Iterator[None]:
    """Around changes to what is shown of some articles: bitmaps and links fit again at its end.

    Exact for every kind of change, and meant for some hundred articles at most; see `refresh_entities` for more.

    Args:
        connection: within a transaction.
        articles: row ids.
    """
    prepare(connection)
    connection.execute("DELETE FROM temp.touched")
    connection.executemany("INSERT OR IGNORE INTO temp.touched VALUES (?)", [(article,) for article in articles])
    before = bitmaps.collect(connection, "touched_articles")
    yield
    link(connection, articles)
    bitmaps.change(connection, before, bitmaps.collect(connection, "touched_articles"))
    connection.execute("DELETE FROM temp.touched")


def refresh_entities(connection: sqlite3.Connection, entities: Sequence[int], articles: Sequence[int]) -> None:
    """Brings links and bitmaps of a few entities up to date after mentions of them changed in many articles.

    Args:
        connection: within a transaction.
        entities: row ids of all entities that gained or lost mentions, merged ones and what they were merged into.
        articles: row ids of the articles whose mentions changed.
    """
    link(connection, articles, entities)
    for entity, kind in connection.execute(_KINDS, (json.dumps(list(entities)),)).fetchall():
        before = bitmaps.load(connection, kind, entity)
        after = BitMap(ordinal for (ordinal,) in connection.execute(_ARTICLES_OF, (entity,)))
        lost, gained = before - after, after - before
        removed: dict[bitmaps.Key, BitMap] = {(kind, entity): lost}
        added: dict[bitmaps.Key, BitMap] = {(kind, entity): gained}
        if kind != "place":
            still = connection.execute(_STILL_HAVING, (json.dumps(lost.to_array().tolist()), kind))
            removed["has", kind] = lost - BitMap(ordinal for (ordinal,) in still)
            added["has", kind] = gained
        spoken = BitMap(ordinal for (ordinal,) in connection.execute(_SPOKEN_BY, (entity,)))
        removed["speaker", entity] = bitmaps.load(connection, "speaker", entity) - spoken
        added["speaker", entity] = spoken
        bitmaps.change(connection, removed, added)
