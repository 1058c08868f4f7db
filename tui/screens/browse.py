"""Searching and reading: filters, the articles found, the open article and its quotes."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from archive.records import FacetName, FacetValue
from tui.actions.table import bindings
from tui.archive_thread import ArchiveThread, Holdings
from tui.query_line import Filter, QueryLine
from tui.safe_text import plain
from tui.screens.article_screen import ArticleScreen
from tui.screens.pane_layout import PANES, TWO_COLUMNS_FROM, PaneName, visible_panes
from tui.screens.picker import PickerScreen
from tui.search_session import SearchSession
from tui.sentences import correction_line, count_line, expansion_line, failure_sentence
from tui.translation import mark, tr
from tui.widgets.article_list import ArticleList
from tui.widgets.article_pane import ArticlePane
from tui.widgets.facet_list import TITLES, FacetList, FacetRow
from tui.widgets.key_bar import KeyBar
from tui.widgets.query_box import QueryBox
from tui.widgets.top_line import TopLine
from tui.widgets.virtual_list import PAGE

FACETS: tuple[FacetName, ...] = ("city", "person", "year")
_TYPING_PAUSE = 0.12
"""Seconds without a key before what was typed is searched for."""
_PICKER_LIMIT = 5000
_STEPS: dict[PaneName, str] = {
    "facets": mark("Filters"),
    "articles": mark("Articles"),
    "reading": mark("Article"),
    "quotes": mark("Quotes"),
}


class BrowseScreen(ArticleScreen):
    """The main screen.

    Args:
        searching: thread whose statements may be interrupted.
        fetching: thread for pages and articles.
        archive_name: the archive, as the top line calls it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("browse")]
    AUTO_FOCUS = "#articles"
    CSS_PATH = "browse.tcss"

    @dataclass(eq=False)
    class Total(Message):
        """How many articles the archive holds."""

        articles: int

    @dataclass(eq=False)
    class Chosen(Message):
        """A filter was chosen; the archive said how the query line names it."""

        filter: Filter

    def __init__(self, searching: ArchiveThread, fetching: ArchiveThread, archive_name: str) -> None:
        super().__init__(fetching)
        self._session = SearchSession(searching, self.post_message, FACETS, PAGE)
        self._archive_name = archive_name
        self._line = QueryLine()
        self._kept: int | None = None
        self._pane: PaneName = "articles"
        self._total: int | None = None
        self._correction = ""
        self._hit_text = ""
        self._typing: Timer | None = None

    # -- parts ---------------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Top line, search, the panes, key bar."""
        yield TopLine()
        yield QueryBox(id="query")
        with Horizontal(id="panes"):
            yield FacetList(id="facets")
            yield ArticleList(
                empty_text=tr("Nothing found. x drops the last filter, / changes the search."), id="articles"
            )
            yield ArticlePane(id="article")
        yield KeyBar()

    def on_mount(self) -> None:
        """Name the panes and ask for everything."""
        self._arrange()
        self.search()
        self.fetch(self._count_all)

    def _widget(self, pane: PaneName) -> Widget:
        return self.query_one(f"#{pane}")

    @property
    def line(self) -> QueryLine:
        """What is asked for."""
        return self._line

    # -- searching -----------------------------------------------------------------------------------------------------

    def search(self, *, keep_row: bool = False) -> None:
        """Ask the archive for what the query line says now.

        Args:
            keep_row: put the cursor back on its article when that is in the new result.
        """
        if self._typing is not None:
            self._typing.stop()
        row = self.articles.selected
        self._kept = row.ordinal if keep_row and row is not None else None
        self.query_one(QueryBox).show_filters([chosen.text for chosen in self._line.filters])
        self._session.start(self._line.text)

    @on(QueryBox.Typed)
    def _typed(self, event: QueryBox.Typed) -> None:
        self._line = self._line.type(event.text)
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(_TYPING_PAUSE, self.search)

    @on(SearchSession.FirstHits)
    def _first_hits(self, event: SearchSession.FirstHits) -> None:
        if event.generation != self._session.generation:
            return
        self.asked = event.query
        box = self.query_one(QueryBox)
        box.show_problem("")
        box.show_count(count_line(len(event.hits), more=len(event.hits) == PAGE))
        if self._kept is None:
            self.ordinals = array("I", (hit.ordinal for hit in event.hits))
            self.articles.show(len(event.hits), event.hits)

    @on(SearchSession.AllOrdinals)
    def _all_ordinals(self, event: SearchSession.AllOrdinals) -> None:
        if event.generation != self._session.generation:
            return
        self.ordinals = event.ordinals
        articles = self.articles
        if self._kept is None:
            articles.extend(len(event.ordinals))
        else:
            articles.show(len(event.ordinals), cursor=self.place_of(self._kept))
        self.query_one(QueryBox).show_count(count_line(len(event.ordinals)))

    @on(SearchSession.Counted)
    def _counted(self, event: SearchSession.Counted) -> None:
        if event.generation == self._session.generation:
            self.query_one(FacetList).show_facets(event.facets, FACETS, self._line.chosen)

    @on(SearchSession.Understood)
    def _understood(self, event: SearchSession.Understood) -> None:
        if event.generation == self._session.generation:
            self._correction = event.corrections[0] if event.corrections else ""
            understood = correction_line(event.corrections) or expansion_line(event.expansions)
            self.query_one(QueryBox).show_understood(understood)

    @on(SearchSession.Refused)
    def _refused(self, event: SearchSession.Refused) -> None:
        if event.generation == self._session.generation:
            self.query_one(QueryBox).show_problem(str(event.error))

    @on(SearchSession.Failed)
    def _failed(self, event: SearchSession.Failed) -> None:
        if event.generation == self._session.generation:
            self.say(failure_sentence(event.error), "error")

    # -- fetching ------------------------------------------------------------------------------------------------------

    def _count_all(self, holdings: Holdings) -> Message:
        return self.Total(holdings.searcher.count(holdings.searcher.parse("")))

    @on(Total)
    def _show_total(self, event: Total) -> None:
        self._total = event.articles
        self._show_place()

    # -- panes ---------------------------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Another size of window may have room for other panes."""
        self._arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane that has the focus is where we are."""
        if event.widget.id in PANES:
            self._pane = next(pane for pane in PANES if pane == event.widget.id)
            self._arrange()

    def article_opened(self) -> None:
        """Go to the text of the article that was opened."""
        self.action_pane("reading")

    def _arrange(self) -> None:
        shown = visible_panes(self.app.size.width, self.app.size.height, self._pane)
        for pane in PANES:
            self._widget(pane).display = pane in shown
        self.query_one(ArticlePane).display = bool(shown & {"reading", "quotes"})
        self._show_place()

    def _show_place(self) -> None:
        """Say in the top line and in the frames of the panes where the focus is."""
        for number, pane in enumerate(PANES, 1):
            sign = "▸ " if pane == self._pane else ""
            self._widget(pane).border_title = plain(f"{sign}{number} {tr(_STEPS[pane])}")
        top = self.query_one(TopLine)
        top.show_way([tr(_STEPS[pane]) for pane in PANES], PANES.index(self._pane))
        if self._hit_text and self._pane == "reading" and self.app.size.width < TWO_COLUMNS_FROM:
            top.show_right(self._hit_text)
        else:
            total = "" if self._total is None else f" · {count_line(self._total)}"
            top.show_right(f"{self._archive_name}{total}")

    @on(ArticlePane.HitShown)
    def _hit_shown(self, event: ArticlePane.HitShown) -> None:
        self._hit_text = event.text
        self._show_place()

    @on(ArticlePane.QuoteFollowed)
    def _quote_followed(self) -> None:
        self.action_pane("reading")

    @on(FacetList.Opened, "#facets")
    def _facet_opened(self, event: FacetList.Opened) -> None:
        row: FacetRow = event.row
        if row.value is None:
            self.action_pick(row.facet)
        else:
            self._choose(row.facet, row.value)

    def _choose(self, facet: FacetName, value: FacetValue) -> None:
        self.fetch(lambda holdings: self.Chosen(Filter(facet, value.key, holdings.searcher.filter_for(facet, value))))

    @on(Chosen)
    def _chosen(self, event: Chosen) -> None:
        self._line = self._line.toggle(event.filter)
        self.search(keep_row=True)
        if not self._widget("articles").display:
            self.action_pane("articles")

    # -- actions -------------------------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Go to the search line."""
        self.query_one(QueryBox).focus_field()

    def action_run_line(self) -> None:
        """Search without waiting for the pause, and go to the list."""
        self._line = self._line.type(self.query_one(QueryBox).text)
        self.search()
        self.action_pane("articles")

    def action_pane(self, pane: PaneName) -> None:
        """Go to a pane, showing it if it is not in sight."""
        self._pane = pane
        self._arrange()
        self.set_focus(self._widget(pane))

    def action_next_pane(self, step: int) -> None:
        """Go to the pane after or before this one, round the end."""
        self.action_pane(PANES[(PANES.index(self._pane) + step) % len(PANES)])

    def action_back(self) -> None:
        """Go to the pane before this one on the way."""
        self.action_pane(PANES[max(0, PANES.index(self._pane) - 1)])

    def action_drop_filter(self) -> None:
        """Take away the filter chosen last."""
        shorter = self._line.drop_last()
        if shorter == self._line:
            self.say(tr("There is no filter to drop."))
            return
        self._line = shorter
        self.query_one(QueryBox).text = shorter.typed
        self.search(keep_row=True)

    def action_take_correction(self) -> None:
        """Search for what was probably meant."""
        if self._correction:
            self._line = QueryLine(self._correction)
            self.query_one(QueryBox).text = self._correction
            self.search()
            self.action_pane("articles")

    def action_pick(self, facet: FacetName) -> None:
        """Choose one of all values of a facet."""
        query = self.asked

        def job(holdings: Holdings) -> Sequence[FacetValue]:
            asked = query if query is not None else holdings.searcher.parse("")
            return holdings.searcher.facets(asked, [facet], _PICKER_LIMIT).values.get(facet, ())

        def picked(value: FacetValue | None) -> None:
            if value is not None:
                self._choose(facet, value)

        picker = PickerScreen(plain(tr(TITLES[facet])), lambda: self.fetching.run(job))
        self.app.push_screen(picker, picked)

    def action_refresh_results(self) -> None:
        """Ask the archive again."""
        self.fetch(self._count_all)
        self.search(keep_row=True)
