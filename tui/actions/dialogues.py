"""Windows over a screen."""

from __future__ import annotations

from tui.actions.action import Action
from tui.wording.translation import mark

ACTIONS: tuple[Action, ...] = (
    Action(
        "dialogue.close", ("escape", "q", "question_mark"), mark("Close"), mark("Close this window"), "close", bar=True
    ),
    Action("choice.take", ("enter",), mark("Choose"), mark("Choose what the cursor is on"), "screen.take", bar=True),
    Action("choice.down", ("down",), mark("Down"), mark("Move down"), "move(1)"),
    Action("choice.up", ("up",), mark("Up"), mark("Move up"), "move(-1)"),
    Action("choice.close", ("escape",), mark("Close"), mark("Choose nothing"), "screen.close", bar=True),
    Action("note.keep", ("ctrl+s",), mark("Keep"), mark("Keep the text"), "screen.keep", bar=True),
    Action("note.close", ("escape",), mark("Close"), mark("Leave the text as it was"), "screen.close", bar=True),
    Action("preview.yes", ("y", "enter"), mark("Do it"), mark("Decide what is shown"), "screen.take", bar=True),
    Action("preview.swap", ("s",), mark("Swap"), mark("Let the other name stay"), "screen.swap", bar=True),
    Action("preview.no", ("n", "escape", "q"), mark("Leave"), mark("Decide nothing"), "screen.close", bar=True),
    Action("prompt.answer", ("enter",), mark("Answer"), mark("Give this answer"), "screen.answer", bar=True),
    Action("prompt.close", ("escape",), mark("Close"), mark("Leave the question unanswered"), "screen.close", bar=True),
)
