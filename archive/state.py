"""Small facts about the archive as a whole, by name.

`revision` counts the transactions that changed articles. `decided_entities` is the id of the last entity on which
decisions were carried out. The others belong to `archive.index`.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

StateName = Literal[
    "revision", "fold_version", "sorted_upto", "last_ordinal", "dead", "term_bitmaps_upto", "decided_entities",
    "index_generation", "stem_version", "units_version",
]  # fmt: skip


def number(connection: sqlite3.Connection, name: StateName) -> int:
    """A fact that is a number, 0 where it was never put."""
    row = connection.execute("SELECT value FROM archive_state WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def content(connection: sqlite3.Connection, name: StateName) -> bytes | None:
    """A fact that is bytes, None where it was never put."""
    row = connection.execute("SELECT value FROM archive_state WHERE name = ?", (name,)).fetchone()
    return bytes(row[0]) if row else None


def put(connection: sqlite3.Connection, name: StateName, value: int | bytes) -> None:
    """Puts a fact in the place of what was there before."""
    connection.execute("INSERT OR REPLACE INTO archive_state (name, value) VALUES (?, ?)", (name, value))
