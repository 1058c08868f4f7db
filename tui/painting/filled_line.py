"""A line of exactly so many cells."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def filled(segments: list[Segment], width: int, style: Style) -> Strip:
    """The segments as a line of `width` cells: what is missing is blank in this style, what is too much is cut off."""
    # Most words are of one cell a letter, and asking that is quicker than measuring them.
    cells = sum(len(text) if text.isascii() else cell_len(text) for text, _, _ in segments)
    if cells > width:
        return Strip(segments, cells).adjust_cell_length(width, style)
    return Strip([*segments, Segment(" " * (width - cells), style)] if cells < width else segments, width)
