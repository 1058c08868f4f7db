"""Finds the files to import and reads their bytes, whatever lies in the way.

Nothing is opened that is not a regular file: reading a FIFO or a device may never end. Names are kept as the bytes
they are on disk and shown as valid text.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from importers.importer import ImportRefused, Refusal, shown
from importers.limits import readable_size

_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file.

    Attributes:
        path: to open it.
        name: its path as valid text, for people and for the archive.
        size: in bytes, when it was found.
        url: address it was fetched from.
        media_type: that the network gave it.
        changed: when it was last changed or came to where it is, in seconds since 1970.
    """

    path: Path
    name: str
    size: int
    url: str | None = None
    media_type: str | None = None
    changed: float = float("inf")


def walk(paths: Iterable[Path], *, recursive: bool = True) -> Iterator[FoundFile | Refusal]:
    """Find all files under some paths, sorted by name within each folder, folders after the files beside them.

    Hidden files and folders (`.git`, `.DS_Store`) are passed over unless named themselves. Symbolic links are
    followed when they are named, and refused when they are met on the way, so that no loop can arise and nothing
    outside of the folder is read by surprise.

    Args:
        paths: files and folders.
        recursive: also look into folders within folders.

    Yields:
        Files, and refusals of what is not one.
    """
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError as error:
            yield Refusal(shown(os.fspath(path)), _missing(path, error))
            continue
        if stat.S_ISDIR(mode):
            yield from _walk_folder(path, recursive=recursive)
        else:
            yield _classified(path, path.stat())


def read_head(path: Path, size: int) -> bytes:
    """Read the first bytes of a regular file.

    Raises:
        ImportRefused: it is no regular file, or unreadable.
    """
    try:
        with _opened(path) as file:
            return file.read(size)
    except OSError as error:
        raise ImportRefused(_reason(error)) from error


def read_file(path: Path, limit: int) -> bytes:
    """Read a regular file whole, and make sure that it did not change meanwhile.

    Args:
        path: the file; the last part of it may not be a symbolic link that appeared since it was found.
        limit: most bytes.

    Raises:
        ImportRefused: it is no regular file, too large, unreadable, or it changes while it is read.
    """
    for _ in range(2):
        try:
            content, steady = _read_once(path, limit)
        except OSError as error:
            raise ImportRefused(_reason(error)) from error
        if steady:
            return content
    raise ImportRefused("it changed while it was read: import it again when nobody writes to it")


def _read_once(path: Path, limit: int) -> tuple[bytes, bool]:
    with _opened(path) as file:
        before = os.fstat(file.fileno())
        check_size(before.st_size, limit)
        content = file.read(limit + 1)
        after = os.fstat(file.fileno())
    check_size(len(content), limit)
    steady = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return content, steady and len(content) == after.st_size


def _opened(path: Path) -> BinaryIO:
    # Without O_NONBLOCK opening a FIFO that has taken the file's place would wait for a writer.
    file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise ImportRefused("it is no longer a regular file: import it again when it is")
    return file


def check_size(size: int, limit: int) -> None:
    """Refuse what is larger than a limit.

    Raises:
        ImportRefused: it is.
    """
    if size > limit:
        raise ImportRefused(
            f"it is larger than {readable_size(limit)}: raise the limit with --max-size, or import a part of it"
        )


def _walk_folder(folder: Path, *, recursive: bool) -> Iterator[FoundFile | Refusal]:
    # A stack of our own: folders can be nested deeper than Python calls functions.
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            with os.scandir(current) as entries:
                found = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield Refusal(shown(os.fspath(current)), _reason(error))
            continue
        inner = []
        for entry in found:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                inner.append(Path(entry.path))
            else:
                yield _entry(Path(entry.path))
        if recursive:
            waiting.extend(reversed(inner))


def _entry(path: Path) -> FoundFile | Refusal:
    try:
        return _classified(path, path.lstat())
    except OSError as error:
        return Refusal(shown(os.fspath(path)), _reason(error))


def _classified(path: Path, status: os.stat_result) -> FoundFile | Refusal:
    name = shown(os.fspath(path))
    if stat.S_ISREG(status.st_mode):
        return FoundFile(path, name, status.st_size, changed=arrived(status))
    if stat.S_ISLNK(status.st_mode):
        target = shown(os.fspath(path.readlink()))
        return Refusal(name, f"it is a symbolic link to {target}, which is not followed: name the target itself")
    kind = _KINDS.get(stat.S_IFMT(status.st_mode), "no regular file")
    return Refusal(name, f"it is {kind}: only files and folders can be imported")


def arrived(status: os.stat_result) -> float:
    """When a file came to be what it is where it is, in seconds since 1970.

    One that is moved or copied may keep the time of its last change; that of its inode is new then.
    """
    return max(status.st_mtime, status.st_ctime)


def _missing(path: Path, error: OSError) -> str:
    if path.is_symlink():
        return "it is a symbolic link that leads nowhere: name its target"
    return _reason(error)


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "it may not be read: give yourself permission (chmod u+r)"
    if isinstance(error, FileNotFoundError):
        return "it is not there: check the path"
    return f"it cannot be read ({(error.strerror or 'unknown reason').lower()}): check the disk and the path"
