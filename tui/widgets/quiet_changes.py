"""Changes to a widget that repaint no more than they must: over a slow line each cell counts."""

from __future__ import annotations

from contextlib import nullcontext

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget

from tui.widgets.framed_view import FramedView


def set_content_size(view: ScrollView, size: Size) -> None:
    """Say how large the content of a view is, without laying out and painting the whole screen anew.

    Textual lays out everything when `virtual_size` is set; here only the scrollbar can depend on it.
    """
    if size != view.virtual_size:
        view.set_reactive(ScrollView.virtual_size, size)
        view._scroll_update(size)  # noqa: SLF001 - there is no public way to update a scrollbar alone


def set_frame(widget: Widget, *, title: Content | None = None, subtitle: Content | None = None) -> None:
    """Set what the frame of a widget says, where that is something else than before."""
    with widget.only_frame(lower_edge=subtitle is not None) if isinstance(widget, FramedView) else nullcontext():
        if title is not None and widget.border_title != title.markup:
            widget.border_title = title
        if subtitle is not None and widget.border_subtitle != subtitle.markup:
            widget.border_subtitle = subtitle
