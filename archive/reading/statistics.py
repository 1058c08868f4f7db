"""How much of everything is in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.errors import sqlite_errors
from archive.reading.rows import named_rows
from archive.records import StatisticsRecord

if TYPE_CHECKING:
    from archive.opening import Archive

_COUNTS = """
WITH dated AS (SELECT published, published_from FROM articles WHERE published_from IS NOT NULL)
SELECT
  (SELECT count(*) FROM articles) AS articles,
  (SELECT count(*) FROM article_versions) AS versions,
  (SELECT count(*) FROM originals) AS originals,
  (SELECT coalesce(sum(size), 0) FROM originals) AS original_bytes,
  (SELECT count(*) FROM facet_bitmaps WHERE kind = 'city') AS cities,
  (SELECT count(*) FROM facet_bitmaps WHERE kind = 'person') AS persons,
  (SELECT count(*) FROM facet_bitmaps WHERE kind = 'organisation') AS organisations,
  (SELECT count(*) FROM mentions) AS mentions,
  (SELECT count(*) FROM date_mentions) AS dates,
  (SELECT count(*) FROM quotes WHERE state <> 'rejected') AS quotes,
  (SELECT count(*) FROM quotes WHERE state <> 'rejected' AND speaker_id IS NULL) AS quotes_of_unknown,
  (SELECT count(*) FROM decisions) AS decisions,
  coalesce((SELECT published FROM dated ORDER BY published_from LIMIT 1), '') AS first,
  coalesce((SELECT published FROM dated ORDER BY published_from DESC LIMIT 1), '') AS last,
  (SELECT value FROM archive_state WHERE name = 'revision') AS revision
"""
_LANGUAGES = "SELECT value, articles FROM facet_bitmaps WHERE kind = 'language' ORDER BY articles DESC, value"


def statistics(archive: Archive) -> StatisticsRecord:
    """Counts of what is in the archive."""
    with sqlite_errors(archive.path):
        (counts,) = named_rows(archive.connection, _COUNTS)
        languages = dict(archive.connection.execute(_LANGUAGES).fetchall())
        return StatisticsRecord(**counts, languages=languages, file_bytes=archive.path.stat().st_size)
