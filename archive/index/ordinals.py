"""The order of articles by date, as dense numbers that are also the row ids of the word index.

With the newest article at the highest number, "newest first" is the index read backwards, which costs nothing: the
first fifty of any result come in 0.05 ms, where sorting by a date column takes 120 ms and more at a million articles.

Late insertions. Articles up to `sorted_upto` are in date order (undated ones are the oldest, equal dates go by uid).
A batch that is newer than all others continues that part. Any other article, however old, takes a number after it: the
*tail*, which a search merges into the result by date. A changed article takes a new number too, and its old one is
dead: FTS5 cannot forget a row without its exact old words before SQLite 3.43, so dead numbers stand in a bitmap and
are taken out of results. When tail and dead together pass 2 % of the archive, everything is numbered and indexed anew
(`rebuilding`), so that this costs each late article some 15 ms in the long run and a search never much.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from pyroaring import BitMap

from archive import state

_SHARE = 0.02

SortKey = tuple[str, str]
"""First day an article may be of, empty when it is not dated, and its uid."""


def dead(connection: sqlite3.Connection) -> BitMap:
    """The ordinals in the word indexes that no article has any more."""
    content = state.content(connection, "dead")
    return BitMap.deserialize(content) if content else BitMap()


def retire(connection: sqlite3.Connection, ordinals: Sequence[int]) -> None:
    """Marks ordinals as dead."""
    if ordinals:
        gone = dead(connection)
        gone.update(ordinals)
        state.put(connection, "dead", gone.serialize())


def assign(connection: sqlite3.Connection, articles: Sequence[tuple[SortKey, int]]) -> dict[int, int]:
    """Gives articles their places, within the transaction that is open.

    Args:
        connection: the archive.
        articles: sort key and row id of each.

    Returns:
        Row id to ordinal.
    """
    if not articles:
        return {}
    ordered = sorted(articles)
    last = state.number(connection, "last_ordinal")
    given = {article: last + place for place, (_, article) in enumerate(ordered, start=1)}
    connection.executemany(
        "UPDATE articles SET ordinal = ? WHERE id = ?", [(place, id_) for id_, place in given.items()]
    )
    if state.number(connection, "sorted_upto") == last and _newest(connection, last) <= ordered[0][0]:
        state.put(connection, "sorted_upto", last + len(ordered))
    state.put(connection, "last_ordinal", last + len(ordered))
    return given


def _newest(connection: sqlite3.Connection, upto: int) -> SortKey:
    row = connection.execute(
        "SELECT coalesce(published_from, ''), uid FROM articles WHERE ordinal <= ? ORDER BY ordinal DESC LIMIT 1",
        (upto,),
    ).fetchone()
    return row or ("", "")


def tail(connection: sqlite3.Connection) -> list[tuple[SortKey, int]]:
    """The articles after the sorted part, with their ordinals, oldest first."""
    rows = connection.execute(
        "SELECT coalesce(published_from, ''), uid, ordinal FROM articles WHERE ordinal > ? ORDER BY 1, 2",
        (state.number(connection, "sorted_upto"),),
    )
    return [((day, uid), ordinal) for day, uid, ordinal in rows]


def disordered(connection: sqlite3.Connection) -> bool:
    """Whether so much is out of order that all should be numbered anew."""
    last = state.number(connection, "last_ordinal")
    out_of_order = last - state.number(connection, "sorted_upto") + len(dead(connection))
    return out_of_order > _SHARE * last


def renumber(connection: sqlite3.Connection) -> None:
    """Numbers all articles in date order from 1; the word indexes and bitmaps must be made anew after it."""
    connection.execute("UPDATE articles SET ordinal = NULL")
    connection.execute(
        "UPDATE articles SET ordinal = numbered.place FROM (SELECT id, row_number() OVER"
        " (ORDER BY coalesce(published_from, ''), uid) AS place FROM articles) AS numbered"
        " WHERE articles.id = numbered.id"
    )
    count = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    state.put(connection, "sorted_upto", count)
    state.put(connection, "last_ordinal", count)
    state.put(connection, "dead", BitMap().serialize())
