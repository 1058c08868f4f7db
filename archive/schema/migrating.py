"""Applies the numbered migrations to a file. Slow to import: only for a new or an older archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database, Migrations

from archive import clock
from archive.schema import APPLICATION_ID

PAGE_SIZE = 8192
"""Bytes. Articles of 2 to 3 kB waste 41 % of a page of 4096 bytes and 10 to 20 % of one of 8192 (measured)."""


def _scripts() -> list[Path]:
    return sorted(Path(__file__).parent.glob("[0-9]*.sql"))


def _statements(script: str) -> Iterator[str]:
    """Cuts a script into statements, since `executescript` would commit the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _migrations() -> Migrations:
    migrations = Migrations("jumelage")
    for number, path in enumerate(_scripts(), start=1):

        def migrate(db: Database, number: int = number, path: Path = path) -> None:
            for statement in _statements(path.read_text(encoding="utf-8")):
                db.conn.execute(statement)
            db.conn.execute(f"PRAGMA user_version = {number:d}")

        migrations(name=path.stem)(migrate)
    return migrations


def migrate(connection: sqlite3.Connection, *, upto: int | None = None) -> None:
    """Brings a file up to date, each migration in a transaction of its own.

    Args:
        connection: an archive, or an empty file that becomes one.
        upto: number of the last migration to apply, None for all.

    Raises:
        sqlite3.Error: as SQLite says; what was applied before stays applied.
    """
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE:d}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    later = [path.stem for path in _scripts()[upto:]] if upto is not None else []
    _migrations().apply(Database(connection), stop_before=later[:1] or None)
    if clock.is_fixed():
        within = connection.in_transaction
        connection.execute("UPDATE _sqlite_migrations SET applied_at = ?", (clock.now(),))
        if not within:
            connection.commit()
