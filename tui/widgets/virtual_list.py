"""A list of any length that fetches only the rows it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.reactive import reactive
from textual.strip import Strip

from tui.actions.table import bindings
from tui.article_text.layout import LineSpan, wrap
from tui.field_message import FieldMessage
from tui.painting.filled_line import filled
from tui.safe_text import one_line
from tui.widgets.framed_view import FramedView
from tui.widgets.row_pages import RowPages

Row = TypeVar("Row")

_STRIPS_KEPT = 1024
CURSOR_MARK = "▌"
CURSOR_MARK_AWAY = "╎"


class VirtualList(FramedView, Generic[Row], can_focus=True, inherit_bindings=False):
    """Rows of equal height, painted line by line; what is out of sight is neither held nor laid out.

    A subclass says how a row looks (`paint_row`). Whoever owns the list answers `RowsWanted` with `receive`; until
    then a row that is missing is painted as dots and the list can be moved through all the same.

    Args:
        row_height: lines to a row.
        led: moved by another widget that keeps the focus; the cursor then looks as if the list had it.
        empty_text: what to say when there are no rows; may be changed.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--cursor", "list--cursor-away", "list--quiet"}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    DEFAULT_CSS = """
    VirtualList {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .list--cursor { background: $row-cursor; text-style: bold; }
        .list--cursor-away { background: $row-cursor-away; }
        .list--quiet { color: $quiet; }
        &:ansi .list--cursor { text-style: reverse bold; }
        &:nocolor .list--cursor { text-style: reverse bold; }
        &:nocolor .list--cursor-away { text-style: bold; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """Index of the row the cursor is on."""

    class RowsWanted(FieldMessage):
        """Rows are in sight that the list does not have."""

        list: VirtualList[Any]
        generation: int
        first: int
        count: int

        @property
        def control(self) -> VirtualList[Any]:
            """The list that wants them."""
            return self.list

    class Highlighted(FieldMessage):
        """The cursor is on a row, and the row is there."""

        list: VirtualList[Any]
        index: int
        row: Any

        @property
        def control(self) -> VirtualList[Any]:
            """The list whose cursor it is."""
            return self.list

    class Opened(Highlighted):
        """The row under the cursor was opened."""

    def __init__(
        self,
        *,
        row_height: int = 1,
        led: bool = False,
        empty_text: str = "",
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.row_height = row_height
        self._led = led
        self.empty_text = empty_text
        if led:
            self.can_focus = False
        self._generation = 0
        self._rows: RowPages[Row] = RowPages()
        self._strips: LRUCache[tuple[int, int, int, bool, bool], Strip] = LRUCache(_STRIPS_KEPT)
        self._parts: dict[str, Style] = {}
        """Styles of the component classes, as far as they were asked for."""

    # -- what is shown -------------------------------------------------------------------------------------------------

    @property
    def length(self) -> int:
        """Number of rows."""
        return self._rows.length

    @property
    def generation(self) -> int:
        """Counts what the list was given to show; rows fetched for an earlier one are not taken."""
        return self._generation

    def show(self, length: int, rows: Sequence[Row] = (), *, cursor: int = 0) -> None:
        """Show another list.

        Args:
            length: number of rows in all.
            rows: the first of them, as many as there are at hand.
            cursor: the row to put the cursor on.
        """
        self._generation += 1
        self._strips.clear()
        self._rows.begin(length, rows)
        self._fit()
        self.set_reactive(VirtualList.cursor, self.validate_cursor(cursor))
        self._scroll_to_cursor()
        self.refresh()
        self._announce()

    def extend(self, length: int) -> None:
        """The same list turns out to have this many rows; what is shown and the cursor stay."""
        if length == self.length:
            return
        self._rows.extend(length)
        self._strips.clear()
        self._fit()
        self.cursor = self.validate_cursor(self.cursor)
        self.refresh()

    def receive(self, generation: int, first: int, rows: Sequence[Row]) -> None:
        """Take rows that were wanted; those of an earlier generation are dropped."""
        if generation != self._generation:
            return
        self._rows.receive(first, rows)
        if self.in_sight(first, len(rows)):
            self.refresh_lines(first * self.row_height, len(rows) * self.row_height)
        if first <= self.cursor < first + len(rows):
            self._announce()

    def give_up(self, generation: int, first: int) -> None:
        """Rows that were wanted will not come; they are asked for again when they are next in sight."""
        if generation == self._generation:
            self._rows.give_up(first)

    def in_sight(self, first: int, count: int) -> bool:
        """Whether any of these rows is in the window, or under the cursor."""
        top = self.scroll_offset.y // self.row_height
        bottom = top + self.size.height // self.row_height + 1
        return (first < bottom and first + count > top) or first <= self.cursor < first + count

    def row_at(self, index: int) -> Row | None:
        """The row if it is at hand; else None, and it is asked for."""
        if not 0 <= index < self.length:
            return None
        row = self._rows.at(index)
        if row is None and (wanted := self._rows.to_ask(index)) is not None:
            # Asked for while painting, when the screen is the active sender, past which it would not bubble.
            self.post_message(self.RowsWanted(self, self._generation, *wanted).set_sender(self))
        return row

    @property
    def selected(self) -> Row | None:
        """The row under the cursor, None when there is none or it has not come yet."""
        return self.row_at(self.cursor)

    def paint_row(self, row: Row, index: int, width: int, base: Style) -> list[list[Segment]]:
        """How a row looks: for each of its lines the segments, in at most `width` cells, in styles based on `base`."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Paint everything anew, because what rows look like has changed."""
        self._strips.clear()
        self.refresh()

    # -- painting ------------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        return self.render_content([y])[0]

    def render_content(self, numbers: Sequence[int]) -> list[Strip]:
        """Some lines of the window."""
        width = self.size.width - (1 if self.show_vertical_scrollbar else 0)
        if not self.length:
            return [self._paint_emptiness(y, width) for y in numbers]
        top, active = self.scroll_offset.y, self._active
        return [self._line(*divmod(top + y, self.row_height), width, active) for y in numbers]

    def _line(self, index: int, line: int, width: int, active: bool) -> Strip:
        """One line of a row."""
        if index >= self.length:
            return Strip.blank(width, self.base_style)
        under_cursor = index == self.cursor
        key = (index, line, width, under_cursor, under_cursor and active)
        if (strip := self._strips.get(key)) is not None:
            return strip
        row = self.row_at(index)
        base = self._row_style(under_cursor)
        mark = (CURSOR_MARK if active else CURSOR_MARK_AWAY) if under_cursor else " "
        if row is None:
            dots = Segment("·" * min(32, width - 2), base + self.part("list--quiet"))
            return filled([Segment(mark, base), dots], width, base)
        for number, segments in enumerate(self.paint_row(row, index, width - 1, base)):
            self._strips[(index, number, *key[2:])] = filled([Segment(mark, base), *segments], width, base)
        return self._strips.get(key) or Strip.blank(width, base)

    @property
    def filled_lines(self) -> int:
        """The rows from the first in sight to the last there is, or what is said when there are none."""
        if not self.length:
            return min(self.size.height, len(self._emptiness(self.size.width)))
        return max(0, min(self.size.height, self.length * self.row_height - self.scroll_offset.y))

    def _emptiness(self, width: int) -> list[LineSpan]:
        return wrap(one_line(self.empty_text), max(1, width - 2))

    def _paint_emptiness(self, y: int, width: int) -> Strip:
        text, lines = one_line(self.empty_text), self._emptiness(width)
        shown = text[lines[y].start : lines[y].end] if y < len(lines) else ""
        quiet = self.base_style + self.part("list--quiet")
        return filled([Segment(f" {shown}", quiet)], width, self.base_style)

    @property
    def _active(self) -> bool:
        return self._led or self.has_focus

    def part(self, component: str) -> Style:
        """The style of one of the component classes, without a background unless it sets one."""
        style = self._parts.get(component)
        if style is None:
            self._parts[component] = style = self.get_component_rich_style(component, partial=True)
        return style

    def _row_style(self, under_cursor: bool) -> Style:
        if not under_cursor:
            return self.base_style
        return self.base_style + self.part("list--cursor" if self._active else "list--cursor-away")

    def forget_painted(self) -> None:
        """Paint all rows anew when they are next in sight."""
        super().forget_painted()
        self._strips.clear()
        self._parts.clear()

    # -- moving --------------------------------------------------------------------------------------------------------

    def validate_cursor(self, cursor: int) -> int:
        """The nearest row there is."""
        return max(0, min(self.length - 1, cursor))

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the row left and the row reached, and no other."""
        self.refresh_lines(old * self.row_height, self.row_height)
        self.refresh_lines(new * self.row_height, self.row_height)
        self._scroll_to_cursor()
        self._announce()
        self._ask_ahead(new - old)

    def _ask_ahead(self, step: int) -> None:
        """Ask for what lies two windows further on this way, so that it is there when the reader is."""
        windows = 2 * self._rows_in_window()
        self.row_at(self.cursor + (windows if step > 0 else -windows))

    def _rows_in_window(self) -> int:
        return max(1, self.size.height // self.row_height)

    def _fit(self) -> None:
        self.set_content_size(Size(self.size.width, self.length * self.row_height))

    def _scroll_to_cursor(self) -> None:
        top, bottom = self.cursor * self.row_height, (self.cursor + 1) * self.row_height
        y = self.scroll_offset.y
        if top < y or self.row_height > self.size.height:
            y = top
        elif bottom > y + self.size.height:
            y = bottom - self.size.height
        if y != self.scroll_offset.y:
            self.scroll_to(y=y, animate=False, immediate=True, force=True)
        if self.has_focus:
            line = self.content_region.y + top - self.scroll_offset.y
            self.app.cursor_position = Offset(self.content_region.x, line)

    def _announce(self) -> None:
        if self.length and (row := self.row_at(self.cursor)) is not None:
            self.post_message(self.Highlighted(self, self.cursor, row))

    def on_resize(self) -> None:
        """Another width paints other lines."""
        self._strips.clear()
        self._fit()
        self._scroll_to_cursor()

    def on_focus(self, event: events.Focus) -> None:
        """The cursor gets the mark of a list that has the keyboard."""
        super().on_focus(event)
        self._scroll_to_cursor()
        self.refresh_lines(self.cursor * self.row_height, self.row_height)

    def on_blur(self, event: events.Blur) -> None:
        """The cursor gets the mark of a list that has it not."""
        super().on_blur(event)
        self.refresh_lines(self.cursor * self.row_height, self.row_height)

    def on_click(self, event: events.Click) -> None:
        """The cursor goes to the row; a second click opens it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = (self.scroll_offset.y + offset.y) // self.row_height
        if index < self.length:
            self.cursor = index
            if event.chain > 1:
                self.action_open()

    # -- actions -------------------------------------------------------------------------------------------------------

    def action_move(self, step: int, count: int = 1) -> None:
        """Move the cursor by rows."""
        self.cursor += step * count

    def action_page(self, step: int, count: int = 1) -> None:
        """Move the cursor by windows, keeping one row in sight."""
        self.cursor += step * count * max(1, self._rows_in_window() - 1)

    def action_half(self, step: int, count: int = 1) -> None:
        """Move the cursor by half windows."""
        self.cursor += step * count * max(1, self._rows_in_window() // 2)

    def action_first(self) -> None:
        """To the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """To the last row."""
        self.cursor = self.length - 1

    def action_open(self) -> None:
        """Say that the row under the cursor is to be opened."""
        row = self.selected
        if row is not None:
            self.post_message(self.Opened(self, self.cursor, row))
