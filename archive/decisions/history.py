"""Who decided what about something, when and why; and which decisions cannot be carried out now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from archive.decisions import journal
from archive.decisions.decision import Decision, Target
from archive.decisions.shown_articles import ShownArticles
from archive.decisions.stale import Stale
from archive.errors import sqlite_errors
from archive.opening import Archive

_OF_ENTITY = """
d.entity_uid = ?1 OR json_extract(d.value, '$.entity') = ?1 OR json_extract(d.value, '$.into') = ?1
OR json_extract(d.value, '$.other') = ?1
"""
_OF_WORDS = "d.target_kind = ? AND d.fold = ? AND d.fold <> '' AND d.article_uid IN ('', ?)"
_STALE = """
d.id IN (SELECT decision_id FROM decision_states WHERE state = 'stale') OR d.target_kind = 'entity' AND NOT EXISTS (
  SELECT 1 FROM entities e JOIN article_entities x ON x.entity_id = coalesce(e.merged_into, e.id)
  WHERE e.uid = d.entity_uid)
"""
_NOWHERE = "no article names it"
_STATES = """
SELECT d.uid, s.state, s.explanation, s.text_now FROM decision_states s JOIN decisions d ON d.id = s.decision_id
"""


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
            found = list(journal.where(connection, _OF_ENTITY, target.entity))
        elif target.kind == "article":
            found = list(journal.where(connection, "d.article_uid = ? AND d.article_uid <> ''", target.article))
        else:
            found = _about_words(connection, target)
        return _entries(connection, reversed(found), limit)


def log(archive: Archive, *, limit: int | None = None, author: str | None = None) -> list[Entry]:
    """The journal, newest first, with undos."""
    condition, values = ("d.author = ?", (author,)) if author else ("TRUE", ())
    with sqlite_errors(archive.path):
        connection = archive.connection
        return _entries(connection, reversed(list(journal.where(connection, condition, *values))), limit)


def stale(archive: Archive) -> list[Entry]:
    """The decisions that change nothing that is in the archive now, newest first.

    Those whose article or words are not there, and those about an entity that no article names.
    """
    with sqlite_errors(archive.path):
        connection = archive.connection
        found = _entries(connection, reversed(list(journal.live(connection, _STALE))), None)
        return [replace(entry, state="stale", explanation=entry.explanation or _NOWHERE) for entry in found]


def _about_words(connection: sqlite3.Connection, target: Target) -> list[Decision]:
    articles = ShownArticles(connection)
    article = articles.get(target.article)
    here = articles.locate(_probe(target), article) if article else Stale("")

    def concerns(decision: Decision) -> bool:
        if decision.scope != "this":
            return True
        return article is not None and not isinstance(here, Stale) and articles.locate(decision, article) == here

    named = journal.where(connection, _OF_WORDS, target.kind, target.fold, target.article)
    return [decision for decision in named if concerns(decision)]


def _probe(target: Target) -> Decision:
    """A decision that was never made, to find the place of words with."""
    return Decision("", "", "confirm", target)


def _entries(connection: sqlite3.Connection, decisions: Iterator[Decision], limit: int | None) -> list[Entry]:
    states = {uid: state for uid, *state in connection.execute(_STATES)}
    undone = journal.undone(connection)
    entries: list[Entry] = []
    for decision in decisions:
        if limit is not None and len(entries) == limit:
            break
        if decision.uid in undone:
            entries.append(Entry(decision, "undone", undone_by=undone[decision.uid]))
        elif decision.uid in states and states[decision.uid][0] == "stale":
            _, explanation, now = states[decision.uid]
            entries.append(Entry(decision, "stale", explanation=explanation, text_now=now))
        else:
            entries.append(Entry(decision, "live"))
    return entries
