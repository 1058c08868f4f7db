"""What an archive shows, as plain values to compare, and short ways to decide."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

import pytest

from archive.decisions import targets
from archive.decisions.decision import Decision, Scope, Target, TargetKind, Value, Verb
from archive.decisions.making import Proposal, decide
from archive.opening import Archive
from archive.reading import article
from archive.records import ArticleRecord

AUTHOR = "anna"


@dataclass
class Desk:
    """Where a person sits and decides about articles, named by words of their titles."""

    archive: Archive

    def article(self, title: str) -> ArticleRecord:
        row = self.archive.connection.execute(
            "SELECT uid FROM articles WHERE title LIKE ? ORDER BY uid", (f"%{title}%",)
        ).fetchone()
        return article(self.archive, row[0])

    def words(self, kind: TargetKind, title: str, words: str, nth: int = 0) -> Target:
        record = self.article(title)
        start = -1
        for _ in range(nth + 1):
            start = record.text.index(words, start + 1)
        return targets.of_words(record, kind, (start, start + len(words)))

    def decide(
        self, verb: Verb, target: Target, value: Value | None = None, scope: Scope = "this", author: str = AUTHOR
    ) -> Decision:
        [made] = decide(self.archive, Proposal(verb, target, value or {}, scope), author=author)
        return made

    def names(self, title: str) -> list[tuple[str, str | None]]:
        """The names shown in an article, in order: the words and the entity."""
        return [(mention.text, mention.entity) for mention in self.article(title).mentions]


@pytest.fixture
def desk(small: Archive) -> Desk:
    return Desk(small)


_SHOWN = {
    "mentions": """
        SELECT a.uid, m.starts, m.ends, m.kind, e.uid, m.state FROM mentions m JOIN articles a ON a.id = m.article_id
        LEFT JOIN entities f ON f.id = m.entity_id LEFT JOIN entities e ON e.id = coalesce(f.merged_into, f.id)""",
    "links": """
        SELECT a.uid, e.uid, x.mentions FROM article_entities x JOIN articles a ON a.id = x.article_id
        JOIN entities e ON e.id = x.entity_id""",
    "entities": """
        SELECT e.uid, e.label, e.kind, e.disambiguation, r.uid FROM entities e
        LEFT JOIN entities r ON r.id = e.merged_into
        WHERE EXISTS (SELECT 1 FROM article_entities x WHERE x.entity_id = coalesce(e.merged_into, e.id))""",
    "names": """
        SELECT e.uid, n.name, n.language, n.kind FROM entity_names n JOIN entities e ON e.id = n.entity_id
        WHERE n.origin = 'person' AND EXISTS (SELECT 1 FROM article_entities x WHERE x.entity_id = e.id)""",
    "quotes": """
        SELECT a.uid, q.type, q.text, e.uid, q.basis, q.state,
          (SELECT group_concat(starts || '-' || ends) FROM quote_segments s WHERE s.quote_id = q.id),
          (SELECT t.title FROM office_terms t WHERE t.id = q.office_term_id)
        FROM quotes q JOIN articles a ON a.id = q.article_id
        LEFT JOIN entities f ON f.id = q.speaker_id LEFT JOIN entities e ON e.id = coalesce(f.merged_into, f.id)""",
    "dates": """
        SELECT a.uid, d.starts, d.ends, d.edtf, d.earliest, d.latest, d.grain, d.kind, d.state
        FROM date_mentions d JOIN articles a ON a.id = d.article_id""",
    "tags": "SELECT t.fold, x.article_uid FROM article_tags x JOIN tags t ON t.id = x.tag_id",
    "notes": "SELECT article_uid, entity_uid, body FROM notes",
    "publications": """
        SELECT uid, published, published_verbatim, published_from, published_to, published_basis FROM articles""",
    "reviews": "SELECT article_uid, state FROM article_reviews",
    "stale": """
        SELECT d.uid, s.explanation, s.text_now FROM decision_states s JOIN decisions d ON d.id = s.decision_id
        WHERE s.state = 'stale'""",
}


def shown(archive: Archive) -> dict[str, list[Any]]:
    """Everything that decisions can change, without row ids, in an order of its own."""
    connection: sqlite3.Connection = archive.connection
    return {name: sorted(connection.execute(query).fetchall(), key=repr) for name, query in _SHOWN.items()}
