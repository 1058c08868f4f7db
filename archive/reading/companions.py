"""Who is named together with whom, and in which years."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from pyroaring import BitMap

from archive.errors import sqlite_errors
from archive.index.units_of_time import DECADES, years_of
from archive.reading.articles_of import articles_naming
from archive.reading.entities import Kind, by_id
from archive.records import CompanionRecord

if TYPE_CHECKING:
    from archive.opening import Archive

_TOTALS = "SELECT value, articles, bitmap FROM facet_bitmaps WHERE kind = ? ORDER BY articles DESC"
_PUBLISHED = "SELECT value, bitmap FROM facet_bitmaps WHERE kind = 'published' AND value < ? ORDER BY value"


def companions(archive: Archive, uid: str, kind: Kind, *, limit: int = 20) -> list[CompanionRecord]:
    """The entities that are named in most articles together with one.

    Args:
        archive: where.
        uid: of the entity.
        kind: of the companions: `city` for the partners of a city.
        limit: how many at most.

    Raises:
        NotInArchiveError: there is no such entity.
    """
    connection = archive.connection
    with sqlite_errors(archive.path):
        own, articles = articles_naming(archive, uid)
        best: list[tuple[int, int]] = []
        shared: dict[int, BitMap] = {}
        for entity, total, content in connection.execute(_TOTALS, (kind,)):
            if len(best) == limit and total <= best[0][0]:
                break
            common = BitMap.deserialize(content) & articles
            if entity == own or not common:
                continue
            shared[entity] = common
            heapq.heappush(best, (len(common), -entity))
            if len(best) > limit:
                _, dropped = heapq.heappop(best)
                del shared[-dropped]
        years: dict[int, BitMap] = {}
        for unit, content in connection.execute(_PUBLISHED, (DECADES,)):
            for year in years_of(unit):
                years[year] = years.get(year, BitMap()) | BitMap.deserialize(content)
        ordered = sorted(shared, key=lambda entity: (-len(shared[entity]), entity))
        return [
            CompanionRecord(record, len(shared[entity]), _by_year(shared[entity], years))
            for entity, record in zip(ordered, by_id(connection, ordered), strict=True)
        ]


def _by_year(articles: BitMap, years: dict[int, BitMap]) -> dict[int, int]:
    counts = {year: articles.intersection_cardinality(published) for year, published in years.items()}
    return {year: count for year, count in counts.items() if count}
