"""The open article with a cursor: on what was found in it, to correct it, or on words, to mark what was missed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.cells import cell_len
from textual.binding import BindingType
from textual.geometry import Offset

from archive.on_demand import on_demand
from tui.actions.table import bindings
from tui.article_text.findings import Finding, again, at_place, findings_of, nearest
from tui.field_message import FieldMessage
from tui.safe_text import one_line
from tui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from archive.records import ArticleRecord, QuoteRecord, Span
    from tui.article_text import stretch
else:
    stretch = on_demand("tui.article_text.stretch")

Mode = Literal["reading", "finding", "stretch"]


class CorrectingPane(ReadingPane, inherit_bindings=False):
    """A reading pane in which keys go from finding to finding, or from word to word.

    What the keys mean depends on where the cursor is: while one reads, those of reading; on a finding also those of
    correction; while words are chosen, those of choosing and no others of the pane.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("stretch"), *bindings("finding"), *bindings("reading")]

    class AtFinding(FieldMessage):
        """The cursor went to a finding, or to none.

        Attributes:
            finding: which one.
            number: which of how many, from 1; 0 when there is none.
            total: how many there are.
        """

        finding: Finding | None
        number: int
        total: int

    class Correct(FieldMessage):
        """A key of correction was pressed.

        Attributes:
            article: the open article.
            findings: what it is about: the finding under the cursor, and those after it as far as a count goes.
            what: which key, as its action names it.
        """

        article: ArticleRecord
        findings: tuple[Finding, ...]
        what: str

    class WordsChosen(FieldMessage):
        """Words were chosen to be marked."""

        article: ArticleRecord
        span: Span

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._findings: tuple[Finding, ...] = ()
        self._at: int | None = None
        self._stretch: stretch.Stretch | None = None

    # -- where the cursor is -------------------------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """What the keys mean now."""
        if self._stretch is not None:
            return "stretch"
        return "reading" if self._at is None else "finding"

    @property
    def finding(self) -> Finding | None:
        """What the cursor is on."""
        return None if self._at is None else self._findings[self._at]

    @property
    def under_cursor(self) -> Sequence[Span]:
        """The places of the finding, or the words that are chosen."""
        if self._stretch is not None:
            return (self._stretch.span,)
        return self.finding.spans if self.finding is not None else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whether a key means something where the cursor is."""
        if action in _OF_STRETCH:
            return self._stretch is not None
        if action in _OF_FINDING:
            return self._stretch is None and self._at is not None
        return action not in _NOT_IN_STRETCH or self._stretch is None

    def show(self, article: ArticleRecord, header: str, hits: Sequence[Span] = ()) -> None:
        """Open an article; the cursor stays on what it was on when the same article is opened again."""
        before = self.finding
        same = self.article is not None and self.article.uid == article.uid and before is not None
        unchanged = self.article is not None and self.article.text == article.text
        self._findings = findings_of(article)
        if not unchanged:
            self._stretch = None
        self._at = self._kept(before) if same and before is not None else None
        super().show(article, header, hits)
        self._cursor_moved(into_sight=False)

    def clear(self) -> None:
        """Open no article."""
        self._findings, self._at, self._stretch = (), None, None
        super().clear()
        self._cursor_moved(into_sight=False)

    def select_quote(self, quote: QuoteRecord) -> None:
        """Put the cursor on a quote of the open article."""
        self.select(Finding("quote", quote.segments, quote))

    def select(self, finding: Finding) -> None:
        """Put the cursor on a finding of the open article; on none when it is not there any more."""
        self._at = again(self._findings, finding)
        self._cursor_moved()

    def _kept(self, before: Finding) -> int | None:
        same = again(self._findings, before)
        if same is not None or not self._findings:
            return same
        return nearest(self._findings, before.start)

    def _cursor_moved(self, *, into_sight: bool = True) -> None:
        """Paint the cursor, bring it into sight, and tell where it is."""
        self._annotate()
        self.refresh()
        self.refresh_bindings()
        spans = self.under_cursor
        if spans and into_sight:
            seen = self._stretch.cursor[0] if self._stretch is not None else spans[0][0]
            self._bring_into_sight(seen)
            self.call_after_refresh(self._place_cursor, seen)
        number = 0 if self._at is None else self._at + 1
        self.post_message(self.AtFinding(self.finding, number, len(self._findings)))

    def _place_cursor(self, offset: int) -> None:
        """Put the terminal's own cursor there, for braille displays and screen readers."""
        if self.article is None or not self._lines:
            return
        number = self.line_at(offset)
        line = self._lines[number - self.header_lines]
        column = self.text_column + cell_len(one_line(self.article.text[line.start : offset]))
        self.app.cursor_position = self.content_region.offset + Offset(column, number - self.scroll_offset.y)

    # -- from finding to finding ---------------------------------------------------------------------------------------

    def action_finding(self, step: int, count: int = 1) -> None:
        """To the next finding or the one before, round the end; at first from the hit, or from the top."""
        if not self._findings:
            self.post_message(self.AtFinding(None, 0, 0))
            return
        if self._at is None:
            first = at_place(self._findings, self._begins_at())
            self._chosen = ()
            self._at = (first + (count - 1) if step > 0 else first - count) % len(self._findings)
        else:
            self._at = (self._at + step * count) % len(self._findings)
        self._cursor_moved()

    def _begins_at(self) -> int:
        """The place of the text from which the cursor starts: the hit that is shown, else the top of the window."""
        if self._chosen:
            return self._chosen[0][0]
        return self._lines[self._top_line()].start if self._lines else 0

    def action_leave_finding(self) -> None:
        """Read on without a cursor."""
        self._at = None
        self._cursor_moved()

    def go_on(self, count: int = 1) -> None:
        """To the finding after those that were just corrected, unless that was the last."""
        if self._at is not None and self._at + count < len(self._findings):
            self._at += count
            self._cursor_moved()

    def action_correct(self, what: str, count: int = 1) -> None:
        """Say that a key of correction was pressed."""
        if self.article is not None and self._at is not None:
            about = self._findings[self._at : self._at + count]
            self.post_message(self.Correct(self.article, about, what))

    # -- from word to word ---------------------------------------------------------------------------------------------

    def action_stretch(self) -> None:
        """Begin to choose words, at the finding under the cursor or at the top of the window."""
        if self.article is None:
            return
        begins = self.finding.start if self.finding is not None else self._begins_at()
        self._stretch = stretch.Stretch.of(self.article.text, begins)
        self._cursor_moved()

    def action_word(self, step: int, count: int = 1) -> None:
        """Go on by words."""
        if self._stretch is not None:
            self._stretch = self._stretch.move(step * count)
            self._cursor_moved()

    def action_word_line(self, step: int, count: int = 1) -> None:
        """Go down by lines, to the word that stands under the cursor."""
        if self._stretch is None or not self._lines:
            return
        offset = self._stretch.cursor[0]
        number = self.line_at(offset) - self.header_lines
        wanted = self._lines[max(0, min(len(self._lines) - 1, number + step * count))]
        column = offset - self._lines[number].start
        self._stretch = self._stretch.go_to(min(wanted.start + column, max(wanted.start, wanted.end - 1)))
        self._cursor_moved()

    def action_begin_stretch(self) -> None:
        """Choose from this word on, or let go."""
        if self._stretch is not None:
            self._stretch = self._stretch.begin()
            self._cursor_moved()

    def action_sentence(self) -> None:
        """Choose the whole sentence."""
        if self._stretch is not None:
            self._stretch = self._stretch.sentence()
            self._cursor_moved()

    def action_take_stretch(self) -> None:
        """Say which words were chosen."""
        if self._stretch is not None and self.article is not None:
            self.post_message(self.WordsChosen(self.article, self._stretch.span))

    def action_leave_stretch(self) -> None:
        """Choose no words."""
        self._stretch = None
        self._cursor_moved()


def _methods(pane: str) -> frozenset[str]:
    """The action methods of a pane, without their arguments."""
    names = (binding.action for binding in bindings(pane))
    return frozenset(name.partition("(")[0] for name in names)


_OF_STRETCH = _methods("stretch")
_OF_FINDING = _methods("finding")
_NOT_IN_STRETCH = _methods("reading")
