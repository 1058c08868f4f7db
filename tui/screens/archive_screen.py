"""What all screens that show the archive have in common: fetching beside the event loop, and saying what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from archive.opening import Archive
from archive.records import FacetValue
from tui import place_names
from tui.actions.table import bindings
from tui.archive_thread import ArchiveThread, Holdings
from tui.destinations import Browsing, Destination, HomePage, ImportPage, QuotesPage, TimelinePage
from tui.name_matching import Candidate, candidates_of
from tui.screens.picker import PickerScreen
from tui.sentences import failure_sentence
from tui.widgets.key_bar import KeyBar, Tone


class ArchiveScreen(Screen[None]):
    """A screen that reads the archive.

    Args:
        fetching: the thread that reads for it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("place")]

    @dataclass(eq=False)
    class FetchFailed(Message):
        """The archive could not be read; what is shown stays."""

        error: Exception

    @dataclass(eq=False)
    class GoTo(Message):
        """The reader wants to go somewhere."""

        destination: Destination

    @dataclass(eq=False)
    class Here(Message):
        """Where the reader is has changed on this screen.

        Attributes:
            destination: the place to come back to.
            new: a place of its own; else the one before, a little changed.
        """

        destination: Destination
        new: bool

    @dataclass(eq=False)
    class Change(Message):
        """Something is to be written to the archive.

        Attributes:
            change: writes it; runs in the writing thread.
            done: what to say when it is written, empty for nothing.
        """

        change: Callable[[Archive], object]
        done: str

    @dataclass(eq=False)
    class Changed(Message):
        """What was to be written is written."""

        done: str

    def __init__(self, fetching: ArchiveThread) -> None:
        super().__init__()
        self.fetching = fetching
        self.destination: Destination = Browsing()
        """Which place the screen shows."""

    def say(self, text: str, tone: Tone = "notice") -> None:
        """Show a sentence in the last line; its text may come from files."""
        self.query_one(KeyBar).say(text, tone)

    @property
    def result_line(self) -> str:
        """The query line of what the screen shows, empty for everything."""
        return ""

    def place_now(self) -> Destination:
        """Where the reader is on this screen, to come back to."""
        return self.destination

    def action_timeline(self) -> None:
        """Go to the timeline of what the screen shows."""
        self.go_to(TimelinePage(self.result_line))

    def action_all_quotes(self) -> None:
        """Go to the quotes of what the screen shows."""
        self.go_to(QuotesPage(self.result_line))

    def action_home(self) -> None:
        """Go to the home page."""
        self.go_to(HomePage())

    def action_bring_in(self) -> None:
        """Go to where articles are imported."""
        self.go_to(ImportPage())

    def go_to(self, destination: Destination) -> None:
        """Leave for another place."""
        self.post_message(self.GoTo(destination))

    def fetch(self, job: Callable[[Holdings], Message]) -> None:
        """Run a job in the fetching thread; the message it returns comes back to this screen, or `FetchFailed`."""

        def ended(future: Future[Message]) -> None:
            if future.cancelled():
                return
            error = future.exception()
            self.post_message(future.result() if error is None else self.FetchFailed(_shown(error)))

        self.fetching.submit(job).add_done_callback(ended)

    def pick(
        self,
        title: Content,
        job: Callable[[Holdings], Sequence[FacetValue]],
        then: Callable[[FacetValue], object],
        own: Callable[[str], FacetValue | None] = lambda _typed: None,
    ) -> None:
        """Have the reader choose one of some values.

        Args:
            title: what is chosen.
            job: gives the values; runs in the fetching thread.
            then: is called with the value; not at all when the reader leaves without one.
            own: makes a value of what was typed, when it may be one that is not among them.
        """

        def picked(value: FacetValue | None) -> None:
            if value is not None:
                then(value)

        def candidates(holdings: Holdings) -> Sequence[Candidate]:
            values = job(holdings)
            return candidates_of(values, place_names.all_names(holdings.archive, [value.key for value in values]))

        self.app.push_screen(PickerScreen(title, lambda: self.fetching.run(candidates), own), picked)

    def change(self, change: Callable[[Archive], object], done: str = "") -> None:
        """Have something written to the archive.

        Args:
            change: writes it; runs in the writing thread.
            done: what to say when it is written.
        """
        self.post_message(self.Change(change, done))

    @on(Changed)
    def _changed(self, event: Changed) -> None:
        if event.done:
            self.say(event.done)

    @on(FetchFailed)
    def _fetch_failed(self, event: FetchFailed) -> None:
        self.say(failure_sentence(event.error), "error")


def _shown(error: BaseException) -> Exception:
    if isinstance(error, Exception):
        return error
    raise error
