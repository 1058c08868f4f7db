"""Puts sets of articles into date order, newest first: the sorted part as it stands, the tail merged into it."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterable

from pyroaring import BitMap

from archive import state
from archive.index import ordinals

_TailKey = tuple[int, str, str]
"""The ordinal of the sorted part that it follows, its day, its uid."""

_TAIL = (
    "SELECT sorts_after, coalesce(published_from, ''), uid, ordinal FROM articles WHERE ordinal > ? ORDER BY 1, 2, 3"
)


class DateOrder:
    """The date order of an archive as it was when this was made.

    Attributes:
        sorted_upto: ordinals up to this are in date order.
        dead: ordinals that no article has.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.sorted_upto = state.number(connection, "sorted_upto")
        self.dead = ordinals.dead(connection)
        rows = connection.execute(_TAIL, (self.sorted_upto,)).fetchall()
        self._tail: list[tuple[_TailKey, int]] = [
            ((after or 0, day, uid), ordinal) for after, day, uid, ordinal in rows
        ]
        self._keys = {ordinal: key for key, ordinal in self._tail}
        self.tail = BitMap(self._keys)

    def before(self, ordinal: int) -> tuple[int, BitMap]:
        """What is older than an article: the last ordinal of the sorted part, and ordinals of the tail."""
        key = self._keys.get(ordinal)
        if key is None:
            bound = ordinal - 1
            older = self._tail[: bisect_left(self._tail, ((ordinal, "", ""), 0))]
        else:
            bound = key[0]
            older = self._tail[: bisect_left(self._tail, (key, ordinal))]
        return bound, BitMap(found for _, found in older)

    def merge(self, sorted_part: Iterable[int], tail: Iterable[int], limit: int) -> list[int]:
        """The newest of some articles.

        Args:
            sorted_part: ordinals of the sorted part, newest first.
            tail: ordinals of the tail.
            limit: how many at most.
        """
        waiting = sorted((self._keys[ordinal] for ordinal in tail), reverse=True)
        by_key = dict(self._tail) if waiting else {}
        merged: list[int] = []
        position = 0
        for ordinal in sorted_part:
            while position < len(waiting) and waiting[position][0] >= ordinal:
                merged.append(by_key[waiting[position]])
                position += 1
            if len(merged) >= limit:
                break
            merged.append(ordinal)
        merged.extend(by_key[key] for key in waiting[position:])
        return merged[:limit]

    def newest(self, articles: BitMap, *, before: int | None = None, limit: int | None = None) -> array[int]:
        """The newest of a set of articles, newest first.

        Args:
            articles: ordinals.
            before: only those older than this one.
            limit: how many at most, None for all.
        """
        bound, tail = (self.sorted_upto, articles & self.tail) if before is None else self.before(before)
        if before is not None:
            tail &= articles
        count = len(articles) if limit is None else limit
        end = articles.rank(bound)
        newest = articles[max(0, end - count) : end] if end else BitMap()
        part = newest.to_array()
        part.reverse()
        if not tail:
            return part
        return array("I", self.merge(part, tail, count))
