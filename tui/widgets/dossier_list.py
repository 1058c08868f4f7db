"""The lines of a page, to be moved through and opened."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType

from tui.actions.table import bindings
from tui.article_text.layout import fit
from tui.dossiers.line import Dossier, Line
from tui.safe_text import one_line
from tui.widgets.virtual_list import VirtualList

_LEAD_WIDEST = 24
_NARROW = 60
"""Cells of a pane up to which there is no room for graphs, and for all that stands before a line."""
_INDENT = 2
_FEW_SECTIONS = 2
_MARGIN = {"said": "┃ ", "reported": "┊ "}


class DossierList(VirtualList[Line]):
    """A column for dates, the text, a graph and a number; lines that lead somewhere are marked by a sign."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("section"), *bindings("list")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "dossier--heading",
        "dossier--lead",
        "dossier--quiet",
        "dossier--warning",
        "dossier--graph",
    }
    DEFAULT_CSS = """
    DossierList {
        .dossier--heading { color: $primary; text-style: bold; }
        .dossier--lead { color: $date-named; }
        .dossier--quiet { color: $quiet; }
        .dossier--warning { color: $warning; text-style: bold; }
        .dossier--graph { color: $secondary; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lead_widths: tuple[list[int], list[int]] = ([], [])
        """Cells of the column of dates for each line, in a wide pane and in a narrow one."""
        self._tail_width = 0
        self._resting: list[int] = []
        """Indexes of the lines that the cursor may rest on."""
        self._sections = [0]
        """Indexes of the lines with which the sections begin."""

    def show_dossier(self, dossier: Dossier, *, cursor: int | None = None) -> None:
        """Show a page, with the cursor on the first line that leads somewhere unless another is asked for."""
        lines = dossier.lines
        after = (number + 1 for number, line in enumerate(lines[:-1]) if line.look == "heading")
        self._resting = [number for number, line in enumerate(lines) if line.look != "note" and not _blank(line)]
        self._sections = list(dict.fromkeys((0, *after)))
        self.refresh_bindings()  # the keys for sections come with them
        self._lead_widths = (_lead_widths(lines, narrow=False), _lead_widths(lines, narrow=True))
        self._tail_width = max((cell_len(one_line(line.tail)) for line in lines if line.graph), default=0)
        if cursor is None:
            cursor = next((number for number, line in enumerate(lines) if line.evidence or line.leads_to), 0)
        self.show(len(lines), lines, cursor=cursor)

    def validate_cursor(self, cursor: int) -> int:
        """The next line on the way that says something by itself: no empty line, and no note."""
        nearest = super().validate_cursor(cursor)
        place = bisect_left(self._resting, nearest)
        if not self._resting or (place < len(self._resting) and self._resting[place] == nearest):
            return nearest
        back = nearest < self.cursor and place > 0
        return self._resting[place - 1 if back or place == len(self._resting) else place]

    def paint_row(self, row: Line, index: int, width: int, base: Style) -> list[list[Segment]]:
        """A heading with a rule, or the columns of a line."""
        if row.look == "heading":
            return [self._heading(row, width, base)]
        quiet = base + self.part("dossier--quiet")
        narrow = width <= _NARROW
        lead = fit(one_line(_lead(row, narrow=narrow)), self._lead_widths[narrow][index]) + " " if row.lead else ""
        tail = f" {one_line(row.tail).rjust(self._tail_width if row.graph else 0)}" if row.tail else ""
        graph = f" {row.graph}" if row.graph and not narrow else ""
        sign = " ›" if row.leads_to is not None else ""
        room = max(1, width - _INDENT - cell_len(lead) - cell_len(tail) - len(graph) - len(sign))
        margin = _MARGIN.get(row.look, " " * _INDENT)
        return [
            [
                Segment(margin, quiet),
                Segment(lead, base + self.part("dossier--lead")),
                Segment(fit(_text(row, room), room), self._text_style(row, base)),
                Segment(graph, base + self.part("dossier--graph")),
                Segment(tail + sign, quiet),
            ]
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A page of few sections is seen at once, and needs no key for them."""
        return action != "section" or len(self._sections) > _FEW_SECTIONS

    def action_section(self, step: int, count: int = 1) -> None:
        """Go so many sections on, or back; back from within one is its beginning. Its heading comes in sight."""
        if not self.length:
            return
        sections = step * count
        begun = bisect_right(self._sections, self.cursor) - 1
        if sections < 0 and self.cursor > self._sections[begun]:
            sections += 1
        line = self._sections[max(0, min(len(self._sections) - 1, begun + sections))]
        self.scroll_to(y=max(0, line - 1), animate=False, immediate=True, force=True)
        self.cursor = line

    def _heading(self, row: Line, width: int, base: Style) -> list[Segment]:
        title, tail = one_line(row.text), one_line(row.tail)
        rule = "─" * max(0, width - cell_len(title) - cell_len(tail) - 3)
        quiet = base + self.part("dossier--quiet")
        return [Segment(title, base + self.part("dossier--heading")), Segment(f" {rule} {tail}", quiet)]

    def _text_style(self, row: Line, base: Style) -> Style:
        look = "quiet" if row.look == "note" else row.look
        if look in ("quiet", "warning", "graph"):
            return base + self.part(f"dossier--{look}")
        return base


def _blank(line: Line) -> bool:
    return not (line.text or line.lead or line.tail)


def _lead(line: Line, *, narrow: bool) -> str:
    return line.short_lead or line.lead if narrow else line.lead


def _lead_widths(lines: Sequence[Line], *, narrow: bool) -> list[int]:
    """For each line how wide the column of dates is in its section: as wide as the widest, up to a limit."""
    widths: list[int] = []
    sections: list[list[Line]] = [[]]
    for line in lines:
        if line.look == "heading":
            sections.append([])
        sections[-1].append(line)
    for section in sections:
        widest = max((cell_len(one_line(_lead(line, narrow=narrow))) for line in section), default=0)
        widths += [min(_LEAD_WIDEST, widest)] * len(section)
    return widths


def _text(line: Line, room: int) -> str:
    """The longest of its texts that there is room for, else the shortest."""
    texts = [one_line(text) for text in (line.text, *line.shorter)]
    return next((text for text in texts if cell_len(text) <= room), texts[-1])
