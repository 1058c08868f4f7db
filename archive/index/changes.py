"""The log of what changed in the index, so that an index beside the file can be caught up instead of made anew."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from pyroaring import BitMap

from archive import state


class Position(NamedTuple):
    """How far something has followed the index.

    Attributes:
        generation: how often all articles were numbered anew.
        number: of the last change since then.
    """

    generation: int
    number: int


def note(connection: sqlite3.Connection, ordinals: BitMap) -> None:
    """Notes ordinals that are new, changed or gone, within the transaction that is open."""
    if ordinals:
        connection.execute("INSERT INTO index_changes (ordinals) VALUES (?)", (ordinals.serialize(),))


def position(connection: sqlite3.Connection) -> Position:
    """Where the index stands now."""
    number = connection.execute("SELECT coalesce(max(number), 0) FROM index_changes").fetchone()[0]
    return Position(state.number(connection, "index_generation"), number)


def since(connection: sqlite3.Connection, number: int) -> BitMap:
    """The ordinals that changed after a change of the present generation."""
    rows = connection.execute("SELECT ordinals FROM index_changes WHERE number > ?", (number,))
    return BitMap.union(BitMap(), *(BitMap.deserialize(content) for (content,) in rows))


def begin_generation(connection: sqlite3.Connection) -> None:
    """Notes that all articles were numbered anew."""
    connection.execute("DELETE FROM index_changes")
    state.put(connection, "index_generation", state.number(connection, "index_generation") + 1)
