"""Which panes are seen at which size of the window.

Three columns from 120 cells of width, two from 100, one pane below. Pure, so that every size can be tested.
"""

from __future__ import annotations

from typing import Literal

PaneName = Literal["facets", "articles", "reading", "quotes"]
PANES: tuple[PaneName, ...] = ("facets", "articles", "reading", "quotes")

THREE_COLUMNS_FROM = 120
TWO_COLUMNS_FROM = 100
_QUOTES_BELOW_FROM = 30
"""Lines of window from which the quotes stand under the article."""


def visible_panes(width: int, height: int, current: PaneName) -> frozenset[PaneName]:
    """The panes to show in a window of this size while `current` has the focus; it is always among them."""
    if width < TWO_COLUMNS_FROM:
        return frozenset({current})
    shown: set[PaneName] = {current}
    if width >= THREE_COLUMNS_FROM:
        shown |= {"facets", "articles"}
    elif current != "facets":
        shown.add("articles")
    if height >= _QUOTES_BELOW_FROM:
        shown |= {"reading", "quotes"}
    elif current != "quotes":
        shown.add("reading")
    return frozenset(shown)
