"""Makes and opens archive files.

A writer puts the file into WAL mode, so that others read on while it works, and takes it out again when it closes,
so that the file stands alone. A reader leaves nothing behind, not even beside the file; where it finds a file that was
left in WAL mode, it takes it out of it, if it may. SQLite's `immutable` would be wrong there: a reader that took a
file so while somebody was just beginning to write would never see what is written.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType

from archive.errors import (
    ArchiveDamagedError,
    ArchiveForbiddenError,
    ArchiveMissingError,
    ArchiveOutdatedError,
    ArchiveTooNewError,
    NotAnArchiveError,
    sqlite_errors,
)
from archive.held_file import HeldFile
from archive.schema import APPLICATION_ID, VERSION

BUSY_SECONDS = 5.0
"""How long we wait for another process before we say that the archive is in use."""

_OPENING_SECONDS = 0.2
"""How long a file may be in WAL mode without its log while a process opens or closes it."""
_PAUSE = 0.01
"""Seconds until we look again what another process is doing."""

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"
_WAL = b"\2\2"
_ADVICE = "name an archive file, or make one with `jumelage import`"


class Archive:
    """An open archive.

    Attributes:
        path: the file, absolute.
        connection: to it, in autocommit mode; may be used from any one thread at a time.
        read_only: nothing can be written through this connection.
        migrated_from: the schema version the file had before it was brought up to date, None when it was.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        file: HeldFile,
        *,
        read_only: bool,
        migrated_from: int | None = None,
    ) -> None:
        self.path = path
        self._file = file
        self.connection = connection
        self.read_only = read_only
        self.migrated_from = migrated_from

    def close(self) -> None:
        """Closes the file; a writer that is alone leaves one file that needs nothing beside it."""
        if not self.read_only:
            _leave_alone(self.connection)
        self.connection.close()
        self._file.release()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _leave_alone(connection: sqlite3.Connection) -> None:
    """Takes the file out of WAL mode, so that it needs nothing beside it, where nobody else is at work on it."""
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error:
        # A reader is at work or the disk is full: the file stays in WAL mode, which is whole as well.
        pass


def create(path: Path) -> Archive:
    """Makes a new, empty archive and opens it for writing.

    The file appears under its name only when it is complete.

    Raises:
        ArchiveExistsError: there is something of that name already.
        ArchiveMissingError: there is no such folder.
        ArchiveForbiddenError: the folder cannot be written.
    """
    from archive.new_files import appearing  # noqa: PLC0415 - only to make a file
    from archive.schema.migrating import migrate  # noqa: PLC0415 - slow to import, and seldom needed

    path = Path(path).absolute()
    with (
        appearing(path) as unfinished,
        sqlite_errors(path),
        closing(sqlite3.connect(unfinished, isolation_level=None)) as connection,
    ):
        migrate(connection)
    return open_archive(path, write=True)


def open_archive(path: Path, *, write: bool = False, migrate: bool = True) -> Archive:
    """Opens an archive.

    Args:
        path: the file.
        write: also for writing; else nothing is written, not even beside the file.
        migrate: bring an older file up to date, after a copy of it was put beside it. This writes even when the
            archive is opened for reading; with False an older file is refused.

    Raises:
        ArchiveError: the file is missing, not an archive, too new or too old, may not be opened, or is in use.
    """
    path = Path(path).absolute()
    file, header = _held(path)
    try:
        return _opened(path, file, header, write=write, migrate=migrate)
    except BaseException:
        file.release()
        raise


