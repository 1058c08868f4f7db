"""A screen that reads in a thread of its own, for what takes seconds in a large archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from textual.message import Message

from tui.archive_access.thread import ArchiveThread, Holdings
from tui.field_message import FieldMessage
from tui.screens.archive_screen import ArchiveScreen


class OwnThread(ArchiveScreen):
    """Reads beside everything else: articles are fetched meanwhile, and what nobody waits for any more is broken off.

    It stands behind the other bases of a screen: Textual gives a class the styles of its first base.
    """

    class Superseded(FieldMessage):
        """What was asked for is not wanted any more."""

    _thread_of_its_own: ArchiveThread | None = None
    _reading = 0
    """Grows with everything that makes what was asked for before unwanted."""

    @property
    def own_thread(self) -> ArchiveThread:
        """The thread."""
        if self._thread_of_its_own is None:
            self._thread_of_its_own = ArchiveThread(self.fetching.path, "reading for a page")
        return self._thread_of_its_own

    def supersede(self) -> None:
        """What was asked for before is not wanted any more: break it off, and pass over what waits."""
        self._reading += 1
        self.own_thread.interrupt()

    def read_aside(self, job: Callable[[Holdings], Message]) -> None:
        """Run a job in the thread; its message comes back to this screen unless it is superseded meanwhile."""
        reading = self._reading

        def wanted(holdings: Holdings) -> Message:
            try:
                message = job(holdings) if reading == self._reading else self.Superseded()
            except sqlite3.OperationalError:
                if reading == self._reading:
                    raise
                return self.Superseded()
            return message if reading == self._reading else self.Superseded()

        self.fetch(wanted, self.own_thread)

    def on_unmount(self) -> None:
        """End the thread, and what it is at."""
        self._reading += 1
        if self._thread_of_its_own is not None:
            self._thread_of_its_own.close()

    def action_look_anew(self) -> None:
        """Open the archive anew for this thread, too."""
        self.own_thread.reopen()
        super().action_look_anew()
