"""A screen with a search line: what is asked for, and what came of it."""

from __future__ import annotations

import asyncio
import contextlib
from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.timer import Timer

from archive.on_demand import on_demand
from archive.search.engines import missing
from tui.archive_access.search_session import ORDERS, Order, SearchSession
from tui.field_message import FieldMessage
from tui.query_line import QueryLine
from tui.screens.article_screen import ArticleScreen
from tui.sentences import correction_line, count_line, expansion_line, failure_sentence, missing_sentence, outdated_line
from tui.travel.journey import Browsing
from tui.widgets.article_pane import ArticlePane
from tui.widgets.query_box import QueryBox
from tui.widgets.row_pages import PAGE
from tui.wording.translation import mark, tr

if TYPE_CHECKING:
    from archive import reading
    from archive.records import FacetName, Facets, PeriodRecord
    from tui.archive_access.thread import ArchiveThread, Holdings
    from tui.screens.pane_layout import PaneName
    from tui.travel.destinations import Destination
else:
    reading = on_demand("archive.reading")

_ORDER_NAMES: dict[Order, str] = {
    "newest": mark("newest first"),
    "oldest": mark("oldest first"),
    "fitting": mark("best fit first"),
}
_NO_ARTICLE = 0
"""An ordinal that no article has."""
_TYPING_PAUSE = 0.12
"""Seconds without a key before what was typed is searched for."""


