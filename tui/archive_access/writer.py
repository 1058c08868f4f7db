"""Writing to the archive from the app: one short change after another, beside the event loop."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from archive.opening import Archive, open_archive

T = TypeVar("T")


class ArchiveWriter:
    """Opens the archive for writing only while it changes something, so that others may write in between.

    Args:
        path: the archive.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writing")
        self._wrote = False
        self.asked = 0
        """How many changes it has been given."""
        self.steps = 0
        """Grows when a change begins and when it has ended."""

    def submit(self, change: Callable[[Archive], T]) -> Future[T]:
        """Make a change; its future carries what it returns or raises, `ArchiveError` when it cannot be written."""
        self.asked += 1
        return self._executor.submit(self._change, change)

    def close(self) -> None:
        """Finish what was begun. Called when no reader is left, so that the file is closed as one whole again."""
        if self._wrote:
            self._executor.submit(self._change, lambda _archive: None)
        self._executor.shutdown(wait=True)

    def _change(self, change: Callable[[Archive], T]) -> T:
        self.steps += 1
        try:
            with open_archive(self._path, write=True) as archive:
                self._wrote = True
                return change(archive)
        finally:
            self.steps += 1
