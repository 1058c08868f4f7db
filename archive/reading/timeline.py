"""Dates named in the texts, in their own order."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pyroaring import BitMap

from archive.errors import sqlite_errors
from archive.reading.articles import date_record
from archive.reading.rows import named_rows
from archive.records import TimelineRecord

if TYPE_CHECKING:
    from archive.opening import Archive
    from archive.search.periods import AskedPeriod

_REACH = 90
_COLUMNS = """
SELECT a.uid, a.title, a.published, v.text, d.starts, d.ends, d.edtf, d.earliest, d.latest, d.grain, d.kind,
  d.relative_to, d.weekday_agrees, d.confidence, d.why
"""
_JOINS = """
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
WHERE d.state <> 'rejected' AND coalesce(d.earliest, d.latest) IS NOT NULL
  AND (:kind IS NULL OR d.kind = :kind)
  AND (:since IS NULL OR coalesce(d.latest, d.earliest) >= :since)
  AND (:until IS NULL OR coalesce(d.earliest, d.latest) <= :until)
  AND (NOT :asked OR asked_for(d.edtf, d.earliest, d.latest, d.grain))
ORDER BY coalesce(d.earliest, d.latest), d.latest DESC, a.uid, d.number LIMIT :limit
"""
_ALL = f"{_COLUMNS} FROM date_mentions d JOIN articles a ON a.id = d.article_id {_JOINS}"
_SOME = (
    f"{_COLUMNS} FROM json_each(:articles) j CROSS JOIN articles a ON a.ordinal = j.value"
    f" CROSS JOIN date_mentions d ON d.article_id = a.id {_JOINS}"
)


def timeline(
    archive: Archive,
    *,
    articles: BitMap | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    limit: int | None = None,
    asked: Sequence[AskedPeriod] = (),
) -> list[TimelineRecord]:
    """Dates named in articles, oldest first, each with the words around it.

    Args:
        archive: where.
        articles: ordinals of the articles to look in, None for all.
        since: ISO day; only dates that end on it or later.
        until: ISO day; only dates that begin on it or earlier.
        kind: only event, planned, cancelled, founding, office, publication or other.
        limit: how many at most, None for all.
        asked: periods as filters ask for them; only dates of each.
    """
    values: dict[str, object] = {"kind": kind, "limit": -1 if limit is None else limit, "asked": bool(asked)}
    begins = [since, *(period.first.isoformat() for period in asked if period.first is not None)]
    ends = [until, *(period.last.isoformat() for period in asked if period.last is not None)]
    values["since"] = max(filter(None, begins), default=None)
    values["until"] = min(filter(None, ends), default=None)
    query = _ALL
    if articles is not None:
        query, values["articles"] = _SOME, json.dumps(articles.to_array().tolist())
    with sqlite_errors(archive.path):
        _teach(archive.connection, asked)
        return [_record(row) for row in named_rows(archive.connection, query, values)]


def _teach(connection: sqlite3.Connection, asked: Sequence[AskedPeriod]) -> None:
    """Gives a connection the function that tells whether a date is asked for."""
    from archive.search.during import dates_itself  # noqa: PLC0415 - start-up: the app begins without dates

    def asked_for(edtf: str, earliest: str | None, latest: str | None, grain: str) -> bool:
        return all(dates_itself(period, edtf, earliest, latest, grain) for period in asked)

    connection.create_function("asked_for", 4, asked_for, deterministic=True)


def _record(row: dict[str, Any]) -> TimelineRecord:
    article, title, published, text = (row.pop(name) for name in ("uid", "title", "published", "text"))
    date = date_record(row, text)
    return TimelineRecord(article, title, published, date, surroundings(text, *date.span))


def surroundings(text: str, starts: int, ends: int) -> str:
    """The words around a stretch of text on one line, cut at the paragraph and between words."""
    first = max(text.rfind("\n", 0, starts) + 1, starts - _REACH)
    last = text.find("\n", ends)
    last = min(len(text) if last < 0 else last, ends + _REACH)
    before, after = text[first:starts], text[ends:last]
    if first and text[first - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if last < len(text) and text[last] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return before + text[starts:ends] + after
