"""Carries out corrections of the date on which an article was published."""

from __future__ import annotations

import sqlite3

from archive.decisions.decision import Decision
from archive.decisions.shown_articles import ShownArticle

PUBLISHED = "published"
"""The `field` of such a decision; its `value` is the date as it was typed, its `date` what that means."""

BASIS = "archivist"

_RESTORE = """
UPDATE articles SET published = json_extract(found, '$.published'),
  published_verbatim = json_extract(found, '$.verbatim'), published_from = json_extract(found, '$.from'),
  published_to = json_extract(found, '$.to'), published_basis = json_extract(found, '$.basis'), found = NULL
WHERE id = ? AND found IS NOT NULL
"""
_PUBLISH = """
UPDATE articles SET found = coalesce(found, json_object('published', published, 'verbatim', published_verbatim,
    'from', published_from, 'to', published_to, 'basis', published_basis)),
  published = :edtf, published_verbatim = :verbatim, published_from = :earliest, published_to = :latest,
  published_basis = :basis
WHERE id = :article
"""
_DAY = "SELECT published_from FROM articles WHERE id = ?"


def reset(connection: sqlite3.Connection, article: ShownArticle) -> None:
    """Set the date back to what the source says."""
    connection.execute(_RESTORE, (article.id,))


def carry_out(connection: sqlite3.Connection, decision: Decision, article: ShownArticle) -> None:
    """Set the date to what a person said, or to none."""
    meaning = decision.value.get("date") or {}
    values = {
        "edtf": meaning.get("edtf", ""), "verbatim": decision.value["value"] or "", "article": article.id,
        "earliest": meaning.get("earliest"), "latest": meaning.get("latest"), "basis": BASIS,
    }  # fmt: skip
    connection.execute(_PUBLISH, values)


def day(connection: sqlite3.Connection, article: ShownArticle) -> str | None:
    """The day by which an article stands in the date order."""
    found: str | None = connection.execute(_DAY, (article.id,)).fetchone()[0]
    return found
