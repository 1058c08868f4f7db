"""A screen that says how many questions of each kind the review queue has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from textual import on
from textual.message import Message

from archive.decisions.review import REVIEW_KINDS, ReviewKind, review_counts
from tui.archive_access.thread import Holdings
from tui.field_message import FieldMessage
from tui.screens.own_thread import OwnThread


class QuestionCounting(OwnThread):
    """Counts them kind after kind, and shows each number as soon as it is known."""

    class Counted(FieldMessage):
        """How many questions of a kind there are."""

        kind: ReviewKind
        number: int

    counts: Mapping[ReviewKind, int] = MappingProxyType({})
    """How many questions of each kind there are, as far as they are counted."""

    def count_questions(self) -> None:
        """Count them anew; what was counted before is shown until then."""
        for kind in REVIEW_KINDS:
            self.read_aside(partial(self._count, kind))

    def _count(self, kind: ReviewKind, holdings: Holdings) -> Message:
        return self.Counted(kind, review_counts(holdings.archive, kind)[kind])

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        self.counts = {**self.counts, event.kind: event.number}
        self.questions_counted()

    def questions_counted(self) -> None:
        """Some were counted: show it."""
