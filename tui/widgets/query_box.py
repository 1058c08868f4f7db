"""The search line with what it found, and under it the filters and how the words were understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.actions.table import bindings
from tui.field_message import FieldMessage
from tui.safe_text import plain
from tui.wording.translation import tr


class QueryInput(Input):
    """The field that the query is typed into; the screen says what its keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("query")]


class QueryBox(Vertical):
    """Search field and count in one line; the line under it is there only when it has something to say."""

    DEFAULT_CSS = """
    QueryBox {
        height: auto;
        background: $surface;
        & #query-row { height: 1; }
        & #query-sign { width: 3; color: $accent; text-style: bold; padding: 0 1 0 1; }
        & #query-input { width: 1fr; border: none; height: 1; padding: 0; background: $surface; }
        & #query-count { width: auto; padding: 0 1; color: $quiet; }
        & #query-notes { height: auto; max-height: 3; padding: 0 1 0 3; }
    }
    """

    class Typed(FieldMessage):
        """The words in the field have changed."""

        text: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._filters: tuple[str, ...] = ()
        self._understood = ""
        self._problem = ""
        self._line: Static | None = None
        """The line of notes, made when there is the first of them."""

    def compose(self) -> ComposeResult:
        """The field in its row."""
        with Horizontal(id="query-row"):
            yield Static("/", id="query-sign")
            example = tr('search: words, "a phrase", city:Kraków, date:2024 …')
            field = QueryInput(placeholder=example, id="query-input")
            field.cursor_blink = False
            field.border_title = plain(tr("Search"))  # it has no border: what it is called in jump mode
            yield field
            yield Static("", id="query-count")

    @property
    def text(self) -> str:
        """What is in the field."""
        return self.query_one(QueryInput).value

    @text.setter
    def text(self, text: str) -> None:
        field = self.query_one(QueryInput)
        if field.value != text:
            with field.prevent(Input.Changed):
                field.value = text
            field.cursor_position = len(text)

    def focus_field(self) -> None:
        """Put the cursor into the field."""
        self.screen.set_focus(self.query_one(QueryInput))

    def show_count(self, text: str) -> None:
        """Show how much was found."""
        self.query_one("#query-count", Static).update(plain(text))

    def show_filters(self, filters: Sequence[str]) -> None:
        """Show the filters that were chosen."""
        self._filters = tuple(filters)
        self._show_notes()

    def show_understood(self, text: str) -> None:
        """Show how the words were expanded; nothing when they stand for themselves."""
        self._understood = text
        self._show_notes()

    def show_problem(self, text: str) -> None:
        """Show why the line cannot be read; nothing when it can."""
        self._problem = text
        self._show_notes()

    @property
    def notes(self) -> str:
        """What the line under the field says."""
        return self._notes().plain

    def _notes(self) -> Content:
        parts: list[Content] = []
        if self._problem:
            parts.append(plain(f"! {self._problem}", "bold $error"))
        if self._filters:
            chips = [Content.assemble(plain(f"[{text}]", "$accent")) for text in self._filters]
            parts.append(Content(" ").join(chips))
        if self._understood:
            parts.append(plain(self._understood, "$quiet"))
        return Content("  ").join(parts)

    def _show_notes(self) -> None:
        content = self._notes()
        if self._line is None and content:
            self._line = Static(id="query-notes")
            self.mount(self._line)
        if self._line is not None:
            self._line.update(content)
            self._line.display = bool(content)

    @on(Input.Changed, "#query-input")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))
