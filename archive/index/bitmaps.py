"""For each value of a facet or filter, the set of articles that have it, as a roaring bitmap of ordinals.

Bitmaps answer in fractions of a millisecond what a join over links takes seconds for (1.4 ms against 412 ms for the
twenty most frequent cities of 134,000 articles among a million). See https://roaringbitmap.org.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pyroaring import BitMap

from archive import state
from archive.index import changes
from archive.on_demand import on_demand

if TYPE_CHECKING:
    from archive.index import units_of_time
else:
    units_of_time = on_demand("archive.index.units_of_time")

Key = tuple[str, int | str]
"""A kind of value and the value.

`city`, `place` (all other places), `person`, `organisation`, `speaker`: id of the entity; `outlet`: its id;
`language`: code; `month`: what the dates named in the text count for (`units_of_time`), and `year` the same by years;
`published`: what the date of publication counts for;
`has`: `quote`, `date`, `city`, `person`, `organisation`, `speaker`, `unknown-speaker`, `published`.
"""

_SOURCES = (
    """
    SELECT CASE WHEN e.kind <> 'place' THEN e.kind WHEN p.kind = 'city' THEN 'city' ELSE 'place' END,
      x.entity_id, a.ordinal
    FROM {articles} a CROSS JOIN article_entities x ON x.article_id = a.id
    JOIN entities e ON e.id = x.entity_id LEFT JOIN places p ON p.entity_id = e.id
    """,
    """
    SELECT 'speaker', coalesce(e.merged_into, e.id), a.ordinal
    FROM {articles} a CROSS JOIN quotes q ON q.article_id = a.id JOIN entities e ON e.id = q.speaker_id
    WHERE q.state <> 'rejected'
    """,
    """
    SELECT 'has', CASE WHEN q.speaker_id IS NULL THEN 'unknown-speaker' ELSE 'speaker' END, a.ordinal
    FROM {articles} a CROSS JOIN quotes q ON q.article_id = a.id WHERE q.state <> 'rejected'
    """,
    """
    SELECT 'has', 'quote', a.ordinal FROM {articles} a
    WHERE EXISTS (SELECT 1 FROM quotes q WHERE q.article_id = a.id AND q.state <> 'rejected')
    """,
    "SELECT 'language', a.language, a.ordinal FROM {articles} a",
    "SELECT 'outlet', a.outlet_id, a.ordinal FROM {articles} a WHERE a.outlet_id IS NOT NULL",
)
_NAMED = """
SELECT d.edtf, d.earliest, d.latest, a.ordinal FROM {articles} a CROSS JOIN date_mentions d ON d.article_id = a.id
WHERE d.state <> 'rejected'
"""
_PUBLISHED = (
    "SELECT published, published_from, published_to, ordinal FROM {articles} a WHERE published_from IS NOT NULL"
)
_OF_TIME = ("month", "year", "published")
_HAVING = {"city": "city", "person": "person", "organisation": "organisation", "year": "date", "published": "published"}


def collect(connection: sqlite3.Connection, articles: str = "articles") -> dict[Key, BitMap]:
    """The bitmaps of some articles, read from what is shown of them.

    Args:
        connection: the archive.
        articles: name of a table or view of rows like those of `articles`.
    """
    found: dict[Key, BitMap] = defaultdict(BitMap)
    for source in _SOURCES:
        for kind, value, ordinal in connection.execute(source.format(articles=articles)):
            found[kind, value].add(ordinal)
    for key, ordinal in _periods(connection, articles):
        found[key].add(ordinal)
    having: dict[Key, BitMap] = defaultdict(BitMap)
    for (kind, _), bitmap in found.items():
        if kind in _HAVING:
            having["has", _HAVING[kind]] |= bitmap
    found.update(having)
    return found


def _periods(connection: sqlite3.Connection, articles: str) -> Iterator[tuple[Key, int]]:
    for *named, ordinal in connection.execute(_NAMED.format(articles=articles)):
        units = units_of_time.units(*named)
        for unit in units:
            yield ("month", unit), ordinal
        for year in {year for unit in units for year in units_of_time.years_of(unit)}:
            yield ("year", year), ordinal
    for *published, ordinal in connection.execute(_PUBLISHED.format(articles=articles)):
        for unit in units_of_time.units(*published):
            yield ("published", unit), ordinal


def follow_units(connection: sqlite3.Connection) -> None:
    """Counts dates anew where the archive counted them for other units, within the transaction that is open."""
    if state.number(connection, "units_version") == units_of_time.VERSION:
        return
    for kind in _OF_TIME:
        connection.execute("DELETE FROM facet_bitmaps WHERE kind = ?", (kind,))
    counted: dict[Key, BitMap] = defaultdict(BitMap)
    for key, ordinal in _periods(connection, "articles"):
        counted[key].add(ordinal)
    for (kind, value), bitmap in counted.items():
        _save(connection, kind, value, bitmap)
    changes.note(connection, BitMap.union(BitMap(), *counted.values()))
    state.put(connection, "units_version", units_of_time.VERSION)


def load(connection: sqlite3.Connection, kind: str, value: int | str) -> BitMap:
    """The articles that have a value; empty when none has."""
    row = connection.execute("SELECT bitmap FROM facet_bitmaps WHERE kind = ? AND value = ?", (kind, value)).fetchone()
    return BitMap.deserialize(row[0]) if row else BitMap()


def change(connection: sqlite3.Connection, removed: Mapping[Key, BitMap], added: Mapping[Key, BitMap]) -> None:
    """Takes articles out of some bitmaps and puts articles into some, within the transaction that is open."""
    changes.note(connection, BitMap.union(BitMap(), *removed.values(), *added.values()))
    for kind, value in dict.fromkeys((*removed, *added)):  # in an order that a repeated build has again
        bitmap = load(connection, kind, value)
        bitmap -= removed.get((kind, value), BitMap())
        bitmap |= added.get((kind, value), BitMap())
        _save(connection, kind, value, bitmap)


def replace(connection: sqlite3.Connection, bitmaps: Mapping[Key, BitMap]) -> None:
    """Puts new bitmaps in the place of all there are."""
    connection.execute("DELETE FROM facet_bitmaps")
    state.put(connection, "units_version", units_of_time.VERSION)
    for (kind, value), bitmap in bitmaps.items():
        _save(connection, kind, value, bitmap)


def _save(connection: sqlite3.Connection, kind: str, value: int | str, bitmap: BitMap) -> None:
    if not bitmap:
        connection.execute("DELETE FROM facet_bitmaps WHERE kind = ? AND value = ?", (kind, value))
        return
    bitmap.run_optimize()
    connection.execute(
        "INSERT INTO facet_bitmaps (kind, value, articles, bitmap) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (kind, value) DO UPDATE SET articles = ?3, bitmap = ?4",
        (kind, value, len(bitmap), bitmap.serialize()),
    )
