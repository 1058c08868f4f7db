"""The pages of cities, persons and pairs, the timeline and the home page."""

from __future__ import annotations

from tui.actions.action import Action
from tui.wording.translation import mark

ACTIONS: tuple[Action, ...] = (
    Action(
        "page.back", ("escape", "h", "left"), mark("Back"), mark("Go back to where you came from"), "back", bar=True
    ),
    Action("page.follow", ("e",), mark("Its page"), mark("Go to the page of what the line names"), "follow", bar=True),
    Action("page.next_pane", ("tab", "shift+tab"), mark("Other pane"), mark("Go to the other pane"), "next_pane"),
    Action("page.lines", ("1",), mark("Page"), mark("Go to the lines of the page"), "pane('list')"),
    Action("page.reading", ("2",), mark("Article"), mark("Go to the article"), "pane('reading')"),
    Action("page.refresh", ("ctrl+l", "f5"), mark("Refresh"), mark("Ask the archive again"), "look_anew"),
)
