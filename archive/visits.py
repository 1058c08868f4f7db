"""When the archive was looked at, so that what came in since can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive import clock, state
from archive.errors import sqlite_errors

if TYPE_CHECKING:
    from archive.opening import Archive


def last_visit(archive: Archive) -> tuple[str, int] | None:
    """When the last visit began (UTC) and the revision the archive had then, None when there was none."""
    with sqlite_errors(archive.path):
        row: tuple[str, int] | None = archive.connection.execute(
            "SELECT began, revision FROM visits ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return row


def begin_visit(archive: Archive) -> int:
    """Notes that a visit begins now.

    Args:
        archive: open for writing.

    Returns:
        The revision that the archive had when the visit before this one began, the present one when there was none:
        what is new is what `reading.articles_since` gives for it.
    """
    with sqlite_errors(archive.path):
        before = last_visit(archive)
        revision = state.number(archive.connection, "revision")
        archive.connection.execute("INSERT INTO visits (began, revision) VALUES (?, ?)", (clock.now(), revision))
        return before[1] if before else revision
