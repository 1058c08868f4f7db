"""Decisions about an article as a whole: its tags, its notes, whether somebody has been through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.decisions import targets
from archive.decisions.proposal import Proposal
from tui.corrections.correction import Correction, quoted
from tui.wording.kind_names import tag_words
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.records import ArticleRecord

DONE = "done"
"""The review state of an article that somebody has been through."""


def tagged(article: ArticleRecord, name: str, *, on: bool) -> Correction:
    """It has a tag, or has it no longer."""
    value = {"field": "tag", "name": name, "value": on}
    said = tr("Tagged {name}: {title}") if on else tr("No longer tagged {name}: {title}")
    return Correction(
        (Proposal("set", targets.of_article(article.uid), value),),
        said.format(name=tag_words(name), title=quoted(article.title)),
    )


def noted(article: ArticleRecord, body: str, note: str = "") -> Correction:
    """A note in Markdown; an empty one takes it away.

    Args:
        article: what it is about.
        body: its text.
        note: uid of the note that is changed, empty for a new one.
    """
    value: dict[str, object] = {"field": "note", "value": body.strip() or None}
    if note:
        value["name"] = note
    said = tr("Noted: {title}") if body.strip() else tr("Note taken away: {title}")
    return Correction(
        (Proposal("set", targets.of_article(article.uid), value),), said.format(title=quoted(article.title))
    )


def reviewed(article: ArticleRecord, *, done: bool) -> Correction:
    """Somebody has been through it, or is to go through it again."""
    value = {"field": "review", "value": DONE if done else None}
    said = tr("Reviewed: {title}") if done else tr("To be reviewed again: {title}")
    return Correction(
        (Proposal("set", targets.of_article(article.uid), value),), said.format(title=quoted(article.title))
    )
