"""Proposes articles in different languages that tell the same: by the places, persons and dates that both name.

Names are compared as the archive has them: a place is the same in every language, a person where its name is written
the same. Quotes are compared by their number only, since their words differ.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from archive.related.suggesting import forget, suggest

_DAYS = 45
"""Between the publications of an article and its translation."""

_FEWEST_SHARED = 4
_LEAST_SCORE = 0.55
_MOST_CANDIDATES = 300

_CANDIDATES = """
SELECT b.id FROM articles a JOIN articles b
  ON b.published_from BETWEEN date(a.published_from, ?1) AND date(a.published_from, ?2)
WHERE a.id = ?3 AND b.id <> a.id AND b.language <> a.language
  AND NOT EXISTS (SELECT 1 FROM article_relations r WHERE r.kind = 'translation' AND r.state = 'rejected'
    AND ((r.article_id = a.id AND r.other_id = b.id) OR (r.article_id = b.id AND r.other_id = a.id)))
  AND a.language <> 'und' AND b.language <> 'und' LIMIT ?4
"""
_TOUCHED = """
SELECT DISTINCT article_id FROM acquisitions
WHERE run_id = ? AND outcome IN ('new', 'changed') AND article_id IS NOT NULL ORDER BY article_id
"""


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article tells: places and persons by entity, days by EDTF, and the number of direct quotes."""

    places: frozenset[int]
    persons: frozenset[int]
    dates: frozenset[str]
    quotes: int

    @property
    def all(self) -> frozenset[object]:
        """Everything, to be counted."""
        return frozenset((*self.places, *self.persons, *self.dates))


def propose(connection: sqlite3.Connection, run: int) -> int:
    """Suggest translations of the articles that came in with an import run.

    Args:
        connection: in a transaction.
        run: id of the run.

    Returns:
        How many pairs were suggested.
    """
    pairs = 0
    told: dict[int, _Told] = {}
    for (article,) in connection.execute(_TOUCHED, (run,)).fetchall():
        forget(connection, article, translations=True)
        window = (f"-{_DAYS} days", f"+{_DAYS} days", article, _MOST_CANDIDATES)
        candidates = [other for (other,) in connection.execute(_CANDIDATES, window)]
        scores = {
            other: _score(_known(connection, told, article), _known(connection, told, other)) for other in candidates
        }
        best = max(scores, key=lambda other: (scores[other], -other), default=None)
        if best is not None and scores[best] >= _LEAST_SCORE:
            suggest(connection, max(article, best), min(article, best), "translation", round(scores[best], 3))
            pairs += 1
        if len(told) > 10 * _MOST_CANDIDATES:
            told.clear()
    return pairs


def _score(one: _Told, other: _Told) -> float:
    """How much of what the article that names less tells is in the other, 0 to 1; less where the quotes differ."""
    shared = one.all & other.all
    if len(shared) < _FEWEST_SHARED:
        return 0.0
    # Places alone are shared by all articles about two cities.
    if not (one.persons & other.persons or len(one.dates & other.dates) > 1):
        return 0.0
    contained = len(shared) / min(len(one.all), len(other.all))
    balanced = min(len(one.all), len(other.all)) / max(len(one.all), len(other.all))
    quotes = 1.0 - min(abs(one.quotes - other.quotes), 4) / 8
    return float(contained * balanced**0.5 * quotes)


def _known(connection: sqlite3.Connection, told: dict[int, _Told], article: int) -> _Told:
    if article not in told:
        told[article] = _told(connection, article)
    return told[article]


def _told(connection: sqlite3.Connection, article: int) -> _Told:
    entities = connection.execute(
        "SELECT DISTINCT kind, entity_id FROM mentions WHERE article_id = ? AND entity_id IS NOT NULL", (article,)
    ).fetchall()
    dates = connection.execute("SELECT DISTINCT edtf FROM date_mentions WHERE article_id = ?", (article,)).fetchall()
    quotes = connection.execute(
        "SELECT count(*) FROM quotes WHERE article_id = ? AND type = 'direct'", (article,)
    ).fetchone()
    return _Told(
        frozenset(entity for kind, entity in entities if kind == "place"),
        frozenset(entity for kind, entity in entities if kind == "person"),
        frozenset(edtf for (edtf,) in dates),
        int(quotes[0]),
    )
