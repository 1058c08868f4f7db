"""The open article, with everything found in it marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip

from archive.on_demand import on_demand
from tui.actions.table import bindings
from tui.article_text.layout import LineSpan, line_of, wrap
from tui.field_message import FieldMessage
from tui.safe_text import one_line
from tui.widgets.framed_view import FramedView

if TYPE_CHECKING:
    from archive.records import ArticleRecord, Span
    from tui.article_text import annotations as layers
    from tui.article_text.annotations import Kind
else:
    layers = on_demand("tui.article_text.annotations")

_MEASURE = 84
"""Widest line of text, in cells; longer ones are hard to read."""
_GUTTER = 2
_RIGHT = 2
"""Cells kept free at the right: the scrollbar, and one beside it."""
_HEADER_MOST = 3
"""Lines above the headline, at most."""
_WRAPPED_AT_ONCE = 40_000
"""Longer texts are broken into lines in a thread."""
_STRIPS_KEPT = 512

_UNDER_THE_CURSOR: frozenset[Kind] = frozenset({"said", "hit", "chosen"})
"""Kinds whose colours are left out where the cursor is."""

_MARGIN: tuple[tuple[Kind, str], ...] = (("finding", "▶ "), ("chosen", "▶ "), ("said", "┃ "), ("reported", "┊ "))
"""What the margin shows beside a line, the first that applies: by shape, so that it tells without colour."""


class ReadingPane(FramedView, can_focus=True, inherit_bindings=False):
    """An article to read: names, dates, quotes and hits in styles of their own, a mark in the margin beside quotes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"reading--{part}"
        for part in (
            "title",
            "said",
            "reported",
            "place",
            "person",
            "organisation",
            "date",
            "hit",
            "chosen",
            "finding",
            "quiet",
        )
    }
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reading")]
    DEFAULT_CSS = """
    ReadingPane {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .reading--title { text-style: bold; }
        .reading--said { background: $said; }
        .reading--place { color: $name-place; text-style: underline; }
        .reading--person { color: $name-person; text-style: bold; }
        .reading--organisation { color: $name-organisation; text-style: dim bold; }
        .reading--date { color: $date-named; text-style: italic; }
        .reading--hit { color: $hit-text; background: $hit; text-style: bold; }
        .reading--chosen { color: $chosen-text; background: $chosen; text-style: bold underline; }
        .reading--finding { text-style: reverse bold; }
        .reading--quiet { color: $quiet; }
        &:nocolor .reading--hit { text-style: reverse bold; }
        &:nocolor .reading--chosen { text-style: reverse bold underline; }
    }
    """

    class AtHit(FieldMessage):
        """The pane went to one of the places the search found.

        Attributes:
            number: which one, from 1; 0 when there is none.
            total: how many there are.
        """

        number: int
        total: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._article: ArticleRecord | None = None
        self._header = ""
        self._header_rows: list[str] = []
        self._hits: tuple[Span, ...] = ()
        self._hit = -1
        self._chosen: tuple[Span, ...] = ()
        self._annotations: layers.Annotations
        """Of the article, as soon as there is one."""
        self._lines: list[LineSpan] = []
        self._wrapped_for = 0
        self._awaited: int | None = None
        self._awaited_line: int | None = None
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS_KEPT)

    # -- what is shown -------------------------------------------------------------------------------------------------

    @property
    def article(self) -> ArticleRecord | None:
        """The article that is open."""
        return self._article

    def show(self, article: ArticleRecord, header: str, hits: Sequence[Span] = ()) -> None:
        """Open an article at its beginning.

        Args:
            article: what to show.
            header: a line above the headline, about when and where it appeared.
            hits: places the search found, in order.
        """
        same = self._article is not None and self._article.uid == article.uid
        if self._article is None or self._article.text != article.text:
            self._lines = []  # those of another text are none of this one
        self._article = article
        self._header = header
        self._hits = tuple(hits)
        self._hit = -1
        self._chosen = ()
        self._awaited = None
        self._annotate()
        self._lay_out(again=True)
        if not same:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self.post_message(self.AtHit(0, len(self._hits)))

    def shows(self, article: ArticleRecord, header: str, hits: Sequence[Span]) -> bool:
        """Whether the pane shows just this already, with no place chosen in it."""
        same = (self._article, self._header, self._hits) == (article, header, tuple(hits))
        return same and self._hit == -1 and not self._chosen

    def clear(self) -> None:
        """Open no article."""
        self._article = None
        self._hits, self._chosen, self._hit = (), (), -1
        self._lines = []
        self._strips.clear()
        self.set_content_size(Size(self.size.width, 0))
        self.refresh()
        self.post_message(self.AtHit(0, 0))

    def choose(self, spans: Sequence[Span]) -> None:
        """Mark these places and bring the first of them into sight."""
        self._chosen = tuple(spans)
        self._annotate()
        self.refresh()
        if spans:
            self._bring_into_sight(spans[0][0])

    @property
    def header_lines(self) -> int:
        """Lines above the text."""
        return len(self._header_rows)

    @property
    def text_column(self) -> int:
        """The cell in which the text begins."""
        return self._indent(self.size.width) + _GUTTER

    def come_back_to(self, line: int) -> None:
        """Scroll to a line of the pane, as soon as the article is laid out."""
        if self._lines and self._wrapped_for == self._text_width():
            self.call_after_refresh(self.scroll_to, y=line, animate=False, immediate=True, force=True)
        else:
            self._awaited_line = line

    def line_at(self, offset: int) -> int:
        """Line of the pane, from its first, that shows this place of the text."""
        return self.header_lines + line_of(self._lines, offset) if self._lines else 0

    @property
    def under_cursor(self) -> Sequence[Span]:
        """The places of the text that a cursor is on."""
        return ()

    def _annotate(self) -> None:
        self._strips.clear()
        if self._article is not None:
            self._annotations = layers.annotate(self._article, self._hits, self._chosen, self.under_cursor)

    # -- layout --------------------------------------------------------------------------------------------------------

    def _text_width(self) -> int:
        return max(1, min(_MEASURE, self.size.width - _GUTTER - _RIGHT))

    def _lay_out(self, *, again: bool = False) -> None:
        """Break the text into lines if the width has changed; a long one in a thread, shown when it is done."""
        width = self._text_width()
        if self.size.width == 0 and again:
            self._wrapped_for = 0  # out of sight: it is laid out when it is seen
        if self._article is None or self.size.width == 0 or (width == self._wrapped_for and not again):
            return
        text = self._article.text
        if len(text) <= _WRAPPED_AT_ONCE:
            self._take_lines(text, width, wrap(text, width))
            return

        def work() -> None:
            lines = wrap(text, width)
            self.app.call_from_thread(self._take_lines, text, width, lines)

        self.run_worker(work, group="layout", exclusive=True, thread=True, exit_on_error=False)

    def _take_lines(self, text: str, width: int, lines: list[LineSpan]) -> None:
        if self._article is None or self._article.text is not text:
            return
        top = self._lines[self._top_line()].start if self._lines and self._wrapped_for else None
        header = one_line(self._header)
        self._header_rows = [header[row.start : row.end] for row in wrap(header, width)[:_HEADER_MOST]]
        first_time = self._wrapped_for == 0
        self._lines, self._wrapped_for = lines, width
        self._strips.clear()
        self.set_content_size(Size(self.size.width, self.header_lines + len(lines)))
        if self._awaited_line is not None:
            line, self._awaited_line = self._awaited_line, None
            self.come_back_to(line)
        elif self._awaited is not None:
            offset, self._awaited = self._awaited, None
            self._bring_into_sight(offset)
        elif top is not None and not first_time and self.scroll_offset.y > self.header_lines:
            self.scroll_to(y=self.line_at(top), animate=False, immediate=True, force=True)
        self.refresh()

    def _top_line(self) -> int:
        return max(0, min(len(self._lines) - 1, self.scroll_offset.y - self.header_lines))

    def _bring_into_sight(self, offset: int) -> None:
        """Scroll so that this place stands in the upper third, unless it is well in sight already."""
        if not self._lines or self._wrapped_for != self._text_width():
            self._awaited = offset
            return
        line, top, height = self.line_at(offset), self.scroll_offset.y, self.size.height
        if not top <= line < top + max(1, height - 2):
            self.scroll_to(y=max(0, line - height // 3), animate=False, immediate=True, force=True)

    def on_resize(self) -> None:
        """Another width breaks the text into other lines."""
        self._strips.clear()
        self._lay_out()
        if self._article is not None and self._wrapped_for:
            self.set_content_size(Size(self.size.width, self.header_lines + len(self._lines)))

    # -- painting ------------------------------------------------------------------------------------------------------

    @property
    def filled_lines(self) -> int:
        """The lines of the article from the first in sight on."""
        if self._article is None:
            return 0
        return max(0, min(self.size.height, self.header_lines + len(self._lines) - self.scroll_offset.y))

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width = self.size.width
        number = self.scroll_offset.y + y
        if self._article is None or number >= self.header_lines + len(self._lines):
            return Strip.blank(width, self.base_style)
        if self.text_selection is None and (strip := self._strips.get(number)) is not None:
            return strip
        strip = self._paint(number, width)
        if self.text_selection is None:
            self._strips[number] = strip
        return strip

    def _paint(self, number: int, width: int) -> Strip:
        base = self.base_style
        indent = " " * self._indent(width)
        if number < self.header_lines:
            quiet = base + self.get_component_rich_style("reading--quiet", partial=True)
            header = f"{indent}{' ' * _GUTTER}{self._header_rows[number]}"
            return Strip([Segment(header, quiet)]).adjust_cell_length(width, base)
        line = self._lines[number - self.header_lines]
        text = self._article.text if self._article is not None else ""
        segments: list[Segment] = []
        seen: set[Kind] = set()
        for piece in self._annotations.between(line.start, line.end):
            style = base
            # Reversed, what stands out already would look as if the cursor were not on it.
            hidden = _UNDER_THE_CURSOR if "finding" in piece.kinds else frozenset()
            for kind in piece.kinds:
                if kind in hidden:
                    continue
                style += self.get_component_rich_style(f"reading--{kind}", partial=True)
            seen.update(piece.kinds)
            segments.append(Segment(one_line(text[piece.start : piece.end]), style))
        margin = next((mark for kind, mark in _MARGIN if kind in seen), " " * _GUTTER)
        quiet = base + self.get_component_rich_style("reading--quiet", partial=True)
        body = Strip(segments).apply_offsets(0, number)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(number)) is not None:
            body = self._invert(body, span)
        return Strip([Segment(indent + margin, quiet), *body]).adjust_cell_length(width, base)

    def _indent(self, width: int) -> int:
        spare = width - _GUTTER - _RIGHT - self._text_width()
        return spare // 2 if spare > 1 else 0

    def _invert(self, strip: Strip, span: tuple[int, int]) -> Strip:
        start, end = span
        length = strip.cell_length
        before, chosen, after = strip.divide([start, length if end < 0 else end, length])[:3]
        return Strip.join(
            [before, chosen.apply_style(self.screen.get_component_rich_style("screen--selection")), after]
        )

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text selected with the mouse."""
        if self._article is None:
            return None
        lines = [*self._header_rows, *(self._article.text[start:end] for start, end in self._lines)]
        return selection.extract("\n".join(one_line(line) for line in lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Paint the selection anew."""
        self._strips.clear()
        self.refresh()

    def forget_painted(self) -> None:
        """Paint all lines anew when they are next in sight."""
        super().forget_painted()
        self._strips.clear()

    # -- actions -------------------------------------------------------------------------------------------------------

    def action_scroll(self, step: int, count: int = 1) -> None:
        """Scroll by lines."""
        self._scroll_by(step * count)

    def action_page(self, step: int, count: int = 1) -> None:
        """Scroll by windows, keeping a line in sight."""
        self._scroll_by(step * count * max(1, self.size.height - 1))

    def action_half(self, step: int, count: int = 1) -> None:
        """Scroll by half windows."""
        self._scroll_by(step * count * max(1, self.size.height // 2))

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def action_last(self) -> None:
        """To the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True, force=True)

    def action_hit(self, step: int, count: int = 1) -> None:
        """To the next or previous place the search found, round the end."""
        if not self._hits:
            self.post_message(self.AtHit(0, 0))
            return
        start = self._hit if self._hit >= 0 else (-1 if step > 0 else 0)
        self._hit = (start + step * count) % len(self._hits)
        self.choose([self._hits[self._hit]])
        self.post_message(self.AtHit(self._hit + 1, len(self._hits)))

    def _scroll_by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True, force=True)
