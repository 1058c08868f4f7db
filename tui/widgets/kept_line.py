"""A line of the screen that says one of a few things again and again."""

from __future__ import annotations

from collections.abc import Hashable

from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

_KEPT = 32
"""Lines kept: one or two for each pane and page one goes to and fro between."""


class KeptLine(Widget):
    """A widget that keeps what it painted for all that it said lately; whoever changes what it says refreshes it."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: LRUCache[tuple[Hashable, Size, Region], list[Strip]] = LRUCache(_KEPT)

    def said(self) -> Hashable:
        """All that `render` depends on but the size and the styles."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """What was painted when just this was said."""
        key = (self.said(), self.outer_size, crop)
        strips = self._kept.get(key)
        if strips is None:
            self._kept[key] = strips = super().render_lines(crop)
        return strips

    def notify_style_update(self) -> None:
        """Styles have changed, and nothing painted before is any good."""
        self._kept.clear()
        super().notify_style_update()
