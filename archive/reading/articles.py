"""One article with everything found in it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from archive.errors import NotInArchiveError, sqlite_errors
from archive.prefix_range import prefix_range
from archive.reading import entities, offices, quotes
from archive.reading.rows import named_rows
from archive.records import ArticleRecord, DateRecord, MentionRecord

if TYPE_CHECKING:
    from archive.opening import Archive

_ARTICLE = """
SELECT a.id, a.uid, a.ordinal, a.title, v.text, a.language, a.published, a.published_verbatim, a.published_basis,
  coalesce(o.name, '') AS outlet, a.url, v.source, v.number AS version,
  (SELECT max(number) FROM article_versions WHERE article_id = a.id) AS versions, r.sha256
FROM articles a
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
JOIN originals r ON r.id = v.original_id
LEFT JOIN outlets o ON o.id = a.outlet_id
WHERE a.uid = ?
"""
_MENTIONS = """
SELECT m.starts, m.ends, m.kind, s.text, m.lemma, m.usage, e.uid AS entity, coalesce(e.label, m.lemma) AS label,
  m.confidence, m.why, m.state IN ('confirmed', 'added') AS decided
FROM mentions m
JOIN surface_forms s ON s.id = m.surface_id
LEFT JOIN entities f ON f.id = m.entity_id
LEFT JOIN entities e ON e.id = coalesce(f.merged_into, f.id)
WHERE m.article_id = ? AND m.state <> 'rejected' ORDER BY m.starts, m.ends
"""
_DATES = """
SELECT starts, ends, edtf, earliest, latest, grain, kind, relative_to, weekday_agrees, confidence, why
FROM date_mentions WHERE article_id = ? AND state <> 'rejected' ORDER BY starts, ends
"""
_SHORTEST_PREFIX = 4


def find_uid(archive: Archive, prefix: str) -> str:
    """The uid of the article that a uid, or its first four or more characters, stands for.

    Raises:
        NotInArchiveError: there is none, or there are several.
    """
    with sqlite_errors(archive.path):
        if len(prefix) < _SHORTEST_PREFIX:
            raise NotInArchiveError(
                "an article id has at least four characters", prefix or "(empty)", "give more of it"
            )
        found = archive.connection.execute(
            "SELECT uid FROM articles WHERE uid >= ? AND uid < ? LIMIT 3", prefix_range(prefix)
        ).fetchall()
    if not found:
        raise NotInArchiveError("there is no such article", prefix, "look its id up with `jumelage search`")
    if len(found) > 1:
        raise NotInArchiveError("several articles have an id that begins so", prefix, "give more of it")
    return str(found[0][0])


def article(archive: Archive, uid: str) -> ArticleRecord:
    """Reads an article.

    Args:
        archive: where.
        uid: its uid, or its first characters (four or more) when no other begins so.

    Raises:
        NotInArchiveError: there is no such article, or there are several.
    """
    uid = find_uid(archive, uid)
    connection = archive.connection
    with sqlite_errors(archive.path):
        (columns,) = named_rows(connection, _ARTICLE, (uid,))
        article_id = columns.pop("id")
        mentions = _mentions(connection, article_id)
        named = list(dict.fromkeys(mention.entity for mention in mentions if mention.entity))
        known = {found.uid: found for found in entities.by_uid(connection, named)}
        return ArticleRecord(
            **columns,
            mentions=mentions,
            dates=dates(connection, article_id, columns["text"]),
            quotes=tuple(quotes.of_article(connection, article_id)),
            entities=tuple(known[name] for name in named),
            offices=tuple(offices.of_article(connection, article_id)),
        )


def _mentions(connection: sqlite3.Connection, article_id: int) -> tuple[MentionRecord, ...]:
    rows = named_rows(connection, _MENTIONS, (article_id,))
    return tuple(
        MentionRecord(span=(row.pop("starts"), row.pop("ends")), decided=bool(row.pop("decided")), **row)
        for row in rows
    )


def dates(connection: sqlite3.Connection, article_id: int, text: str) -> tuple[DateRecord, ...]:
    """The dates named in an article whose text is given."""
    return tuple(date_record(row, text) for row in named_rows(connection, _DATES, (article_id,)))


def date_record(row: dict[str, Any], text: str) -> DateRecord:
    """A date from the columns of `date_mentions` and the text it stands in."""
    starts, ends, agrees = row.pop("starts"), row.pop("ends"), row.pop("weekday_agrees")
    weekday_agrees = None if agrees is None else bool(agrees)
    return DateRecord(span=(starts, ends), text=text[starts:ends], weekday_agrees=weekday_agrees, **row)
