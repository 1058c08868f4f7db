"""Brings what is derived up to date after people's decisions changed what is shown."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_CHANGE = """
CREATE TEMP TABLE IF NOT EXISTS changed_names (
  entity_id INTEGER, article_id INTEGER, mentions INTEGER NOT NULL, PRIMARY KEY (entity_id, article_id)) WITHOUT ROWID
"""
_GAINED = """
SELECT c.entity_id, a.ordinal FROM temp.changed_names c CROSS JOIN articles a ON a.id = c.article_id
WHERE c.mentions > 0 AND NOT EXISTS (
  SELECT 1 FROM article_entities x WHERE x.entity_id = c.entity_id AND x.article_id = c.article_id)
"""
_LOST = """
SELECT c.entity_id, a.ordinal FROM temp.changed_names c
CROSS JOIN article_entities x ON x.entity_id = c.entity_id AND x.article_id = c.article_id
CROSS JOIN articles a ON a.id = c.article_id WHERE x.mentions + c.mentions = 0
"""
_UNLINK = """
DELETE FROM article_entities WHERE (entity_id, article_id) IN (
  SELECT c.entity_id, c.article_id FROM temp.changed_names c
  CROSS JOIN article_entities x ON x.entity_id = c.entity_id AND x.article_id = c.article_id
  WHERE x.mentions + c.mentions = 0)
"""
# What is still below zero here was just unlinked.
_LINK = """
INSERT INTO article_entities (entity_id, article_id, mentions)
SELECT c.entity_id, c.article_id, c.mentions FROM temp.changed_names c
WHERE c.mentions > 0 OR c.mentions < 0 AND EXISTS (
  SELECT 1 FROM article_entities x WHERE x.entity_id = c.entity_id AND x.article_id = c.article_id)
