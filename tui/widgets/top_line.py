"""The first line of the screen: where one is, and in which archive."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from rich.cells import cell_len
from textual.content import Content

from tui.article_text.layout import fit
from tui.safe_text import plain
from tui.widgets.kept_line import KeptLine
from tui.wording.translation import language, tr

_SHORTEST = 12
"""Cells below which what stands at the right says nothing any more."""


class TopLine(KeptLine):
    """The way here as a breadcrumb, the place now in bold between marks; the archive at the right."""

    DEFAULT_CSS = """
    TopLine { dock: top; height: 1; background: $surface; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._way: tuple[str, ...] = ()
        self._here = 0
        self._right = ""
        self._stale = False

    def show_way(self, way: Sequence[str], here: int) -> None:
        """Show the steps of the way and which of them is the place now."""
        if (tuple(way), here) != (self._way, self._here):
            self._way, self._here = tuple(way), here
            self.refresh()

    def show_right(self, text: str) -> None:
        """Show this at the right: the archive and how much is in it, or where in the pane one is."""
        if text != self._right:
            self._right = text
            self.refresh()

    def show_stale(self, stale: bool) -> None:
        """Show at the right that the archive has changed since it was read."""
        if stale != self._stale:
            self._stale = stale
            self.refresh()

    def said(self) -> Hashable:
        """The way, the place on it, and what stands at the right."""
        return self._way, self._here, self._right, self._stale, language()

    @property
    def way(self) -> str:
        """The breadcrumb as text."""
        return self._breadcrumb().plain

    def _breadcrumb(self) -> Content:
        steps = [
            plain(f"[{step}]", "bold $accent") if number == self._here else plain(step, "$quiet")
            for number, step in enumerate(self._way)
        ]
        return plain(" › ", "$quiet").join(steps)

    def render(self) -> Content:
        """Both ends, the right one shortened where it has to be; where there is no room for that, the way."""
        width = self.size.width
        way = self._breadcrumb()
        # That what is shown is old comes first; how to have it new is among the keys, and was said when it was seen.
        mark = plain(f"! {tr('changed (Ctrl+L)')} · ", "bold $warning") if self._stale else plain("")
        room = width - way.cell_length - mark.cell_length - 2
        if room < min(_SHORTEST, cell_len(self._right)):
            right = plain(mark.plain.rstrip(" ·"), "bold $warning")
            way = way.truncate(max(0, width - right.cell_length - (1 if self._stale else 0)), ellipsis=True)
        else:
            right = Content.assemble(mark, plain(_shortened(self._right, room), "$quiet"))
        gap = width - way.cell_length - right.cell_length
        return Content.assemble(way, " " * gap, right)


def _shortened(text: str, width: int) -> str:
    """The text in at most `width` cells; its first part gives way, for the others are short and tell how much."""
    if cell_len(text) <= width:
        return text
    first, dot, others = text.partition(" · ")
    room = width - cell_len(dot + others)
    return fit(first, room) + dot + others if room >= _SHORTEST // 2 else fit(text, width)