def _opened(path: Path, file: HeldFile, header: bytes, *, write: bool, migrate: bool) -> Archive:
    if header[:16] != _MAGIC:
        what = "the file is empty" if not header else "this is not an SQLite file"
        raise NotAnArchiveError(what, str(path), _ADVICE)
    with sqlite_errors(path):
        version = _version(path, file)
        if version > VERSION:
            raise ArchiveTooNewError(
                "the archive was made by a newer jumelage", str(path), "install the newest version"
            )
        if version < VERSION:
            if not migrate:
                raise ArchiveOutdatedError(
                    "the archive was made by an older jumelage", str(path), "open it for writing once"
                )
            _bring_up_to_date(path, version)
        connection = _connect_to_write(path) if write else _connect_to_read(path, file)
    migrated_from = version if version < VERSION else None
    return Archive(path, connection, file, read_only=not write, migrated_from=migrated_from)


def _held(path: Path) -> tuple[HeldFile, bytes]:
    """The file and its header; it is released again where there is none to read."""
    try:
        file = HeldFile(path)
        try:
            return file, file.head(_HEADER_BYTES)
        except OSError:
            file.release()
            raise
    except FileNotFoundError:
        raise ArchiveMissingError("there is no such archive", str(path), "make one with `jumelage import`") from None
    except IsADirectoryError:
        raise NotAnArchiveError("this is a folder", str(path), _ADVICE) from None
    except NotADirectoryError:
        raise ArchiveMissingError("there is no such archive", str(path), "check the path") from None
    except PermissionError:
        raise ArchiveForbiddenError("the archive may not be read", str(path), "check its permissions") from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "unknown reason"
        raise ArchiveForbiddenError(f"the archive cannot be read ({reason})", str(path), "check the disk") from None


def _version(path: Path, file: HeldFile) -> int:
    connection = _connect_to_read(path, file)
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()
    if application != APPLICATION_ID or version < 1:
        raise NotAnArchiveError("this SQLite file belongs to another program", str(path), _ADVICE)
    return version


def _connect_to_read(path: Path, file: HeldFile) -> sqlite3.Connection:
    may_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    _roll_back(path, may_write=may_write)
    uri = path.as_uri() + "?mode=ro"
    if _log_is_missing(path, file):
        if may_write:
            _without_log(path)
        elif _stands_alone(path, file):
            uri += "&immutable=1"
    connection = _connect(uri)
    connection.execute("PRAGMA query_only = 1")
    return connection


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


def _connect_to_write(path: Path) -> sqlite3.Connection:
    for place in (path, path.parent):
        if not os.access(place, os.W_OK):
            what = "the archive may not be written" if place is path else "the archive's folder may not be written"
            raise ArchiveForbiddenError(what, str(place), "check its permissions, or open it read-only")
    connection = _connect(path.as_uri() + "?mode=rw")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        _into_wal_mode(connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


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


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    for pragma in ("synchronous = NORMAL", "cache_size = -65536", "temp_store = MEMORY", "mmap_size = 0",
                   "trusted_schema = OFF"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _bring_up_to_date(path: Path, version: int) -> None:
    try:
        connection = _connect_to_write(path)
    except ArchiveForbiddenError:
        what = "the archive was made by an older jumelage and may not be written to bring it up to date"
        raise ArchiveOutdatedError(
            what, str(path), "allow writing, or open a copy of it in a folder of yours"
        ) from None
    try:
        from archive.schema.migrating import migrate  # noqa: PLC0415 - slow to import, and seldom needed

        connection.execute("BEGIN IMMEDIATE")
        # Another process or thread may have done it while this one waited for its turn.
        if connection.execute("PRAGMA user_version").fetchone()[0] < VERSION:
            _back_up(path, version)
            migrate(connection)
        connection.execute("COMMIT")
    finally:
        _leave_alone(connection)
        connection.close()


def _back_up(path: Path, version: int) -> None:
    """Copies the file to `NAME.backup-VERSION`, or `NAME.backup-VERSION-2` and so on when there is one already."""
    from archive.new_files import appearing, free_names  # noqa: PLC0415 - only to make a file

    copy = next(free_names(path.with_name(f"{path.name}.backup-{version}")))
    with (
        appearing(copy) as unfinished,
        closing(_connect(path.as_uri() + "?mode=ro")) as source,
        closing(sqlite3.connect(unfinished)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
