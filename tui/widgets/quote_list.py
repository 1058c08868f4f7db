"""Who said what: the quotes of an article or of a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType

from tui.actions.table import bindings
from tui.article_text.layout import fit, wrap
from tui.field_message import FieldMessage
from tui.safe_text import one_line
from tui.widgets.virtual_list import VirtualList
from tui.wording.speakers import office_words, speaker_words
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.records import QuoteRecord

_TEXT_LINES = 2


class QuoteList(VirtualList["QuoteRecord"]):
    """Three lines a quote: speaker, office and date; then the words.

    Direct speech stands in quotation marks beside a solid rule; reported speech has neither marks nor a solid rule.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("quote")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"quotes--speaker", "quotes--quiet", "quotes--date", "quotes--unknown"}
    DEFAULT_CSS = """
    QuoteList {
        .quotes--speaker { color: $name-person; text-style: bold; }
        .quotes--unknown { color: $warning; text-style: italic; }
        .quotes--quiet { color: $quiet; }
        .quotes--date { color: $date-named; }
    }
    """

    class Correct(FieldMessage):
        """A key of correction was pressed on a quote; `what` is which, as its action names it."""

        quote: QuoteRecord
        what: str

    def action_correct(self, what: str) -> None:
        """Say that a key of correction was pressed."""
        quote = self.selected
        if quote is not None:
            self.post_message(self.Correct(quote, what))

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(row_height=1 + _TEXT_LINES, empty_text=tr("No quotes here."), id=id)

    def paint_row(self, row: QuoteRecord, index: int, width: int, base: Style) -> list[list[Segment]]:  # noqa: ARG002
        """The speaker's line and two lines of what was said."""
        return [self._speaker_line(row, width, base), *self._said(row, width, base)]

    def _speaker_line(self, row: QuoteRecord, width: int, base: Style) -> list[Segment]:
        date = one_line(row.published)
        room = max(1, width - cell_len(date) - 2)
        name = one_line(speaker_words(row))
        style = base + self.part("quotes--speaker" if row.speaker else "quotes--unknown")
        name = fit(name, min(room, cell_len(name)))
        rest = max(0, room - cell_len(name))
        office = f", {one_line(held)}" if (held := office_words(row)) else ""
        if row.type != "direct":
            office += f" ({tr('reported')})"
        return [
            Segment(name, style),
            Segment(fit(office, rest), base + self.part("quotes--quiet")),
            Segment(f" {date} ", base + self.part("quotes--date")),
        ]

    def _said(self, row: QuoteRecord, width: int, base: Style) -> list[list[Segment]]:
        rule = "┃ " if row.type == "direct" else "┊ "
        words = one_line(row.text)
        if row.type == "direct":
            words = tr("“{words}”").format(words=words)
        room = max(1, width - len(rule) - 1)
        spans = wrap(words, room)
        lines = [words[start:end] for start, end in spans[:_TEXT_LINES]]
        if len(spans) > _TEXT_LINES:
            lines[-1] = fit(words[spans[_TEXT_LINES - 1].start :], room)
        quiet = base + self.part("quotes--quiet")
        return [
            [Segment(rule if number < len(lines) else "  ", quiet), Segment(lines[number], base)]
            if number < len(lines)
            else [Segment("", base)]
            for number in range(_TEXT_LINES)
        ]
