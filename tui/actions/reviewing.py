"""Going through the review queue."""

from __future__ import annotations

from tui.actions.action import Action
from tui.wording.translation import mark

ACTIONS: tuple[Action, ...] = (
    Action(
        "review.yes", ("y",), mark("Yes"), mark("Answer with yes, and go to the next"), "yes", bar=True, counted=True
    ),
    Action("review.no", ("n",), mark("No"), mark("Answer with no, and go to the next"), "no", bar=True, counted=True),
    Action(
        "review.other",
        ("m",),
        mark("Other…"),
        mark("Choose another answer; of two names that may be one, see both sides and merge them"),
        "other",
        bar=True,
    ),
    Action("review.apart", ("x",), mark("Not the same"), mark("Remember that it is not so"), "no"),
    Action("review.skip", ("s",), mark("Skip"), mark("Leave the question for later"), "skip", bar=True, counted=True),
    Action(
        "review.repeat",
        ("full_stop",),
        mark("Repeat"),
        mark("Answer as the question before was answered"),
        "repeat",
        counted=True,
    ),
    Action(
        "review.kind", ("f",), mark("Kind…"), mark("Choose which kind of questions to go through"), "kind", bar=True
    ),
    Action(
        "review.evidence", ("z",), mark("Next place"), mark("Show the next place the question is about"), "evidence"
    ),
    Action("review.edit", ("e",), mark("Edit names…"), mark("Change the names in your editor"), "edit_names"),
    Action("review.why", ("i",), mark("Why"), mark("Show why the program thinks so, and who decided what"), "why"),
    Action("review.back", ("escape", "h", "left"), mark("Back"), mark("Go back to where you came from"), "back"),
    Action("review.next_pane", ("tab", "shift+tab"), mark("Other pane"), mark("Go to the other pane"), "next_pane"),
    Action("review.list", ("1",), mark("Questions"), mark("Go to the questions"), "pane('list')"),
    Action("review.reading", ("2",), mark("Article"), mark("Go to the article"), "pane('reading')"),
    Action("review.refresh", ("ctrl+l", "f5"), mark("Refresh"), mark("Ask the archive again"), "look_anew"),
)
