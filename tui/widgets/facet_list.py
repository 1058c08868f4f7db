"""The filters: for each facet its most frequent values in the result, with counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from archive.records import FacetName, Facets, FacetValue
from tui.safe_text import one_line
from tui.text_layout import fit
from tui.translation import mark, tr
from tui.widgets.virtual_list import VirtualList

TITLES: dict[FacetName, str] = {
    "city": mark("Cities"),
    "person": mark("Persons"),
    "organisation": mark("Organisations"),
    "year": mark("Years named"),
    "language": mark("Languages"),
    "outlet": mark("Sources"),
    "tag": mark("Tags"),
}

Chosen = tuple[FacetName, str]
"""A facet and the key of one of its values."""

_VALUES_SHOWN = 12
_BAR_WIDTH = 5
_BAR_FROM = 26
_EIGHTHS = " ▏▎▍▌▋▊▉█"


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A line of the pane: one of a facet's values; when `value` is None its heading, or that there are `more`."""

    facet: FacetName
    value: FacetValue | None = None
    more: bool = False
    share: float = 0.0
    chosen: bool = False


class FacetList(VirtualList[FacetRow]):
    """Headings and values one under the other; opening a heading asks for all values of the facet."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"facets--heading", "facets--count", "facets--bar", "facets--chosen"}
    DEFAULT_CSS = """
    FacetList {
        & > .facets--heading { color: $primary; text-style: bold; }
        & > .facets--count { color: $quiet; }
        & > .facets--bar { color: $bar; }
        & > .facets--chosen { color: $accent; text-style: bold; }
    }
    """

    def show_facets(self, facets: Facets, order: Sequence[FacetName], chosen: Collection[Chosen]) -> None:
        """Show these counts; the cursor stays on the value it was on."""
        held = self.selected
        rows = [row for facet in order for row in _rows(facet, facets.values.get(facet, ()), chosen)]
        self.show(len(rows), rows, cursor=_place_of(held, rows, self.cursor))

    def paint_row(self, row: FacetRow, index: int, width: int, base: Style) -> list[list[Segment]]:  # noqa: ARG002
        """A heading with a rule, or a value with a bar and its count."""
        if row.more:
            return [[Segment("  " + tr("more …"), base + self.part("facets--count"))]]
        if row.value is None:
            title = tr(TITLES[row.facet])
            rule = " " + "─" * max(0, width - cell_len(title) - 2)
            return [
                [Segment(title, base + self.part("facets--heading")), Segment(rule, base + self.part("facets--bar"))]
            ]
        count = f"{row.value.count:,}"
        bar = _bar(row.share) if width >= _BAR_FROM else ""
        room = max(1, width - 2 - len(count) - 2 - (len(bar) + 1 if bar else 0))
        name_style = base + self.part("facets--chosen") if row.chosen else base
        return [
            [
                Segment("● " if row.chosen else "  ", name_style),
                Segment(fit(one_line(row.value.label), room) + " ", name_style),
                Segment(f"{bar} " if bar else "", base + self.part("facets--bar")),
                Segment(count, base + self.part("facets--count")),
            ]
        ]


def _rows(facet: FacetName, values: Sequence[FacetValue], chosen: Collection[Chosen]) -> list[FacetRow]:
    most = max((value.count for value in values), default=0) or 1
    shown = [
        FacetRow(facet, value, share=value.count / most, chosen=(facet, value.key) in chosen)
        for number, value in enumerate(values)
        if number < _VALUES_SHOWN or (facet, value.key) in chosen
    ]
    rest = [FacetRow(facet, more=True)] if len(values) > len(shown) else []
    return [FacetRow(facet), *shown, *rest] if shown else []


def _place_of(held: FacetRow | None, rows: Sequence[FacetRow], otherwise: int) -> int:
    if held is None:
        return otherwise
    for number, row in enumerate(rows):
        if _same(row, held):
            return number
    return otherwise


def _same(one: FacetRow, other: FacetRow) -> bool:
    if one.facet != other.facet or one.more != other.more:
        return False
    return (one.value and one.value.key) == (other.value and other.value.key)


def _bar(share: float) -> str:
    eighths = max(1, round(share * _BAR_WIDTH * 8))
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(_BAR_WIDTH)