ON CONFLICT (entity_id, article_id) DO UPDATE SET mentions = mentions + excluded.mentions
"""
_FACETS = """
SELECT e.id, CASE WHEN e.kind <> 'place' THEN e.kind WHEN p.kind = 'city' THEN 'city' ELSE 'place' END
FROM json_each(?) j CROSS JOIN entities e ON e.id = j.value LEFT JOIN places p ON p.entity_id = e.id
"""
_ARTICLES_OF = """
SELECT a.ordinal FROM article_entities x CROSS JOIN articles a ON a.id = x.article_id
WHERE x.entity_id = ? AND a.ordinal IS NOT NULL
"""
_OLD_FACETS = """
SELECT kind FROM facet_bitmaps WHERE kind IN ('city', 'place', 'person', 'organisation') AND value = ?1 AND kind <> ?2
"""
_LARGEST = "SELECT bitmap FROM facet_bitmaps WHERE kind = ? ORDER BY articles DESC LIMIT ?"
_LOOKED_THROUGH = 500
_HAVING = ("city", "person", "organisation")
_STILL_NAMING = """
SELECT DISTINCT a.ordinal FROM json_each(?1) j CROSS JOIN articles a ON a.ordinal = j.value
CROSS JOIN article_entities x ON x.article_id = a.id CROSS JOIN entities e ON e.id = x.entity_id
LEFT JOIN places p ON p.entity_id = e.id
WHERE CASE WHEN e.kind <> 'place' THEN e.kind WHEN p.kind = 'city' THEN 'city' ELSE 'place' END = ?2
"""


def prepare(connection: sqlite3.Connection) -> None:
    """Makes the temporary table of articles that are being changed, and the view of their rows."""
    connection.execute(_TOUCH)
    connection.execute(_TOUCHED_ARTICLES)


@contextmanager
def changing(connection: sqlite3.Connection, articles: Sequence[int]) -> Iterator[None]:
    """Around changes to what is shown of some articles besides names: bitmaps fit again at its end.

    Args:
        connection: within a transaction.
        articles: row ids, some hundred at most.
    """
    prepare(connection)
    connection.execute("DELETE FROM temp.touched")
    connection.executemany("INSERT OR IGNORE INTO temp.touched VALUES (?)", [(article,) for article in articles])
    before = bitmaps.collect(connection, "touched_articles")
    yield
    bitmaps.change(connection, before, bitmaps.collect(connection, "touched_articles"))
    connection.execute("DELETE FROM temp.touched")


def prepare_names(connection: sqlite3.Connection) -> None:
    """Makes the temporary table `changed_names`, or empties it.

    In it is noted how many mentions more (or, below zero, fewer) of an entity an article has, by row ids; entities that
    are merged into others count for those.
    """
    connection.execute(_CHANGE)
    connection.execute("DELETE FROM temp.changed_names")


def apply_changed_names(connection: sqlite3.Connection, retyped: Iterable[int] = ()) -> None:
    """Brings links and bitmaps up to date with what was noted in `changed_names`, which then says no change.

    Args:
        connection: within a transaction.
        retyped: row ids of entities that are of another kind now.
    """
    gained = _by_entity(connection.execute(_GAINED))
    lost = _by_entity(connection.execute(_LOST))
    connection.execute(_UNLINK)
    connection.execute(_LINK)
    removed: dict[bitmaps.Key, BitMap] = {}
    added: dict[bitmaps.Key, BitMap] = {}
    for entity, kind in _facets(connection, gained.keys() | lost.keys()):
        removed[kind, entity], added[kind, entity] = lost[entity], gained[entity]
    for entity, kind in _facets(connection, retyped):
        added[kind, entity] = BitMap(ordinal for (ordinal,) in connection.execute(_ARTICLES_OF, (entity,)))
        for (old,) in connection.execute(_OLD_FACETS, (entity, kind)).fetchall():
            removed[old, entity] = bitmaps.load(connection, old, entity)
    bitmaps.change(connection, removed, added)
    _refresh_having(connection, removed, added)
    connection.execute("UPDATE temp.changed_names SET mentions = 0 WHERE mentions <> 0")


def _by_entity(rows: Iterable[tuple[int, int | None]]) -> defaultdict[int, BitMap]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for entity, ordinal in rows:
        if ordinal is not None:
            found[entity].append(ordinal)
    return defaultdict(BitMap, {entity: BitMap(ordinals) for entity, ordinals in found.items()})


def _facets(connection: sqlite3.Connection, entities: Iterable[int]) -> list[tuple[int, str]]:
    """Row ids of entities and the facet that each stands in."""
    return connection.execute(_FACETS, (json.dumps(list(entities)),)).fetchall()


def _refresh_having(
    connection: sqlite3.Connection, removed: Mapping[bitmaps.Key, BitMap], added: Mapping[bitmaps.Key, BitMap]
) -> None:
    """Tells which articles have a city, a person or an organisation at all, after their bitmaps were changed."""
    for kind in _HAVING:
        lost = BitMap.union(BitMap(), *(bitmap for (facet, _), bitmap in removed.items() if facet == kind))
        gained = BitMap.union(BitMap(), *(bitmap for (facet, _), bitmap in added.items() if facet == kind))
        if lost or gained:
            bitmaps.change(connection, {("has", kind): _without_any(connection, kind, lost)}, {("has", kind): gained})


def _without_any(connection: sqlite3.Connection, kind: str, articles: BitMap) -> BitMap:
    """Those of some articles that stand in no bitmap of a facet.

    A few frequent values answer for most of many articles, and reading their bitmaps is cheaper than asking for each.
    """
    for (content,) in connection.execute(_LARGEST, (kind, _LOOKED_THROUGH)):
        if not articles:
            break
        articles = articles - BitMap.deserialize(content)
    wanted = json.dumps(articles.to_array().tolist())
    return articles - BitMap(ordinal for (ordinal,) in connection.execute(_STILL_NAMING, (wanted, kind)))
