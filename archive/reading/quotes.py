"""What was said, by whom, and where it stands."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pyroaring import BitMap, BitMap64

from archive.errors import sqlite_errors
from archive.index.date_order import DateOrder
from archive.index.words import QUOTES_PER_ARTICLE, quote_row
from archive.reading import naming
from archive.records import FacetValue, QuoteRecord

if TYPE_CHECKING:
    from archive.opening import Archive

QuoteType = Literal["direct", "indirect"]
QuoteKey = Literal["speaker", "office_place", "year"]
_Row = Sequence[object]

UNKNOWN = "unknown"
"""What `by` of `quotes` is for quotes of which no one knows who said them."""

_BATCH = 200
_COLUMNS = """
  q.id, q.uid, a.uid, a.title, a.published, q.type, q.text, e.uid,
  coalesce(e.label, substr(v.text, q.speaker_starts + 1, q.speaker_ends - q.speaker_starts), ''),
  q.speaker_starts, q.speaker_ends, q.basis,
  coalesce(coalesce(t.title, q.said_title) || coalesce(', ' || p.label, ''), ''), p.uid, p.label,
  q.cue_starts, q.cue_ends, q.confidence, q.why
"""
_KEYS: dict[QuoteKey, str] = {
    "speaker": "e.uid, e.label",
    "office_place": "p.uid, p.label",
    "year": "substr(a.published, 1, 4), ''",
}
_QUOTES = """
SELECT {columns}
FROM {source}
JOIN articles a ON a.id = q.article_id
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
LEFT JOIN entities f ON f.id = q.speaker_id
LEFT JOIN entities e ON e.id = coalesce(f.merged_into, f.id)
LEFT JOIN office_terms t ON t.id = q.office_term_id
LEFT JOIN entities o ON o.id = CASE WHEN t.id IS NULL THEN q.said_place_id ELSE t.place_id END
LEFT JOIN entities p ON p.id = coalesce(o.merged_into, o.id)
WHERE q.state <> 'rejected' {condition}
"""
_FIRST = "(SELECT min(starts) FROM quote_segments WHERE quote_id = q.id)"
_OF_ARTICLES = (
    "json_each(:ordinals) j CROSS JOIN articles x ON x.ordinal = j.value CROSS JOIN quotes q ON q.article_id = x.id"
)
_SEGMENTS = """
SELECT quote_id, starts, ends FROM json_each(?) j CROSS JOIN quote_segments s ON s.quote_id = j.value
ORDER BY quote_id, number
"""


def of_article(connection: sqlite3.Connection, article_id: int) -> list[QuoteRecord]:
    """The quotes of one article, in its order."""
    query = _QUOTES.format(
        columns=_COLUMNS, source="quotes q", condition=f"AND q.article_id = ? ORDER BY {_FIRST}, q.number"
    )
    return _records(connection, connection.execute(query, (article_id,)).fetchall())


def quotes(
    archive: Archive,
    *,
    articles: BitMap | None = None,
    rows: BitMap64 | None = None,
    by: str | None = None,
    office_place: str | None = None,
    type: QuoteType | None = None,  # noqa: A002 - the name the record has
    limit: int | None = None,
    offset: int = 0,
) -> list[QuoteRecord]:
    """Quotes, those of the newest articles first.

    Args:
        archive: where.
        articles: ordinals of the articles to take quotes from, None for all.
        rows: only these, as `FileSearcher.quotes` gives them, None for all.
        by: uid or name of the speaker, or `unknown`.
        office_place: uid of the place of the office that the speaker holds.
        type: direct or indirect speech only.
        limit: how many at most, None for all.
        offset: how many to pass over first.

    Raises:
        NotInArchiveError: nobody has the name `by`.
    """
    found: list[QuoteRecord] = []
    wanted = None if limit is None else offset + limit
    with sqlite_errors(archive.path):
        for batch in _selected(archive, _Selection(articles, rows, by, office_place, type)):
            found.extend(_records(archive.connection, batch))
            if wanted is not None and len(found) >= wanted:
                break
    return found[offset:wanted]


def count_quotes(
    archive: Archive,
    *,
    articles: BitMap | None = None,
    rows: BitMap64 | None = None,
    by: str | None = None,
    office_place: str | None = None,
    type: QuoteType | None = None,  # noqa: A002 - the name the record has
) -> int:
    """How many quotes `quotes` gives for the same arguments."""
    with sqlite_errors(archive.path):
        return sum(map(len, _selected(archive, _Selection(articles, rows, by, office_place, type))))


@dataclass(frozen=True, slots=True)
class _Selection:
    """Which quotes are asked for, as the arguments of `quotes`."""

    articles: BitMap | None
    rows: BitMap64 | None
    by: str | None
    office_place: str | None
    type: QuoteType | None


def count_quotes_by(
    archive: Archive,
    key: QuoteKey,
    *,
    articles: BitMap | None = None,
    rows: BitMap64 | None = None,
    by: str | None = None,
    office_place: str | None = None,
    type: QuoteType | None = None,  # noqa: A002 - the name the record has
) -> list[FacetValue]:
    """How many of the quotes that `quotes` gives for the same arguments have which speaker, place of office or year.

    Args:
        archive: where.
        key: by what; years are those of publication.
        articles: see `quotes`, as all others.
        rows: see there.
        by: see there.
        office_place: see there.
        type: see there.

    Returns:
        What most have first, with the uid as key (of years their number); without quotes of which it is not known.
    """
    totals: Counter[object] = Counter()
    labels: dict[object, str] = {}
    with sqlite_errors(archive.path):
        for batch in _selected(archive, _Selection(articles, rows, by, office_place, type), _KEYS[key]):
            totals.update(value for value, _ in batch)
            labels |= {value: str(label or value) for value, label in batch if value}
    ranked = sorted(labels, key=lambda value: (-totals[value], labels[value]))
    return [FacetValue(str(value), labels[value], totals[value]) for value in ranked]


def _selected(archive: Archive, selection: _Selection, columns: str = _COLUMNS) -> Iterator[list[_Row]]:
    """The rows of the quotes asked for, by batches of articles, newest first."""
    conditions: list[str] = []
    values: dict[str, object] = {"type": selection.type, "office_place": selection.office_place}
    if selection.type is not None:
        conditions.append("AND q.type = :type")
    if selection.office_place is not None:
        conditions.append("AND p.uid = :office_place")
    if selection.by is not None and selection.by.casefold() == UNKNOWN:
        conditions.append("AND q.speaker_id IS NULL")
    elif selection.by is not None:
        conditions.append("AND e.id IN (SELECT value FROM json_each(:speakers))")
        speakers = naming.entity_ids(archive, selection.by, ("person", "organisation", "place"))
        values["speakers"] = json.dumps(speakers)
    condition = " ".join([*conditions, f"ORDER BY j.key, {_FIRST}, q.number"])
    query = _QUOTES.format(columns=f"a.ordinal, q.number, {columns}", source=_OF_ARTICLES, condition=condition)
    articles, rows = selection.articles, selection.rows
    if rows is not None:
        meant = BitMap({row // QUOTES_PER_ARTICLE for row in rows})
        articles = meant if articles is None else articles & meant
    for batch in _batches(archive.connection, articles):
        found = archive.connection.execute(query, {**values, "ordinals": json.dumps(batch)}).fetchall()
        yield [columns for ordinal, number, *columns in found if rows is None or quote_row(ordinal, number) in rows]


def _batches(connection: sqlite3.Connection, articles: BitMap | None) -> Iterator[list[int]]:
    """Ordinals of articles that have quotes, newest first."""
    row = connection.execute("SELECT bitmap FROM facet_bitmaps WHERE kind = 'has' AND value = 'quote'").fetchone()
    having = BitMap.deserialize(row[0]) if row else BitMap()
    newest = DateOrder(connection).newest(having if articles is None else having & articles)
    for start in range(0, len(newest), _BATCH):
        yield newest[start : start + _BATCH].tolist()


def _records(connection: sqlite3.Connection, rows: Sequence[_Row]) -> list[QuoteRecord]:
    segments: dict[object, list[tuple[int, int]]] = {}
    for quote, starts, ends in connection.execute(_SEGMENTS, (json.dumps([row[0] for row in rows]),)):
        segments.setdefault(quote, []).append((starts, ends))
    return [_record(row, segments.get(row[0], [])) for row in rows]


def _record(row: _Row, segments: list[tuple[int, int]]) -> QuoteRecord:
    (_, uid, article, title, published, type_, text, speaker, label, speaker_starts, speaker_ends, basis, office,
     place, place_label, cue_starts, cue_ends, confidence, why) = row  # fmt: skip
    return QuoteRecord(
        uid=str(uid), article=str(article), title=str(title), published=str(published), type=str(type_),
        segments=tuple(segments), text=str(text), speaker=str(speaker) if speaker is not None else None,
        speaker_label=str(label), speaker_span=_span(speaker_starts, speaker_ends), basis=str(basis),
        office=str(office), office_place=(str(place), str(place_label)) if place is not None else None,
        cue=_span(cue_starts, cue_ends), confidence=float(str(confidence)), why=str(why),
    )  # fmt: skip


def _span(starts: object, ends: object) -> tuple[int, int] | None:
    return (starts, ends) if isinstance(starts, int) and isinstance(ends, int) else None
