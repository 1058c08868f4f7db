"""Carries out decisions about dates named in texts: whether they are, what they mean, and dates that were missed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from archive.decisions import anchoring
from archive.decisions.decision import Decision
from archive.decisions.shown_articles import ShownArticle, ShownArticles
from archive.decisions.stale import Stale

_COLUMNS = ("edtf", "earliest", "latest", "grain", "kind")
_RESTORE = """
UPDATE date_mentions SET state = 'found',
  edtf = CASE WHEN found IS NULL THEN edtf ELSE json_extract(found, '$.edtf') END,
  earliest = CASE WHEN found IS NULL THEN earliest ELSE json_extract(found, '$.earliest') END,
  latest = CASE WHEN found IS NULL THEN latest ELSE json_extract(found, '$.latest') END,
  grain = CASE WHEN found IS NULL THEN grain ELSE json_extract(found, '$.grain') END,
  kind = CASE WHEN found IS NULL THEN kind ELSE json_extract(found, '$.kind') END,
  found = NULL
WHERE article_id = ? AND (state <> 'found' OR found IS NOT NULL)
"""
_SET = """
UPDATE date_mentions SET
  found = coalesce(found, json_object('edtf', edtf, 'earliest', earliest, 'latest', latest, 'grain', grain,
    'kind', kind)),
  edtf = :edtf, earliest = :earliest, latest = :latest, grain = :grain, kind = :kind
WHERE article_id = :article AND number = :number
"""
_CONFIRM = """
UPDATE date_mentions SET state = CASE state WHEN 'added' THEN state ELSE 'confirmed' END
WHERE article_id = ? AND number = ?
"""
_INSERT = """
INSERT INTO date_mentions (article_id, number, starts, ends, edtf, earliest, latest, grain, kind, confidence, why,
  state)
SELECT ?1, coalesce(max(number), -1) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1.0, ?9, 'added'
FROM date_mentions WHERE article_id = ?1
"""
_PLACES = "SELECT number, starts, ends FROM date_mentions WHERE article_id = ? ORDER BY starts, ends, number"


class DateEffects:
    """Changes the dates of one article at a time, within the transaction that is open."""

    def __init__(self, connection: sqlite3.Connection, articles: ShownArticles) -> None:
        self._connection = connection
        self._articles = articles

    def reset(self, article: ShownArticle) -> None:
        """Set the dates of an article back to what was found."""
        self._connection.execute("DELETE FROM date_mentions WHERE article_id = ? AND state = 'added'", (article.id,))
        self._connection.execute(_RESTORE, (article.id,))

    def carry_out(self, decision: Decision, article: ShownArticle) -> Stale | None:
        """Carry out a decision about a date; gives why it cannot be."""
        place = self._articles.locate(decision, article)
        if isinstance(place, Stale):
            return place
        number = anchoring.closest(place, self._connection.execute(_PLACES, (article.id,)).fetchall())
        if decision.verb in {"reject", "unmark"}:
            self._reject(article.id, number)
            return None
        meaning = decision.value.get("date", {})
        if number is None:
            # Extraction does not find it (any more), but a person said that it is a date.
            if "edtf" in meaning:
                self._add(decision, article.id, place, meaning)
            return None
        self._connection.execute(_CONFIRM, (article.id, number))
        if decision.verb in {"set", "mark"}:
            self._set(article.id, number, meaning)
        return None

    def _reject(self, article: int, number: int | None) -> None:
        key = (article, number)
        self._connection.execute(
            "DELETE FROM date_mentions WHERE article_id = ? AND number = ? AND state = 'added'", key
        )
        self._connection.execute("UPDATE date_mentions SET state = 'rejected' WHERE article_id = ? AND number = ?", key)

    def _set(self, article: int, number: int, meaning: Mapping[str, Any]) -> None:
        row = self._connection.execute(
            "SELECT edtf, earliest, latest, grain, kind FROM date_mentions WHERE article_id = ? AND number = ?",
            (article, number),
        ).fetchone()
        now = dict(zip(_COLUMNS, row, strict=True)) | {name: meaning[name] for name in _COLUMNS if name in meaning}
        self._connection.execute(_SET, {**now, "article": article, "number": number})

    def _add(self, decision: Decision, article: int, place: anchoring.Span, meaning: Mapping[str, Any]) -> None:
        values = (meaning["edtf"], meaning.get("earliest"), meaning.get("latest"), meaning.get("grain", "day"),
                  meaning.get("kind", "event"))  # fmt: skip
        self._connection.execute(_INSERT, (article, *place, *values, f"marked by {decision.author}"))
