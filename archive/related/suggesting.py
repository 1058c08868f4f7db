"""Writes down which articles seem to belong together, and leaves alone what people decided about them."""

from __future__ import annotations

import sqlite3
from typing import Literal, get_args

RelationKind = Literal["reprint", "rewrite", "part", "translation"]

RELATION_KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
"""What an article may be to another."""

# A pair may be the same text in one of several ways, and besides that a translation.
_KNOWN = """
SELECT article_id, other_id, kind, state FROM article_relations
WHERE ((article_id = ?1 AND other_id = ?2) OR (article_id = ?2 AND other_id = ?1))
  AND (kind = 'translation') = (?3 = 'translation')
ORDER BY state = 'found'
"""
_SCORE = "UPDATE article_relations SET score = ? WHERE article_id = ? AND other_id = ? AND kind = ?"
_FORGET = "DELETE FROM article_relations WHERE article_id = ? AND other_id = ? AND kind = ?"


def suggest(connection: sqlite3.Connection, article: int, other: int, kind: RelationKind, score: float) -> None:
    """Suggest that two articles belong together; what people decided about the two is not asked again.

    Args:
        connection: in a transaction.
        article: row id of the one that is a reprint, rewrite, part or translation of the other.
        other: row id of the other.
        kind: of the suggestion.
        score: how much they share, 0 to 1.
    """
    for first, second, known, state in connection.execute(_KNOWN, (article, other, kind)).fetchall():
        if state != "found":
            if known == kind:
                connection.execute(_SCORE, (score, first, second, known))
            return
        connection.execute(_FORGET, (first, second, known))
    connection.execute("INSERT INTO article_relations VALUES (?, ?, ?, ?, 'found')", (article, other, kind, score))


def forget(connection: sqlite3.Connection, article: int, *, translations: bool) -> None:
    """Drop the suggestions for an article that nobody has decided about.

    Args:
        connection: in a transaction.
        article: row id.
        translations: those of translations, else all others.
    """
    connection.execute(
        "DELETE FROM article_relations WHERE state = 'found' AND (article_id = ?1 OR other_id = ?1)"
        " AND (kind = 'translation') = ?2",
        (article, translations),
    )
