"""What was imported when, and what became of each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.errors import sqlite_errors
from archive.records import AcquisitionRecord, ImportRunRecord

if TYPE_CHECKING:
    from archive.opening import Archive

_RUNS = """
SELECT id, command, started, coalesce(finished, ''), state, new, same, changed, duplicate, skipped, rejected
FROM import_runs ORDER BY id DESC LIMIT ?
"""
_ACQUISITIONS = """
SELECT q.run_id, q.path, q.outcome, q.reason, a.uid FROM acquisitions q LEFT JOIN articles a ON a.id = q.article_id
WHERE (:run IS NULL OR q.run_id = :run) AND (:outcome IS NULL OR q.outcome = :outcome) ORDER BY q.id
"""


def import_runs(archive: Archive, *, limit: int | None = None) -> list[ImportRunRecord]:
    """The import runs, newest first."""
    with sqlite_errors(archive.path):
        rows = archive.connection.execute(_RUNS, (-1 if limit is None else limit,))
        return [ImportRunRecord(*row) for row in rows]


def acquisitions(archive: Archive, *, run: int | None = None, outcome: str | None = None) -> list[AcquisitionRecord]:
    """The log of files, in the order in which they came.

    Args:
        archive: where.
        run: id of an import run, None for all.
        outcome: new, same, changed, duplicate, skipped or rejected, None for all.
    """
    with sqlite_errors(archive.path):
        rows = archive.connection.execute(_ACQUISITIONS, {"run": run, "outcome": outcome})
        return [AcquisitionRecord(*row) for row in rows]
