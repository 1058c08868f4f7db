"""The lines of a page, to be moved through and opened."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui.dossiers.line import Dossier, Line
from tui.safe_text import one_line
from tui.text_layout import fit
from tui.widgets.virtual_list import VirtualList

_LEAD_WIDEST = 24
_INDENT = 2
_MARGIN = {"said": "┃ ", "reported": "┊ "}


class DossierList(VirtualList[Line]):
    """A column for dates, the text, a graph and a number; lines that lead somewhere are marked by a sign."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "dossier--heading",
        "dossier--lead",
        "dossier--quiet",
        "dossier--warning",
        "dossier--graph",
    }
    DEFAULT_CSS = """
    DossierList {
        & > .dossier--heading { color: $primary; text-style: bold; }
        & > .dossier--lead { color: $date-named; }
        & > .dossier--quiet { color: $quiet; }
        & > .dossier--warning { color: $warning; text-style: bold; }
        & > .dossier--graph { color: $secondary; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lead_width = 0
        self._tail_width = 0

    def show_dossier(self, dossier: Dossier, *, cursor: int | None = None) -> None:
        """Show a page, with the cursor on the first line that leads somewhere unless another is asked for."""
        lines = dossier.lines
        self._lead_width = min(_LEAD_WIDEST, max((cell_len(one_line(line.lead)) for line in lines), default=0))
        self._tail_width = max((cell_len(one_line(line.tail)) for line in lines if line.graph), default=0)
        if cursor is None:
            cursor = next((number for number, line in enumerate(lines) if line.evidence or line.leads_to), 0)
        self.show(len(lines), lines, cursor=cursor)

    def paint_row(self, row: Line, index: int, width: int, base: Style) -> list[list[Segment]]:  # noqa: ARG002
        """A heading with a rule, or the columns of a line."""
        if row.look == "heading":
            return [self._heading(row, width, base)]
        quiet = base + self.part("dossier--quiet")
        lead = fit(one_line(row.lead), self._lead_width) + " " if row.lead else ""
        tail = f" {one_line(row.tail).rjust(self._tail_width if row.graph else 0)}" if row.tail else ""
        graph = f" {row.graph}" if row.graph and width > 60 else ""
        sign = " ›" if row.leads_to is not None else ""
        room = max(1, width - _INDENT - cell_len(lead) - cell_len(tail) - len(graph) - len(sign))
        margin = _MARGIN.get(row.look, " " * _INDENT)
        return [
            [
                Segment(margin, quiet),
                Segment(lead, base + self.part("dossier--lead")),
                Segment(fit(one_line(row.text), room), self._text_style(row, base)),
                Segment(graph, base + self.part("dossier--graph")),
                Segment(tail + sign, quiet),
            ]
        ]

    def _heading(self, row: Line, width: int, base: Style) -> list[Segment]:
        title, tail = one_line(row.text), one_line(row.tail)
        rule = "─" * max(0, width - cell_len(title) - cell_len(tail) - 3)
        quiet = base + self.part("dossier--quiet")
        return [Segment(title, base + self.part("dossier--heading")), Segment(f" {rule} {tail}", quiet)]

    def _text_style(self, row: Line, base: Style) -> Style:
        if row.look in ("quiet", "warning", "graph"):
            return base + self.part(f"dossier--{row.look}")
        return base
