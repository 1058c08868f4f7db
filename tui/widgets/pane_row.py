"""Panes side by side."""

from __future__ import annotations

from textual.containers import Horizontal


class PaneRow(Horizontal):
    """A row that its panes cover wholly, so that nothing of it is painted under them."""

    BLANK = True
