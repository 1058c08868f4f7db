"""What all screens that show the archive have in common: fetching beside the event loop, and saying what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from rich.cells import cell_len
from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from archive.on_demand import on_demand
from tui.actions.table import bindings
from tui.article_text.layout import shortened
from tui.field_message import FieldMessage
from tui.keyboard import KeyboardApp, KeysMeanwhile
from tui.painting.painted_screen import PaintedScreen
from tui.safe_text import plain
from tui.sentences import failure_sentence
from tui.travel.journey import Browsing, Standing
from tui.widgets.facet_list import TITLES
from tui.widgets.key_bar import KeyBar, Tone
from tui.wording import place_names
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.opening import Archive
    from archive.records import FacetName, FacetValue
    from tui import gathering, name_matching
    from tui.archive_access.thread import ArchiveThread, Holdings
    from tui.corrections import steps
    from tui.corrections.correction import Correction
    from tui.screens import editing_names, picker
    from tui.travel import destinations
else:
    destinations = on_demand("tui.travel.destinations")
    editing_names = on_demand("tui.screens.editing_names")
    gathering = on_demand("tui.gathering")
    name_matching = on_demand("tui.name_matching")
    picker = on_demand("tui.screens.picker")
    steps = on_demand("tui.corrections.steps")

T = TypeVar("T")

_BEFORE_NOTICE = 4
"""Cells of the last line that a notice has not."""


class ArchiveScreen(PaintedScreen):
    """A screen that reads the archive.

    Args:
        fetching: the thread that reads for it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("place")]

    class FetchFailed(FieldMessage):
        """The archive could not be read; what is shown stays."""

        error: Exception

    class GoTo(FieldMessage):
        """The reader wants to go somewhere."""

        destination: destinations.Destination

    class Here(FieldMessage):
        """Where the reader is has changed on this screen.

        Attributes:
            destination: the place to come back to.
            new: a place of its own; else the one before, a little changed.
        """

        destination: destinations.Destination
        new: bool

    class Change(FieldMessage):
        """Something is to be written to the archive.

        Attributes:
            change: writes it; runs in the writing thread.
            done: what to say when it is written, empty for nothing.
            then: is called with what `change` returned, when it is written.
        """

        change: Callable[[Archive], Any]
        done: str
        then: Callable[[Any], object] | None = None

    class Changed(FieldMessage):
        """What was to be written is written."""

        done: str
        result: Any = None
        then: Callable[[Any], object] | None = None

    class ChangedElsewhere(FieldMessage):
        """Another screen has written to the archive."""

    class Fetched(FieldMessage):
        """What was asked for came from the archive."""

        result: Any
        then: Callable[[Any], object]

    def __init__(self, fetching: ArchiveThread) -> None:
        super().__init__()
        self.fetching = fetching
        self.destination: destinations.Destination = Browsing()
        """Which place the screen shows."""
        self.deciding = False
        """Something is being decided, and what is shown is not what will be."""

    @property
    def left(self) -> bool:
        """Whether the reader has left it for good: its parts are taken down."""
        return self not in self.app.screen_stack

    async def _dispatch_message(self, message: Message) -> None:
        """What is told to a screen that was left meanwhile comes too late."""
        if not (isinstance(message, FieldMessage) and self.left):
            await super()._dispatch_message(message)

    def told_of_writing(self, outcome: Changed | FetchFailed) -> None:
        """What was to be written is, or cannot be: it is said, wherever the reader is by now."""
        if isinstance(outcome, self.Changed):
            self._changed(outcome)
        else:
            self._fetch_failed(outcome)

    def say(self, text: str, tone: Tone = "notice") -> None:
        """Show a sentence in the last line, of the screen that is seen now if this one was left.

        Args:
            text: may come from files.
            tone: how it is meant.
        """
        screens = (screen for screen in reversed(self.app.screen_stack) if isinstance(screen, ArchiveScreen))
        shown = self if not self.left else next(screens, None)
        if shown is not None:
            shown.query_one(KeyBar).say(text, tone)

    @property
    def result_line(self) -> str:
        """The query line of what the screen shows, empty for everything."""
        return ""

    def place_now(self) -> destinations.Destination:
        """Where the reader is on this screen, to come back to."""
        return self.destination

    def standing(self) -> Standing | None:
        """Where the reader stands on the screen; None where nothing is kept of that."""
        return None

    def stand(self, standing: Standing) -> None:
        """Show the screen as the reader left it."""

    def action_timeline(self) -> None:
        """Go to the timeline of what the screen shows."""
        self.go_to(destinations.TimelinePage(self.result_line))

    def action_all_quotes(self) -> None:
        """Go to the quotes of what the screen shows."""
        self.go_to(destinations.QuotesPage(self.result_line))

    async def action_search(self) -> None:
        """Go to the search line of the main screen."""
        await self.run_action("app.to_search")

    def action_choose_page(self, facet: FacetName) -> None:
        """Choose one of all cities or persons of the archive and go to its page."""

        def job(holdings: Holdings) -> Sequence[FacetValue]:
            return gathering.all_values(holdings, facet)

        self.pick(plain(tr(TITLES[facet])), job, lambda value: self.go_to(destinations.EntityPage(value.key)))

    def action_home(self) -> None:
        """Go to the home page."""
        self.go_to(destinations.HomePage())

    def action_bring_in(self) -> None:
        """Go to where articles are imported."""
        self.go_to(destinations.ImportPage())

    def go_to(self, destination: destinations.Destination) -> None:
        """Leave for another place; keys wait until it is there."""
        self.keyboard.keys_wait()
        self.post_message(self.GoTo(destination))

    def fetch(self, job: Callable[[Holdings], Message], thread: ArchiveThread | None = None) -> None:
        """Run a job; the message it returns comes back to this screen, or `FetchFailed`.

        Args:
            job: reads.
            thread: runs it, the fetching thread if none is given.
        """

        def ended(future: Future[Message]) -> None:
            if future.cancelled():
                return
            error = future.exception()
            self.post_message(future.result() if error is None else self.FetchFailed(_shown(error)))

        (thread or self.fetching).submit(job).add_done_callback(ended)

    @property
    def keyboard(self) -> KeyboardApp:
        """Where keys wait for a window that was asked for."""
        app = self.app
        if not isinstance(app, KeyboardApp):
            raise TypeError(app)
        return app

    def fetch_then(
        self, job: Callable[[Holdings], T], then: Callable[[T], object], keys_meanwhile: KeysMeanwhile = "wait"
    ) -> None:
        """Run a job in the fetching thread and call a function with what it returned, in the event loop.

        Args:
            job: reads.
            then: shows what was read, in a window as a rule.
            keys_meanwhile: what becomes of keys that are pressed before that.
        """
        shown = self.keyboard.once_shown(then, keys_meanwhile)
        self.fetch(lambda holdings: self.Fetched(job(holdings), shown))

    @on(Fetched)
    def _fetched(self, event: Fetched) -> None:
        event.then(event.result)

    def pick(
        self,
        title: Content,
        job: Callable[[Holdings], Sequence[FacetValue]],
        then: Callable[[FacetValue], object],
        own: Callable[[str], FacetValue | None] = lambda _typed: None,
        own_mark: str = "",
        look_up: Callable[[str], Sequence[FacetValue]] | None = None,
    ) -> None:
        """Have the reader choose one of some values.

        Args:
            title: what is chosen.
            job: gives the values; runs in the fetching thread.
            then: is called with the value; not at all when the reader leaves without one.
            own: makes a value of what was typed, when it may be one that is not among them.
            own_mark: what to write behind such a value.
            look_up: finds values that are not among them by what was typed; runs in the fetching thread.
        """

        def picked(value: FacetValue | None) -> None:
            if value is not None:
                then(value)

        def candidates(holdings: Holdings) -> Sequence[name_matching.Candidate]:
            values = job(holdings)
            names = place_names.all_names(holdings.archive, [value.key for value in values])
            return name_matching.candidates_of(values, names)

        async def load() -> Sequence[name_matching.Candidate]:
            return await self.fetching.run(candidates)

        async def looked_up(typed: str) -> Sequence[FacetValue]:
            return await self.fetching.run(lambda _holdings: look_up(typed) if look_up is not None else ())

        self.app.push_screen(
            picker.PickerScreen(title, load, own, own_mark, looked_up if look_up is not None else None), picked
        )

    def change(self, change: Callable[[Archive], T], done: str = "", then: Callable[[T], object] | None = None) -> None:
        """Have something written to the archive.

        Args:
            change: writes it; runs in the writing thread.
            done: what to say when it is written.
            then: is called with what `change` returned, when it is written.
        """
        self.post_message(self.Change(change, done, then))

    @on(Changed)
    def _changed(self, event: Changed) -> None:
        if event.done:
            self.say(event.done)
        if event.then is not None:
            event.then(event.result)

    def action_look_anew(self) -> None:
        """Open the archive anew, which others may have changed or replaced, and show it as it is now."""
        self.fetching.reopen()
        self.archive_changed()
        self.others_look_anew()

    def others_look_anew(self) -> None:
        """Have the main screen, and the page on it, show the archive as it is now, too."""
        for screen in self.app.screen_stack:
            if isinstance(screen, ArchiveScreen) and screen is not self:
                screen.list_anew()

    def list_anew(self) -> None:
        """Make what is shown from the archive as it is now."""
        self.archive_changed()

    def archive_changed(self) -> None:
        """What is shown may be another now: read it again, and stay where one is."""
        self.shown_again()

    def shown_again(self) -> None:
        """What is shown is what was decided."""
        self.deciding = False

    @on(ChangedElsewhere)
    def _changed_elsewhere(self) -> None:
        self.archive_changed()

    @property
    def only_read(self) -> bool:
        """Whether nothing may be written to the archive."""
        return bool(getattr(self.app, "read_only", False))

    def say_only_read(self) -> None:
        """Say that nothing is written to this archive, which is the sample, and how to have one that can be."""
        way_out = tr("This archive is only read: copy it with {command}")
        self.say(way_out.format(command="jumelage --sample backup my.db"), "warning")

    # -- decisions -----------------------------------------------------------------------------------------------------

    def decide(self, correction: Correction) -> None:
        """Have a correction decided, say what it does and show what came of it."""

        def decided(_decisions: object) -> None:
            self._tell(tr("{what}. u takes it back."), [correction.said])
            self._show_decided()

        self.deciding = not self.only_read
        self.change(lambda archive: steps.make(archive, *correction.proposals), then=decided)

    def _show_decided(self) -> None:
        """Show what came of a decision; the screens that are left have been told."""
        if not self.left:
            self.archive_changed()

    def action_undo(self, count: int = 1) -> None:
        """Take back the last steps."""
        self.deciding = not self.only_read
        self.change(lambda archive: steps.take_back(archive, count), then=self._taken_back)

    def action_redo(self, count: int = 1) -> None:
        """Do again what was taken back."""
        self.deciding = not self.only_read
        self.change(lambda archive: steps.bring_back(archive, count), then=self._brought_back)

    def _tell(self, sentence: str, told: Sequence[str]) -> None:
        """Say a sentence about the first of some decisions, with the number of the others, so that its end is read."""
        more = f" (+ {len(told) - 1})" if len(told) > 1 else ""
        room = self.app.size.width - cell_len(sentence.format(what=more)) - _BEFORE_NOTICE
        self.say(sentence.format(what=shortened(told[0], room) + more))

    def _taken_back(self, told: Sequence[str]) -> None:
        if told:
            self._tell(tr("Taken back: {what}. Ctrl+R does it again."), told)
            self._show_decided()
        else:
            self.shown_again()
            self.say(tr("There is nothing of yours left to take back."))

    def _brought_back(self, told: Sequence[str]) -> None:
        if told:
            self._tell(tr("Decided again: {what}."), told)
            self._show_decided()
        else:
            self.shown_again()
            self.say(tr("There is nothing to do again."))

    def action_review(self) -> None:
        """Go to the review queue."""
        self.go_to(destinations.ReviewPage())

    def action_edit_names(self) -> None:
        """Change many names at once, in the reader's editor."""
        if self.only_read:
            self.say_only_read()
        else:
            editing_names.edit_names(self)

    def action_journal(self) -> None:
        """Go to the decisions of everybody."""
        self.go_to(destinations.HistoryPage())

    @on(FetchFailed)
    def _fetch_failed(self, event: FetchFailed) -> None:
        self.keyboard.forget_keys()
        self.shown_again()
        self.say(failure_sentence(event.error), "error")


def _shown(error: BaseException) -> Exception:
    if isinstance(error, Exception):
        return error
    raise error
