"""Proposes articles in different languages that tell the same: by the places, persons and dates that both name.

Names are compared as the archive has them: a place is the same in every language, a person where its name is written
the same. Quotes are compared by their number only, since their words differ.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pyroaring import BitMap

from archive.related.suggesting import forget, suggest

_DAYS = 45
"""Between the publications of an article and its translation."""

_FEWEST_SHARED = 4
_LEAST_SCORE = 0.55
_MOST_WITH_DATE = 200
"""A date that more articles of a few weeks name (the year, a holiday) leads to no candidates; it counts for them."""

# A run that was killed is never finished; the next one that is looks for what came in with it, too.
_TOUCHED = """
SELECT DISTINCT article_id FROM acquisitions
WHERE run_id IN (SELECT id FROM import_runs WHERE id = ?1 OR (state = 'running' AND id < ?1))
  AND outcome IN ('new', 'changed') AND article_id IS NOT NULL
"""
_DAYS_OF_TOUCHED = """
SELECT DISTINCT a.published_from FROM acquisitions q JOIN articles a ON a.id = q.article_id
WHERE q.run_id IN (SELECT id FROM import_runs WHERE id = ?1 OR (state = 'running' AND id < ?1))
  AND q.outcome IN ('new', 'changed') AND a.published_from IS NOT NULL ORDER BY 1
"""
_PUBLISHED = """
SELECT id, language, published_from FROM articles
WHERE published_from BETWEEN ? AND ? AND language <> 'und' ORDER BY published_from, id
"""
_REJECTED = "SELECT article_id, other_id FROM article_relations WHERE kind = 'translation' AND state = 'rejected'"


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


@dataclass(frozen=True, slots=True)
class _Published:
    """An article in the order of publication."""

    id: int
    language: str
    day: int
    told: _Told
    touched: bool


@dataclass(slots=True)
class Translations:
    """What was found after an import run.

    Attributes:
        touched: row ids of the articles that came in with it.
        best: by article, the score and row id of the one most likely to tell the same in another language.
    """

    touched: BitMap
    best: dict[int, tuple[float, int]] = field(default_factory=dict)


def find(connection: sqlite3.Connection, run: int) -> Translations:
    """Look for translations of the articles that came in with an import run and with killed ones before; only reads.

    Articles are gone through once in the order of publication, and each is compared with those of the weeks before
    that share a person or several dates with it, so that memory does not grow with the archive.

    Args:
        connection: the archive.
        run: id of the run.
    """
    found = Translations(BitMap(article for (article,) in connection.execute(_TOUCHED, (run,))))
    rejected = {frozenset(pair) for pair in connection.execute(_REJECTED)}
    for first, last in _spans(connection, run):
        window = _Window()
        for article in _published(connection, first, last, found.touched):
            window.move_to(article.day - _DAYS)
            for other in window.candidates(article):
                if (article.touched or other.touched) and frozenset((article.id, other.id)) not in rejected:
                    _note(found, article, other)
            window.add(article)
    return found


def propose(connection: sqlite3.Connection, found: Translations) -> None:
    """Write the suggestions down, within the transaction that is open, in the place of former ones."""
    for article in found.touched:
        forget(connection, article, translations=True)
    for article, (score, other) in sorted(found.best.items()):
        suggest(connection, max(article, other), min(article, other), "translation", round(score, 3))


@dataclass(slots=True)
class _Window:
    """The articles of some weeks, and who of them names what."""

    _articles: deque[_Published] = field(default_factory=deque)
    _naming: defaultdict[object, dict[int, _Published]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, article: _Published) -> None:
        self._articles.append(article)
        for named in (*article.told.persons, *article.told.dates):
            self._naming[named][article.id] = article

    def move_to(self, first: int) -> None:
        """Leave behind what was published before a day."""
        while self._articles and self._articles[0].day < first:
            gone = self._articles.popleft()
            for named in (*gone.told.persons, *gone.told.dates):
                del self._naming[named][gone.id]
                if not self._naming[named]:
                    del self._naming[named]

    def candidates(self, article: _Published) -> Iterator[_Published]:
        """The articles in other languages that share a person or more than one date."""
        shared: Counter[int] = Counter()
        known: dict[int, _Published] = {}
        for named in (*article.told.persons, *article.told.dates):
            naming = self._naming.get(named, {})
            is_date = isinstance(named, str)
            if is_date and len(naming) > _MOST_WITH_DATE:
                continue
            known |= naming
            for other in naming:
                shared[other] += 1 if is_date else 2
        for other, count in shared.items():
            if count > 1 and known[other].language != article.language:
                yield known[other]


def _spans(connection: sqlite3.Connection, run: int) -> Iterator[tuple[date, date]]:
    """The times around the publication of the articles of a run, put together where they meet."""
    first = last = None
    for (text,) in connection.execute(_DAYS_OF_TOUCHED, (run,)).fetchall():
        day = date.fromisoformat(text)
        if last is not None and first is not None and (day - last).days > 2 * _DAYS:
            yield first, last
            first = None
        first, last = first or day, day
    if first is not None and last is not None:
        yield first, last


def _published(connection: sqlite3.Connection, first: date, last: date, touched: BitMap) -> Iterator[_Published]:
    begin = date.fromordinal(max(first.toordinal() - _DAYS, 1)).isoformat()
    end = date.fromordinal(min(last.toordinal() + _DAYS, date.max.toordinal())).isoformat()
    for article, language, day in connection.execute(_PUBLISHED, (begin, end)):
        number = date.fromisoformat(day).toordinal()
        yield _Published(article, language, number, _told(connection, article), article in touched)


def _note(found: Translations, one: _Published, other: _Published) -> None:
    score = _score(one.told, other.told)
    if score < _LEAST_SCORE:
        return
    for article, candidate in ((one, other.id), (other, one.id)):
        known = found.best.get(article.id)
        if article.touched and (known is None or (score, -candidate) > (known[0], -known[1])):
            found.best[article.id] = (score, candidate)


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
