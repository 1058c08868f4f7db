"""Dates that are named together with some entities: who met whom, and when."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pyroaring import BitMap

from archive.errors import sqlite_errors
from archive.reading.articles import date_record
from archive.reading.articles_of import articles_naming
from archive.reading.rows import named_rows
from archive.reading.sentences import sentence_around
from archive.records import EventRecord, Span

if TYPE_CHECKING:
    from archive.opening import Archive

_DATES = """
SELECT a.id, a.uid, a.title, a.published, a.language, v.text, d.starts, d.ends, d.edtf, d.earliest, d.latest, d.grain,
  d.kind, d.relative_to, d.weekday_agrees, d.confidence, d.why
FROM json_each(?) j CROSS JOIN articles a ON a.ordinal = j.value
CROSS JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
CROSS JOIN date_mentions d ON d.article_id = a.id
WHERE d.state <> 'rejected' AND d.kind <> 'publication' AND coalesce(d.earliest, d.latest) IS NOT NULL
"""
_MENTIONS = """
SELECT m.article_id, m.starts, m.ends, coalesce(e.merged_into, e.id)
FROM json_each(?1) j CROSS JOIN articles a ON a.ordinal = j.value CROSS JOIN mentions m ON m.article_id = a.id
CROSS JOIN entities e ON e.id = m.entity_id
WHERE m.state <> 'rejected' AND coalesce(e.merged_into, e.id) IN (SELECT value FROM json_each(?2))
"""
_DATELINES = """
SELECT a.uid, d.starts, d.ends FROM json_each(?) j CROSS JOIN articles a ON a.ordinal = j.value
CROSS JOIN date_mentions d ON d.article_id = a.id WHERE d.state <> 'rejected' AND d.kind = 'publication'
"""
_AFTER_DATELINE = re.compile(r"[\s.:|)*–—-]*")


def events(archive: Archive, uids: Sequence[str], *, limit: int | None = None) -> list[EventRecord]:
    """Dates in the articles that name all of some entities, oldest first.

    Dates whose own sentence names all of them are marked; those of other sentences may have to do with them or not.

    Args:
        archive: where.
        uids: of the entities, for example of two cities.
        limit: how many at most, None for all.

    Raises:
        NotInArchiveError: there is no such entity.
    """
    with sqlite_errors(archive.path):
        named = [articles_naming(archive, uid) for uid in uids]
        common = BitMap.intersection(*(articles for _, articles in named)) if named else BitMap()
        ordinals = json.dumps(common.to_array().tolist())
        entities = [entity for entity, _ in named]
        places: dict[int, list[tuple[int, int, int]]] = {}
        rows = archive.connection.execute(_MENTIONS, (ordinals, json.dumps(entities)))
        for article, starts, ends, entity in rows:
            places.setdefault(article, []).append((starts, ends, entity))
        headed: dict[str, list[Span]] = {}
        for uid, *dateline in archive.connection.execute(_DATELINES, (ordinals,)):
            headed.setdefault(uid, []).append((dateline[0], dateline[1]))
        found = []
        for row in _earliest(list(named_rows(archive.connection, _DATES, (ordinals,))), limit):
            article, uid, title, published, language, text = (
                row.pop(name) for name in ("id", "uid", "title", "published", "language", "text")
            )
            date = date_record(row, text)
            start, end = sentence = sentence_around(text, date.span, language)
            here = {entity for starts, ends, entity in places.get(article, ()) if start <= starts and ends <= end}
            told = without_dateline(text, sentence, headed.get(uid, ()))
            record = EventRecord(uid, title, published, date, told, text[slice(*told)], here.issuperset(entities))
            found.append(record)
        found.sort(
            key=lambda event: (event.date.earliest or event.date.latest or "", not event.together, event.article)
        )
        return found[:limit]


def _earliest(rows: list[dict[str, Any]], limit: int | None) -> list[dict[str, Any]]:
    """The rows with the earliest dates, and all of one day: sentences are cut for those that are shown alone."""
    if limit is None or len(rows) <= limit:
        return rows
    last = sorted(map(_first_day, rows))[limit - 1]
    return [row for row in rows if _first_day(row) <= last]


def _first_day(row: dict[str, Any]) -> str:
    return str(row["earliest"] or row["latest"])


def without_dateline(text: str, sentence: Span, datelines: Iterable[Span]) -> Span:
    """A sentence without where and when the article was written, which may stand before it."""
    start, end = sentence
    for dateline_start, dateline_end in datelines:
        if start <= dateline_start and dateline_end < end:
            after = _AFTER_DATELINE.match(text, dateline_end, end)
            start = after.end() if after else dateline_end
    return start, end
