"""Output for braille displays and screen readers: signs of ASCII, and the terminal's own cursor where one is."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_SIGNS = {
    "▌": ">", "╎": ":", "┃": "|", "┊": ":", "│": "|", "▶": ">", "▸": ">", "›": ">", "●": "*", "·": ".",
    "─": "-", "━": "=", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "✗": "!",
    "█": "#", "▉": "#", "▊": "#", "▋": "#", "▍": ".", "▎": ".", "▏": ".",
    "▁": "1", "▂": "2", "▃": "3", "▄": "4", "▅": "5", "▆": "6", "▇": "7",
    "↑": "^", "↓": "v", "←": "<", "→": ">",
}  # fmt: skip
_TABLE = str.maketrans(_SIGNS)

_OF_A_SCROLLBAR = {"grab": "#", "scroll_up": ".", "scroll_down": "."}
"""What Textual does when a cell of a scrollbar is clicked, and the sign of such a cell: of its thumb, of its track."""

SHOW_CURSOR = "\x1b[?25h"
"""What makes a terminal show its cursor (DECTCEM)."""


class AsciiSigns(LineFilter):
    """Replaces the signs of the interface, each by one of ASCII as wide; letters of texts stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments with signs of ASCII."""
        return [segment if segment.control is not None else _ascii(segment) for segment in segments]


def _ascii(segment: Segment) -> Segment:
    """A scrollbar is blank cells in two colours, its ends eighths of a cell: it is told by what a click on it does."""
    clicked = segment.style.meta.get("@mouse.down") if segment.style is not None else None
    if clicked in _OF_A_SCROLLBAR:
        return Segment(_OF_A_SCROLLBAR[clicked] * len(segment.text), segment.style)
    return segment if segment.text.isascii() else Segment(segment.text.translate(_TABLE), segment.style)
