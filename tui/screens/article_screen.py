"""A list of articles and the one of them that is open, read from the archive as the cursor moves."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.timer import Timer

from archive.on_demand import on_demand
from tui.archive_access.search_session import state_now
from tui.field_message import FieldMessage
from tui.screens.archive_screen import ArchiveScreen
from tui.screens.correcting import CorrectingScreen
from tui.screens.reader_screen import ReaderScreen
from tui.widgets.article_list import ArticleList
from tui.widgets.article_pane import ArticlePane

if TYPE_CHECKING:
    from archive import reading
    from archive.records import ArticleRecord, Hit, HumanWorkRecord, QuoteRecord, RelationRecord, Span
    from archive.search import Query
    from tui.archive_access.thread import ArchiveThread, Holdings
else:
    reading = on_demand("archive.reading")

_MOVING_PAUSE = 0.06
"""Seconds the cursor must rest on a row before its article is fetched."""


class ArticleScreen(CorrectingScreen, ReaderScreen):
    """A screen with an `ArticleList` and an `ArticlePane`; it supplies both with what they show.

    Args:
        fetching: the thread that reads for it.
    """

    class ArticleFetched(FieldMessage):
        """An article came from the archive, with the places the query found in it."""

        token: int
        article: ArticleRecord
        work: HumanWorkRecord
        related: Sequence[RelationRecord]
        hits: Sequence[Span]

    class RowsFetched(FieldMessage, bubble=False):
        """Rows of the list came from the archive; None when they were no longer wanted."""

        generation: int
        first: int
        hits: Sequence[Hit] | None

    class OtherNumbers(FieldMessage):
        """Articles of the list have other numbers than they had when it was made, so that its rows cannot be had."""

        generation: int

    def __init__(self, fetching: ArchiveThread) -> None:
        super().__init__(fetching)
        self.asked: Query | None = None
        """The query whose result is shown."""
        self.ordinals: array[int] = array("I")
        """The articles of the list, newest first."""
        self.found_in: tuple[int, int] | None = None
        """Revision of the archive in which these were found, and which numbering of its articles they belong to."""
        self._article_token = 0
        self._open_next = False
        self._moving: Timer | None = None

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    def article_opened(self) -> None:
        """The article that was to be opened is there; a screen that has to go to it says how."""

    def article_shown(self, uid: str) -> None:
        """An article stands in the pane now."""

    def archive_changed(self) -> None:
        """Read the open article again."""
        article = self.query_one(ArticlePane).article
        if article is not None:
            self._fetch_article(article.uid)
        else:
            self.shown_again()

    def article_wanted(self) -> str | None:
        """Uid of the article under the cursor of the list."""
        row = self.articles.selected
        return row.uid if row is not None else None

    def quote_now(self) -> QuoteRecord | None:
        """The quote under the cursor."""
        selected: QuoteRecord | None = self.query_one(ArticlePane).quotes.selected
        return selected

    def place_of(self, ordinal: int, otherwise: int = 0) -> int:
        """Index of an article in the list, or the other one when it is not in it."""
        try:
            return self.ordinals.index(ordinal)
        except ValueError:
            return otherwise

    @on(ArticleList.RowsWanted, "ArticleList")
    def _rows_wanted(self, event: ArticleList.RowsWanted) -> None:
        event.stop()
        ordinals, found_in = self.ordinals[event.first : event.first + event.count], self.found_in
        articles = self.articles

        def job(holdings: Holdings) -> Message:
            if event.generation != articles.generation or not articles.in_sight(event.first, event.count):
                return self.RowsFetched(event.generation, event.first, None)
            hits = holdings.searcher.hits(ordinals)
            revision, numbering = state_now(holdings)
            # An import beside the app may number everything anew; a changed article takes another number, too.
            if found_in is not None and (
                numbering != found_in[1] or (len(hits) != len(ordinals) and revision != found_in[0])
            ):
                return self.OtherNumbers(event.generation)
            return self.RowsFetched(event.generation, event.first, hits)

        self.fetch(job)

    @on(RowsFetched)
    def _rows_fetched(self, event: RowsFetched) -> None:
        articles = self.articles
        if event.hits is None:
            articles.give_up(event.generation, event.first)
        else:
            articles.receive(event.generation, event.first, event.hits)

    @on(OtherNumbers)
    def _other_numbers(self, event: OtherNumbers) -> None:
        if event.generation == self.articles.generation:
            self.list_anew()

    @on(ArticleList.Highlighted, "ArticleList")
    def _resting(self, event: ArticleList.Highlighted) -> None:
        event.stop()
        if self._moving is not None:
            self._moving.stop()
        self._moving = self.set_timer(_MOVING_PAUSE, partial(self._fetch_article, event.row.uid))

    @on(ArticleList.Opened, "ArticleList")
    def _opened(self, event: ArticleList.Opened) -> None:
        article = self.open_article
        if article is not None and article.uid == event.row.uid:
            self.article_opened()
            return
        self._open_next = True
        self._fetch_article(event.row.uid)

    def _fetch_article(self, uid: str) -> None:
        if self._moving is not None:
            self._moving.stop()
        self._article_token += 1
        token, query = self._article_token, self.asked

        def job(holdings: Holdings) -> Message:
            article = reading.article(holdings.archive, uid)
            hits = holdings.searcher.highlights(query, article.text) if query is not None else ()
            work, related = reading.work_on_article(holdings.archive, uid), reading.relations_of(holdings.archive, uid)
            return self.ArticleFetched(token, article, work, related, hits)

        self.fetch(job)

    @on(ArchiveScreen.FetchFailed)
    def _not_opened(self) -> None:
        """What was to be opened is not there; the article that the cursor goes to next is only shown."""
        self._open_next = False

    @on(ArticleFetched)
    def _article_fetched(self, event: ArticleFetched) -> None:
        if event.token != self._article_token:
            return
        self.query_one(ArticlePane).show(event.article, event.hits, event.work, event.related)
        self.article_shown(event.article.uid)
        self.shown_again()
        if self._open_next:
            self._open_next = False
            self.article_opened()
