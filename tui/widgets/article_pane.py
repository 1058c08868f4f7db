"""The open article and its quotes, which belong together: a quote leads to its place in the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.field_message import FieldMessage
from tui.safe_text import plain
from tui.sentences import article_header, finding_line
from tui.widgets.correcting_pane import CorrectingPane
from tui.widgets.quote_list import QuoteList
from tui.widgets.reading_pane import ReadingPane
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.records import ArticleRecord, HumanWorkRecord, QuoteRecord, RelationRecord, Span


class ArticlePane(Vertical):
    """A reading pane over a list of quotes, which cover it wholly, so that nothing of it is painted under them."""

    BLANK = True

    class QuoteFollowed(FieldMessage):
        """A quote was opened and its place in the text is shown now."""

        quote: QuoteRecord

    class HitShown(FieldMessage):
        """The text went to a hit, or has hits; `text` says which of how many, empty when there are none."""

        text: str

    def compose(self) -> ComposeResult:
        """The text over the quotes."""
        yield CorrectingPane(id="reading")
        yield QuoteList(id="quotes")

    @property
    def reading(self) -> CorrectingPane:
        """The text."""
        return self.query_one(CorrectingPane)

    @property
    def quotes(self) -> QuoteList:
        """The quotes."""
        return self.query_one(QuoteList)

    @property
    def article(self) -> ArticleRecord | None:
        """The article that is open."""
        return self.reading.article

    def show(
        self,
        article: ArticleRecord,
        hits: Sequence[Span],
        work: HumanWorkRecord | None = None,
        related: Sequence[RelationRecord] = (),
    ) -> None:
        """Open an article, with the places a search found in it, what people said of it and what belongs to it."""
        header = article_header(article, work, related)
        if self.reading.shows(article, header, hits):
            return
        same = self.article is not None and self.article.uid == article.uid
        cursor = self.quotes.cursor if same else 0
        self.reading.show(article, header, hits)
        self.quotes.show(len(article.quotes), article.quotes, cursor=cursor)
        self.quotes.set_frame(subtitle=plain(f"{len(article.quotes)}"))

    def clear(self) -> None:
        """No article is open."""
        self.reading.clear()
        self.quotes.show(0)
        self.quotes.set_frame(subtitle=plain(""))

    @on(QuoteList.Opened)
    def _follow(self, event: QuoteList.Opened) -> None:
        event.stop()
        quote: QuoteRecord = event.row
        self.reading.choose(quote.segments)
        self.reading.select_quote(quote)
        self.post_message(self.QuoteFollowed(quote))

    @on(ReadingPane.AtHit)
    def _at_hit(self, event: ReadingPane.AtHit) -> None:
        event.stop()
        if not event.total:
            text = ""
        elif event.number:
            text = tr("hit {number} of {total}").format(number=event.number, total=event.total)
        else:
            text = tr("hits: {total}").format(total=event.total)
        self.reading.set_frame(subtitle=plain(text))
        self.post_message(self.HitShown(text))

    @on(CorrectingPane.AtFinding)
    def _at_finding(self, event: CorrectingPane.AtFinding) -> None:
        event.stop()
        text = finding_line(event.finding, event.number, event.total)
        self.reading.set_frame(subtitle=plain(text))
        self.post_message(self.HitShown(text))
