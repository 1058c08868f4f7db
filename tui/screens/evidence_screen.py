"""A list, and beside it the article that the line under the cursor rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Literal

from textual import events, on
from textual.message import Message
from textual.timer import Timer

from archive import reading
from archive.records import ArticleRecord
from tui.archive_thread import ArchiveThread
from tui.dossiers.line import Evidence
from tui.safe_text import plain
from tui.screens.archive_screen import ArchiveScreen
from tui.screens.pane_layout import TWO_COLUMNS_FROM
from tui.sentences import article_header
from tui.translation import tr
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.top_line import TopLine
from tui.widgets.virtual_list import VirtualList

_MOVING_PAUSE = 0.06
"""Seconds the cursor must rest on a line before its article is fetched."""

Side = Literal["list", "reading"]


class EvidenceScreen(ArchiveScreen):
    """A screen with a list at the left and a `ReadingPane` at the right; one at a time where the window is narrow.

    Args:
        fetching: the thread that reads for it.
        subjects: uids of the entities it is about; their mentions are marked in the articles.
    """

    AUTO_FOCUS = "#list"
    CSS_PATH: ClassVar[str] = "evidence_screen.tcss"

    @dataclass(eq=False)
    class EvidenceFetched(Message):
        """The article of a line came from the archive."""

        token: int
        article: ArticleRecord
        evidence: Evidence

    def __init__(self, fetching: ArchiveThread, subjects: frozenset[str] = frozenset()) -> None:
        super().__init__(fetching)
        self._subjects = subjects
        self._side: Side = "list"
        self._token = 0
        self._go_on = False
        self._moving: Timer | None = None

    @property
    def lines(self) -> VirtualList[Any]:
        """The list; its id is `list`."""
        return self.query_one("#list", VirtualList)

    @property
    def reading(self) -> ReadingPane:
        """The article beside it."""
        return self.query_one(ReadingPane)

    def way_here(self) -> Sequence[str]:
        """The steps of the breadcrumb up to the list."""
        return [tr("Articles")]

    def list_title(self) -> str:
        """What the frame of the list says."""
        return ""

    def on_mount(self) -> None:
        """Lay out the panes."""
        self.show_place()

    # -- evidence ------------------------------------------------------------------------------------------------------

    def preview(self, evidence: Evidence | None) -> None:
        """Show the article of a line beside the list, as soon as the cursor rests."""
        if self._moving is not None:
            self._moving.stop()
        if evidence is not None:
            self._moving = self.set_timer(_MOVING_PAUSE, partial(self._fetch_evidence, evidence))

    def go_to_evidence(self, evidence: Evidence) -> None:
        """Show the article of a line and go to it."""
        self._go_on = True
        self._fetch_evidence(evidence)

    def _fetch_evidence(self, evidence: Evidence) -> None:
        self._token += 1
        token = self._token
        self.fetch(
            lambda holdings: self.EvidenceFetched(token, reading.article(holdings.archive, evidence.article), evidence)
        )

    @on(EvidenceFetched)
    def _evidence_fetched(self, event: EvidenceFetched) -> None:
        if event.token != self._token:
            return
        article = event.article
        named = [mention.span for mention in article.mentions if mention.entity in self._subjects]
        self.reading.show(article, article_header(article), named)
        self.reading.choose(event.evidence.spans or named[:1])
        if self._go_on:
            self._go_on = False
            self.action_pane("reading")

    # -- panes ---------------------------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Another size of window may have room for both panes."""
        self.show_place()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane that has the focus is where we are."""
        self._side = "reading" if event.widget is self.reading else "list"
        self.show_place()

    def show_place(self) -> None:
        """Show the panes there is room for, and say where we are."""
        both = self.app.size.width >= TWO_COLUMNS_FROM
        at_list = self._side == "list"
        self.lines.display = both or at_list
        self.reading.display = both or not at_list
        self.lines.border_title = plain(("▸ 1 " if at_list else "1 ") + self.list_title())
        self.reading.border_title = plain(("2 " if at_list else "▸ 2 ") + tr("Article"))
        way = [*self.way_here(), tr("Article")]
        top = self.query_one(TopLine)
        top.show_way(way, len(way) - (2 if at_list else 1))
        top.show_right(self.fetching.path.name if both else self.list_title())

    # -- actions -------------------------------------------------------------------------------------------------------

    def action_pane(self, side: Side) -> None:
        """Go to the list or to the article."""
        self._side = side
        self.show_place()
        self.set_focus(self.reading if side == "reading" else self.lines)

    def action_next_pane(self) -> None:
        """Go to the other pane."""
        self.action_pane("list" if self._side == "reading" else "reading")

    async def action_back(self) -> None:
        """From the article to the list, from the list to where one came from."""
        if self._side == "reading":
            self.action_pane("list")
        else:
            await self.run_action("app.journey(-1)")
