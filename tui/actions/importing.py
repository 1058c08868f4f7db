"""The screen that imports."""

from __future__ import annotations

from tui.actions.action import Action
from tui.wording.translation import mark

ACTIONS: tuple[Action, ...] = (
    Action("path.begin", ("enter",), mark("Import"), mark("Import what the field names"), "screen.begin", bar=True),
    Action("path.report", ("tab", "down"), mark("Report"), mark("Go to the report"), "screen.report"),
    Action("path.back", ("escape",), mark("Back"), mark("Stop the import, or go back"), "screen.back", bar=True),
    Action("import.back", ("escape", "h", "left"), mark("Back"), mark("Stop the import, or go back"), "back", bar=True),
    Action("import.refresh", ("ctrl+l", "f5"), mark("Refresh"), mark("Ask the archive again"), "look_anew"),
    Action("import.field", ("tab", "shift+tab"), mark("Path"), mark("Go to the field for the path"), "field"),
)
