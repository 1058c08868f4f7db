"""The questions of the review queue, a line each, and the one under the cursor in full."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.widget import Widget

from archive.decisions.review import Evidence, ReviewItem
from tui.article_text.layout import fit
from tui.corrections.questions import worded
from tui.safe_text import one_line, plain
from tui.widgets.virtual_list import VirtualList
from tui.wording import formats
from tui.wording.translation import tr, trn

_COUNT_WIDTH = 6
_PLACES_SHOWN = 3
_TELLING_LITTLE = frozenset({"speaker", "date", "office", "related"})
"""Kinds whose question does not name what it is about."""


class QuestionList(VirtualList[ReviewItem]):
    """How many places an answer settles, and what it is about."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"questions--count"}
    DEFAULT_CSS = """
    QuestionList { & > .questions--count { color: $date-named; } }
    """

    def paint_row(self, row: ReviewItem, index: int, width: int, base: Style) -> list[list[Segment]]:  # noqa: ARG002
        """The number, then the question, and what it is about where that is not in it."""
        count = formats.number(row.count).rjust(_COUNT_WIDTH)
        room = max(1, width - _COUNT_WIDTH - 3)
        question = one_line(worded(row.question))
        about = f"  {one_line(row.title)}" if row.kind in _TELLING_LITTLE else ""
        text = fit(question + about, room)
        return [
            [
                Segment(f"{count}  ", base + self.part("questions--count")),
                Segment(text[: len(question)], base),
                Segment(text[len(question) :], base + self.part("list--quiet")),
            ]
        ]


class QuestionCard(Widget):
    """The question under the cursor: what led to it, the places it is about, and the answers."""

    DEFAULT_CSS = """
    QuestionCard { height: 9; padding: 0 1; border: round $rule-focus; border-title-color: $accent; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._item: ReviewItem | None = None
        self._at = 0
        self._empty = ""

    def show(self, item: ReviewItem | None, at: int = 0, empty: str = "") -> None:
        """Show a question, with a mark at one of its places; or what there is to say when there is none."""
        self._item, self._at, self._empty = item, at, empty
        self.refresh()

    def render(self) -> Content:
        """As many lines as there is room for."""
        item = self._item
        if item is None:
            return plain(self._empty)
        width = max(20, self.size.width)
        room = max(1, self.size.height - 4)
        lines = [
            self._question(item, width),
            plain(tr("because: {why}").format(why=worded(item.why)), "$quiet").truncate(width, ellipsis=True),
        ]
        lines += [self._place(place, number, width) for number, place in enumerate(item.evidence[:_PLACES_SHOWN])][
            :room
        ]
        lines += [Content()] * max(0, self.size.height - 1 - len(lines))
        return Content("\n").join([*lines[: self.size.height - 1], self._answers(item, width)])

    def _question(self, item: ReviewItem, width: int) -> Content:
        if item.kind == "merge":
            settles = trn("in {number} article", "in {number} articles", item.count)
        else:
            settles = tr("settles {number} at once") if item.count > 1 else ""
        tail = plain(f"  {settles.format(number=formats.number(item.count))}", "$quiet")
        head = plain(worded(item.question), "bold").truncate(max(1, width - tail.cell_length), ellipsis=True)
        return Content.assemble(head, tail)

    def _place(self, place: Evidence, number: int, width: int) -> Content:
        """Where it stands: the words in question between the words around them."""
        sign = plain("▶ " if number == self._at else "  ", "bold $accent")
        when = plain(f"{place.published or tr('undated')}  ", "$date-named")
        before, found, after = place.context.partition(one_line(place.words))
        words = Content.assemble(plain(before), plain(found, "bold underline"), plain(after))
        return Content.assemble(
            sign, when, _around(words, len(before), max(10, width - sign.cell_length - when.cell_length))
        )

    def _answers(self, item: ReviewItem, width: int) -> Content:
        parts = [Content.assemble(plain("y ", "bold $accent"), plain(worded(item.yes.label)))]
        if item.no is not None:
            parts.append(Content.assemble(plain("n ", "bold $accent"), plain(worded(item.no.label))))
        if item.kind == "merge":
            parts.append(Content.assemble(plain("m ", "bold $accent"), plain(tr("see both sides"))))
        elif item.others:
            others = trn("{number} other answer", "{number} other answers", len(item.others))
            parts.append(Content.assemble(plain("m ", "bold $accent"), plain(others.format(number=len(item.others)))))
        return plain("   ").join(parts).truncate(width, ellipsis=True)


def _around(words: Content, at: int, width: int) -> Content:
    """As much of a line as there is room for, with what stands at an index about in its middle."""
    if words.cell_length <= width:
        return words
    first = max(0, min(at - width // 3, len(words.plain) - width + 2))
    cut = Content.assemble("…" if first else "", words[first:])
    return cut.truncate(width, ellipsis=True)
