"""What can be done on every screen."""

from __future__ import annotations

from tui.actions.action import Action
from tui.wording.translation import mark

ACTIONS: tuple[Action, ...] = (
    Action(
        "app.help",
        ("question_mark", "f1"),
        mark("Help"),
        mark("Show the keys that work here, and what can be searched for"),
        "help",
        bar=True,
    ),
    Action("app.palette", ("colon", "ctrl+p"), mark("Commands"), mark("Find a command by its name"), "command_palette"),
    Action(
        "app.earlier",
        ("H", "alt+left"),
        mark("Earlier place"),
        mark("Go back to the place before"),
        "journey(-1)",
        counted=True,
    ),
    Action("app.later", ("L", "alt+right"), mark("Later place"), mark("Go forward again"), "journey(1)", counted=True),
    Action("app.mark", ("m",), mark("Mark"), mark("Remember this place under a letter"), "mark"),
    Action("app.to_mark", ("grave_accent",), mark("To mark"), mark("Go to a marked place"), "to_mark"),
    Action("app.jump", ("semicolon",), mark("Jump"), mark("Go to a pane by its letter"), "jump"),
    Action(
        "app.suspend",
        ("ctrl+z",),
        mark("Suspend"),
        mark("Put the program aside and go to the shell, where fg brings it back"),
        "suspend_process",
    ),
    Action("app.quit", ("q",), mark("Quit"), mark("Leave the program"), "leave", bar=True),
)
