"""Offices that persons hold or held, each with the words that say so."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from archive.errors import sqlite_errors
from archive.reading.rows import named_rows
from archive.records import OfficeRecord
from extraction.offices.concepts import meaning
from extraction.offices.former import told_as_former

if TYPE_CHECKING:
    from archive.opening import Archive

_OFFICES = """
SELECT pe.uid AS person, pe.label AS person_label, t.title, pl.uid AS place, coalesce(pl.label, '') AS place_label,
  t.since, t.until, a.uid AS article, a.published, a.language, t.starts, t.ends,
  substr(v.text, t.starts + 1, t.ends - t.starts) AS evidence_text,
  substr(v.text, max(1, t.starts - 59), min(60, t.starts)) AS before
FROM office_terms t
JOIN articles a ON a.id = t.article_id
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
JOIN entities f ON f.id = t.person_id
JOIN entities pe ON pe.id = coalesce(f.merged_into, f.id)
LEFT JOIN entities g ON g.id = t.place_id
LEFT JOIN entities pl ON pl.id = coalesce(g.merged_into, g.id)
WHERE t.state <> 'rejected'
"""
_OF_ARTICLE = _OFFICES + "AND t.article_id = ? ORDER BY t.number"
_OF_ENTITIES = (
    _OFFICES
    + "AND (:person IS NULL OR pe.uid = :person) AND (:place IS NULL OR pl.uid = :place)"
    + " ORDER BY a.ordinal DESC, t.number"
)


def of_article(connection: sqlite3.Connection, article_id: int) -> list[OfficeRecord]:
    """The offices that one article gives evidence for, in its order."""
    return [_record(row) for row in named_rows(connection, _OF_ARTICLE, (article_id,))]


def offices(archive: Archive, *, person: str | None = None, place: str | None = None) -> list[OfficeRecord]:
    """Offices with their evidence, that of the newest articles first.

    Args:
        archive: where.
        person: uid of the person, None for all.
        place: uid of the place of the office, None for all.
    """
    with sqlite_errors(archive.path):
        rows = named_rows(archive.connection, _OF_ENTITIES, {"person": person, "place": place})
        return [_record(row) for row in rows]


def _record(row: dict[str, Any]) -> OfficeRecord:
    former = told_as_former(row.pop("before"), row["evidence_text"], row.pop("language"))
    same = meaning(row["title"])
    return OfficeRecord(evidence=(row.pop("starts"), row.pop("ends")), former=former, meaning=same, **row)
