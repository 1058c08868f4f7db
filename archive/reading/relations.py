"""Which articles seem to belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.errors import sqlite_errors
from archive.records import RelationRecord

if TYPE_CHECKING:
    from archive.opening import Archive

_RELATIONS = """
SELECT a.uid, a.title, a.published, r.kind, b.uid, b.title, b.published, r.score, r.state
FROM article_relations r JOIN articles a ON a.id = r.article_id JOIN articles b ON b.id = r.other_id
WHERE (:article IS NULL OR a.uid = :article OR b.uid = :article)
  AND (:other IS NULL OR a.uid = :other OR b.uid = :other)
  AND (:kind IS NULL OR r.kind = :kind) AND (:state IS NULL OR r.state = :state)
ORDER BY r.kind, r.score DESC, a.uid, b.uid LIMIT :limit
"""


_OF_ARTICLE = """
SELECT a.uid, a.title, a.published, r.kind, b.uid, b.title, b.published, r.score, r.state
FROM (SELECT r.* FROM article_relations r JOIN articles x ON r.article_id = x.id WHERE x.uid = ?1
      UNION SELECT r.* FROM article_relations r JOIN articles x ON r.other_id = x.id WHERE x.uid = ?1) r
JOIN articles a ON a.id = r.article_id JOIN articles b ON b.id = r.other_id
ORDER BY r.state = 'rejected', r.state = 'found', r.score DESC, a.uid, b.uid, r.kind
"""


def relations_of(archive: Archive, uid: str) -> list[RelationRecord]:
    """The pairs that an article is in: those accepted, those suggested, those rejected, each the surest first.

    Asked with every article that is opened, so it costs no more in a large archive than in a small one.
    """
    with sqlite_errors(archive.path):
        return [RelationRecord(*row) for row in archive.connection.execute(_OF_ARTICLE, (uid,))]


def relations(
    archive: Archive,
    article: str | None = None,
    other: str | None = None,
    *,
    kind: str | None = None,
    state: str | None = None,
    limit: int | None = None,
) -> list[RelationRecord]:
    """Pairs of articles, by kind, the surest first.

    Args:
        archive: where.
        article: uid of one of the two, None for all pairs.
        other: uid of the other one, None for any.
        kind: reprint, rewrite, part or translation, None for all.
        state: found, confirmed or rejected, None for all.
        limit: how many, None for all.
    """
    values = {
        "article": article, "other": other, "kind": kind, "state": state, "limit": -1 if limit is None else limit,
    }  # fmt: skip
    with sqlite_errors(archive.path):
        return [RelationRecord(*row) for row in archive.connection.execute(_RELATIONS, values)]
