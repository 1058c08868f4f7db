"""The list of articles found."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style

from archive.results import Hit
from tui.article_text.layout import fit
from tui.safe_text import one_line
from tui.widgets.virtual_list import VirtualList

_DATE_WIDTH = 10
_OUTLET_FROM = 72
_OUTLET_WIDTH = 22


class ArticleList(VirtualList[Hit]):
    """One line an article: when it was published, in which language, its headline, and who published it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"articles--date", "articles--quiet"}
    DEFAULT_CSS = """
    ArticleList {
        .articles--date { color: $date-named; }
        .articles--quiet { color: $quiet; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._outdated: Collection[int] = ()

    def mark_outdated(self, ordinals: Collection[int]) -> None:
        """Mark the articles that do not fit the search any more; they stay where they are until it is asked anew."""
        if ordinals or self._outdated:
            self._outdated = ordinals
            self.repaint()

    def paint_row(self, row: Hit, index: int, width: int, base: Style) -> list[list[Segment]]:  # noqa: ARG002
        """Date, language, headline, outlet; the headline gets what the window leaves."""
        quiet = base + self.part("articles--quiet")
        outlet_width = _OUTLET_WIDTH if width >= _OUTLET_FROM else 0
        title_width = max(1, width - _DATE_WIDTH - 1 - 3 - (outlet_width + 1 if outlet_width else 0))
        outdated = row.ordinal in self._outdated
        title = one_line(row.title)
        segments = [
            Segment(fit(one_line(row.published), _DATE_WIDTH) + " ", base + self.part("articles--date")),
            Segment(fit("–" if row.language == "und" else one_line(row.language), 2) + " ", quiet),
            Segment(fit(f"✗ {title}" if outdated else title, title_width), quiet if outdated else base),
        ]
        if outlet_width:
            segments.append(Segment(" " + fit(one_line(row.outlet), outlet_width), quiet))
        return [segments]
