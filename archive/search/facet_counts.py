"""Counts for the values of facets, exact, without counting every value.

The values are walked in the order of how many articles of the whole archive have them. Once the next value has no
more than the least of the best found so far, no later one can do better (the threshold algorithm of Fagin, Lotem and
Naor, https://doi.org/10.1016/S0022-0000(03)00026-6). Neighbours in that order are taken together: where all of a group
have no more articles of the result than the least of the best, none of them need be looked at by itself.
"""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from pyroaring import BitMap

from archive.index.units_of_time import name_of_years
from archive.results import WHOLE, FacetName, FacetValue

if TYPE_CHECKING:
    from archive.search.snapshot import Page, Snapshot

_FEW = 50
_SHARE_THAT_IS_FEW = 1 / 500
"""For fewer articles than both together, counting the links of each (10 µs) is as quick as walking the bitmaps."""

_FEW_AT_FIRST = 1000
_FIRST = 8
"""As many small results of a snapshot are counted by their links, up to more articles: few articles need the bitmaps of
many rare values, and reading those (0.1 s) does not pay for a command that asks once."""

_PAGE = 500
_LINKS = """
SELECT json_group_array(x.entity_id) FROM json_each(?) j CROSS JOIN articles a ON a.ordinal = j.value
CROSS JOIN article_entities x ON x.article_id = a.id
"""
_KINDS = """
SELECT e.id, CASE WHEN p.kind = 'city' THEN 'city' ELSE e.kind END
FROM json_each(?) j CROSS JOIN entities e ON e.id = j.value LEFT JOIN places p ON p.entity_id = e.id
"""
_ENTITY_LABELS = "SELECT e.id, e.uid, e.label FROM json_each(?) j CROSS JOIN entities e ON e.id = j.value"
_OUTLET_LABELS = "SELECT o.id, o.name, o.name FROM json_each(?) j CROSS JOIN outlets o ON o.id = j.value"
_TAGS = """
SELECT t.name, a.ordinal FROM tags t JOIN article_tags x ON x.tag_id = t.id JOIN articles a ON a.uid = x.article_uid
"""

Counted = list[tuple[int | str, int]]
"""Values and how many articles have them."""


class FacetCounts:
    """Counts facets on one state of the archive."""

    def __init__(self, connection: sqlite3.Connection, snapshot: Snapshot) -> None:
        self._connection = connection
        self._snapshot = snapshot
        self._linked: tuple[BitMap, _Linked] | None = None

    def count(self, articles: BitMap, name: FacetName, limit: int) -> tuple[FacetValue, ...]:
        """The most frequent values of a facet among some articles; of years all, newest first."""
        match name:
            case "city" | "person" | "organisation":
                return self.labelled(name, self._entities(articles, name, limit))
            case "tag":
                return self._tags(articles, limit)
        return self.labelled(name, self._top(articles, name, None if name == "year" else limit))

    def labelled(self, name: FacetName, found: Counted) -> tuple[FacetValue, ...]:
        """The values of a facet as they are shown; those of years newest first."""
        match name:
            case "city" | "person" | "organisation":
                return self._labelled(found, _ENTITY_LABELS)
            case "outlet":
                return self._labelled(found, _OUTLET_LABELS)
        if name == "year":
            return _years(found)
        return tuple(FacetValue(str(value), str(value), count) for value, count in found)

    def _entities(self, articles: BitMap, kind: str, limit: int) -> Counted:
        if self._linked is not None and self._linked[0] is articles:
            return self._linked[1].top(kind, limit)
        few = _FEW if self._snapshot.small_results >= _FIRST else _FEW_AT_FIRST
        few += int(len(self._snapshot.everything) * _SHARE_THAT_IS_FEW)
        if len(articles) > few or articles == self._snapshot.everything:
            return self._top(articles, kind, limit)
        self._snapshot.small_results += 1
        self._linked = (articles, _Linked(self._connection, articles))
        return self._linked[1].top(kind, limit)

    def _top(self, articles: BitMap, kind: str, limit: int | None) -> Counted:
        everything = articles == self._snapshot.everything
        best: list[tuple[int, int | str]] = []
        for page in self._snapshot.pages(kind):
            full = limit is not None and len(best) == limit
            least = best[-1][0] if full else 0
            if page.totals[0] <= least:
                break
            counted = zip(page.totals, page.values, strict=True) if everything else _counted(articles, page, least)
            best += [each for each in counted if each[0] > least]
            best = heapq.nlargest(len(best) if limit is None else limit, best)
        return [(value, count) for count, value in best]

    def _labelled(self, found: Counted, query: str) -> tuple[FacetValue, ...]:
        values = json.dumps([value for value, _ in found])
        labels = {row[0]: (row[1], row[2]) for row in self._connection.execute(query, (values,))}
        counted = (FacetValue(*labels[value], count) for value, count in found if value in labels)
        return tuple(sorted(counted, key=lambda value: (-value.count, value.label)))

    def _tags(self, articles: BitMap, limit: int) -> tuple[FacetValue, ...]:
        counts = Counter(name for name, ordinal in self._connection.execute(_TAGS) if ordinal in articles)
        return tuple(FacetValue(name, name, count) for name, count in counts.most_common(limit))


def _years(found: Counted) -> tuple[FacetValue, ...]:
    """The newest first, a century before its decades and a decade before its years; these two are wholes."""
    named = [(name_of_years(int(value)), count) for value, count in found]
    ordered = sorted(named, key=lambda row: row[0].replace("X", ":"), reverse=True)
    return tuple(FacetValue(f"{WHOLE}{name}" if "X" in name else name, name, count) for name, count in ordered)


def _counted(articles: BitMap, page: Page, least: int) -> Iterator[tuple[int, int | str]]:
    """The values of a page with their counts; groups that have no more articles together than `least` are left out."""
    count = articles.intersection_cardinality
    if not page.unions:
        return zip(map(count, page.bitmaps), page.values, strict=True)
    parts = (
        slice(place * page.group, (place + 1) * page.group)
        for place, together in enumerate(map(count, page.unions))
        if together > least
    )
    return chain.from_iterable(zip(map(count, page.bitmaps[part]), page.values[part], strict=True) for part in parts)


class _Linked:
    """The entities that a few articles name, by counting the links of each article."""

    def __init__(self, connection: sqlite3.Connection, articles: BitMap) -> None:
        self._connection = connection
        content = connection.execute(_LINKS, (json.dumps(articles.to_array().tolist()),)).fetchone()[0]
        counts = Counter(json.loads(content))
        self._counts: list[tuple[int, int]] = sorted(counts.items(), key=lambda row: (row[1], row[0]), reverse=True)
        self._kinds: dict[int, str] = {}
        self._looked_at = 0

    def top(self, kind: str, limit: int) -> Counted:
        """The most frequent entities of a kind; kinds are looked up only as far as needed."""
        found: Counted = []
        for place, (entity, count) in enumerate(self._counts):
            if place == self._looked_at:
                self._look_further()
            if self._kinds.get(entity) == kind:
                found.append((entity, count))
                if len(found) == limit:
                    break
        return found

    def _look_further(self) -> None:
        page = [entity for entity, _ in self._counts[self._looked_at : self._looked_at + _PAGE]]
        self._kinds.update(self._connection.execute(_KINDS, (json.dumps(page),)).fetchall())
        self._looked_at += len(page)
