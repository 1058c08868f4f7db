"""Articles as extraction needs them a second time, and what it had found in them before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.errors import sqlite_errors
from archive.opening import Archive
from extraction.document import Publication
from extraction.findings import Article

_BATCH = 200
_ARTICLES = """
SELECT a.id, a.uid, a.title, v.text, a.language, a.language_basis, a.published_verbatim, a.published, a.published_from,
  a.published_to, a.published_basis
FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
WHERE a.id > :after AND (:version IS NULL OR a.extraction <> :version) ORDER BY a.id LIMIT :limit
"""
_COUNT = "SELECT count(*) FROM articles WHERE :version IS NULL OR extraction <> :version"
_FAMILIAR = """
SELECT p.geonames_id, count(*) FROM places p JOIN article_entities x ON x.entity_id = p.entity_id
WHERE p.kind = 'city' GROUP BY p.geonames_id HAVING count(*) >= ?
"""
_FEWEST_ARTICLES = 3
_FOUND = {
    "names": """
        SELECT a.uid, m.starts, m.ends, m.kind, e.uid FROM json_each(?) j JOIN articles a ON a.uid = j.value
        JOIN mentions m ON m.article_id = a.id LEFT JOIN entities e ON e.id = m.found_entity_id
        WHERE m.state <> 'added'""",
    "dates": """
        SELECT a.uid, d.starts, d.ends, coalesce(json_extract(d.found, '$.edtf'), d.edtf) FROM json_each(?) j
        JOIN articles a ON a.uid = j.value JOIN date_mentions d ON d.article_id = a.id WHERE d.state <> 'added'""",
    "quotes": """
        SELECT a.uid, q.type, q.text, e.uid FROM json_each(?) j JOIN articles a ON a.uid = j.value
        JOIN quotes q ON q.article_id = a.id LEFT JOIN entities e ON e.id = q.found_speaker_id
        WHERE q.state <> 'added'""",
}
KINDS = tuple(_FOUND)
"""The kinds of finding that are compared."""

Found = dict[str, set[tuple[object, ...]]]
"""For each kind of finding what was found; the first part of each is the uid of its article."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as it is stored.

    Attributes:
        uid: of the article.
        article: its canonical form; extraction may tell another language where it was only detected.
    """

    uid: str
    article: Article


def count_articles(archive: Archive, *, other_than: str | None) -> int:
    """How many articles `stored_articles` gives."""
    with sqlite_errors(archive.path):
        (count,) = archive.connection.execute(_COUNT, {"version": other_than}).fetchone()
        return int(count)


def familiar_cities(archive: Archive) -> dict[int, int]:
    """In how many articles each city is named that more than two name, by GeoNames id."""
    with sqlite_errors(archive.path):
        return dict(archive.connection.execute(_FAMILIAR, (_FEWEST_ARTICLES,)).fetchall())


def stored_articles(archive: Archive, *, other_than: str | None) -> Iterator[StoredArticle]:
    """Articles by and by, so that they may be written while they are read.

    Args:
        archive: where.
        other_than: leave out what this version of extraction has found; None for all articles.
    """
    after = 0
    while True:
        with sqlite_errors(archive.path):
            values = {"after": after, "version": other_than, "limit": _BATCH}
            rows = archive.connection.execute(_ARTICLES, values).fetchall()
        for row in rows:
            yield _stored(row)
        if not rows:
            return
        after = rows[-1][0]


def found(archive: Archive, uids: Iterable[str]) -> Found:
    """What extraction found in some articles, whatever people decided about it."""
    wanted = json.dumps(list(uids))
    with sqlite_errors(archive.path):
        return {kind: set(archive.connection.execute(query, (wanted,))) for kind, query in _FOUND.items()}


def _stored(row: tuple[Any, ...]) -> StoredArticle:
    _, uid, title, text, language, language_basis, verbatim, edtf, earliest, latest, basis = row
    publication = None
    if earliest:
        first, last = date.fromisoformat(earliest), date.fromisoformat(latest or earliest)
        publication = Publication(verbatim, edtf, first, last, basis)
    return StoredArticle(uid, Article(title, text, language, language_basis, publication))
