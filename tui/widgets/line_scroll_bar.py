"""The scrollbar of a pane."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class LineScrollBar(ScrollBar):
    """A vertical scrollbar that paints each kind of its lines once.

    Textual paints every line by itself: for each page that is turned as much work as for a pane of text.
    """

    _painted: list[Strip]
    _painted_as: tuple[object, ...] = ()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the bar, most of which are one strip."""
        bar = self.render()
        if not isinstance(bar, ScrollBarRender) or crop.width != self.size.width:
            return super().render_lines(crop)
        style = self.app.console.get_style(bar.style)
        shown = (*self.size, bar.virtual_size, bar.window_size, bar.position, style, self.background_colors)
        if shown != self._painted_as:
            segments = bar.render_bar(
                size=self.size.height, virtual_size=bar.virtual_size, window_size=bar.window_size,
                position=bar.position, thickness=self.size.width, vertical=True,
                back_color=style.bgcolor or Color.default(), bar_color=style.color or Color.default(),
            ).segments  # fmt: skip
            kinds = {id(segment): segment for segment in segments}
            strips = {kind: self._strip(segment) for kind, segment in kinds.items()}
            self._painted, self._painted_as = [strips[id(segment)] for segment in segments], shown
        return self._painted[crop.y : crop.bottom]

    def _strip(self, segment: Segment) -> Strip:
        painted = Segment.apply_style([segment], self.visual_style.rich_style)
        strip, background = Strip(painted, self.size.width), self.background_colors[1]
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, background)
        return strip
