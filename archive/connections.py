"""Connections to an archive file, so that those who write and those who read do not stand in each other's way.

A writer puts the file into WAL mode, so that others read on while it works, and takes it out again when it closes,
so that the file stands alone. A reader leaves nothing behind, not even beside the file; where it finds a file that was
left in WAL mode, it takes it out of it, if it may. SQLite's `immutable` would be wrong there: a reader that took a
file so while somebody was just beginning to write would never see what is written.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from time import monotonic, sleep

from archive.errors import ArchiveDamagedError, ArchiveForbiddenError
from archive.held_file import HeldFile

BUSY_SECONDS = 5.0
"""How long we wait for another process before we say that the archive is in use."""

_OPENING_SECONDS = 0.2
"""How long a file may be in WAL mode without its log while a process opens or closes it."""

_PAUSE = 0.01
"""Seconds until we look again what another process is doing."""

_HEADER_BYTES = 100
_WAL = b"\2\2"


def connect_to_read(path: Path, file: HeldFile) -> sqlite3.Connection:
    """A connection that can only read.

    Args:
        path: the archive, absolute.
        file: the same, held open.

    Raises:
        ArchiveDamagedError: a process was killed while it wrote, and only who may write can mend that.
        sqlite3.Error: it cannot be opened.
    """
    may_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    _roll_back(path, may_write=may_write)
    uri = path.as_uri() + "?mode=ro"
    if _log_is_missing(path, file):
        if may_write:
            _without_log(path)
        elif _stands_alone(path, file):
            uri += "&immutable=1"
    connection = connect(uri)
    connection.execute("PRAGMA query_only = 1")
    return connection


def connect_to_write(path: Path) -> sqlite3.Connection:
    """A connection that can write, the file being in WAL mode now.

    Raises:
        ArchiveForbiddenError: the file or its folder may not be written.
        sqlite3.Error: it cannot be opened, or is in use for longer than `BUSY_SECONDS`.
    """
    for place in (path, path.parent):
        if not os.access(place, os.W_OK):
            what = "the archive may not be written" if place is path else "the archive's folder may not be written"
            raise ArchiveForbiddenError(
                what, str(place), "check its permissions, or copy it with `jumelage backup` and change the copy"
            )
    connection = connect(path.as_uri() + "?mode=rw")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        _into_wal_mode(connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def connect(uri: str) -> sqlite3.Connection:
    """A connection with the settings that all have, in autocommit mode."""
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    for pragma in ("synchronous = NORMAL", "cache_size = -65536", "temp_store = MEMORY", "mmap_size = 0",
                   "trusted_schema = OFF"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")
    return connection


def leave_alone(connection: sqlite3.Connection) -> None:
    """Takes the file out of WAL mode, so that it needs nothing beside it, where nobody else is at work on it."""
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error:
        # A reader is at work or the disk is full: the file stays in WAL mode, which is whole as well.
        pass


def _log_is_missing(path: Path, file: HeldFile) -> bool:
    """Whether the file is in WAL mode and stands alone, so that SQLite would make files beside it to read it."""
    beside = (path.with_name(path.name + ending) for ending in ("-wal", "-shm"))
    return file.head(_HEADER_BYTES)[18:20] == _WAL and not all(log.exists() for log in beside)


def _without_log(path: Path) -> None:
    """Take a file out of WAL mode that was left in it; where a process opens or closes it just now, that one does."""
    connection = sqlite3.connect(path.as_uri() + "?mode=rw", uri=True, timeout=0)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError:
        pass
    finally:
        connection.close()


def _stands_alone(path: Path, file: HeldFile) -> bool:
    """Whether nobody is opening or closing a file that has no log and that we may not write.

    Raises:
        ArchiveDamagedError: the log is there, and only who may write can take it in.
    """
    until = monotonic() + _OPENING_SECONDS
    while _log_is_missing(path, file):
        if monotonic() > until:
            log = path.with_name(path.name + "-wal")
            if _size(log):
                raise _not_closed(path, log)
            return True
        sleep(_PAUSE)
    return False


def _roll_back(path: Path, *, may_write: bool) -> None:
    """Undo what a process left half done that was killed while it opened or closed the file; only a writer can."""
    journal = path.with_name(path.name + "-journal")
    if not _size(journal):
        return
    if not may_write:
        raise _not_closed(path, journal)
    connection = sqlite3.connect(path.as_uri() + "?mode=rw", uri=True, timeout=BUSY_SECONDS)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    finally:
        connection.close()


def _size(path: Path) -> int:
    """Bytes of a file, 0 when there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _not_closed(path: Path, beside: Path) -> ArchiveDamagedError:
    what = "the archive was not closed and its folder cannot be written"
    return ArchiveDamagedError(what, str(path), f"copy it together with {beside.name} to a folder of yours")


def _into_wal_mode(connection: sqlite3.Connection) -> None:
    """SQLite does not wait for those who just change the mode themselves, so this does."""
    until = monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(_PAUSE)
        else:
            return
