"""Carries out decisions about names in texts: which words are names at all, and whose.

A replay sets some mentions back to what was found and carries out again all decisions that may concern them; these
mentions stand in the temporary table `replayed_mentions`. A new decision comes after all others, so it is carried out
on what is shown, without a replay.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from archive.decisions import anchoring, journal
from archive.decisions.decision import Decision
from archive.decisions.entity_effects import ensure_entity
from archive.decisions.shown_articles import ShownArticle, ShownArticles
from archive.decisions.stale import NO_ARTICLE, NO_ENTITY, Stale
from extraction.folding import fold_name

_TEMPORARY = """
CREATE TEMP TABLE IF NOT EXISTS replayed_mentions (
  article_id INTEGER, number INTEGER, PRIMARY KEY (article_id, number)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS replayed_articles (uid TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS split_mentions (
  article_id INTEGER, number INTEGER, PRIMARY KEY (article_id, number)) WITHOUT ROWID;
"""
_ALL_REPLAYED = "(m.article_id, m.number) IN (SELECT article_id, number FROM temp.replayed_mentions)"
# Looked up for each mention of a decision; `IN` would gather all replayed ones again for every decision.
_REPLAYED = """ AND EXISTS (
  SELECT 1 FROM temp.replayed_mentions r WHERE r.article_id = m.article_id AND r.number = m.number)"""
_NAMED = "m.kind = :kind AND m.surface_id IN (SELECT id FROM surface_forms WHERE fold = :fold)"
_NAMED_IN_ARTICLE = "m.article_id = :article AND " + _NAMED
_ROW = "m.article_id = :article AND m.number = :number"
_SPLIT_OFF = """
m.entity_id IN (SELECT id FROM entities WHERE id = :whole OR merged_into = :whole) AND (
  m.surface_id IN (SELECT s.id FROM json_each(:names) j CROSS JOIN surface_forms s ON s.fold = j.value)
  OR m.article_id IN (SELECT a.id FROM json_each(:articles) j CROSS JOIN articles a ON a.uid = j.value))
"""
_SELECT_SPLIT_OFF = "INSERT INTO temp.split_mentions SELECT m.article_id, m.number FROM mentions m WHERE {mentions}"
_SELECTED = "(m.article_id, m.number) IN (SELECT article_id, number FROM temp.split_mentions)"
_NOTE = """
INSERT INTO temp.changed_names
SELECT coalesce(e.merged_into, e.id), m.article_id, {sign} * sum(m.state <> 'rejected')
FROM mentions m CROSS JOIN entities e ON e.id = m.entity_id WHERE {mentions} GROUP BY 1, 2
ON CONFLICT (entity_id, article_id) DO UPDATE SET mentions = mentions + excluded.mentions
"""
# What was rejected counts again.
_NOTE_BACK = """
INSERT INTO temp.changed_names
SELECT coalesce(e.merged_into, e.id), m.article_id, count(*)
FROM mentions m CROSS JOIN entities e ON e.id = m.entity_id WHERE m.state = 'rejected' AND {mentions} GROUP BY 1, 2
ON CONFLICT (entity_id, article_id) DO UPDATE SET mentions = mentions + excluded.mentions
"""
# Takes the row of `decided_mentions` with it.
_REMOVE_ADDED = """
DELETE FROM found_mentions AS m WHERE EXISTS (
  SELECT 1 FROM decided_mentions d WHERE d.article_id = m.article_id AND d.number = m.number AND d.state = 'added')
AND {mentions}
"""
_RESTORE = "DELETE FROM decided_mentions AS m WHERE {mentions}"
# These are about `found_mentions`: what was decided of a mention before is met as a conflict, without looking it up.
_DECIDE = """
INSERT INTO decided_mentions SELECT m.article_id, m.number, {shown} FROM found_mentions m WHERE {mentions}
ON CONFLICT (article_id, number) DO UPDATE SET {changed}
"""
_KEEP_ADDED = "state = CASE state WHEN 'added' THEN state ELSE 'confirmed' END"
_REJECTED = ("m.entity_id, 'rejected'", "state = 'rejected'")
_CONFIRMED = ("m.entity_id, 'confirmed'", _KEEP_ADDED)
_LINKED = (":entity, 'confirmed'", f"entity_id = :entity, {_KEEP_ADDED}")
_GIVEN = (":entity, 'confirmed'", "entity_id = :entity")
_ADDING = """
SELECT 1 FROM decisions WHERE fold = ? AND fold <> '' AND verb IN ('mark', 'confirm', 'link', 'retype') LIMIT 1
"""
_PLACES = """
SELECT a.uid, m.starts, m.ends FROM mentions m JOIN articles a ON a.id = m.article_id WHERE {mentions}
"""
_INSERT = """
INSERT INTO found_mentions (article_id, number, starts, ends, kind, surface_id, lemma, usage, confidence, why)
SELECT :article, :number, :starts, :ends, :kind, id, text, 'name', 1.0, :why FROM surface_forms WHERE text = :words
"""
_INSERT_ADDED = "INSERT INTO decided_mentions VALUES (:article, :number, :entity, 'added')"
_OF_FOLDS = """
INSERT OR IGNORE INTO temp.replayed_mentions
SELECT m.article_id, m.number FROM json_each(?) j CROSS JOIN surface_forms s ON s.fold = j.value
CROSS JOIN mentions m ON m.surface_id = s.id
"""
_OF_ARTICLES = """
INSERT OR IGNORE INTO temp.replayed_mentions
SELECT m.article_id, m.number FROM json_each(?) j CROSS JOIN articles a ON a.uid = j.value
CROSS JOIN mentions m ON m.article_id = a.id
"""
_THEIR_ARTICLES = """
INSERT OR IGNORE INTO temp.replayed_articles
SELECT a.uid FROM temp.replayed_mentions r JOIN articles a ON a.id = r.article_id UNION SELECT value FROM json_each(?)
"""
_CONCERNED = """
d.verb = 'split' OR d.target_kind IN ('place', 'person', 'organisation') AND (
  d.article_uid IN (SELECT uid FROM temp.replayed_articles)
  OR d.fold IN (
    SELECT s.fold FROM temp.replayed_mentions r
    JOIN mentions m ON m.article_id = r.article_id AND m.number = r.number JOIN surface_forms s ON s.id = m.surface_id
    UNION SELECT o.fold FROM decisions o
    WHERE o.article_uid <> '' AND o.article_uid IN (SELECT uid FROM temp.replayed_articles)))
"""


Values = dict[str, object]
"""Parameters of a statement, by name."""


class NameEffects:
    """Changes mentions within the transaction that is open, and notes in `changed_names` what articles gain by it."""

    def __init__(self, connection: sqlite3.Connection, articles: ShownArticles) -> None:
        self._connection = connection
        self._articles = articles
        self._within = ""
        for statement in _TEMPORARY.split(";"):
            connection.execute(statement)
        connection.execute("DELETE FROM temp.replayed_mentions")
        connection.execute("DELETE FROM temp.replayed_articles")

    def reset(self, folds: Iterable[str], articles: Iterable[str]) -> None:
        """Set mentions back to what was found; from here on only these are changed.

        Args:
            folds: the mentions of these folded words.
            articles: uids; all mentions of these articles.
        """
        self._connection.execute(_OF_FOLDS, (json.dumps(list(folds)),))
        self._connection.execute(_OF_ARTICLES, (json.dumps(list(articles)),))
        self._connection.execute(_THEIR_ARTICLES, (json.dumps(list(articles)),))
        with self._noting(_ALL_REPLAYED, {}):
            self._execute(_REMOVE_ADDED, _ALL_REPLAYED, {})
            self._execute(_RESTORE, _ALL_REPLAYED, {})
        self._within = _REPLAYED

    def concerned(self) -> list[Decision]:
        """The live decisions that may concern the mentions that were set back, in order."""
        return list(journal.live(self._connection, _CONCERNED))

    def carry_out(self, decision: Decision) -> Stale | None:
        """Carry out a decision about a name, or a split; gives why it cannot be."""
        entity = None
        if decision.value.get("entity"):
            entity = ensure_entity(self._connection, decision.value["entity"], decision.value)
            if entity is None:
                return NO_ENTITY
        if decision.verb == "split":
            self._split(decision, entity)
            return None
        target = decision.target
        values: Values = {"kind": target.kind, "fold": target.fold, "entity": entity}
        if decision.scope == "everywhere":
            self._change(decision, _NAMED, values)
            return None
        article = self._articles.get(target.article)
        if article is None:
            return NO_ARTICLE
        if decision.scope == "article":
            self._change(decision, _NAMED_IN_ARTICLE, values | {"article": article.id})
            return None
        return self._change_here(decision, article, values)

    def _change_here(self, decision: Decision, article: ShownArticle, values: Values) -> Stale | None:
        place = self._articles.locate(decision, article)
        if isinstance(place, Stale):
            return place
        number = self._mention_at(article.id, decision.target.kind, place)
        if number is not None:
            self._change(decision, _ROW, values | {"article": article.id, "number": number})
        # Extraction does not find it (any more), but a person said that it is a name.
        elif decision.verb in {"confirm", "link", "mark"}:
            self._add(article, decision.target.kind, place, values, decision)
        elif decision.verb == "retype":
            self._add_once(article, decision.value["kind"], place, values, decision)
        return None

    def _change(self, decision: Decision, mentions: str, values: Values) -> None:
        """Change some mentions, as far as they are to be changed."""
        if decision.verb == "retype":
            self._add_in_other_kind(decision, mentions, values)
        if decision.verb in {"reject", "unmark", "retype"}:
            self._note(-1, mentions, values)
            if self._may_be_added(decision):
                self._execute(_REMOVE_ADDED, mentions, values)
            self._show(_REJECTED, mentions, values)
        elif decision.verb == "unlink" or values["entity"] is not None:
            with self._noting(mentions, values):
                self._show(_LINKED, mentions, values)
        else:
            self._execute(_NOTE_BACK, mentions, values)
            self._show(_CONFIRMED, mentions, values)

    def _may_be_added(self, decision: Decision) -> bool:
        """Whether people may have added names that a decision concerns; saves looking through twenty thousand."""
        if decision.scope != "everywhere":
            return True
        return self._connection.execute(_ADDING, (decision.target.fold,)).fetchone() is not None

    def _add_in_other_kind(self, decision: Decision, mentions: str, values: Values) -> None:
        """Add a name of another kind at the place of each that is about to be rejected."""
        kind = decision.value["kind"]
        for uid, *place in self._execute(_PLACES, mentions, values).fetchall():
            article = self._articles.get(uid)
            if article:
                self._add_once(article, kind, (place[0], place[1]), values, decision)

    def _split(self, decision: Decision, entity: int | None) -> None:
        """Give some of an entity's mentions to another: those of some folded names, and all of some articles."""
        row = self._connection.execute("SELECT id FROM entities WHERE uid = ?", (decision.target.entity,)).fetchone()
        if row is None:
            return
        values: Values = {
            "whole": row[0],
            "entity": entity,
            "names": json.dumps(decision.value.get("names", [])),
            "articles": json.dumps(decision.value.get("articles", [])),
        }
        self._connection.execute("DELETE FROM temp.split_mentions")
        self._execute(_SELECT_SPLIT_OFF, _SPLIT_OFF, values)
        with self._noting(_SELECTED, values):
            self._show(_GIVEN, _SELECTED, values)

    def _mention_at(self, article: int, kind: str, place: anchoring.Span) -> int | None:
        """The number of the mention of a kind that is at a place, or mostly so."""
        rows = self._connection.execute(
            "SELECT number, starts, ends FROM mentions WHERE article_id = ? AND kind = ? ORDER BY starts, ends, number",
            (article, kind),
        )
        return anchoring.closest(place, rows)

    def _add_once(
        self, article: ShownArticle, kind: str, place: anchoring.Span, values: Values, decision: Decision
    ) -> None:
        """Add a name unless it is there, by itself or because what is replayed is not about it."""
        if self._mention_at(article.id, kind, place) is None:
            self._add(article, kind, place, values, decision)

    def _add(self, article: ShownArticle, kind: str, place: anchoring.Span, values: Values, decision: Decision) -> None:
        connection, words = self._connection, article.text[slice(*place)]
        connection.execute("INSERT OR IGNORE INTO surface_forms (text, fold) VALUES (?, ?)", (words, fold_name(words)))
        number = connection.execute(
            "SELECT coalesce(max(number), -1) + 1 FROM mentions WHERE article_id = ?", (article.id,)
        ).fetchone()[0]
        row: Values = {"article": article.id, "number": number, "starts": place[0], "ends": place[1], "kind": kind}
        row |= {"entity": values["entity"], "words": words, "why": f"marked by {decision.author}"}
        connection.execute(_INSERT, row)
        connection.execute(_INSERT_ADDED, row)
        if self._within:
            connection.execute("INSERT OR IGNORE INTO temp.replayed_mentions VALUES (?, ?)", (article.id, number))
        self._note(1, _ROW, row)

    @contextmanager
    def _noting(self, mentions: str, values: Values) -> Iterator[None]:
        """Around a change of the mentions that meet a condition: notes what their articles lose and gain by it."""
        self._note(-1, mentions, values)
        yield
        self._note(1, mentions, values)

    def _note(self, sign: int, mentions: str, values: Values) -> None:
        self._execute(_NOTE.replace("{sign}", str(sign)), mentions, values)

    def _show(self, decided: tuple[str, str], mentions: str, values: Values) -> None:
        """Give an entity and a state to the mentions that meet a condition.

        Args:
            decided: both, for a mention that nobody decided about before; and what changes of one that somebody did.
            mentions: the condition, which does not depend on either.
            values: its parameters.
        """
        shown, changed = decided
        self._execute(_DECIDE.replace("{shown}", shown).replace("{changed}", changed), mentions, values)

    def _execute(self, statement: str, mentions: str, values: Values) -> sqlite3.Cursor:
        """Run a statement about the mentions that meet a condition and may be changed."""
        return self._connection.execute(statement.format(mentions=f"{mentions}{self._within}"), values)
