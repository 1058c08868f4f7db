"""Searching, filtering and going from pane to pane."""

from __future__ import annotations

from tui.actions.action import Action
from tui.wording.translation import mark

ACTIONS: tuple[Action, ...] = (
    Action("browse.next_pane", ("tab",), mark("Next pane"), mark("Go to the next pane"), "next_pane(1)"),
    Action(
        "browse.previous_pane", ("shift+tab",), mark("Previous pane"), mark("Go to the pane before"), "next_pane(-1)"
    ),
    Action("browse.facets", ("1",), mark("Filters"), mark("Go to the filters"), "pane('facets')"),
    Action("browse.articles", ("2",), mark("Articles"), mark("Go to the list of articles"), "pane('articles')"),
    Action("browse.reading", ("3",), mark("Article"), mark("Go to the open article"), "pane('reading')"),
    Action(
        "browse.quotes", ("4",), mark("Quotes here"), mark("Go to the quotes of the open article"), "pane('quotes')"
    ),
    Action("browse.back", ("escape", "h", "left"), mark("Back"), mark("Go back one step"), "back", bar=True),
    Action("browse.drop_filter", ("x",), mark("Drop filter"), mark("Take away the filter chosen last"), "drop_filter"),
    Action("browse.drop_one", ("X",), mark("Drop one…"), mark("Choose which filter to take away"), "drop_one"),
    Action("browse.pick_city", ("c",), mark("City…"), mark("Choose a city to filter by"), "pick('city')", bar=True),
    Action(
        "browse.pick_person", ("p",), mark("Person…"), mark("Choose a person to filter by"), "pick('person')", bar=True
    ),
    Action(
        "browse.pick_year",
        ("d",),
        mark("Date…"),
        mark("Choose a date named in the text to filter by"),
        "pick('year')",
        bar=True,
    ),
    Action(
        "browse.page", ("e",), mark("Its page"), mark("Go to the page of the city or person under the cursor"), "page"
    ),
    Action(
        "browse.take_correction",
        ("ctrl+y",),
        mark("Take suggestion"),
        mark("Search for what was probably meant"),
        "take_correction",
    ),
    Action("browse.save", ("w",), mark("Save search"), mark("Keep the search under a name"), "save_search"),
    Action(
        "browse.sort",
        ("s",),
        mark("Sort"),
        mark("List the oldest first, or what fits the words best, or the newest first"),
        "sort",
    ),
    Action("browse.refresh", ("ctrl+l", "f5"), mark("Refresh"), mark("Ask the archive again"), "look_anew"),
    Action(
        "query.run",
        ("enter", "down"),
        mark("To the list"),
        mark("Go to the articles found"),
        "screen.run_line",
        bar=True,
    ),
    Action(
        "query.leave", ("escape",), mark("Leave"), mark("Leave the search line"), "screen.pane('articles')", bar=True
    ),
)
