"""Where articles come from: what a citation needs of them, without all that is found in them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from archive.errors import sqlite_errors
from archive.reading.rows import named_rows
from archive.records import SourceRecord

if TYPE_CHECKING:
    from archive.opening import Archive

_SOURCES = """
SELECT a.uid, a.title, a.language, a.published, coalesce(o.name, '') AS outlet, a.url, v.number AS version, r.sha256
FROM json_each(?) j CROSS JOIN articles a ON a.uid = j.value
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
JOIN originals r ON r.id = v.original_id
LEFT JOIN outlets o ON o.id = a.outlet_id
"""


def sources(archive: Archive, uids: Iterable[str]) -> dict[str, SourceRecord]:
    """The sources of some articles, by their uids; those that are gone are left out."""
    with sqlite_errors(archive.path):
        rows = named_rows(archive.connection, _SOURCES, (json.dumps(list(dict.fromkeys(uids))),))
    return {row["uid"]: SourceRecord(**{**row, "url": row["url"] or ""}) for row in rows}
