"""Places, persons and organisations with their names and how often they are named."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from pyroaring import BitMap

from archive.errors import NotInArchiveError, sqlite_errors
from archive.index.date_order import DateOrder
from archive.reading.naming import entity_ids
from archive.records import EntityRecord, NameRecord
from extraction.findings import Place
from extraction.folding import fold_name

if TYPE_CHECKING:
    from archive.opening import Archive

Kind = Literal["city", "place", "person", "organisation"]

_BY_UID = "SELECT e.id FROM json_each(?) j CROSS JOIN entities e ON e.uid = j.value"
_LIST = """
SELECT b.value FROM facet_bitmaps b
WHERE b.kind IN (SELECT value FROM json_each(:kinds))
  AND (:fold = '' OR EXISTS (SELECT 1 FROM entity_names n WHERE n.entity_id = b.value AND
    (n.fold LIKE :fold || '%' OR n.fold LIKE '% ' || :fold || '%')))
ORDER BY b.articles DESC, b.value LIMIT :limit
"""
_ENTITIES = """
SELECT e.id, e.uid, e.kind, e.label, e.disambiguation FROM json_each(?) j CROSS JOIN entities e ON e.id = j.value
ORDER BY j.key
"""
_NAMES = """
SELECT coalesce(e.merged_into, e.id), n.name
FROM json_each(?) j CROSS JOIN entities e ON e.id = j.value OR e.merged_into = j.value
CROSS JOIN entity_names n ON n.entity_id = e.id
WHERE n.kind NOT IN ('derived', 'inflected', 'short')
GROUP BY 1, n.name ORDER BY min(n.kind <> 'preferred'), min(n.id)
"""
_ALL_NAMES = """
SELECT n.name, n.language, n.kind, n.origin
FROM entities e JOIN entities m ON m.id = e.id OR m.merged_into = e.id JOIN entity_names n ON n.entity_id = m.id
WHERE e.uid = ? ORDER BY n.kind <> 'preferred', n.kind, n.language, n.name
"""
_IDENTIFIERS = """
SELECT i.entity_id, i.scheme, i.value FROM json_each(?) j CROSS JOIN entity_identifiers i ON i.entity_id = j.value
"""
_PLACES = """
SELECT p.entity_id, p.geonames_id, e.label, p.kind, p.country, p.latitude, p.longitude, p.population
FROM json_each(?) j CROSS JOIN places p ON p.entity_id = j.value JOIN entities e ON e.id = p.entity_id
"""
_BITMAPS = """
SELECT b.value, b.bitmap FROM json_each(?) j
CROSS JOIN (SELECT 'city' AS kind UNION ALL SELECT 'place' UNION ALL SELECT 'person' UNION ALL SELECT 'organisation') k
CROSS JOIN facet_bitmaps b ON b.kind = k.kind AND b.value = j.value
"""
_DATED = "SELECT min(ordinal) FROM articles WHERE published_from IS NOT NULL AND ordinal <= ?"
_PUBLISHED = "SELECT ordinal, published FROM json_each(?) j CROSS JOIN articles a ON a.ordinal = j.value"


def entities(archive: Archive, kind: Kind, *, name: str = "", limit: int | None = None) -> list[EntityRecord]:
    """Entities that articles name, those of most articles first.

    Args:
        archive: where.
        kind: `city`; `place` for cities and all other places; `person`; `organisation`.
        name: only those of whose names a word begins so, in any spelling.
        limit: how many at most, None for all.
    """
    kinds = ["city", "place"] if kind == "place" else [kind]
    values = {"kinds": json.dumps(kinds), "fold": fold_name(name), "limit": -1 if limit is None else limit}
    with sqlite_errors(archive.path):
        return by_id(archive.connection, [row[0] for row in archive.connection.execute(_LIST, values)])


def entity(archive: Archive, name: str) -> EntityRecord:
    """An entity by its uid or name.

    Args:
        archive: where.
        name: uid, or a name in any spelling that only one has.

    Raises:
        NotInArchiveError: there is none, or there are several of that name.
    """
    with sqlite_errors(archive.path):
        found = by_id(archive.connection, entity_ids(archive, name, ("place", "person", "organisation")))
    if len(found) > 1:
        uids = ", ".join(record.uid for record in found)
        raise NotInArchiveError("several have that name", name, f"give one of {uids}")
    return found[0]


def names(archive: Archive, uid: str) -> list[NameRecord]:
    """All names and forms of an entity, also of those merged into it, the preferred ones first."""
    with sqlite_errors(archive.path):
        return [NameRecord(*row) for row in archive.connection.execute(_ALL_NAMES, (uid,))]


def by_uid(connection: sqlite3.Connection, uids: Sequence[str]) -> list[EntityRecord]:
    """The entities with these uids, in this order."""
    return by_id(connection, [row[0] for row in connection.execute(_BY_UID, (json.dumps(uids),))])


def by_id(connection: sqlite3.Connection, ids: Sequence[int]) -> list[EntityRecord]:
    """The entities with these row ids, in this order."""
    wanted = json.dumps(ids)
    names: dict[int, list[str]] = {}
    for entity_id, name in connection.execute(_NAMES, (wanted,)):
        names.setdefault(entity_id, []).append(name)
    identifiers: dict[int, dict[str, str]] = {}
    for entity_id, scheme, value in connection.execute(_IDENTIFIERS, (wanted,)):
        identifiers.setdefault(entity_id, {})[scheme] = value
    places = {row[0]: _place(row, identifiers.get(row[0], {})) for row in connection.execute(_PLACES, (wanted,))}
    bitmaps = {value: BitMap.deserialize(content) for value, content in connection.execute(_BITMAPS, (wanted,))}
    spans = _first_and_last(connection, bitmaps)
    found = []
    for entity_id, uid, kind, label, disambiguation in connection.execute(_ENTITIES, (wanted,)):
        first, last = spans.get(entity_id, ("", ""))
        record = EntityRecord(
            uid, kind, label, disambiguation, tuple(names.get(entity_id, [label])), identifiers.get(entity_id, {}),
            len(bitmaps.get(entity_id, ())), first, last, places.get(entity_id),
        )  # fmt: skip
        found.append(record)
    return found


def _place(row: Sequence[Any], identifiers: Mapping[str, str]) -> Place:
    _, geonames_id, name, kind, country, latitude, longitude, population = row
    wikidata = identifiers.get("wikidata")
    return Place(geonames_id, name, kind, country, latitude, longitude, population, wikidata)


def _first_and_last(connection: sqlite3.Connection, bitmaps: dict[int, BitMap]) -> dict[int, tuple[str, str]]:
    """For each set of articles when the first and the last that are dated were published."""
    order = DateOrder(connection)
    dated = connection.execute(_DATED, (order.sorted_upto,)).fetchone()[0]
    ends: dict[int, list[int]] = {}
    for key, bitmap in bitmaps.items():
        newest = order.newest(bitmap, limit=1)
        in_order = bitmap & BitMap(range(dated, order.sorted_upto + 1)) if dated else BitMap()
        ends[key] = [*newest, *in_order[:1], *(bitmap & order.tail)]
    published = _published(connection, {ordinal for found in ends.values() for ordinal in found})
    spans = {}
    for key, found in ends.items():
        days = sorted(published[ordinal] for ordinal in found if published.get(ordinal))
        spans[key] = (days[0], days[-1]) if days else ("", "")
    return spans


def _published(connection: sqlite3.Connection, wanted: Iterable[int]) -> dict[int, str]:
    return dict(connection.execute(_PUBLISHED, (json.dumps(list(wanted)),)).fetchall())
