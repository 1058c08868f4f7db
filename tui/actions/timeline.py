"""The timeline and the screen of quotes."""

from __future__ import annotations

from tui.actions.action import Action
from tui.wording.translation import mark

ACTIONS: tuple[Action, ...] = (
    Action(
        "timeline.basis",
        ("b",),
        mark("Named or published"),
        mark("Count dates named in the texts, or dates of publication"),
        "basis",
        bar=True,
    ),
    Action(
        "timeline.share",
        ("percent_sign",),
        mark("Number or share"),
        mark("Draw numbers, or the share of what was published then"),
        "share",
        bar=True,
    ),
    Action(
        "timeline.kind",
        ("f",),
        mark("Kind"),
        mark("Only events, what was planned, foundings or terms of office; or all dates"),
        "kind",
        bar=True,
    ),
    Action("said.speaker", ("p",), mark("Said by…"), mark("Choose whose quotes to show"), "speaker", bar=True),
    Action("said.city", ("c",), mark("Office of…"), mark("Choose in which city the speakers hold office"), "city"),
    Action("said.year", ("d",), mark("Year…"), mark("Choose a year of publication"), "year"),
    Action("said.form", ("f",), mark("Form"), mark("Show direct speech, reported speech or both"), "form", bar=True),
    Action("said.unknown", ("U",), mark("Unknown"), mark("Show the quotes of unknown speakers"), "unknown", bar=True),
    Action("said.drop", ("x",), mark("Drop filter"), mark("Take away the last restriction"), "drop"),
    Action("said.page", ("e",), mark("Its page"), mark("Go to the page of the speaker"), "page"),
    Action("said.next_pane", ("tab", "shift+tab"), mark("Other pane"), mark("Go to the other pane"), "next_pane"),
    Action("said.list", ("1",), mark("Quotes"), mark("Go to the list of quotes"), "pane('list')"),
    Action("said.reading", ("2",), mark("Article"), mark("Go to the article"), "pane('reading')"),
    Action(
        "said.back", ("escape", "h", "left"), mark("Back"), mark("Go back to where you came from"), "back", bar=True
    ),
    Action("said.refresh", ("ctrl+l", "f5"), mark("Refresh"), mark("Ask the archive again"), "look_anew"),
)
