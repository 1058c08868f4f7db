"""Why extraction found something, and what is shown of it: also of what people rejected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.decisions import anchoring
from archive.errors import sqlite_errors
from archive.opening import Archive
from archive.records import Span
from extraction.folding import fold

_IN_ARTICLE = """
SELECT m.kind, m.starts, m.ends, coalesce(e.label, m.lemma), m.confidence, m.why, m.state FROM mentions m
LEFT JOIN entities f ON f.id = m.entity_id LEFT JOIN entities e ON e.id = coalesce(f.merged_into, f.id)
WHERE m.article_id = ?1
UNION ALL SELECT 'date', starts, ends, edtf, confidence, why, state FROM date_mentions WHERE article_id = ?1
UNION ALL SELECT 'office', starts, ends, title, confidence, why, state FROM office_terms WHERE article_id = ?1
UNION ALL SELECT 'quote', min(s.starts), max(s.ends), coalesce(e.label, ''), q.confidence, q.why, q.state FROM quotes q
JOIN quote_segments s ON s.quote_id = q.id
LEFT JOIN entities f ON f.id = q.speaker_id LEFT JOIN entities e ON e.id = coalesce(f.merged_into, f.id)
WHERE q.article_id = ?1 GROUP BY q.id
ORDER BY 2, 3, 1
"""
_TEXT = """
SELECT a.id, v.text FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
WHERE a.uid = ?
"""
_OF_ENTITY = """
SELECT m.kind, s.text, m.why, m.state, count(*), max(m.confidence)
FROM entities e CROSS JOIN article_entities x ON x.entity_id = coalesce(e.merged_into, e.id)
CROSS JOIN mentions m ON m.article_id = x.article_id JOIN surface_forms s ON s.id = m.surface_id
WHERE e.uid = ?1 AND m.state <> 'rejected'
  AND m.entity_id IN (SELECT g.id FROM entities g WHERE g.id = e.id OR g.merged_into = e.id)
GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 2, 3, 4 LIMIT ?2
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that extraction found, or that a person added.

    Attributes:
        kind: place, person, organisation, date, office or quote.
        words: as they stand.
        means: the name, date or speaker that is shown for it; empty for none.
        why: the rule or model, and the words that led to it.
        confidence: of extraction, 0 to 1.
        state: found, confirmed, rejected or added.
        span: where it stands; None where several places are counted together.
        count: how many places.
    """

    kind: str
    words: str
    means: str
    why: str
    confidence: float
    state: str
    span: Span | None = None
    count: int = 1


def reasons_in(archive: Archive, article: str, words: str = "") -> Iterator[Reason]:
    """What was found in an article.

    Args:
        archive: where.
        article: uid.
        words: only what stands at these words, wherever they are, in any case and with or without marks.
    """
    with sqlite_errors(archive.path):
        row = archive.connection.execute(_TEXT, (article,)).fetchone()
        found = archive.connection.execute(_IN_ARTICLE, (row[0],)).fetchall() if row else []
    for kind, starts, ends, means, confidence, why, state in found:
        stands = row[1][starts:ends]
        if not words or _is_about(stands, words):
            yield Reason(kind, stands, means, why, confidence, state, (starts, ends))


def reasons_for(archive: Archive, entity: str, *, limit: int = 20) -> list[Reason]:
    """What is shown for an entity or for those merged into it, alike ones together, the most frequent first."""
    with sqlite_errors(archive.path):
        rows = archive.connection.execute(_OF_ENTITY, (entity, limit)).fetchall()
    return [
        Reason(kind, words, entity, why, confidence, state, None, count)
        for kind, words, why, state, count, confidence in rows
    ]


def _is_about(stands: str, words: str) -> bool:
    """Whether some words are most of what stands somewhere, or are in it as a whole."""
    outer, inner = fold(stands), fold(words)
    at = outer.find(inner) if inner else -1
    return at >= 0 and anchoring.closest((at, at + len(inner)), [(0, 0, len(outer))]) is not None
