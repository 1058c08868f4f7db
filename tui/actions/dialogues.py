"""Windows over a screen."""

from __future__ import annotations

from tui.actions.action import Action
from tui.translation import mark

ACTIONS: tuple[Action, ...] = (
    Action(
        "dialogue.close", ("escape", "q", "question_mark"), mark("Close"), mark("Close this window"), "close", bar=True
    ),
    Action("prompt.answer", ("enter",), mark("Answer"), mark("Give this answer"), "screen.answer", bar=True),
    Action("prompt.close", ("escape",), mark("Close"), mark("Leave the question unanswered"), "screen.close", bar=True),
)
