"""A screen that says how many questions of each kind the review queue has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from textual import on
from textual.message import Message

from archive.decisions.review import REVIEW_KINDS, ReviewKind, review_counts
from tui.archive_thread import ArchiveThread, Holdings
from tui.screens.archive_screen import ArchiveScreen


class QuestionCounting(ArchiveScreen):
    """Has a thread of its own for the queue: among a million articles it takes seconds, in which others are read.

    It stands behind the other bases of a screen: Textual gives a class the styles of its first base.
    """

    @dataclass(eq=False)
    class Counted(Message):
        """How many questions of a kind there are."""

        token: int
        kind: ReviewKind
        number: int

    counts: Mapping[ReviewKind, int] = MappingProxyType({})
    """How many questions of each kind there are, as far as they are counted."""
    _reviewing: ArchiveThread | None = None
    _count_token = 0

    @property
    def reviewing(self) -> ArchiveThread:
        """The thread that reads the queue."""
        if self._reviewing is None:
            self._reviewing = ArchiveThread(self.fetching.path, "reviewing")
        return self._reviewing

    def on_unmount(self) -> None:
        """End the thread, and what it is at."""
        self._count_token += 1
        if self._reviewing is not None:
            self._reviewing.close()

    def count_questions(self) -> None:
        """Count them anew, kind after kind; what was counted before is shown until then."""
        self._count_token += 1
        for kind in REVIEW_KINDS:
            self.fetch(self._counting(self._count_token, kind), self.reviewing)

    def _counting(self, token: int, kind: ReviewKind) -> Callable[[Holdings], Message]:
        def job(holdings: Holdings) -> Message:
            wanted = token == self._count_token
            return self.Counted(token, kind, review_counts(holdings.archive, kind)[kind] if wanted else 0)

        return job

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        if event.token == self._count_token:
            self.counts = {**self.counts, event.kind: event.number}
            self.questions_counted()

    def questions_counted(self) -> None:
        """Some were counted: show it."""

    def action_look_anew(self) -> None:
        """Open the archive anew for the queue, too."""
        self.reviewing.reopen()
        super().action_look_anew()
