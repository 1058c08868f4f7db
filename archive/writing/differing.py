"""Tells whether a known original, read anew, is another article: other columns were named, a reader has improved."""

from __future__ import annotations

import sqlite3
from typing import Any

from archive.writing.identity import storable
from extraction.document import Document
from extraction.findings import Article

# Where people corrected the date, what the source said is kept beside it.
_STORED = """
SELECT v.text_sha256, a.title, coalesce(json_extract(a.found, '$.published'), a.published) AS published,
  coalesce(json_extract(a.found, '$.basis'), a.published_basis) AS published_basis, coalesce(o.name, '') AS outlet,
  a.author, a.rights, a.url, a.identifier
FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
LEFT JOIN outlets o ON o.id = a.outlet_id WHERE a.uid = ?
"""


def differs(connection: sqlite3.Connection, uid: str, document: Document, article: Article, text_sha256: str) -> bool:
    """Whether text or metadata of a document are not those that the archive has from its source.

    Args:
        connection: the archive.
        uid: of the article it is.
        document: as the importer read it.
        article: its canonical form.
        text_sha256: of that.
    """
    rows = connection.execute(_STORED, (uid,))
    names = [column[0] for column in rows.description]
    row = rows.fetchone()
    if row is None:
        return False
    stored: dict[str, Any] = dict(zip(names, row, strict=True))
    published = article.publication
    read = {
        "text_sha256": text_sha256,
        "title": article.title,
        "published": published.edtf if published else "",
        "published_basis": published.basis if published else "unknown",
        "outlet": document.outlet or "",
        "author": document.author or "",
        "rights": document.rights or "",
        "url": document.url or "",
        "identifier": document.identifier or "",
    }
    return any(storable(value) != stored[name] for name, value in read.items())
