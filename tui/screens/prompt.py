"""Asking for one line of text."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.actions.table import bindings
from tui.screens.window import Window

_WIDTH = 60
_FRAME = 6
"""Cells of a frame that its title has not."""


class PromptField(Input):
    """The field of the question."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("prompt")]


class PromptScreen(Window[str | None]):
    """A question over the screen it belongs to; gives the answer, or None when it is left.

    Args:
        question: what is asked for.
        suggestion: stands in the field at first.
    """

    CSS = """
    PromptScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 60; max-width: 96%; height: auto;
            border: round $rule-focus; border-title-color: $accent; background: $surface; padding: 0 1;
        }
        & Static { height: auto; color: $accent; }
        & Input { border: none; height: 1; padding: 0; background: $surface; }
    }
    """

    def __init__(self, question: Content, suggestion: str = "") -> None:
        super().__init__()
        self._question = question
        self._suggestion = suggestion

    def compose(self) -> ComposeResult:
        """The field in a frame that asks."""
        with Vertical() as window:
            # A frame would cut a long question off.
            if self._question.cell_length > min(_WIDTH, int(self.app.size.width * 0.96)) - _FRAME:
                yield Static(self._question)
            else:
                window.border_title = self._question
            field = PromptField(self._suggestion, compact=True)
            field.cursor_blink = False
            yield field

    def action_answer(self) -> None:
        """Give the answer; an empty one is none."""
        self.dismiss(self.query_one(PromptField).value.strip() or None)

    def action_close(self) -> None:
        """Leave the question unanswered."""
        self.dismiss(None)
