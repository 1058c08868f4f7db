"""Reads what people said of an article or an entity as a whole: tags, notes, how far the review is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.errors import sqlite_errors
from archive.records import HumanWorkRecord, NoteRecord

if TYPE_CHECKING:
    from archive.opening import Archive

_TAGS = """
SELECT t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_uid = ? ORDER BY t.fold
"""
_REVIEW = "SELECT state FROM article_reviews WHERE article_uid = ?"
_NOTES = """
SELECT uid, body, author, changed FROM notes WHERE {column} = ? ORDER BY made, uid
"""
_ALL_TAGS = """
SELECT t.name, count(x.article_uid) FROM tags t JOIN article_tags x ON x.tag_id = t.id
GROUP BY t.id ORDER BY count(x.article_uid) DESC, t.fold
"""


def work_on_article(archive: Archive, uid: str) -> HumanWorkRecord:
    """The tags, notes and review state of an article; nothing of all that when nobody said anything."""
    with sqlite_errors(archive.path):
        connection = archive.connection
        review = connection.execute(_REVIEW, (uid,)).fetchone()
        return HumanWorkRecord(
            tags=tuple(name for (name,) in connection.execute(_TAGS, (uid,))),
            notes=_notes(archive, "article_uid", uid),
            review=review[0] if review else "",
        )


def work_on_entity(archive: Archive, uid: str) -> HumanWorkRecord:
    """The notes about a person, place or organisation."""
    with sqlite_errors(archive.path):
        return HumanWorkRecord(notes=_notes(archive, "entity_uid", uid))


def tags(archive: Archive) -> list[tuple[str, int]]:
    """All tags with the number of their articles, the most frequent first."""
    with sqlite_errors(archive.path):
        return [(str(name), int(number)) for name, number in archive.connection.execute(_ALL_TAGS)]


def _notes(archive: Archive, column: str, uid: str) -> tuple[NoteRecord, ...]:
    return tuple(NoteRecord(*row) for row in archive.connection.execute(_NOTES.format(column=column), (uid,)))
