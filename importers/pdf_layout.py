"""Makes paragraphs of the lines of PDF pages by where they stand: PDF knows places on paper, not paragraphs."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LARGER = 1.15
"""How much larger than the text a title is set."""

_WIDE_GAP = 1.35
"""How many times the usual distance of lines two paragraphs are apart."""

_SHORT_LINE = 0.12
"""Share of the column's width that the last line of a paragraph leaves free."""

_EDGE = 0.09
"""Share of the page's height in which head and foot stand."""

_HEAD_LINES = 8
_SAME_COLUMN = 25.0
_INDENT = 6.0
_ENDS_SENTENCE = (".", "!", "?", ":", "…", "“", "”", "»", '"', "’")
_NUMBERS = re.compile(r"\d+")
_ONLY_NUMBER = re.compile(r"\W*\d{1,4}\W*(?:\d{1,4}\W*)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; places in points from the lower left corner of the page.

    Attributes:
        text: without white space around it.
        left: of its first letter.
        right: of its last letter.
        top: baseline of its first letter.
        bottom: baseline of its last letter, lower where a word runs over into the next line.
        size: height of its letters.
        height: of the page.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    height: float


def paragraphs(
    pages: Sequence[Sequence[Line]], join: Callable[[str, str], str], is_date_line: Callable[[str], bool]
) -> tuple[str, list[str]]:
    """Find the title and the paragraphs.

    Args:
        pages: lines of each page, in reading order.
        join: puts a line behind the text before it.
        is_date_line: tells a line that is the date of the article.

    Returns:
        The title, which is what is set largest on the first page, or what stands over the date line where nothing is
        larger (else empty); and the paragraphs. Heads and feet that come on several pages, and page numbers, are left
        out.
    """
    kept = _without_edges(pages)
    lines = [line for page in kept for line in page]
    if not lines:
        return "", []
    usual_size = statistics.median(line.size for line in lines for _ in range(max(1, len(line.text) // 20)))
    dated = next((line for line in lines[:_HEAD_LINES] if is_date_line(line.text)), None)
    title = _title(kept[0], usual_size) or (lines[: lines.index(dated)] if dated else [])
    rest = [line for line in lines if line not in title]
    ends = _Breaks(rest)
    found: list[str] = []
    before: Line | None = None
    for line in rest:
        if before is None or dated in (before, line) or ends.between(before, line):
            found.append(line.text)
        else:
            found[-1] = join(found[-1], line.text)
        before = line
    return " ".join(line.text for line in title), found


def _without_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    edges = Counter(_NUMBERS.sub("#", line.text) for page in pages for line in page if _at_edge(line))

    def is_running(line: Line) -> bool:
        repeated = len(pages) > 1 and edges[_NUMBERS.sub("#", line.text)] > 1
        return _at_edge(line) and (repeated or _ONLY_NUMBER.fullmatch(line.text) is not None)

    return [[line for line in page if not is_running(line)] for page in pages]


def _at_edge(line: Line) -> bool:
    return line.top > (1 - _EDGE) * line.height or line.top < _EDGE * line.height


def _title(page: Iterable[Line], usual_size: float) -> list[Line]:
    """The lines set largest, when they stand together and clearly larger than the text."""
    lines = [line for line in page if any(letter.isalpha() for letter in line.text)]
    largest = max((line.size for line in lines), default=0.0)
    if largest < _LARGER * usual_size:
        return []
    title = [line for line in lines if line.size > 0.97 * largest]
    return title if len(title) <= 4 else []


class _Breaks:
    """Where paragraphs end, given how the lines of a document are usually set."""

    def __init__(self, lines: Sequence[Line]) -> None:
        gaps = [a.bottom - b.top for a, b in pairwise(lines) if 0 < a.bottom - b.top < 3 * a.size]
        # The lower half: distances of lines, without those of paragraphs.
        self._gap = statistics.median_low(sorted(gaps)[: len(gaps) // 2 + 1]) if gaps else 0.0
        self._rights: dict[int, float] = {}
        for line in lines:
            column = round(line.left / _SAME_COLUMN)
            for near in (column - 1, column, column + 1):
                self._rights[near] = max(self._rights.get(near, 0.0), line.right)

    def between(self, before: Line, line: Line) -> bool:
        """Whether a paragraph ends between two lines."""
        if abs(before.size - line.size) > 0.12 * max(before.size, line.size):
            return True
        gap = before.bottom - line.top
        if gap > _WIDE_GAP * self._gap and gap > 0:
            return True
        if not before.text.endswith(_ENDS_SENTENCE):
            return False
        right = self._rights[round(before.left / _SAME_COLUMN)]
        width = max(right - before.left, 1.0)
        indented = line.left - before.left > _INDENT and gap > 0
        return before.right < right - _SHORT_LINE * width or indented
