"""Files that appear under their name only when they are complete, and never in the place of another."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from archive.errors import ArchiveExistsError, ArchiveForbiddenError, ArchiveMissingError


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Around writing a new file: gives the path to write it at; at the end it gets its name.

    When the work fails or the process ends, nothing is left under that name.

    Args:
        path: absolute, of a file that is not there yet.

    Raises:
        ArchiveExistsError: there is something of that name, also if it only came while the file was written.
        ArchiveMissingError: there is no such folder.
        ArchiveForbiddenError: the folder cannot be written.
    """
    taken = ArchiveExistsError("there is a file of that name already", str(path), "choose another name")
    if path.exists():
        raise taken
    if not path.parent.is_dir():
        raise ArchiveMissingError("there is no such folder", str(path.parent), "make it first")
    try:
        with _folder_beside(path) as folder:
            unfinished = Path(folder) / path.name
            yield unfinished
            os.link(unfinished, path)
    except FileExistsError:
        raise taken from None
    except PermissionError:
        raise ArchiveForbiddenError("the folder cannot be written", str(path.parent), "check its permissions") from None


def _folder_beside(path: Path) -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        # A file system that is only for reading, or one that holds no files of ours, such as /proc.
        if error.errno == errno.ENOSPC:
            raise
        raise ArchiveForbiddenError("the folder cannot be written", str(path.parent), "choose another folder") from None


def free_names(path: Path, suffix: str = "") -> Iterator[Path]:
    """Names that no file has now: `NAME`, `NAME-2`, `NAME-3` and so on, each with a suffix."""
    for number in count(1):
        name = path.with_name(path.name + (f"-{number}" if number > 1 else "") + suffix)
        if not name.exists():
            yield name
