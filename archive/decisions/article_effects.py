"""Carries out decisions about whole articles and offices: tags, notes, how far a review is, offices that are none."""

from __future__ import annotations

import sqlite3

from archive.decisions import anchoring, publication_effects, relation_effects
from archive.decisions.decision import Decision
from archive.decisions.shown_articles import ShownArticle, ShownArticles
from archive.decisions.stale import Stale
from extraction.folding import fold_name

_OFFICES = "SELECT number, starts, ends FROM office_terms WHERE article_id = ? ORDER BY starts, ends, number"

_FORGET = (
    "DELETE FROM article_tags WHERE article_uid = ?",
    "DELETE FROM notes WHERE article_uid = ?",
    "DELETE FROM article_reviews WHERE article_uid = ?",
)
_NOTE = """
INSERT INTO notes (uid, article_uid, entity_uid, body, author, made, changed) VALUES (?, ?, ?, ?, ?, ?, ?)
"""


class ArticleEffects:
    """Changes what people said of one article at a time, within the transaction that is open."""

    def __init__(self, connection: sqlite3.Connection, articles: ShownArticles) -> None:
        self._connection = connection
        self._articles = articles

    def reset(self, article: ShownArticle) -> None:
        """Take away all tags, notes, review states and answers to suggestions, and show all offices that were found."""
        for statement in _FORGET:
            self._connection.execute(statement, (article.uid,))
        self._connection.execute("UPDATE office_terms SET state = 'found' WHERE article_id = ?", (article.id,))
        relation_effects.reset(self._connection, article)
        publication_effects.reset(self._connection, article)

    def carry_out(self, decision: Decision, article: ShownArticle) -> Stale | None:
        """Carry out a decision about an article or an office; gives why it cannot be."""
        if decision.target.kind == "office":
            return self._office(decision, article)
        field = decision.value["field"]
        if relation_effects.is_relation(field):
            return relation_effects.carry_out(self._connection, decision, article)
        if field == publication_effects.PUBLISHED:
            publication_effects.carry_out(self._connection, decision, article)
        elif field == "tag":
            self._tag(decision, article.uid)
        elif field == "review":
            self._review(decision, article.uid)
        elif field == "note":
            write_note(self._connection, decision, article_uid=article.uid)
        return None

    def _tag(self, decision: Decision, article: str) -> None:
        name = decision.value["name"]
        fold = fold_name(name)
        self._connection.execute("INSERT OR IGNORE INTO tags (name, fold) VALUES (?, ?)", (name, fold))
        self._connection.execute(
            "DELETE FROM article_tags WHERE article_uid = ? AND tag_id = (SELECT id FROM tags WHERE fold = ?)",
            (article, fold),
        )
        if decision.value["value"]:
            self._connection.execute(
                "INSERT INTO article_tags SELECT id, ?, ?, ? FROM tags WHERE fold = ?",
                (article, decision.author, decision.made, fold),
            )

    def _review(self, decision: Decision, article: str) -> None:
        self._connection.execute("DELETE FROM article_reviews WHERE article_uid = ?", (article,))
        if decision.value["value"]:
            self._connection.execute(
                "INSERT INTO article_reviews VALUES (?, ?, ?, ?)",
                (article, decision.value["value"], decision.author, decision.made),
            )

    def _office(self, decision: Decision, article: ShownArticle) -> Stale | None:
        place = self._articles.locate(decision, article)
        if isinstance(place, Stale):
            return place
        number = anchoring.closest(place, self._connection.execute(_OFFICES, (article.id,)).fetchall())
        state = "rejected" if decision.verb == "reject" else "confirmed"
        self._connection.execute(
            "UPDATE office_terms SET state = ? WHERE article_id = ? AND number = ?", (state, article.id, number)
        )
        return None


def write_note(
    connection: sqlite3.Connection, decision: Decision, *, article_uid: str = "", entity_uid: str = ""
) -> None:
    """Write, change or take away a note; its uid is that of the decision that first wrote it, or one given with it."""
    uid = decision.value.get("name") or decision.uid
    row = connection.execute("SELECT made FROM notes WHERE uid = ?", (uid,)).fetchone()
    connection.execute("DELETE FROM notes WHERE uid = ?", (uid,))
    body = decision.value["value"]
    if body:
        made = row[0] if row else decision.made
        connection.execute(_NOTE, (uid, article_uid, entity_uid, body, decision.author, made, decision.made))
