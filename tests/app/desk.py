"""The real app under Textual's pilot, and waiting for it without guessing how long."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from rich.style import Style
from textual import events
from textual.pilot import Pilot
from textual.scroll_view import ScrollView
from textual.widget import Widget
from textual.widgets import OptionList

from tui.app import JumelageApp
from tui.archive_access.thread import ArchiveThread
from tui.archive_access.writer import ArchiveWriter
from tui.equipment import Export
from tui.importing import StartImport
from tui.screens.browse import BrowseScreen
from tui.screens.own_thread import OwnThread
from tui.screens.picker import PickerScreen
from tui.settings import Settings
from tui.travel.destinations import Destination
from tui.widgets.article_list import ArticleList
from tui.widgets.facet_list import FacetList
from tui.widgets.key_bar import KeyBar
from tui.widgets.query_box import QueryBox
from tui.widgets.quote_list import QuoteList
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.top_line import TopLine
from tui.widgets.virtual_list import VirtualList
from tui.wording.place_names import Gazetteer

SMALL, LARGE = (80, 24), (160, 50)
SIZES = [SMALL, LARGE]
_MOST_ROUNDS = 1000
_MOMENT = 0.002
"""Seconds until a worker is looked at again."""
_LONGEST = 30
"""Seconds after which a thread is let go whatever happens."""

W = TypeVar("W", bound=Widget)


Kind: TypeAlias = type[W]
Painted: TypeAlias = type[VirtualList[Any]] | type[ReadingPane]


class Desk:
    """Somebody who presses keys and reads the screen."""

    def __init__(self, app: JumelageApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self._awaited: dict[ArchiveThread | ArchiveWriter, int] = {}
        """How much had been asked of a thread when it was last waited for."""

    async def settled(self) -> None:
        """Until all threads have done what was asked of them and the screen shows it."""
        for _ in range(_MOST_ROUNDS):
            await self.pilot.pause()
            asked = {thread: thread.asked for thread in self._threads() if thread.asked != self._awaited.get(thread)}
            beside = [worker for worker in self.app.workers if worker._thread_worker and not worker.is_finished]
            if not asked and not beside:
                break
            jobs = [thread.submit(lambda _: None) for thread in asked]  # comes after all that was asked before
            self._awaited |= {thread: count + 1 for thread, count in asked.items()}
            await asyncio.gather(*(asyncio.wrap_future(job) for job in jobs), return_exceptions=True)
            if beside:
                await asyncio.sleep(_MOMENT)

    def _threads(self) -> Iterator[ArchiveThread | ArchiveWriter]:
        yield from (self.app.searching, self.app.fetching)
        if self.app.writer is not None:
            yield self.app.writer
        for screen in self.app.screen_stack:
            if isinstance(screen, OwnThread) and screen._thread_of_its_own is not None:
                yield screen._thread_of_its_own

    async def press(self, *keys: str) -> None:
        """Press keys one after another and wait for what comes of each."""
        for key in keys:
            await self.pilot.press(key)
            await self.settled()

    async def press_ahead(self, *keys: str) -> None:
        """Press keys without waiting for what comes of them."""
        for key in keys:
            await self.pilot.press(key)

    async def type(self, text: str) -> None:
        """Type a text letter by letter."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def write(self, text: str) -> None:
        """Put a text into the field at once, as pasting does."""
        self.app.post_message(events.Paste(text))
        await self.settled()

    async def search(self, text: str) -> None:
        """Search for a text and go to the list."""
        await self.press("slash")
        await self.write(text)
        await self.press("enter")

    def part(self, kind: Kind[W]) -> W:
        """The widget of this kind on the screen."""
        return self.app.screen.query_one(kind)

    @property
    def browse(self) -> BrowseScreen:
        """The main screen."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, BrowseScreen))

    def lines(self, kind: Painted) -> list[str]:
        """What a pane shows, line by line."""
        pane: ScrollView = self.part(kind)
        return [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]

    @property
    def articles(self) -> list[str]:
        """The list of articles."""
        return self.lines(ArticleList)

    @property
    def facets(self) -> list[str]:
        """The filters."""
        return self.lines(FacetList)

    @property
    def text(self) -> list[str]:
        """The open article."""
        return self.lines(ReadingPane)

    @property
    def quotes(self) -> list[str]:
        """The quotes."""
        return self.lines(QuoteList)

    @property
    def picker(self) -> PickerScreen:
        """The window in which a value is chosen."""
        assert isinstance(self.app.screen, PickerScreen)
        return self.app.screen

    def commands(self) -> list[str]:
        """What the palette lists."""
        options = self.app.screen.query_one(OptionList).options
        return [str(option.prompt) for option in options]

    def here(self) -> Destination:
        """Where one is."""
        return self.app.travels.here

    @property
    def page(self) -> VirtualList[Any]:
        """The list of a page."""
        return self.app.screen.query_one("#list", VirtualList)

    @property
    def page_lines(self) -> list[str]:
        """The whole list of a page, also what is out of sight."""
        width = self.page.size.width - 1
        lines = []
        for index in range(self.page.length):
            row = self.page.row_at(index)
            painted = self.page.paint_row(row, index, width, Style()) if row is not None else [[]]
            lines += ["".join(segment.text for segment in segments).rstrip() for segments in painted]
        return lines

    @property
    def count(self) -> str:
        """How much was found."""
        return str(self.part(QueryBox).query_one("#query-count").render())

    @property
    def notes(self) -> str:
        """The line under the search."""
        return self.part(QueryBox).notes

    @property
    def said(self) -> str:
        """The notice in the last line."""
        return self.app.screen.query_one(KeyBar).notice

    def forget_what_was_said(self) -> None:
        """Have the last line show the keys again."""
        self.app.screen.query_one(KeyBar).clear()

    @property
    def top(self) -> str:
        """The first line of the screen."""
        return self.part(TopLine).render().plain

    @property
    def keys(self) -> str:
        """The keys the last line offers."""
        return self.app.screen.query_one(KeyBar).render().plain

    @property
    def way(self) -> str:
        """The breadcrumb."""
        return self.part(TopLine).way

    @property
    def pane(self) -> str:
        """Id of the widget that has the focus."""
        return (self.app.focused.id or "") if self.app.focused else ""

    def seen(self, pane: str) -> bool:
        """Whether a pane is on the screen."""
        widget = self.browse.query_one(f"#{pane}")
        return widget.display and widget.size.area > 0


@contextmanager
def slow(thread: ArchiveThread | ArchiveWriter | None) -> Iterator[None]:
    """A thread of the app has something else to do in the meantime."""
    assert thread is not None
    done = threading.Event()
    thread.submit(lambda _: done.wait(_LONGEST))
    try:
        yield
    finally:
        done.set()


@asynccontextmanager
async def at_desk(
    path: Path,
    size: tuple[int, int] = LARGE,
    *,
    read_only: bool = True,
    start_import: StartImport | None = None,
    settings: Settings | None = None,
    sessions: Path | None = None,
    gazetteer: Gazetteer | None = None,
    export: Export | None = None,
) -> AsyncIterator[Desk]:
    """The app on an archive, in a window of a size; what all tests share is only read."""
    app = JumelageApp(
        path,
        read_only=read_only,
        start_import=start_import,
        settings=settings or Settings(language="en"),
        sessions=sessions,
        gazetteer=gazetteer,
        export=export,
    )
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot)
        await desk.settled()
        yield desk
