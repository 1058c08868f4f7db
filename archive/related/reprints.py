"""Finds articles that share their text by how much of the smaller sketch is contained in the larger.

Containment finds a reprint of the first half as well as the whole (99 % of 959 pairs, with no wrong one, where MinHash
finds 34 to 49 %).
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from archive.related.sketching import packed, unpacked
from archive.related.suggesting import RelationKind, forget, suggest

_REPRINT = 0.6
_REWRITE = 0.35
_ABOUT_AS_LONG = 0.7
_FEWEST_SHARED = 4
_FEWEST_SHARED_REWRITE = 6
_MOST_ARTICLES = 50
"""A shingle of more articles than this is a letterhead or a standing phrase and tells nothing. No more are stored."""

_REMEMBERED = 200_000
_AT_ONCE = 20_000
_HOLDERS = """
SELECT s.hash, s.article_id FROM json_each(?) j CROSS JOIN shingles s ON s.hash = j.value
"""
_SIZE = "SELECT length(shingles) / 8 FROM sketches WHERE article_id = ?"


class Reprints:
    """Compares the articles of each batch with all that the archive has, and with those before them in the batch.

    What comes out does not depend on where one batch ends and the next begins. Shingles are looked up and stored in
    the order of their hashes, so that a batch passes over the table once instead of leaping about in it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._common: set[int] = set()

    def forget(self) -> None:
        """Empties the memory of common shingles, because a transaction was rolled back or another process wrote."""
        self._common.clear()

    def note(self, sketches: Mapping[int, Sequence[int]]) -> None:
        """Store the sketches of articles and suggest the articles they share text with.

        What was found for the former text of an article is dropped, what people decided stays.

        Args:
            sketches: by the row id of the article, new or changed, as `sketching.sketch` gives them.
        """
        dropped = [article_id for article_id in sketches if _drop(self._connection, article_id)]
        if dropped:
            self.forget()
        self._connection.executemany(
            "INSERT INTO sketches VALUES (?, ?)",
            [(article_id, packed(shingles)) for article_id, shingles in sketches.items()],
        )
        holders = self._holders(sketches)
        common = self._common
        new: list[tuple[int, int]] = []
        for article_id, shingles in sketches.items():
            telling = [value for value in shingles if value not in common]
            self._suggest(article_id, len(shingles), telling, holders)
            for value in telling:
                holding = holders[value]
                holding.append(article_id)
                if len(holding) > _MOST_ARTICLES:
                    common.add(value)
            new.extend((value, article_id) for value in telling)
        self._connection.executemany("INSERT INTO shingles VALUES (?, ?)", sorted(new))
        if len(common) > _REMEMBERED:
            self.forget()

    def _holders(self, sketches: Mapping[int, Sequence[int]]) -> defaultdict[int, list[int]]:
        """The articles that have each shingle of some sketches; notes those that are common."""
        wanted = sorted(set().union(*sketches.values()) - self._common)
        holders: defaultdict[int, list[int]] = defaultdict(list)
        for start in range(0, len(wanted), _AT_ONCE):
            values = json.dumps(wanted[start : start + _AT_ONCE])
            for value, article_id in self._connection.execute(_HOLDERS, (values,)):
                holders[value].append(article_id)
        self._common.update(value for value, holding in holders.items() if len(holding) > _MOST_ARTICLES)
        return holders

    def _suggest(
        self, article_id: int, size: int, telling: Sequence[int], holders: Mapping[int, Sequence[int]]
    ) -> None:
        shared: Counter[int] = Counter()
        for value in telling:
            if value in holders:
                shared.update(holders[value])
        for other, kind, score in self._related(size, size - len(telling), shared):
            smaller, larger = article_id, other
            if kind == "part" and size > self._size(other):
                smaller, larger = other, article_id
            suggest(self._connection, smaller, larger, kind, score)

    def _related(self, size: int, common: int, shared: Mapping[int, int]) -> list[tuple[int, RelationKind, float]]:
        """Articles that share text with a sketch: id, kind and containment."""
        found: list[tuple[int, RelationKind, float]] = []
        for other, count in sorted(item for item in shared.items() if item[1] >= _FEWEST_SHARED):
            sizes = sorted((size - common, max(self._size(other) - common, count)))
            kind = _kind(count, *sizes)
            if kind:
                found.append((other, kind, round(min(1.0, count / max(sizes[0], 1)), 3)))
        return found

    def _size(self, article_id: int) -> int:
        row = self._connection.execute(_SIZE, (article_id,)).fetchone()
        return int(row[0]) if row else 0


def _drop(connection: sqlite3.Connection, article_id: int) -> bool:
    """Drops the sketch of an article and what was found with it; says whether there was one."""
    row = connection.execute("SELECT shingles FROM sketches WHERE article_id = ?", (article_id,)).fetchone()
    if row is None:
        return False
    old = [(value, article_id) for value in unpacked(row[0])]
    connection.executemany("DELETE FROM shingles WHERE hash = ? AND article_id = ?", old)
    connection.execute("DELETE FROM sketches WHERE article_id = ?", (article_id,))
    forget(connection, article_id, translations=False)
    return True


def _kind(shared: int, smaller: int, larger: int) -> RelationKind | None:
    containment = shared / max(smaller, 1)
    if containment >= _REPRINT:
        return "reprint" if smaller >= _ABOUT_AS_LONG * larger else "part"
    return "rewrite" if containment >= _REWRITE and shared >= _FEWEST_SHARED_REWRITE else None
