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


class _Open:
    """A file that is held.

    Attributes:
        descriptors: of it; the first is read, others were opened by a chance of time and may not be closed before it.
        holders: how many hold it.
    """

    def __init__(self) -> None:
        self.descriptors: list[int] = []
        self.holders = 0


_guard = threading.Lock()
_open: dict[_Identity, _Open] = {}


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
            if self._identity not in _open:
                descriptor = os.open(path, _FLAGS)
                # Another file may have taken its place meanwhile, even one that is held already.
                self._identity = _identity(os.fstat(descriptor))
                _open.setdefault(self._identity, _Open()).descriptors.append(descriptor)
            _open[self._identity].holders += 1

    def head(self, size: int) -> bytes:
        """The first bytes of the file, fewer when it has no more.

        Raises:
            OSError: they cannot be read, for example because it is a folder.
            ValueError: the file was released.
        """
        with _guard:
            if self._identity is None:
                raise ValueError("the file was released")
            descriptor = _open[self._identity].descriptors[0]
            os.lseek(descriptor, 0, os.SEEK_SET)
            return os.read(descriptor, size)

    def release(self) -> None:
        """Says that this holder has closed its connections; a second time it says nothing."""
        with _guard:
            if self._identity is None:
                return
            identity, self._identity = self._identity, None
            _open[identity].holders -= 1
            if not _open[identity].holders:
                for descriptor in _open.pop(identity).descriptors:
                    os.close(descriptor)


def _identity(status: os.stat_result) -> _Identity:
    return status.st_dev, status.st_ino
