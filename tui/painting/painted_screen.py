"""A screen that lays out and paints no more, and no more often, than it must."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.painting.changed_parts import ChangedParts


class PaintedScreen(Screen[None]):
    """A screen of which only what has changed is put together, and which is laid out once for its first frame."""

    BLANK = True
    """Between its widgets the screen is empty; Textual need not lay out and cut up lines of nothing."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As Textual has it, but the screen is not repainted as a whole: the panes show which has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = ChangedParts()

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Add nothing: what is said is said in the last line, not in Textual's notices and tooltips."""

    def paint_now(self) -> None:
        """Lay out and paint at once and once; Textual would wait for the next of its sixty ticks a second."""
        self._refresh_layout()
        self._layout_required = self._scroll_required = self._repaint_required = False
        self._dirty_widgets.clear()

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size; Textual would do it again when it is told the size it began with."""
        if size != self._compositor.size:
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        """Render nothing while updates are held back; Textual would render it all and throw it away."""
        if not self.app._batch_count:  # noqa: SLF001 - there is no public way to know
            super()._compositor_refresh()
