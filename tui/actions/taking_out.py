"""Taking an article or a result out of the app."""

from __future__ import annotations

from tui.actions.action import Action
from tui.wording.translation import mark

ACTIONS: tuple[Action, ...] = (
    Action(
        "take.original",
        ("o",),
        mark("Original"),
        mark("Show where the article comes from; open its address or save its original"),
        "original",
    ),
    Action("take.pager", ("v",), mark("Pager"), mark("Read the article in your pager"), "pager"),
    Action(
        "take.copy", ("y",), mark("Copy…"), mark("Copy the citation, the quote, the text or the id"), "copy_article"
    ),
    Action(
        "take.pipe",
        ("exclamation_mark", "vertical_line"),
        mark("Pipe…"),
        mark("Give the article to another program"),
        "pipe",
    ),
    Action(
        "take.export",
        ("E",),
        mark("Export…"),
        mark("Write the articles of the result, or the quotes that are listed, into a file"),
        "export",
    ),
    Action(
        "original.open", ("enter", "o"), mark("Open"), mark("Open the address in a browser"), "screen.open", bar=True
    ),
    Action("original.save", ("s",), mark("Save"), mark("Save the original as a file"), "screen.save", bar=True),
    Action("original.close", ("escape", "q"), mark("Close"), mark("Open nothing"), "screen.close", bar=True),
)
