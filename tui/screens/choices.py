"""A short list of answers, each with a letter: one key chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.actions.table import bindings
from tui.article_text.layout import fit
from tui.keys.layouts import latin
from tui.safe_text import one_line
from tui.screens.window import Window
from tui.widgets.virtual_list import VirtualList

LETTERS = "abcdefghijklmnoprstuvwxz"
"""For answers that have no letters of their own; `q` and `y` mean something everywhere."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers: its letter, what it is called among the answers, what people read."""

    key: str
    id: str
    label: str


class AnswerList(VirtualList[Answer], inherit_bindings=False):
    """The answers with their letters."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("choice")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"answers--key"}
    DEFAULT_CSS = """
    AnswerList { height: auto; & > .answers--key { color: $accent; text-style: bold; } }
    """

    def paint_row(self, row: Answer, index: int, width: int, base: Style) -> list[list[Segment]]:  # noqa: ARG002
        """The letter, then what it means."""
        key = Segment(f" {row.key}  ", base + self.part("answers--key"))
        return [[key, Segment(fit(one_line(row.label), max(1, width - 4)), base)]]


class ChoiceScreen(Window[str | None]):
    """A question and its answers; gives the id of the one chosen, None when it is left.

    Args:
        question: what is asked.
        answers: in the order in which they are listed.
    """

    CSS = """
    ChoiceScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 64; max-width: 96%; height: auto; max-height: 90%;
            border: round $rule-focus; border-title-color: $accent; border-subtitle-color: $quiet;
            background: $surface; padding: 0 1;
        }
    }
    """

    def __init__(self, question: Content, answers: Sequence[Answer]) -> None:
        super().__init__()
        self._question = question
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The answers in a frame that asks."""
        with Vertical() as window:
            window.border_title = self._question
            yield AnswerList()

    def on_mount(self) -> None:
        """Show the answers."""
        answers = self.query_one(AnswerList)
        answers.styles.height = len(self._answers)
        answers.show(len(self._answers), self._answers)
        answers.focus()

    def on_key(self, event: events.Key) -> None:
        """A letter chooses its answer."""
        typed = latin(event.character or "")
        for answer in self._answers:
            if answer.key == typed:
                event.stop()
                self.dismiss(answer.id)
                return

    @on(AnswerList.Opened)
    def action_take(self) -> None:
        """Choose the answer under the cursor."""
        answer = self.query_one(AnswerList).selected
        if answer is not None:
            self.dismiss(answer.id)

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def lettered(labels: Sequence[tuple[str, str]]) -> list[Answer]:
    """Answers from ids and labels, with letters from the beginning of the alphabet."""
    return [Answer(key, *label) for key, label in zip(LETTERS, labels, strict=False)]
