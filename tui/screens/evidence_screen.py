"""A list, and beside it the article that the line under the cursor rests on."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from archive import reading
from archive.records import ArticleRecord, HumanWorkRecord, QuoteRecord, RelationRecord
from tui.dossiers.line import Evidence, Line
from tui.field_message import FieldMessage
from tui.safe_text import plain
from tui.screens.correcting import CorrectingScreen
from tui.screens.pane_layout import TWO_COLUMNS_FROM
from tui.screens.reader_screen import ReaderScreen
from tui.sentences import article_header, finding_line
from tui.travel.journey import Standing
from tui.widgets.correcting_pane import CorrectingPane
from tui.widgets.key_bar import KeyBar
from tui.widgets.pane_row import PaneRow
from tui.widgets.top_line import TopLine
from tui.widgets.virtual_list import VirtualList
from tui.wording.translation import tr

if TYPE_CHECKING:
    from tui.archive_access.thread import ArchiveThread, Holdings
    from tui.article_text.findings import Finding

_MOVING_PAUSE = 0.06
"""Seconds the cursor must rest on a line before its article is fetched."""

Side = Literal["list", "reading"]


class EvidenceScreen(CorrectingScreen, ReaderScreen):
    """A screen with a list at the left and a `ReadingPane` at the right; one at a time where the window is narrow.

    Args:
        fetching: the thread that reads for it.
        subjects: uids of the entities it is about; their mentions are marked in the articles.
    """

    AUTO_FOCUS = "#list"
    CSS_PATH: ClassVar[str] = "evidence_screen.tcss"
    DATES_IN_WORDS: ClassVar[bool] = False
    """How the list writes dates, and the article beside it then too."""

    class EvidenceFetched(FieldMessage):
        """The article of a line came from the archive."""

        token: int
        article: ArticleRecord
        work: HumanWorkRecord
        related: Sequence[RelationRecord]
        evidence: Evidence | None

    def __init__(self, fetching: ArchiveThread, subjects: frozenset[str] = frozenset()) -> None:
        super().__init__(fetching)
        self._subjects = subjects
        self._side: Side = "list"
        self._token = 0
        self._go_on = False
        self._select: Finding | None = None
        """What the cursor is to go to in the article that is fetched."""
        self._moving: Timer | None = None
        self._at = ""
        """What the cursor of the article is on."""
        self._stood: Standing | None = None
        """Where the reader stood before, until the page is shown so again."""

    def compose(self) -> ComposeResult:
        """Top line, what stands above the panes, the list beside the article, key bar."""
        yield TopLine()
        yield from self.above_panes()
        with PaneRow(id="panes"):
            yield self.new_list()
            yield CorrectingPane(id="reading")
        yield from self.below_panes()
        yield KeyBar()

    def above_panes(self) -> Iterable[Widget]:
        """What stands over the list and the article."""
        return ()

    def below_panes(self) -> Iterable[Widget]:
        """What stands under the list and the article."""
        return ()

    @abstractmethod
    def new_list(self) -> VirtualList[Any]:
        """The list, with the id `list`."""

    @abstractmethod
    def action_refresh_page(self) -> None:
        """Read the list from the archive, at first or anew; the cursor stays where it is."""

    @property
    def lines(self) -> VirtualList[Any]:
        """The list; its id is `list`."""
        return self.query_one("#list", VirtualList)

    @property
    def reading(self) -> CorrectingPane:
        """The article beside it."""
        return self.query_one(CorrectingPane)

    def article_wanted(self) -> str | None:
        """Uid of the article that the line under the cursor rests on."""
        row = self.lines.selected
        if isinstance(row, QuoteRecord):
            return row.article
        return row.evidence.article if isinstance(row, Line) and row.evidence is not None else None

    def quote_now(self) -> QuoteRecord | None:
        """The quote under the cursor, where the list is one of quotes."""
        row = self.lines.selected
        return row if isinstance(row, QuoteRecord) else None

    def standing(self) -> Standing:
        """Where the reader stands, to come back to."""
        article = self.reading.article
        uid = article.uid if article is not None else ""
        return Standing(self.lines.cursor, uid, self._side == "reading", self.reading.finding)

    def stand(self, standing: Standing) -> None:
        """Show the page, when it comes from the archive, as the reader left it."""
        self._stood = standing

    def row_stood_on(self) -> int | None:
        """Index of the line the cursor was on; None when the page was not left, or is shown so already."""
        return self._stood.row if self._stood is not None else None

    def stood_again(self) -> bool:
        """Show the article that was open, and go to it when one was there; False when the page was not left so."""
        stood, self._stood = self._stood, None
        if stood is None or not stood.article:
            return False
        self._go_on, self._select = stood.in_article, stood.finding
        row = self.lines.selected
        evidence = row.evidence if isinstance(row, Line) else None
        beside = evidence if evidence is not None and evidence.article == stood.article else None
        self._fetch_article(stood.article, beside)
        return True

    def way_here(self) -> Sequence[str]:
        """The steps of the breadcrumb up to the list."""
        return [tr("Articles")]

    def list_title(self) -> str:
        """What the frame of the list says."""
        return ""

    def on_mount(self) -> None:
        """Lay out the panes, and ask for what they show."""
        self.show_place()
        self.action_refresh_page()

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
        self._fetch_article(evidence.article, evidence)

    def _fetch_article(self, uid: str, evidence: Evidence | None) -> None:
        if self._moving is not None:
            self._moving.stop()
        self._token += 1
        token = self._token

        def job(holdings: Holdings) -> Message:
            article, work = reading.article(holdings.archive, uid), reading.work_on_article(holdings.archive, uid)
            related = reading.relations_of(holdings.archive, uid)
            return self.EvidenceFetched(token, article, work, related, evidence)

        self.fetch(job)

    @on(EvidenceFetched)
    def _evidence_fetched(self, event: EvidenceFetched) -> None:
        if event.token != self._token:
            return
        article = event.article
        named = [mention.span for mention in article.mentions if mention.entity in self._subjects]
        header = article_header(article, event.work, event.related, in_words=self.DATES_IN_WORDS)
        self.reading.show(article, header, named)
        if event.evidence is not None:
            self.reading.choose(event.evidence.spans or named[:1])
        if self._select is not None:
            self.reading.select(self._select)
            self._select = None
        self.shown_again()
        if self._go_on:
            self._go_on = False
            self.action_pane("reading")

    def archive_changed(self) -> None:
        """Read the list and the open article again; the cursors stay."""
        self.action_refresh_page()
        article = self.reading.article
        if article is not None:
            self._fetch_article(article.uid, None)
        else:
            self.shown_again()

    @on(CorrectingPane.AtFinding)
    def _at_finding(self, event: CorrectingPane.AtFinding) -> None:
        self._at = finding_line(event.finding, event.number, event.total)
        self.reading.set_frame(subtitle=plain(self._at))
        self.show_place()

    # -- panes ---------------------------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Another size of window may have room for both panes."""
        self.show_place()

    def watch_focused(self, focused: Widget | None) -> None:
        """The pane that has the focus is where we are."""
        if focused is not None:
            self._side = "reading" if focused is self.reading else "list"
            self.show_place()

    def show_place(self) -> None:
        """Show the panes there is room for, and say where we are."""
        both = self.app.size.width >= TWO_COLUMNS_FROM
        at_list = self._side == "list"
        self.lines.display = both or at_list
        self.reading.display = both or not at_list
        self.lines.set_frame(title=plain(("▸ 1 " if at_list else "1 ") + self.list_title()))
        self.reading.set_frame(title=plain(("2 " if at_list else "▸ 2 ") + tr("Article")))
        way = [*self.way_here(), tr("Article")]
        top = self.query_one(TopLine)
        top.show_way(way, len(way) - (2 if at_list else 1))
        here = self._at if self._side == "reading" and self._at else self.list_title()
        top.show_right(self.fetching.path.name if both else here)

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
