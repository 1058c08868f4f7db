"""Writing a note in Markdown."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea

from tui.actions.table import bindings
from tui.safe_text import plain
from tui.screens.window import Window
from tui.wording.translation import tr


class NoteField(TextArea, inherit_bindings=True):
    """The text; all keys but two write in it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("note")]


class NoteScreen(Window[str | None]):
    """A text over the screen it belongs to; gives the text, empty when all of it was deleted, None when it is left.

    Args:
        title: what the note is about.
        body: what it says now.
    """

    CSS = """
    NoteScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 84; max-width: 96%; height: 60%; min-height: 10;
            border: round $rule-focus; border-title-color: $accent; border-subtitle-color: $quiet;
            background: $surface; padding: 0 1;
        }
        & TextArea { border: none; height: 1fr; padding: 0; background: $surface; }
    }
    """

    def __init__(self, title: Content, body: str = "") -> None:
        super().__init__()
        self._title = title
        self._body = body

    def compose(self) -> ComposeResult:
        """The text in a frame that says how to keep it."""
        with Vertical() as window:
            window.border_title = self._title
            window.border_subtitle = plain(tr("Ctrl+S keeps it · Esc leaves it as it was"))
            field = NoteField(self._body, soft_wrap=True, compact=True)
            field.cursor_blink = False
            yield field

    def on_mount(self) -> None:
        """Write on at the end."""
        field = self.query_one(NoteField)
        field.move_cursor(field.document.end)
        field.focus()

    def action_keep(self) -> None:
        """Keep the text."""
        self.dismiss(self.query_one(NoteField).text)

    def action_close(self) -> None:
        """Leave the text as it was."""
        self.dismiss(None)
