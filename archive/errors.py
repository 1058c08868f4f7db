"""What can be wrong with an archive file, each as one sentence: what, where, and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class ArchiveError(Exception):
    """Something about the archive that the user can be told and can act on.

    Attributes:
        what: what is wrong.
        where: file, article or entity concerned.
        advice: what to do.
    """

    def __init__(self, what: str, where: str, advice: str) -> None:
        super().__init__(what, where, advice)
        self.what = what
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.what}: {self.where}: {self.advice}"


class ArchiveMissingError(ArchiveError):
    """There is no such file."""


class ArchiveExistsError(ArchiveError):
    """A new archive would overwrite a file."""


class NotAnArchiveError(ArchiveError):
    """A folder, an empty file, not SQLite, or the SQLite file of another program."""


class ArchiveTooNewError(ArchiveError):
    """Made by a newer version of jumelage."""


class ArchiveOutdatedError(ArchiveError):
    """Made by an older version, and it may not be brought up to date here."""


class ArchiveForbiddenError(ArchiveError):
    """The file or its folder may not be read or written."""


class ArchiveLockedError(ArchiveError):
    """Another process holds the file longer than we wait."""


class ArchiveDamagedError(ArchiveError):
    """The file is SQLite, but its content is not whole."""


class DiskFullError(ArchiveError):
    """There is no room for what has to be written."""


class NotInArchiveError(ArchiveError):
    """An article or entity that was asked for is not there, or the uid given fits several."""


_ERRORS: dict[int, tuple[type[ArchiveError], str, str]] = {
    sqlite3.SQLITE_BUSY: (
        ArchiveLockedError,
        "the archive is in use by another process",
        "wait for it to end, then try again",
    ),
    sqlite3.SQLITE_LOCKED: (
        ArchiveLockedError,
        "the archive is in use",
        "wait for the other task to end, then try again",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        ArchiveForbiddenError,
        "the archive cannot be opened",
        "check the permissions of file and folder",
    ),
    sqlite3.SQLITE_READONLY: (
        ArchiveForbiddenError,
        "the archive cannot be written",
        "check the permissions of file and folder",
    ),
    sqlite3.SQLITE_PERM: (
        ArchiveForbiddenError,
        "the archive may not be opened",
        "check the permissions of file and folder",
    ),
    sqlite3.SQLITE_FULL: (
        DiskFullError,
        "the disk is full",
        "make room, then run the command again; what was saved stays",
    ),
    sqlite3.SQLITE_IOERR: (DiskFullError, "the disk cannot be read or written", "check the disk and its free space"),
    sqlite3.SQLITE_CORRUPT: (
        ArchiveDamagedError,
        "the archive is damaged",
        "restore a backup, or run `jumelage check`",
    ),
    sqlite3.SQLITE_NOTADB: (
        NotAnArchiveError,
        "this is no archive of jumelage",
        "name an archive file, or import into a new one",
    ),
}


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite says about a file into an `ArchiveError`; an interrupted query and our own mistakes pass."""
    try:
        yield
    except sqlite3.Error as error:
        known = _ERRORS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if known is None:
            raise
        kind, what, advice = known
        raise kind(what, str(path), advice) from error
