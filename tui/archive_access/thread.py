"""A thread with a connection of its own, so that the screens never wait for the file.

The app has two: one for searching, whose statements are interrupted by the next key, and one for everything that
must not be interrupted with it (pages of a list, articles). Each opens the archive read-only in its own thread.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from archive.opening import Archive, open_archive
from archive.search.engines import open_searcher

if TYPE_CHECKING:
    from archive.search import FileSearcher

T = TypeVar("T")

_SECONDS_TO_END = 2.0
"""How long leaving the program waits for a statement that does not let itself be broken off."""


class Holdings(NamedTuple):
    """What a job works with.

    Attributes:
        archive: open for reading.
        searcher: the search over it.
        identity: device and inode of the file, by which another one of its name is told from it.
        opening: how often the thread has opened it, this time included.
    """

    archive: Archive
    searcher: FileSearcher
    identity: tuple[int, int] = (0, 0)
    opening: int = 1


class _Job(NamedTuple):
    work: Callable[[Holdings], Any]
    future: Future[Any]


class ArchiveThread:
    """Runs jobs on one read-only connection, one after another.

    Args:
        path: the archive.
        name: of the thread, for people who look at it.
        engine: what searches, one of `archive.search.engines.ENGINES`; empty for what the environment says.
    """

    def __init__(self, path: Path, name: str, engine: str = "") -> None:
        self.path = path
        self._engine = engine
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._connection: sqlite3.Connection | None = None
        self._openings = 0
        self.asked = 0
        """How many jobs it has been given."""
        self._stale = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Holdings], T]) -> Future[T]:
        """Queue a job; its future carries what it returns or raises, `ArchiveError` when the file cannot be opened."""
        future: Future[T] = Future()
        self.asked += 1
        self._jobs.put(_Job(work, future))
        return future

    async def run(self, work: Callable[[Holdings], T]) -> T:
        """Run a job and await its result without holding up the event loop."""
        return await asyncio.wrap_future(self.submit(work))

    def interrupt(self) -> None:
        """Break off the statement that runs at the moment, if one does; its job ends with an OperationalError."""
        connection = self._connection
        if connection is not None:
            with contextlib.suppress(sqlite3.ProgrammingError):  # closed in this very moment
                connection.interrupt()

    def reopen(self) -> None:
        """Open the file anew before the next job: it may be another one, or have grown."""
        self._stale.set()

    def close(self) -> None:
        """End the thread after the job it is at; jobs still waiting are cancelled."""
        self._closing.set()
        self._jobs.put(None)
        self.interrupt()

    def join(self) -> None:
        """Wait until the thread has ended and its connection is closed."""
        self._thread.join(_SECONDS_TO_END)

    def _serve(self) -> None:
        holdings: Holdings | None = None
        while (job := self._jobs.get()) is not None:
            if self._closing.is_set():
                job.future.cancel()
            if not job.future.set_running_or_notify_cancel():
                continue
            try:
                if self._stale.is_set():
                    self._stale.clear()
                    self._shut(holdings)
                    holdings = None
                holdings = holdings or self._open()
                result = job.work(holdings)
            except BaseException as error:  # noqa: BLE001 - carried to whoever awaits the job
                job.future.set_exception(error)
            else:
                job.future.set_result(result)
        self._shut(holdings)

    def _open(self) -> Holdings:
        archive = open_archive(self.path)
        try:
            searcher = open_searcher(archive, self._engine)
        except BaseException:
            archive.close()
            raise
        status = self.path.stat()
        self._openings += 1
        self._connection = archive.connection
        return Holdings(archive, searcher, (status.st_dev, status.st_ino), self._openings)

    def _shut(self, holdings: Holdings | None) -> None:
        self._connection = None
        if holdings is not None:
            holdings.archive.close()
