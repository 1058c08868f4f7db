"""A view in a frame: the frame can change without what is in it being painted anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from tui.widgets.line_scroll_bar import LineScrollBar


class FramedView(ScrollView, inherit_bindings=False):
    """A scroll view whose focus shows in its frame only, and whose own style is kept.

    Textual repaints a widget as a whole when the keyboard comes or goes or its title changes: some kilobytes to the
    terminal. Over a slow line that is seen.
    """

    _only_frame = False
    _with_lower_edge = False
    _base: Style | None = None
    _last_painted: tuple[Region, list[Strip]] | None = None
    """What was painted last, and for which part of the view."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """As Textual has it, but of a kind that is painted quickly."""
        if self._vertical_scrollbar is None:
            bar = LineScrollBar(vertical=True, name="vertical", thickness=self.scrollbar_size_vertical)
            bar.display = False
            self._vertical_scrollbar = bar
            self.app._start_widget(self, bar)  # noqa: SLF001 - as Textual does
        return self._vertical_scrollbar

    @property
    def base_style(self) -> Style:
        """The style of the view, kept because working it out goes through all that it lies in."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    @property
    def filled_lines(self) -> int:
        """How many lines of the window have something in them; those below are empty."""
        return self.size.height

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the view and its frame; those painted last where nothing has changed since.

        Textual asks for all lines of all widgets between the highest and the lowest change on the screen.
        """
        cache = self._styles_cache
        if self._last_painted is None or self._last_painted[0] != crop or cache._dirty_lines or not cache._cache:  # noqa: SLF001
            self._last_painted = crop, self._paint_lines(crop)
        return self._last_painted[1]

    def _paint_lines(self, crop: Region) -> list[Strip]:
        """The lines, of which one that is empty stands for all empty ones."""
        gutter, height = self.styles.gutter, self.outer_size.height
        first, end = gutter.top + self.filled_lines, height - gutter.bottom
        if end - first < 2 or (crop.y, crop.height) != (0, height):
            return super().render_lines(crop)
        upper = super().render_lines(Region(crop.x, 0, crop.width, first + 1))
        lower = super().render_lines(Region(crop.x, end, crop.width, gutter.bottom)) if gutter.bottom else []
        self._styles_cache._dirty_lines.clear()  # noqa: SLF001 - of the empty lines for which another one stands
        return [*upper, *upper[-1:] * (end - first - 1), *lower]

    def forget_painted(self) -> None:
        """What was painted is no good any more; a subclass drops what it keeps of it."""
        self._base = None

    def notify_style_update(self) -> None:
        """Styles have changed; unless it is only those of the frame, nothing painted before is any good."""
        if not self._only_frame:
            self.forget_painted()
        super().notify_style_update()

    def _get_component_classes(self) -> frozenset[str]:  # type: ignore[override] # Textual asks widgets, not classes
        """The parts of the view that are styled: none where only its frame is to look otherwise."""
        return frozenset() if self._only_frame else super()._get_component_classes()

    @contextmanager
    def only_frame(self, *, lower_edge: bool = False) -> Iterator[None]:
        """Within, whatever would repaint the view repaints the upper edge of its frame, or the lower one as well."""
        before = self._only_frame, self._with_lower_edge
        self._only_frame, self._with_lower_edge = True, lower_edge
        try:
            yield
        finally:
            self._only_frame, self._with_lower_edge = before

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Repaint these regions, the frame, or everything."""
        if self._only_frame and repaint and self._is_mounted and not (regions or layout or recompose):
            regions = tuple(self._frame())
            repaint = bool(regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _frame(self) -> Iterator[Region]:
        """The edges to repaint, seen from where the content begins; the sides stay as they are."""
        gutter, (width, height) = self.styles.gutter, self.outer_size
        edges = [Region(-gutter.left, -gutter.top, width, gutter.top)]
        if self._with_lower_edge:
            edges.append(Region(-gutter.left, height - gutter.height, width, gutter.bottom))
        return (edge for edge in edges if edge)

    def on_focus(self, event: events.Focus) -> None:
        """The frame shows that the view has the keyboard."""
        event.prevent_default()
        with self.only_frame():
            super()._on_focus(event)

    def on_blur(self, event: events.Blur) -> None:
        """The frame shows that the view has the keyboard no more."""
        event.prevent_default()
        with self.only_frame():
            super()._on_blur(event)