class SearchScreen(ArticleScreen):
    """An article screen whose list is the result of a `QueryBox`.

    Args:
        searching: thread whose statements may be interrupted.
        fetching: thread for pages and articles.
        facets: what to count for each result.
    """

    class Total(FieldMessage):
        """How many articles the archive holds, and how many of them the engine that searches does not know."""

        articles: int
        unknown: int

    class Placed(FieldMessage):
        """An article that was asked for by uid has this ordinal, None when it is gone."""

        ordinal: int | None

    class Outdated(FieldMessage):
        """These articles of a result do not fit its query any more."""

        generation: int
        ordinals: frozenset[int]

    def __init__(self, searching: ArchiveThread, fetching: ArchiveThread, facets: Sequence[FacetName]) -> None:
        super().__init__(fetching)
        self._searching = searching
        self._session = SearchSession(searching, self.post_message, facets, PAGE)
        self._line = QueryLine()
        self._kept: int | None = None
        """Ordinal of the article that the cursor is to stay on."""
        self._kept_place = 0
        """Index of the row that the cursor goes to where that is not in the result."""
        self._listed = 0
        """Generation of the query whose whole result the list shows."""
        self._total: int | None = None
        self._correction = ""
        self._order: Order = "newest"
        self._typing: Timer | None = None
        self._begun = asyncio.Event()

    @property
    def line(self) -> QueryLine:
        """What is asked for."""
        return self._line

    @property
    def result_line(self) -> str:
        """The query whose result is shown."""
        return self._line.text

    @property
    def box(self) -> QueryBox:
        """The search line."""
        return self.query_one(QueryBox)

    def show_facets(self, facets: Facets, within: Mapping[str, Sequence[PeriodRecord]]) -> None:
        """The facets of the result were counted, and the parts of the years and months it is filtered by."""

    def show_nothing(self) -> None:
        """Nothing was found: no article is open, and the list says what can be done."""
        self._article_token += 1
        self.query_one(ArticlePane).clear()
        if self._line.text:
            drop = tr("x drops the last filter, / changes the search.")
            change = tr("/ changes the search.")
            self.articles.empty_text = f"{tr('Nothing found.')} {drop if self._line.has_filters else change}"
        else:
            self.articles.empty_text = tr("The archive is empty. I brings articles into it.")
        self.articles.refresh()

    def show_place(self) -> None:
        """Where one is, or how much there is, has changed."""

    def to_list(self) -> None:
        """Go to the list of articles."""
        self.to_pane("articles")

    def to_pane(self, pane: PaneName) -> None:
        """Go to a pane."""

    @property
    def pane_now(self) -> PaneName:
        """The pane that has the keyboard."""
        return "articles"

    # -- asking --------------------------------------------------------------------------------------------------------

    def ask(self, destination: Browsing) -> None:
        """Show a query again, with the cursor on the article it was on, in the pane one was in."""
        self.to_pane(destination.pane)
        if destination.line == self._line and self.articles.length:
            return
        self._line = destination.line
        self.box.text = destination.line.typed
        if destination.article:
            self._place(destination.article)
        else:
            self.search()

    def _place(self, uid: str) -> None:
        """Search, and put the cursor on an article."""
        self.fetch(lambda holdings: self.Placed(reading.ordinals_of(holdings.archive, [uid]).get(uid)))

    @on(Placed)
    def _placed(self, event: Placed) -> None:
        self._start(event.ordinal)

    def search(self, *, keep_row: bool = False) -> None:
        """Ask the archive for what the query line says now.

        Args:
            keep_row: put the cursor back on its article when that is in the new result.
        """
        row = self.articles.selected if keep_row else None
        self._start(row.ordinal if row is not None else None)

    def _start(self, kept: int | None, *, typing: bool = False, place: int = 0) -> None:
        if self._typing is not None:
            self._typing.stop()
        self._kept, self._kept_place = kept, place
        self.box.show_filters([chosen.text for chosen in self._line.filters])
        self._session.start(self._line.text, typing=typing, within=self._line.dates_within, order=self._order)

    def change_line(self, line: QueryLine) -> None:
        """Ask for something else, keeping the cursor on its article; this is a place to come back to."""
        self._line = line
        self.box.text = line.typed
        self.search(keep_row=True)
        self.note_place()

    def note_place(self) -> None:
        """A query that was run is a place to come back to."""
        self.post_message(self.Here(Browsing(self._line), new=True))

    def place_now(self) -> Destination:
        """The query, and the article under the cursor."""
        row = self.articles.selected
        return Browsing(self._line, row.uid if row else "", pane=self.pane_now)

    def go_to(self, destination: Destination) -> None:
        """Leave for another place, remembering the article under the cursor."""
        self.post_message(self.Here(self.place_now(), new=False))
        super().go_to(destination)

    # -- what comes of it ----------------------------------------------------------------------------------------------

    def painted(self) -> None:
        """The first rows are on the screen: count what does not matter to them."""
        self._session.may_count.set()
        self.count_all()

    async def has_begun(self, patience: float) -> None:
        """Wait until there is something to show: the first rows, or why there are none; not longer than `patience`."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._begun.wait(), patience)

    @on(QueryBox.Typed)
    def _typed(self, event: QueryBox.Typed) -> None:
        self._line = self._line.type(event.text)
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(_TYPING_PAUSE, lambda: self._start(None, typing=True))

    @on(SearchSession.FirstHits)
    def _first_hits(self, event: SearchSession.FirstHits) -> None:
        if event.generation != self._session.generation:
            return
        self.asked = event.query
        self.articles.mark_outdated(())
        box = self.box
        box.show_problem("")
        box.show_count(count_line(len(event.hits), more=len(event.hits) == PAGE) + self._order_shown())
        if self._kept is None:
            self.ordinals = array("I", (hit.ordinal for hit in event.hits))
            self.articles.show(len(event.hits), event.hits)
            self._begun.set()

    @on(SearchSession.AllOrdinals)
    def _all_ordinals(self, event: SearchSession.AllOrdinals) -> None:
        if event.generation != self._session.generation:
            return
        self._begun.set()
        self.ordinals, self.found_in, self._listed = event.ordinals, event.found_in, event.generation
        articles = self.articles
        if not event.ordinals:
            self.show_nothing()
        if self._kept is None:
            articles.extend(len(event.ordinals))
        else:
            articles.show(len(event.ordinals), cursor=self.place_of(self._kept, self._kept_place))
        self.box.show_count(count_line(len(event.ordinals)) + self._order_shown())

    @on(SearchSession.Counted)
    def _counted(self, event: SearchSession.Counted) -> None:
        if event.generation == self._session.generation:
            self.show_facets(event.facets, event.within)

    @on(SearchSession.Understood)
    def _understood(self, event: SearchSession.Understood) -> None:
        if event.generation == self._session.generation:
            self._correction = event.corrections[0] if event.corrections else ""
            understood = correction_line(event.corrections) or expansion_line(event.expansions, event.unknown)
            self.box.show_understood(understood)

    @on(SearchSession.Refused)
    def _refused(self, event: SearchSession.Refused) -> None:
        self._begun.set()
        if event.generation == self._session.generation:
            self.box.show_understood("")
            self.box.show_problem(failure_sentence(event.error))

    @on(SearchSession.Failed)
    def _failed(self, event: SearchSession.Failed) -> None:
        self._begun.set()
        if event.generation == self._session.generation:
            self.say(failure_sentence(event.error), "error")

    def recount(self) -> None:
        """Count the facets of the result again."""
        self.fetch(self._session.recounting())

    def count_all(self) -> None:
        """Find out how many articles the archive holds."""

        def job(holdings: Holdings) -> Message:
            searcher = holdings.searcher
            return self.Total(searcher.count(searcher.parse("")), missing(searcher))

        self.fetch(job)

    @on(Total)
    def _show_total(self, event: Total) -> None:
        self._total = event.articles
        self.show_place()
        if event.unknown:
            self.say(missing_sentence(event.unknown), "warning")

    def archive_changed(self) -> None:
        """Read the open article again, and see what does not fit the search any more."""
        super().archive_changed()
        line, shown, generation = self._session.line, self.ordinals, self._session.generation
        if not line or generation != self._listed:  # where another result is on its way, it is asked of what is so now
            return

        def job(holdings: Holdings) -> Message:
            found = set(holdings.searcher.ordinals(holdings.searcher.parse(line)))
            return self.Outdated(generation, frozenset(ordinal for ordinal in shown if ordinal not in found))

        self.fetch(job)

    @on(Outdated)
    def _show_outdated(self, event: Outdated) -> None:
        """The list stays as it is while one works on it; it says what would not be in it."""
        if event.generation == self._session.generation:
            self.articles.mark_outdated(event.ordinals)
            count = count_line(len(self.ordinals)) + self._order_shown()
            self.box.show_count(count + outdated_line(len(event.ordinals)))

    # -- actions -------------------------------------------------------------------------------------------------------

    def action_run_line(self) -> None:
        """Search without waiting for the pause, and go to the list."""
        self._line = self._line.type(self.box.text)
        self.search()
        self.to_list()
        self.note_place()

    def action_drop_filter(self) -> None:
        """Take away the filter chosen last."""
        shorter = self._line.drop_last()
        if shorter == self._line:
            self.say(tr("There is no filter to drop."))
        else:
            self.change_line(shorter)

    def _order_shown(self) -> str:
        return "" if self._order == "newest" else f" · {tr(_ORDER_NAMES[self._order])}"

    def action_sort(self) -> None:
        """The oldest first, then what the words fit best, then the newest first again."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.say(tr(_ORDER_NAMES[self._order]))
        self.search()

    def action_take_correction(self) -> None:
        """Search for what was probably meant."""
        if self._correction:
            self.change_line(QueryLine(self._correction))
            self.to_list()

    def action_look_anew(self) -> None:
        """Open the archive anew and ask it again."""
        self.fetching.reopen()
        self.list_anew()
        self.others_look_anew()

    def list_anew(self) -> None:
        """Ask again for what is shown; the cursor stays on its article, which may have another number by now."""
        self._searching.reopen()
        self.found_in = None
        self.count_all()
        row = self.articles.selected
        if row is None:
            self._start(_NO_ARTICLE, place=self.articles.cursor)
        else:
            self._place(row.uid)
