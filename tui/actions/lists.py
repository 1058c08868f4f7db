"""Moving in lists, in the sections of a page and in the list of a picker."""

from __future__ import annotations

from tui.actions.action import Action
from tui.wording.translation import mark

ACTIONS: tuple[Action, ...] = (
    Action("list.open", ("enter", "l", "right"), mark("Open"), mark("Open what the cursor is on"), "open", bar=True),
    Action("list.down", ("j", "down"), mark("Down"), mark("Move down"), "move(1)", counted=True),
    Action("list.up", ("k", "up"), mark("Up"), mark("Move up"), "move(-1)", counted=True),
    Action(
        "list.page_down", ("space", "pagedown"), mark("Page down"), mark("Move down by a page"), "page(1)", counted=True
    ),
    Action("list.page_up", ("pageup",), mark("Page up"), mark("Move up by a page"), "page(-1)", counted=True),
    Action(
        "list.half_down",
        ("ctrl+d",),
        mark("Half a page down"),
        mark("Move down by half a page"),
        "half(1)",
        counted=True,
    ),
    Action(
        "list.half_up", ("ctrl+u",), mark("Half a page up"), mark("Move up by half a page"), "half(-1)", counted=True
    ),
    Action("list.first", ("g g", "home"), mark("First"), mark("Go to the first"), "first"),
    Action("list.last", ("G", "end"), mark("Last"), mark("Go to the last"), "last"),
    Action(
        "section.next",
        ("J",),
        mark("Section"),
        mark("Go to the next section of the page"),
        "section(1)",
        bar=True,
        counted=True,
    ),
    Action(
        "section.previous",
        ("K",),
        mark("Section before"),
        mark("Go to the beginning of the section, or to the section before"),
        "section(-1)",
        counted=True,
    ),
    Action("picker.down", ("down", "ctrl+n"), mark("Down"), mark("Move down"), "screen.move(1)"),
    Action("picker.up", ("up",), mark("Up"), mark("Move up"), "screen.move(-1)"),
    Action("picker.page_down", ("pagedown",), mark("Page down"), mark("Move down by a page"), "screen.page(1)"),
    Action("picker.page_up", ("pageup",), mark("Page up"), mark("Move up by a page"), "screen.page(-1)"),
    Action(
        "picker.take", ("enter",), mark("Choose"), mark("Choose the value under the cursor"), "screen.take", bar=True
    ),
    Action("picker.close", ("escape",), mark("Close"), mark("Choose nothing"), "screen.close", bar=True),
)
