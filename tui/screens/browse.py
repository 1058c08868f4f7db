"""Searching and reading: filters, the articles found, the open article and its quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from archive.on_demand import on_demand
from tui.actions.table import bindings
from tui.field_message import FieldMessage
from tui.query_line import Filter, QueryLine, typed_date
from tui.safe_text import plain
from tui.screens.pane_layout import PANES, TWO_COLUMNS_FROM, PaneName, visible_panes
from tui.screens.search_screen import SearchScreen
from tui.sentences import count_line
from tui.session import Session
from tui.travel.journey import Browsing
from tui.widgets.article_list import ArticleList
from tui.widgets.article_pane import ArticlePane
from tui.widgets.facet_list import TITLES, FacetList, FacetRow
from tui.widgets.framed_view import FramedView
from tui.widgets.key_bar import KeyBar
from tui.widgets.pane_row import PaneRow
from tui.widgets.query_box import QueryBox
from tui.widgets.quote_list import QuoteList
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.top_line import TopLine
from tui.wording.translation import mark, tr

if TYPE_CHECKING:
    from archive import records, saved_searches
    from tui import gathering
    from tui.archive_access.thread import ArchiveThread, Holdings
    from tui.screens import prompt
    from tui.travel import destinations
else:
    records = on_demand("archive.records")
    saved_searches = on_demand("archive.saved_searches")
    destinations = on_demand("tui.travel.destinations")
    gathering = on_demand("tui.gathering")
    prompt = on_demand("tui.screens.prompt")

FACETS: tuple[records.FacetName, ...] = ("city", "person", "organisation", "year", "language", "outlet", "tag")
_STEPS: dict[PaneName, str] = {
    "facets": mark("Filters"),
    "articles": mark("Articles"),
    "reading": mark("Article"),
    "quotes": mark("Quotes"),
}
_WITH_PAGES: frozenset[records.FacetName] = frozenset({"city", "person", "organisation"})


class BrowseScreen(SearchScreen):
    """The main screen.

    Args:
        searching: thread whose statements may be interrupted.
        fetching: thread for pages and articles.
        archive_name: the archive, as the top line calls it.
        session: where the reader was the last time.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("browse")]
    AUTO_FOCUS = "#articles"

    class Chosen(FieldMessage):
        """A filter was chosen; the archive said how the query line names it."""

        filter: Filter

    def __init__(
        self, searching: ArchiveThread, fetching: ArchiveThread, archive_name: str, session: Session | None = None
    ) -> None:
        super().__init__(searching, fetching, FACETS)
        self._session_before = session or Session()
        self._archive_name = archive_name
        self._pane: PaneName = "articles"
        self._hit_text = ""
        self._parts: tuple[ArticleList, ReadingPane] | None = None
        """Kept, because the session is asked for when the screen has been taken down."""
        self._scroll_of: tuple[str, int] | None = None

    # -- parts ---------------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Top line, search, the panes, key bar."""
        yield TopLine()
        yield QueryBox(id="query")
        with PaneRow(id="panes"):
            yield FacetList(id="facets")
            yield ArticleList(id="articles")
            yield ArticlePane(id="article")
        yield KeyBar()

    def on_mount(self) -> None:
        """Name the panes and ask for everything."""
        self._arrange()
        self._parts = (self.articles, self.query_one(ReadingPane))
        before = self._session_before
        if before.line or before.article:
            self._scroll_of = (before.article, before.scroll)
            self.ask(Browsing(QueryLine(before.line), before.article))
            self.action_pane(next((pane for pane in PANES if pane == before.pane), PANES[1]))
        else:
            self.search()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """When the screen is shown for the first time, its parts have been given their styles a moment ago."""
        if self.stack_updates == 0:
            event.refresh_styles = False

    def session_now(self) -> Session:
        """The query, the row, the pane and the scroll, to come back to."""
        if self._parts is None:
            return self._session_before
        articles, reading = self._parts
        row = articles.selected
        return Session(self.line.text, row.uid if row else "", self._pane, reading.scroll_offset.y)

    def article_shown(self, uid: str) -> None:
        """Scroll an article that was open the last time to where it was left, once."""
        if self._scroll_of is not None and self._scroll_of[0] == uid:
            self.query_one(ArticlePane).reading.come_back_to(self._scroll_of[1])
            self._scroll_of = None

    def _widget(self, pane: PaneName) -> FramedView:
        return self.query_one(f"#{pane}", FramedView)

    def archive_changed(self) -> None:
        """Read the open article again and count the facets anew; the list stays, though an article may drop out."""
        super().archive_changed()
        self.recount()

    def show_facets(self, facets: records.Facets, within: Mapping[str, Sequence[records.PeriodRecord]]) -> None:
        """Show the counts of the result."""
        self.query_one(FacetList).show_facets(facets, FACETS, self.line.chosen, within)

    def to_pane(self, pane: PaneName) -> None:
        """Go to a pane."""
        self.action_pane(pane)

    @property
    def pane_now(self) -> PaneName:
        """The pane that has the keyboard."""
        return self._pane

    # -- panes ---------------------------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Another size of window may have room for other panes."""
        self._arrange()

    def watch_focused(self, focused: Widget | None) -> None:
        """The pane that has the focus is where we are."""
        pane = next((pane for pane in PANES if focused is not None and pane == focused.id), self._pane)
        if pane != self._pane:
            self._pane = pane
            self._arrange()

    def article_opened(self) -> None:
        """Go to the text of the article that was opened."""
        self.action_pane("reading")

    def _arrange(self) -> None:
        shown = visible_panes(self.app.size.width, self.app.size.height, self._pane)
        for pane in PANES:
            self._widget(pane).display = pane in shown
        self.query_one(ArticlePane).display = bool(shown & {"reading", "quotes"})
        self.show_place()

    def show_place(self) -> None:
        """Say in the top line and in the frames of the panes where the focus is."""
        for number, pane in enumerate(PANES, 1):
            sign = "▸ " if pane == self._pane else ""
            self._widget(pane).set_frame(title=plain(f"{sign}{number} {tr(_STEPS[pane])}"))
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
        self.show_place()

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

    def _choose(self, facet: records.FacetName, value: records.FacetValue) -> None:
        self.fetch(lambda holdings: self.Chosen(Filter(facet, value.key, holdings.searcher.filter_for(facet, value))))

    @on(Chosen)
    def _chosen(self, event: Chosen) -> None:
        self.change_line(self.line.toggle(event.filter))
        if not self._widget("articles").display:
            self.action_pane("articles")

    # -- actions -------------------------------------------------------------------------------------------------------

    async def action_search(self) -> None:
        """Go to the search line."""
        self.query_one(QueryBox).focus_field()

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

    def action_pick(self, facet: records.FacetName) -> None:
        """Choose one of all values of a facet to filter by."""
        query = self.asked

        def job(holdings: Holdings) -> Sequence[records.FacetValue]:
            return gathering.all_values(holdings, facet, query)

        own = typed_date if facet == "year" else _none
        self.pick(plain(tr(TITLES[facet])), job, lambda value: self._choose(facet, value), own)

    def action_drop_one(self) -> None:
        """Choose which of the filters to take away."""
        filters = self.line.filters
        if len(filters) < 2:
            self.action_drop_filter()
            return
        shown = [records.FacetValue(str(number), chosen.text, 0) for number, chosen in enumerate(filters)]
        self.pick(
            plain(tr("Drop which filter?")),
            lambda _holdings: shown,
            lambda value: self.change_line(self.line.without(filters[int(value.key)])),
        )

    def action_page(self) -> None:
        """Go to the page of what the cursor is on, or of one of those whom the article names."""
        if self._pane == "facets":
            row = self.query_one(FacetList).selected
            if row is not None and row.value is not None and row.facet in _WITH_PAGES:
                self.go_to(destinations.EntityPage(row.value.key))
            return
        quote: records.QuoteRecord | None = self.query_one(QuoteList).selected if self._pane == "quotes" else None
        if quote is not None and quote.speaker:
            self.go_to(destinations.EntityPage(quote.speaker))
            return
        article = self.query_one(ArticlePane).article
        if article is not None:
            named = [records.FacetValue(entity.uid, entity.label, entity.articles) for entity in article.entities]
            title = plain(tr("Named in this article"))
            self.pick(title, lambda _holdings: named, lambda value: self.go_to(destinations.EntityPage(value.key)))

    def action_save_search(self) -> None:
        """Keep the search under a name, to see later what is new in it."""
        line = self.line.text
        if not line:
            self.say(tr("There is no search to save: type one first, with /"))
            return

        def named(name: str | None) -> None:
            if name is not None:
                done = tr("Saved as {name}; the home page (0) lists it.").format(name=name)
                self.change(lambda archive: saved_searches.save(archive, name, line), done)

        self.app.push_screen(prompt.PromptScreen(plain(tr("Save this search as")), line), named)


def _none(_typed: str) -> None:
    """What was typed is no value of its own."""
