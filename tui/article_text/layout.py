"""Breaking a text into screen lines, as spans of the text, so that any place in it can be found on the screen.

Pure, and fast enough for a book: it runs in a thread when an article is opened or the window changes its width.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

_word = re.compile(r"[^ \t]+[ \t]*|[ \t]+")


class LineSpan(NamedTuple):
    """A line on the screen: `text[start:end]`, without the white space it was broken at."""

    start: int
    end: int


def wrap(text: str, width: int) -> list[LineSpan]:
    """Break a text into lines of at most `width` cells.

    Lines break at spaces, never at a no-break space; a word wider than a line is cut. Each line feed ends a
    line, so an empty paragraph gives an empty line.

    Args:
        text: any text; offsets of the result are code points in it.
        width: cells in a line, at least 1.
    """
    width = max(1, width)
    lines: list[LineSpan] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if paragraph.isascii() and len(paragraph) <= width:
            lines.append(LineSpan(start, end))
        else:
            lines.extend(_wrap_paragraph(text, start, end, width))
        start = end + 1
    return lines


def fit(text: str, width: int) -> str:
    """The text in exactly `width` cells; what is too long ends in an ellipsis."""
    if width > 0 and text.isascii() and text.isprintable():  # a cell each, as most are
        return text.ljust(width) if len(text) <= width else f"{text[: width - 1].rstrip()}…".ljust(width)
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, max(0, width - 1)).rstrip() + "…", width)


def shortened(text: str, width: int) -> str:
    """The text in at most `width` cells; what is too long ends in an ellipsis."""
    return text if cell_len(text) <= width else fit(text, max(1, width)).rstrip()


def line_of(lines: Sequence[LineSpan], offset: int) -> int:
    """Index of the line that shows the code point at `offset`; the last line before it when it fell in a break."""
    return max(0, bisect_right(lines, offset, key=lambda line: line.start) - 1)


def _wrap_paragraph(text: str, start: int, end: int, width: int) -> Iterator[LineSpan]:
    line_start, line_end, used = start, start, 0
    for match in _word.finditer(text, start, end):
        word = match.group().rstrip(" \t")
        word_start, word_end = match.start(), match.start() + len(word)
        cells = cell_len(word)
        if used and used + cells > width:
            yield LineSpan(line_start, line_end)
            line_start, used = word_start, 0
        if cells > width:
            *full, rest = _cut(text, word_start, word_end, width)
            yield from (LineSpan(line_start if piece is full[0] else piece.start, piece.end) for piece in full)
            line_start, cells = rest.start, cell_len(text[rest.start : rest.end])
        line_end = word_end
        used += cells + cell_len(text[word_end : match.end()])
    yield LineSpan(line_start, line_end)


def _cut(text: str, start: int, end: int, width: int) -> list[LineSpan]:
    """Pieces of one overlong word, each as wide as fits."""
    pieces: list[LineSpan] = []
    piece_start, used = start, 0
    for index in range(start, end):
        cells = cell_len(text[index])
        if used and used + cells > width:
            pieces.append(LineSpan(piece_start, index))
            piece_start, used = index, 0
        used += cells
    pieces.append(LineSpan(piece_start, end))
    return pieces
