"""Choosing one value of a facet from all there are, by typing a part of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from archive.records import FacetValue
from archive.search import fold
from tui.actions.table import bindings
from tui.safe_text import one_line
from tui.text_layout import fit
from tui.widgets.virtual_list import VirtualList

Load = Callable[[], Awaitable[Sequence[FacetValue]]]
Own = Callable[[str], FacetValue | None]


class ValueList(VirtualList[FacetValue]):
    """Values with their counts."""

    DEFAULT_CSS = """
    ValueList { height: 1fr; }
    """

    def paint_row(self, row: FacetValue, index: int, width: int, base: Style) -> list[list[Segment]]:  # noqa: ARG002
        """The label, and the count at the right."""
        count = f"{row.count:,}" if row.count else ""
        room = max(1, width - len(count) - 2)
        return [[Segment(fit(one_line(row.label), room), base), Segment(f" {count}", base + self.part("list--quiet"))]]


class PickerField(Input):
    """The field; its keys other than letters move and close the list under it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("picker")]


class PickerScreen(ModalScreen[FacetValue | None]):
    """A field and the values that have in their name what is typed into it; the field keeps the keyboard.

    Args:
        title: what is chosen.
        load: fetches all values, most frequent first.
        own: makes a value of what was typed, when it may be one that is not in the list.
    """

    CSS = """
    PickerScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 60; max-width: 96%; height: 70%; min-height: 14;
            border: round $rule-focus; border-title-color: $accent; border-subtitle-color: $quiet;
            background: $surface; padding: 0 1;
        }
        & Input { border: none; height: 1; margin-bottom: 1; padding: 0; background: $panel; }
    }
    """

    def __init__(
        self, title: Content, load: Load, own: Callable[[str], FacetValue | None] = lambda _typed: None
    ) -> None:
        super().__init__()
        self._title = title
        self._load = load
        self._own = own
        self._values: list[tuple[str, FacetValue]] = []

    def compose(self) -> ComposeResult:
        """The field over the list."""
        with Vertical() as window:
            window.border_title = self._title
            field = PickerField(compact=True)
            field.cursor_blink = False
            yield field
            yield ValueList(led=True)

    def on_mount(self) -> None:
        """Fetch the values."""
        self.query_one(Input).focus()
        self.run_worker(self._fetch(), exclusive=True)

    async def _fetch(self) -> None:
        self._values = [(fold(value.label), value) for value in await self._load()]
        self._narrow(self.query_one(Input).value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        wanted = fold(typed.strip())
        found = [value for folded, value in self._values if wanted in folded]
        found.sort(key=lambda value: not fold(value.label).startswith(wanted))
        own = self._own(typed.strip())
        if own is not None and all(value.key != own.key for value in found):
            found.insert(0, own)
        self.query_one(ValueList).show(len(found), found)

    @on(ValueList.Opened)
    def action_take(self) -> None:
        """Choose the value under the cursor."""
        value = self.query_one(ValueList).selected
        if value is not None:
            self.dismiss(value)

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        self.query_one(ValueList).action_move(step)

    def action_page(self, step: int) -> None:
        """Move the cursor by windows."""
        self.query_one(ValueList).action_page(step)

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
