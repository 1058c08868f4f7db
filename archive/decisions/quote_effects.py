"""Carries out decisions about quotes: whether they are, who said them, and quotes that were missed."""

from __future__ import annotations

import sqlite3

from archive.decisions import anchoring
from archive.decisions.decision import Decision
from archive.decisions.entity_effects import ensure_entity
from archive.decisions.shown_articles import ShownArticle, ShownArticles
from archive.decisions.stale import NO_ENTITY, Stale
from archive.index import words
from extraction.folding import fold_words

_RESTORE = """
UPDATE quotes SET speaker_id = found_speaker_id, state = 'found',
  basis = coalesce(json_extract(found, '$.basis'), basis),
  office_term_id = CASE WHEN found IS NULL THEN office_term_id ELSE json_extract(found, '$.office_term_id') END,
  found = NULL
WHERE article_id = ? AND (state <> 'found' OR found IS NOT NULL)
"""
_SPEAKER = """
UPDATE quotes SET found = coalesce(found, json_object('basis', basis, 'office_term_id', office_term_id)),
  speaker_id = :speaker, basis = CASE WHEN :speaker IS NULL THEN 'unknown' ELSE 'person' END,
  office_term_id = (SELECT t.id FROM office_terms t WHERE t.article_id = quotes.article_id AND t.person_id = :speaker
    AND t.state <> 'rejected' ORDER BY t.number LIMIT 1)
WHERE id = :quote
"""
_CONFIRM = "UPDATE quotes SET state = CASE state WHEN 'added' THEN state ELSE 'confirmed' END WHERE id = ?"
_HULLS = """
SELECT q.id, min(s.starts), max(s.ends) FROM quotes q JOIN quote_segments s ON s.quote_id = q.id
WHERE q.article_id = ? GROUP BY q.id ORDER BY 2, 3, q.id
"""
_INSERT = """
INSERT INTO quotes (uid, article_id, number, type, text, basis, confidence, why, state)
VALUES (?, ?, ?, ?, ?, 'unknown', 1.0, ?, 'added')
"""
_ADDED = """
SELECT q.id, q.number, q.text, a.ordinal FROM quotes q JOIN articles a ON a.id = q.article_id
WHERE q.article_id = ? AND q.state = 'added'
"""


class QuoteEffects:
    """Changes the quotes of one article at a time, within the transaction that is open."""

    def __init__(self, connection: sqlite3.Connection, articles: ShownArticles) -> None:
        self._connection = connection
        self._articles = articles

    def reset(self, article: ShownArticle) -> None:
        """Set the quotes of an article back to what was found."""
        for quote, *place in self._connection.execute(_ADDED, (article.id,)).fetchall():
            self._remove(quote, *place)
        self._connection.execute(_RESTORE, (article.id,))

    def carry_out(self, decision: Decision, article: ShownArticle) -> Stale | None:
        """Carry out a decision about a quote; gives why it cannot be."""
        speaker = None
        if decision.value.get("entity"):
            speaker = ensure_entity(self._connection, decision.value["entity"], decision.value)
            if speaker is None:
                return NO_ENTITY
        place = self._articles.locate(decision, article)
        if isinstance(place, Stale):
            return place
        quote = anchoring.closest(place, self._connection.execute(_HULLS, (article.id,)).fetchall())
        if decision.verb in {"reject", "unmark"}:
            if quote is not None:
                self._reject(quote, article)
            return None
        if quote is None:
            quote = self._add(decision, article, place)
        self._connection.execute(_CONFIRM, (quote,))
        if decision.verb == "speaker" or "entity" in decision.value:
            self._connection.execute(_SPEAKER, {"speaker": speaker, "quote": quote})
        return None

    def _reject(self, quote: int, article: ShownArticle) -> None:
        for added, *place in self._connection.execute(_ADDED, (article.id,)).fetchall():
            if added == quote:
                self._remove(quote, *place)
        self._connection.execute("UPDATE quotes SET state = 'rejected' WHERE id = ?", (quote,))

    def _add(self, decision: Decision, article: ShownArticle, place: anchoring.Span) -> int:
        start, end = place
        segments = [
            (start + first, min(start + last, end))
            for first, last in decision.value.get("segments", [[0, end - start]])
        ]
        text = " … ".join(article.text[first:last] for first, last in segments)
        number, ordinal = self._connection.execute(
            "SELECT (SELECT coalesce(max(number), -1) + 1 FROM quotes WHERE article_id = a.id), a.ordinal"
            " FROM articles a WHERE a.id = ?",
            (article.id,),
        ).fetchone()
        kind = decision.value.get("type", "direct")
        made = self._connection.execute(
            _INSERT, (decision.uid, article.id, number, kind, text, f"marked by {decision.author}")
        )
        quote = int(made.lastrowid or 0)
        self._connection.executemany(
            "INSERT INTO quote_segments VALUES (?, ?, ?, ?)",
            [(quote, position, *segment) for position, segment in enumerate(segments)],
        )
        if number < words.QUOTES_PER_ARTICLE - 1:
            words.add_quotes(self._connection, [(words.quote_row(ordinal, number), " ".join(fold_words(text)))])
        return quote

    def _remove(self, quote: int, number: int, text: str, ordinal: int) -> None:
        if number < words.QUOTES_PER_ARTICLE - 1:
            words.remove_quote(self._connection, words.quote_row(ordinal, number), " ".join(fold_words(text)))
        self._connection.execute("DELETE FROM quote_segments WHERE quote_id = ?", (quote,))
        self._connection.execute("DELETE FROM quotes WHERE id = ?", (quote,))
