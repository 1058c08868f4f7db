"""Who decided what about something, when and why; and which decisions cannot be carried out now."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from archive.decisions import journal
from archive.decisions.decision import Decision, Target
from archive.decisions.rules import DecisionRefusedError
from archive.decisions.shown_articles import ShownArticles
from archive.decisions.stale import Stale
from archive.errors import sqlite_errors
from archive.opening import Archive
from archive.prefix_range import prefix_range

_OF_ENTITY = """
d.entity_uid = ?1 OR json_extract(d.value, '$.entity') = ?1 OR json_extract(d.value, '$.into') = ?1
OR json_extract(d.value, '$.other') = ?1
"""
_OF_ARTICLE = "d.article_uid = ? AND d.article_uid <> ''"
_OF_WORDS = "d.target_kind = ? AND d.fold = ? AND d.fold <> '' AND d.article_uid IN ('', ?)"
_STALE = """
s.state = 'stale' OR d.target_kind = 'entity' AND s.state IS NULL AND NOT EXISTS (
  SELECT 1 FROM entities e JOIN article_entities x ON x.entity_id = coalesce(e.merged_into, e.id)
  WHERE e.uid = d.entity_uid)
"""
_NOWHERE = "no article names it"
_BEGINNING = "SELECT uid FROM decisions WHERE uid >= ? AND uid < ? LIMIT 2"


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision, and what became of it.

    Attributes:
        decision: as it was made.
        state: carried out; undone; or stale, because what it is about is not there.
        undone_by: uid of the undo, empty when it is not undone.
        explanation: why it is stale.
        text_now: what stands in the place of its words now, None where that cannot be told.
    """

    decision: Decision
    state: Literal["live", "undone", "stale"]
    undone_by: str = ""
    explanation: str = ""
    text_now: str | None = None


def history(archive: Archive, target: Target, *, limit: int | None = None) -> list[Entry]:
    """All decisions about something, newest first.

    Args:
        archive: where.
        target: an entity (also decisions that link, merge or split something into it), an article (also those about
            anything in it), or words (also those about the same name in the whole article or archive).
        limit: how many at most.
    """
    with sqlite_errors(archive.path):
        connection = archive.connection
        if target.kind == "entity":
            found = journal.newest(connection, _OF_ENTITY, target.entity, limit=limit)
        elif target.kind == "article":
            found = journal.newest(connection, _OF_ARTICLE, target.article, limit=limit)
        else:
            named = journal.newest(connection, _OF_WORDS, target.kind, target.fold, target.article)
            concerns = _about_words(connection, target)
            found = islice((row for row in named if concerns(row[0])), limit)
        return [_entry(*row) for row in found]


def log(
    archive: Archive, *, limit: int | None = None, author: str | None = None, before: str | None = None
) -> list[Entry]:
    """The journal, newest first, with undos.

    Args:
        archive: where.
        limit: how many at most.
        author: only what this person decided.
        before: uid of a decision; only older ones, so that the last of one page gives the next.
    """
    conditions, values = ["TRUE"], []
    if author:
        conditions.append("d.author = ?")
        values.append(author)
    if before:
        conditions.append("(d.made, d.uid) < (SELECT made, uid FROM decisions WHERE uid = ?)")
        values.append(before)
    with sqlite_errors(archive.path):
        found = journal.newest(archive.connection, " AND ".join(conditions), *values, limit=limit)
        return [_entry(*row) for row in found]


def whole_uid(archive: Archive, prefix: str) -> str:
    """The uid of the decision that a uid, or its first characters, stands for.

    Raises:
        DecisionRefusedError: there is none, or there are several.
    """
    with sqlite_errors(archive.path):
        found = archive.connection.execute(_BEGINNING, prefix_range(prefix)).fetchall()
    if not found or not prefix:
        advice = "look it up with `jumelage decisions log`"
        raise DecisionRefusedError("there is no such decision", prefix or "(empty)", advice)
    if len(found) > 1:
        raise DecisionRefusedError("several decisions have an id that begins so", prefix, "give more of it")
    return str(found[0][0])


def stale(archive: Archive) -> list[Entry]:
    """The decisions that change nothing that is in the archive now, newest first.

    Those whose article or words are not there, and those about an entity that no article names.
    """
    with sqlite_errors(archive.path):
        found = [_entry(*row) for row in journal.newest(archive.connection, _STALE)]
        return [replace(entry, state="stale", explanation=entry.explanation or _NOWHERE) for entry in found]


def _about_words(connection: sqlite3.Connection, target: Target) -> Callable[[Decision], bool]:
    """Tells whether a decision about the same words is about the same place, or about all places."""
    articles = ShownArticles(connection)
    article = articles.get(target.article)
    here = articles.locate(_probe(target), article) if article else Stale("")

    def concerns(decision: Decision) -> bool:
        if decision.scope != "this":
            return True
        return article is not None and not isinstance(here, Stale) and articles.locate(decision, article) == here

    return concerns


def _probe(target: Target) -> Decision:
    """A decision that was never made, to find the place of words with."""
    return Decision("", "", "confirm", target)


def _entry(decision: Decision, state: str | None, explanation: str, now: str | None) -> Entry:
    if state == "undone":
        return Entry(decision, "undone", undone_by=explanation)
    if state == "stale":
        return Entry(decision, "stale", explanation=explanation, text_now=now)
    return Entry(decision, "live")
