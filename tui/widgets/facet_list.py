"""The filters: for each facet its most frequent values in the result, with counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from archive.results import WHOLE, FacetName, Facets, FacetValue
from tui.article_text.layout import fit
from tui.safe_text import one_line
from tui.widgets.virtual_list import VirtualList
from tui.wording import formats, place_names
from tui.wording.translation import mark, tr

if TYPE_CHECKING:
    from archive.records import PeriodRecord

TITLES: dict[FacetName, str] = {
    "city": mark("Cities"),
    "person": mark("Persons"),
    "organisation": mark("Organisations"),
    "year": mark("Dates named"),
    "language": mark("Languages"),
    "outlet": mark("Sources"),
    "tag": mark("Tags"),
}

Chosen = tuple[FacetName, str]
"""A facet and the key of one of its values."""

_VALUES_SHOWN = 8
_BAR_WIDTH = 5
_BAR_FROM = 26
_HAS_PARTS = re.compile(r"\d{4}(-(0\d|1[0-2]))?")
"""A year or month; their wholes stand under them."""

_EIGHTHS = " ▏▎▍▌▋▊▉█"


class FacetRow(NamedTuple):
    """A line of the pane: one of a facet's values; when `value` is None its heading, or that there are `more`.

    `level` is 1 for a part of the year above it and 2 for a part of a month.
    """

    facet: FacetName
    value: FacetValue | None = None
    more: bool = False
    share: float = 0.0
    chosen: bool = False
    level: int = 0


class FacetList(VirtualList[FacetRow]):
    """Headings and values one under the other; opening a heading asks for all values of the facet."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"facets--heading", "facets--count", "facets--bar", "facets--chosen"}
    DEFAULT_CSS = """
    FacetList {
        .facets--heading { color: $primary; text-style: bold; }
        .facets--count { color: $quiet; }
        .facets--bar { color: $bar; }
        .facets--chosen { color: $accent; text-style: bold; }
    }
    """

    def show_facets(
        self,
        facets: Facets,
        order: Sequence[FacetName],
        chosen: Collection[Chosen],
        within: Mapping[str, Sequence[PeriodRecord]] = MappingProxyType({}),
    ) -> None:
        """Show these counts; the cursor stays on the value it was on.

        Args:
            facets: counts.
            order: which of them, from top to bottom.
            chosen: what is filtered by.
            within: the months of a year that is filtered by, the days of a month.
        """
        held = self.selected
        rows = [row for facet in order for row in _rows(facet, facets.values.get(facet, ()), chosen, within)]
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
        count = formats.number(row.value.count)
        bar = _bar(row.share) if width >= _BAR_FROM else ""
        indent = "  " * row.level
        room = max(1, width - 2 - len(indent) - len(count) - 2 - (len(bar) + 1 if bar else 0))
        name_style = base + self.part("facets--chosen") if row.chosen else base
        return [
            [
                Segment(indent + ("● " if row.chosen else "  "), name_style),
                Segment(fit(one_line(_label(row.facet, row.value)), room) + " ", name_style),
                Segment(f"{bar} " if bar else "", base + self.part("facets--bar")),
                Segment(count, base + self.part("facets--count")),
            ]
        ]


def _label(facet: FacetName, value: FacetValue) -> str:
    """What a value is called in the language of the interface."""
    if facet == "city":
        return place_names.shown(value.key, value.label)
    if facet == "language":
        return formats.language_name(value.key)
    if facet != "year":
        return value.label
    if value.key == f"{WHOLE}{value.label}" and _HAS_PARTS.fullmatch(value.label):
        return tr("as a whole")
    return formats.edtf(value.label)


def _rows(
    facet: FacetName,
    values: Sequence[FacetValue],
    chosen: Collection[Chosen],
    within: Mapping[str, Sequence[PeriodRecord]],
) -> list[FacetRow]:
    most = max((value.count for value in values), default=0) or 1
    shown = [
        FacetRow(facet, value, share=value.count / most, chosen=(facet, value.key) in chosen)
        for number, value in enumerate(values)
        if number < _VALUES_SHOWN or (facet, value.key) in chosen or (facet == "year" and value.key in within)
    ]
    if facet == "year":
        shown = [row for year in shown for row in (year, *_parts(year.value, within, chosen, 1))]
    rest = [FacetRow(facet, more=True)] if len(values) > sum(not row.level for row in shown) else []
    return [FacetRow(facet), *shown, *rest] if shown else []


def _parts(
    period: FacetValue | None, within: Mapping[str, Sequence[PeriodRecord]], chosen: Collection[Chosen], level: int
) -> list[FacetRow]:
    """The parts of a year or month, where these were counted; once one is chosen, only that one."""
    records = within.get(period.key, ()) if period is not None else ()
    values = [
        FacetValue(f"{WHOLE}{record.period}" if record.whole else record.period, record.period, record.articles)
        for record in records
    ]
    some = [value for value in values if value.key in within or ("year", value.key) in chosen]
    most = max((value.count for value in values), default=0) or 1
    rows = []
    for value in some or values:
        is_chosen = ("year", value.key) in chosen
        rows.append(FacetRow("year", value, share=value.count / most, chosen=is_chosen, level=level))
        rows += _parts(value, within, chosen, level + 1)
    return rows


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
