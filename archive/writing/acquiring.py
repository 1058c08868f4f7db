"""Tells whether a document is new to the archive, a new version of an article, or nothing new."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

OutcomeKind = Literal["new", "same", "changed", "duplicate"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document.

    Attributes:
        kind: `new` article, `same` bytes from the same origin, `changed` content of a known origin (a new version),
            or `duplicate`: content that came from another origin before.
        uid: the article it is or belongs to.
    """

    kind: OutcomeKind
    uid: str


@dataclass(slots=True)
class KnownArticle:
    """An article of an origin: its uid and, oldest first, source and sha256 of the original of each version."""

    uid: str
    versions: list[tuple[str, str]]


@dataclass(slots=True)
class Batch:
    """What the documents that wait to be written will add, so that they are told apart among themselves."""

    by_origin: dict[str, KnownArticle] = field(default_factory=dict)
    by_content: dict[tuple[str, str], str] = field(default_factory=dict)


_BY_ORIGIN = """
SELECT a.uid, v.source, o.sha256 FROM articles a
JOIN article_versions v ON v.article_id = a.id
JOIN originals o ON o.id = v.original_id
WHERE a.origin = ? ORDER BY v.number
"""
_BY_CONTENT = """
SELECT a.uid, v.text_sha256 FROM originals o
JOIN article_versions v ON v.original_id = o.id
JOIN articles a ON a.id = v.article_id
WHERE o.sha256 = ? ORDER BY a.id
"""
_ORIGIN_OF = "SELECT origin FROM articles WHERE uid = ?"


def known_origin(connection: sqlite3.Connection, origin: str) -> KnownArticle | None:
    """The article of an origin with its versions, None when there is none."""
    rows = connection.execute(_BY_ORIGIN, (origin,)).fetchall()
    return KnownArticle(rows[0][0], [(source, sha256) for _, source, sha256 in rows]) if rows else None


def known_content(connection: sqlite3.Connection, sha256: str) -> dict[str, str]:
    """The articles that had this original in any version: sha256 of the text to uid."""
    found: dict[str, str] = {}
    for uid, text in connection.execute(_BY_CONTENT, (sha256,)):
        found.setdefault(text, uid)
    return found


def compare(known: KnownArticle, source: str, sha256: str) -> OutcomeKind:
    """What an original is to an article of the same origin.

    The last version from the same source decides, so that a file that goes back to what it was is a new version,
    and two files that hold an older and a newer version of one page can be imported again and again.
    """
    from_here = [known_sha256 for known_source, known_sha256 in known.versions if known_source == source]
    if from_here:
        return "same" if from_here[-1] == sha256 else "changed"
    return "duplicate" if any(known_sha256 == sha256 for _, known_sha256 in known.versions) else "changed"


def recognise(connection: sqlite3.Connection, source: str, sha256: str) -> Outcome | None:
    """What a file is whose bytes the archive has: `same` or `duplicate`; None when that needs a closer look."""
    articles = set(known_content(connection, sha256).values())
    if len(articles) != 1:
        return None
    uid = articles.pop()
    known = known_origin(connection, connection.execute(_ORIGIN_OF, (uid,)).fetchone()[0])
    here = known_origin(connection, "path:" + source)
    if known is None or (here is not None and here.uid != uid):
        return None
    kind = compare(known, source, sha256)
    return None if kind == "changed" else Outcome(kind, uid)


def decide(
    connection: sqlite3.Connection,
    batch: Batch,
    *,
    origin: str,
    uid: str,
    source: str,
    sha256: str,
    text_sha256: str,
    differs: Callable[[str], bool] | None = None,
) -> Outcome:
    """Decides what a document is to the archive, and notes it in the batch.

    The same original may hold several articles (the rows of a table), so a duplicate must also have the same text.

    Args:
        connection: the archive.
        batch: documents decided before that are not written yet.
        origin: as `identity.article_origin` gives it.
        uid: the uid it gets if it is new.
        source: path as it is stored, or URL.
        sha256: of the original.
        text_sha256: of the canonical text.
        differs: tells of the uid of an article whether this reading of its original is another one, which is then a
            new version of it; without it the same bytes are the same article.
    """
    known = batch.by_origin.get(origin) or known_origin(connection, origin)
    if known is None and differs:
        # Read anew it may have an address, which it had not when its path was all that was known of it.
        known = known_origin(connection, "path:" + source)
    if known is None:
        copy = batch.by_content.get((sha256, text_sha256)) or known_content(connection, sha256).get(text_sha256)
        if copy is not None:
            return Outcome("duplicate", copy)
        known = KnownArticle(uid, [])
        kind: OutcomeKind = "new"
    else:
        kind = compare(known, source, sha256)
        if kind == "same" and differs and differs(known.uid):
            kind = "changed"
    if kind in {"new", "changed"}:
        known.versions.append((source, sha256))
        batch.by_origin[origin] = known
        batch.by_content.setdefault((sha256, text_sha256), known.uid)
    return Outcome(kind, known.uid)
