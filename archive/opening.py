"""Makes and opens archive files, and brings older ones up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from types import TracebackType

from archive.connections import connect, connect_to_read, connect_to_write, leave_alone
from archive.errors import (
    ArchiveForbiddenError,
    ArchiveMissingError,
    ArchiveOutdatedError,
    ArchiveTooNewError,
    NotAnArchiveError,
    sqlite_errors,
)
from archive.held_file import HeldFile
from archive.schema import APPLICATION_ID, VERSION

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"
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
            leave_alone(self.connection)
        self.connection.close()
        self._file.release()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


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
        connection = connect_to_write(path) if write else connect_to_read(path, file)
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
    connection = connect_to_read(path, file)
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()
    if application != APPLICATION_ID or version < 1:
        raise NotAnArchiveError("this SQLite file belongs to another program", str(path), _ADVICE)
    return version


def _bring_up_to_date(path: Path, version: int) -> None:
    try:
        connection = connect_to_write(path)
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
        leave_alone(connection)
        connection.close()


def _back_up(path: Path, version: int) -> None:
    """Copies the file to `NAME.backup-VERSION`, or `NAME.backup-VERSION-2` and so on when there is one already."""
    from archive.new_files import appearing, free_names  # noqa: PLC0415 - only to make a file

    copy = next(free_names(path.with_name(f"{path.name}.backup-{version}")))
    with (
        appearing(copy) as unfinished,
        closing(connect(path.as_uri() + "?mode=ro")) as source,
        closing(sqlite3.connect(unfinished)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
