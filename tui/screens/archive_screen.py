"""What all screens that show the archive have in common: fetching beside the event loop, and saying what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.screen import Screen

from tui.archive_thread import ArchiveThread, Holdings
from tui.sentences import failure_sentence
from tui.widgets.key_bar import KeyBar, Tone


class ArchiveScreen(Screen[None]):
    """A screen that reads the archive.

    Args:
        fetching: the thread that reads for it.
    """

    @dataclass(eq=False)
    class FetchFailed(Message):
        """The archive could not be read; what is shown stays."""

        error: Exception

    def __init__(self, fetching: ArchiveThread) -> None:
        super().__init__()
        self.fetching = fetching

    def say(self, text: str, tone: Tone = "notice") -> None:
        """Show a sentence in the last line; its text may come from files."""
        self.query_one(KeyBar).say(text, tone)

    def fetch(self, job: Callable[[Holdings], Message]) -> None:
        """Run a job in the fetching thread; the message it returns comes back to this screen, or `FetchFailed`."""

        def ended(future: Future[Message]) -> None:
            if future.cancelled():
                return
            error = future.exception()
            self.post_message(future.result() if error is None else self.FetchFailed(_shown(error)))

        self.fetching.submit(job).add_done_callback(ended)

    @on(FetchFailed)
    def _fetch_failed(self, event: FetchFailed) -> None:
        self.say(failure_sentence(event.error), "error")


def _shown(error: BaseException) -> Exception:
    if isinstance(error, Exception):
        return error
    raise error
