"""Copies of the whole archive, made and brought back while other processes go on reading."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from archive.errors import (
    ArchiveDamagedError,
    ArchiveExistsError,
    ArchiveOutdatedError,
    ArchiveTooNewError,
    NotAnArchiveError,
    sqlite_errors,
)
from archive.new_files import appearing, free_names
from archive.opening import Archive, open_archive

Progress = Callable[[int, int], None]
"""Called with the pages copied and the pages there are."""

_PAGES_A_STEP = 2048
_BEFORE_RESTORE = ".before-restore"


def back_up(archive: Archive, target: Path, *, progress: Progress | None = None) -> None:
    """Copy an archive to a file of its own, which needs nothing beside it.

    The copy is one moment of the archive, also while an import is writing. It appears under its name only when it is
    complete and was checked.

    Args:
        archive: opened for reading or writing.
        target: a file that is not there yet.
        progress: told how far it is.

    Raises:
        ArchiveExistsError: there is a file of that name.
        ArchiveMissingError: there is no such folder.
        ArchiveForbiddenError: the folder cannot be written.
        ArchiveDamagedError: the copy is not whole, so neither is the archive.
        DiskFullError: there is no room.
    """
    with appearing(target.absolute()) as unfinished:
        with sqlite_errors(target), closing(sqlite3.connect(unfinished)) as copy:
            _copy(archive.connection, copy, progress)
            copy.execute("PRAGMA journal_mode = DELETE")
        _check_whole(unfinished, archive.path)


def back_up_beside(archive: Archive, name: str, *, suffix: str = "", progress: Progress | None = None) -> Path:
    """Copy an archive to a new file in its folder, with a number in its name when there is one of that name.

    Args:
        archive: opened for reading or writing.
        name: of the copy.
        suffix: what its name ends with, behind the number.
        progress: told how far it is.

    Returns:
        Where the copy is.

    Raises:
        ArchiveError: as `back_up`.
    """
    for target in free_names(archive.path.with_name(name), suffix):
        # Another process may take the name while the copy is made; then the next is tried.
        with suppress(ArchiveExistsError):
            back_up(archive, target, progress=progress)
            return target
    raise AssertionError("there is always another name")


def restore(backup: Path, path: Path, *, progress: Progress | None = None) -> Path | None:
    """Bring a backup back under the name of an archive.

    What was there is kept beside it first, also when it is damaged. It is replaced in one transaction, so a process
    that has the archive open goes on with the restored one.

    Args:
        backup: an archive file.
        path: where it is to be.
        progress: told how far it is.

    Returns:
        Where the file that was at `path` is now, None when there was none.

    Raises:
        ArchiveError: the backup is no whole archive, or the place cannot be written, or is in use.
    """
    path = path.absolute()
    if path.exists() and backup.exists() and backup.samefile(path):
        raise ArchiveExistsError("the backup is the archive itself", str(path), "name another file")
    with open_archive(backup, migrate=False) as source:
        _check_whole(backup, backup)
        if not path.exists():
            back_up(source, path, progress=progress)
            return None
        name = f"{path.name}{_BEFORE_RESTORE}"
        try:
            present = open_archive(path, write=True, migrate=False)
        except (ArchiveDamagedError, ArchiveOutdatedError, ArchiveTooNewError, NotAnArchiveError):
            kept = next(free_names(path.with_name(name)))
            _set_aside(path, kept)
            back_up(source, path, progress=progress)
            return kept
        with present:
            kept = back_up_beside(present, name)
            with sqlite_errors(path):
                _copy(source.connection, present.connection, progress)
        return kept


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, progress: Progress | None) -> None:
    def report(_: int, remaining: int, total: int) -> None:
        if progress:
            progress(total - remaining, total)

    source.backup(target, pages=_PAGES_A_STEP, progress=report)


def _check_whole(path: Path, shown: Path) -> None:
    """Read every page of a file.

    Args:
        path: the file.
        shown: what to call it.
    """
    with sqlite_errors(shown):
        connection = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)
        try:
            verdict: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            connection.close()
    if verdict != "ok":
        raise ArchiveDamagedError(f"the archive is damaged ({verdict})", str(shown), "use an older backup")


def _set_aside(path: Path, kept: Path) -> None:
    """Rename a file that cannot be opened, with what SQLite may have left beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + ending))
