"""Reading an article."""

from __future__ import annotations

from tui.actions.action import Action
from tui.wording.translation import mark

ACTIONS: tuple[Action, ...] = (
    Action(
        "reading.next_hit",
        ("n",),
        mark("Next hit"),
        mark("Go to the next place the search found"),
        "hit(1)",
        bar=True,
        counted=True,
    ),
    Action(
        "reading.previous_hit",
        ("N",),
        mark("Previous hit"),
        mark("Go to the previous place the search found"),
        "hit(-1)",
        counted=True,
    ),
    Action(
        "reading.next_finding",
        ("J",),
        mark("Next name…"),
        mark("Go to the next name, date or quote, to look into it or to correct it"),
        "finding(1)",
        bar=True,
        counted=True,
    ),
    Action(
        "reading.previous_finding",
        ("K",),
        mark("Name before"),
        mark("Go to the name, date or quote before"),
        "finding(-1)",
        counted=True,
    ),
    Action(
        "reading.mark",
        ("A",),
        mark("Add missed…"),
        mark("Choose words, to mark a name, date or quote that was missed"),
        "stretch",
    ),
    Action("reading.down", ("j", "down"), mark("Down"), mark("Scroll down"), "scroll(1)", counted=True),
    Action("reading.up", ("k", "up"), mark("Up"), mark("Scroll up"), "scroll(-1)", counted=True),
    Action(
        "reading.page_down",
        ("space", "pagedown"),
        mark("Page down"),
        mark("Scroll down by a page"),
        "page(1)",
        counted=True,
    ),
    Action("reading.page_up", ("pageup",), mark("Page up"), mark("Scroll up by a page"), "page(-1)", counted=True),
    Action(
        "reading.half_down",
        ("ctrl+d",),
        mark("Half a page down"),
        mark("Scroll down by half a page"),
        "half(1)",
        counted=True,
    ),
    Action(
        "reading.half_up",
        ("ctrl+u",),
        mark("Half a page up"),
        mark("Scroll up by half a page"),
        "half(-1)",
        counted=True,
    ),
    Action("reading.first", ("g g", "home"), mark("Beginning"), mark("Go to the beginning of the article"), "first"),
    Action("reading.last", ("G", "end"), mark("End"), mark("Go to the end of the article"), "last"),
)
