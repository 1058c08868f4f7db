"""An archive's file, held open for as long as this process has connections to it.

A process loses all its POSIX locks on a file as soon as it closes any descriptor of it, whoever opened that:
https://www.sqlite.org/howtocorrupt.html, "POSIX advisory locks canceled by a separate thread doing close()". Another
process would then take the archive for unused and remove the log that our connections go on writing to. So a process
has one descriptor of its own for each archive, to read its first bytes, and closes it after the last connection.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

# A FIFO that has the name of an archive must not keep us waiting for a writer.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)

_Identity = tuple[int, int]
"""Device and inode: a file under whatever name."""

_guard = threading.Lock()
_holders: dict[_Identity, int] = {}
_descriptors: dict[_Identity, list[int]] = {}


class HeldFile:
    """A file that stays open until it is released, and after that until all who hold it have released it.

    Args:
        path: the file.

    Raises:
        OSError: it is missing or may not be read.
    """

    def __init__(self, path: Path) -> None:
        with _guard:
            self._identity: _Identity | None = _identity(path.stat())
            if self._identity not in _holders:
                descriptor = os.open(path, _FLAGS)
                # Another file may have taken its place meanwhile, even one that is held already.
                self._identity = _identity(os.fstat(descriptor))
                _descriptors.setdefault(self._identity, []).append(descriptor)
            _holders[self._identity] = _holders.get(self._identity, 0) + 1

    def head(self, size: int) -> bytes:
        """The first bytes of the file, fewer when it has no more.

        Raises:
            OSError: they cannot be read, for example because it is a folder.
            ValueError: the file was released.
        """
        with _guard:
            if self._identity is None:
                raise ValueError("the file was released")
            descriptor = _descriptors[self._identity][0]
            os.lseek(descriptor, 0, os.SEEK_SET)
            return os.read(descriptor, size)

    def release(self) -> None:
        """Says that this holder has closed its connections; a second time it says nothing."""
        with _guard:
            if self._identity is None:
                return
            identity, self._identity = self._identity, None
            _holders[identity] -= 1
            if not _holders[identity]:
                del _holders[identity]
                for descriptor in _descriptors.pop(identity):
                    os.close(descriptor)


def _identity(status: os.stat_result) -> _Identity:
    return status.st_dev, status.st_ino
