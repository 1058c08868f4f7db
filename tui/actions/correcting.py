"""Correcting what was found: on the finding under the cursor, on a quote, on an article, on a city or person."""

from __future__ import annotations

from tui.actions.action import Action
from tui.wording.translation import mark

FINDING: tuple[Action, ...] = (
    Action(
        "finding.confirm",
        ("y",),
        mark("Right"),
        mark("Confirm what was found under the cursor, and go to the next"),
        "correct('confirm')",
        bar=True,
        counted=True,
    ),
    Action(
        "finding.reject",
        ("n",),
        mark("Wrong"),
        mark("Reject what was found under the cursor, here, and go to the next"),
        "correct('reject')",
        bar=True,
        counted=True,
    ),
    Action(
        "finding.scoped",
        ("Y", "N"),
        mark("Right or wrong…"),
        mark("Confirm or reject this name in the whole article, or everywhere"),
        "correct('scoped')",
    ),
    Action(
        "finding.link",
        ("l",),
        mark("Is…"),
        mark("Say whose name this is: somebody known, somebody new, or nobody known"),
        "correct('link')",
        bar=True,
    ),
    Action(
        "finding.rename",
        ("r",),
        mark("Rename…"),
        mark("Say that it is a name of another kind, another date, or rename the one it stands for"),
        "correct('rename')",
        bar=True,
    ),
    Action("finding.speaker", ("S",), mark("Speaker…"), mark("Say who said this"), "correct('speaker')", bar=True),
    Action(
        "finding.merge",
        ("M",),
        mark("Same as…"),
        mark("Join the one it stands for with another, after a look at both"),
        "correct('merge')",
        bar=True,
    ),
    Action(
        "finding.apart",
        ("x",),
        mark("Not the same…"),
        mark("Remember for good that two of the same name are not the same"),
        "correct('apart')",
    ),
    Action(
        "finding.split",
        ("X",),
        mark("Split off…"),
        mark("Say that this spelling, or this article, means another of the same name"),
        "correct('split')",
    ),
    Action(
        "finding.repeat",
        ("full_stop",),
        mark("Repeat"),
        mark("Do to this what was done last"),
        "correct('repeat')",
        counted=True,
    ),
    Action(
        "finding.why",
        ("i",),
        mark("Why"),
        mark("Show why this was found, and who decided what about it"),
        "correct('why')",
        bar=True,
    ),
    Action(
        "finding.open", ("enter",), mark("Its page"), mark("Go to the page of the one it stands for"), "correct('open')"
    ),
    Action("finding.leave", ("escape",), mark("Leave"), mark("Leave what was found and read on"), "leave_finding"),
)

STRETCH: tuple[Action, ...] = (
    Action("stretch.take", ("enter",), mark("Take"), mark("Say what the chosen words are"), "take_stretch", bar=True),
    Action(
        "stretch.right",
        ("l", "right", "w"),
        mark("Next word"),
        mark("Go on by a word"),
        "word(1)",
        bar=True,
        counted=True,
    ),
    Action(
        "stretch.left", ("h", "left", "b"), mark("Word before"), mark("Go back by a word"), "word(-1)", counted=True
    ),
    Action("stretch.down", ("j", "down"), mark("Line down"), mark("Go down by a line"), "word_line(1)", counted=True),
    Action("stretch.up", ("k", "up"), mark("Line up"), mark("Go up by a line"), "word_line(-1)", counted=True),
    Action(
        "stretch.begin",
        ("space", "v"),
        mark("Begin here"),
        mark("Begin at this word and choose up to where one goes, or let go again"),
        "begin_stretch",
        bar=True,
    ),
    Action("stretch.sentence", ("s",), mark("Sentence"), mark("Choose the whole sentence"), "sentence", bar=True),
    Action("stretch.leave", ("escape",), mark("Leave"), mark("Choose no words"), "leave_stretch", bar=True),
)

QUOTE: tuple[Action, ...] = (
    Action("quote.speaker", ("S",), mark("Speaker…"), mark("Say who said this"), "correct('speaker')", bar=True),
    Action("quote.repeat", ("full_stop",), mark("Repeat"), mark("Do to this what was done last"), "correct('repeat')"),
    Action(
        "quote.why",
        ("i",),
        mark("Why"),
        mark("Show why this was found, and who decided what about it"),
        "correct('why')",
    ),
)

WORK: tuple[Action, ...] = (
    Action("work.note", ("a",), mark("Note"), mark("Write a note about the article, in Markdown"), "note"),
    Action("work.tag", ("number_sign",), mark("Tag…"), mark("Put a tag on the article, or take it off"), "tag"),
    Action("work.star", ("asterisk",), mark("Star"), mark("Put a star on the article, or take it off"), "star"),
    Action("work.related", ("B",), mark("Related"), mark("Show which articles belong together with it"), "related"),
    Action("work.reviewed", ("D",), mark("Reviewed"), mark("Say that the article is reviewed, or is not"), "reviewed"),
)

RELATED: tuple[Action, ...] = (
    Action("related.accept", ("y",), mark("Accept"), mark("The two do belong together so"), "accept", bar=True),
    Action("related.refuse", ("n",), mark("Reject"), mark("They do not belong together so"), "refuse", bar=True),
)

ENTITY: tuple[Action, ...] = (
    Action(
        "entity.merge",
        ("M",),
        mark("Same as…"),
        mark("Join it with another, after a look at both"),
        "merge",
        bar=True,
    ),
    Action("entity.apart", ("x",), mark("Not the same…"), mark("Remember for good that two are not the same"), "apart"),
    Action("entity.split", ("X",), mark("Split off…"), mark("Say that a spelling of it means another"), "split"),
    Action(
        "entity.rename", ("r",), mark("Rename…"), mark("Rename it, add a name, or change its kind"), "rename", bar=True
    ),
    Action("entity.why", ("i",), mark("History"), mark("Show who decided what about it"), "history", bar=True),
)

ACTIONS: tuple[Action, ...] = (*FINDING, *STRETCH, *QUOTE, *WORK, *RELATED, *ENTITY)
