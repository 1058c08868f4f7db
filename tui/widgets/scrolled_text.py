"""A text in a window that has no room for all of it, moved by the keys that move an article."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll

from tui.actions.table import bindings

_MOVES = ("down", "up", "page_down", "page_up", "half_down", "half_up", "first", "last")


class ScrolledText(VerticalScroll):
    """What it holds is read by scrolling."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reading", only=[f"reading.{move}" for move in _MOVES])]

    def action_scroll(self, step: int, count: int = 1) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=step * count, animate=False, immediate=True, force=True)

    def action_page(self, step: int, count: int = 1) -> None:
        """Scroll by windows, keeping a line in sight."""
        self.action_scroll(step * max(1, self.size.height - 1), count)

    def action_half(self, step: int, count: int = 1) -> None:
        """Scroll by half windows."""
        self.action_scroll(step * max(1, self.size.height // 2), count)

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def action_last(self) -> None:
        """To the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True, force=True)
