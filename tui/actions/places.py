"""Going to the other screens, from each of them."""

from __future__ import annotations

from tui.actions.action import Action
from tui.translation import mark

ACTIONS: tuple[Action, ...] = (
    Action("place.quotes", ("Q",), mark("Quotes"), mark("Go to the quotes of what is shown"), "all_quotes", bar=True),
    Action(
        "place.timeline", ("t",), mark("Timeline"), mark("Go to the timeline of what is shown"), "timeline", bar=True
    ),
    Action("place.home", ("0",), mark("Home"), mark("Go to the home page"), "home"),
    Action("place.import", ("I",), mark("Import"), mark("Bring articles into the archive"), "bring_in"),
)
