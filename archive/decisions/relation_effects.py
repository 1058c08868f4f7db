"""Carries out decisions about which articles belong together: suggestions that people accept or reject.

A decision is about the article whose uid sorts first and names the other one, so that all decisions about a pair are
replayed with the same article. It holds before the two were found to share anything, and when they no longer do.
"""

from __future__ import annotations

import sqlite3

from archive.decisions.decision import Decision
from archive.decisions.shown_articles import ShownArticle
from archive.decisions.stale import Stale
from archive.related.suggesting import RELATION_KINDS

ANSWERS = frozenset({"confirmed", "rejected"})
NO_OTHER_ARTICLE = Stale("the other article is not in this archive")

_DECIDED = """
SELECT r.article_id, r.other_id, r.kind, r.score FROM article_relations r
JOIN articles a ON a.id = CASE r.article_id WHEN ?1 THEN r.other_id ELSE r.article_id END
WHERE r.state <> 'found' AND (r.article_id = ?1 OR r.other_id = ?1) AND a.uid > ?2
"""
_FORGET = "DELETE FROM article_relations WHERE article_id = ? AND other_id = ? AND kind = ?"
_ASK_AGAIN = "UPDATE article_relations SET state = 'found' WHERE article_id = ? AND other_id = ? AND kind = ?"
_ANSWER = """
UPDATE article_relations SET state = ?4
WHERE ((article_id = ?1 AND other_id = ?2) OR (article_id = ?2 AND other_id = ?1)) AND kind = ?3
"""
_LENGTH = """
SELECT length(v.text) FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
WHERE a.id = ?
"""


def is_relation(field: object) -> bool:
    """Whether a field of an article says what it is to another one."""
    return field in RELATION_KINDS


def reset(connection: sqlite3.Connection, article: ShownArticle) -> None:
    """Make suggestions again of all pairs whose decisions are kept with an article."""
    for *key, score in connection.execute(_DECIDED, (article.id, article.uid)).fetchall():
        # What only people say has no score: nothing was found that the two share.
        connection.execute(_ASK_AGAIN if score else _FORGET, key)


def carry_out(connection: sqlite3.Connection, decision: Decision, article: ShownArticle) -> Stale | None:
    """Accept or reject a pair; gives why it cannot be."""
    kind, answer = decision.value["field"], decision.value["value"]
    row = connection.execute("SELECT id FROM articles WHERE uid = ?", (decision.value["name"],)).fetchone()
    if row is None:
        return NO_OTHER_ARTICLE
    other = int(row[0])
    if not connection.execute(_ANSWER, (article.id, other, kind, answer)).rowcount:
        first, second = _in_order(connection, article.id, other, kind)
        connection.execute("INSERT INTO article_relations VALUES (?, ?, ?, 0, ?)", (first, second, kind, answer))
    return None


def _in_order(connection: sqlite3.Connection, article: int, other: int, kind: str) -> tuple[int, int]:
    """A part stands before what it is part of, everything else in the order in which it came."""
    if kind != "part":
        return max(article, other), min(article, other)
    lengths = {each: connection.execute(_LENGTH, (each,)).fetchone()[0] for each in (article, other)}
    shorter, longer = sorted(lengths, key=lambda each: (lengths[each], -each))
    return shorter, longer
