"""Going to the other screens, from each of them."""

from __future__ import annotations

from tui.actions.action import Action
from tui.wording.translation import mark

SEARCH: tuple[Action, ...] = (
    Action("place.search", ("slash",), mark("Search"), mark("Go to the search line"), "search", bar=True),
)
"""Offered on the main screen before everything else, on pages behind what is theirs."""
ACTIONS: tuple[Action, ...] = (
    Action("place.quotes", ("Q",), mark("Quotes"), mark("Go to the quotes of what is shown"), "all_quotes", bar=True),
    Action(
        "place.timeline", ("t",), mark("Timeline"), mark("Go to the timeline of what is shown"), "timeline", bar=True
    ),
    Action(
        "place.city_page", ("C",), mark("City page…"), mark("Choose a city and go to its page"), "choose_page('city')"
    ),
    Action(
        "place.person_page",
        ("P",),
        mark("Person page…"),
        mark("Choose a person and go to the page"),
        "choose_page('person')",
    ),
    Action("place.home", ("0",), mark("Home"), mark("Go to the home page"), "home"),
    Action(
        "place.review", ("R",), mark("Review"), mark("Go through what the program was not sure of"), "review", bar=True
    ),
    Action("place.journal", ("W",), mark("Decisions"), mark("Show who decided what, and take it back"), "journal"),
    Action("place.undo", ("u",), mark("Undo"), mark("Take back your last correction"), "undo", counted=True),
    Action("place.redo", ("ctrl+r",), mark("Redo"), mark("Correct again what was taken back"), "redo", counted=True),
    Action(
        "place.edit_names",
        ("ctrl+e",),
        mark("Edit names…"),
        mark("Change the names of cities, persons or organisations in your editor"),
        "edit_names",
    ),
    Action("place.import", ("I",), mark("Import"), mark("Bring articles into the archive"), "bring_in"),
)
