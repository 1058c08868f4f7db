"""Asks about two dates for one event: the founding of a partnership that articles put on different days or years.

A date counts for the two cities that its sentence names; where it names fewer, for those that the article names most.
Dates a longer time apart are no contradiction, since agreements are renewed, unless both say since when it lasts.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from archive.decisions import targets
from archive.decisions.proposal import Proposal
from archive.decisions.review.items import ArticleText, Choice, ReviewItem, texts
from archive.decisions.review.wording import Edtf, Wording, wording
from archive.opening import Archive
from archive.reading import article
from archive.reading.sentences import sentence_around

_DATES = """
SELECT d.article_id, d.starts, d.ends, d.edtf, d.state = 'found' FROM date_mentions d
WHERE d.kind = 'founding' AND d.state <> 'rejected' ORDER BY d.article_id, d.starts
"""
_CITIES = """
SELECT m.article_id, m.starts, coalesce(e.merged_into, e.id)
FROM json_each(?) j CROSS JOIN mentions m ON m.article_id = j.value CROSS JOIN entities e ON e.id = m.entity_id
CROSS JOIN places p ON p.entity_id = coalesce(e.merged_into, e.id)
WHERE m.kind = 'place' AND p.kind = 'city' AND m.state <> 'rejected'
"""
_LABELS = "SELECT e.id, e.uid, e.label FROM json_each(?) j CROSS JOIN entities e ON e.id = j.value"
_BEGINNING = re.compile(r"(\d{4})(?:-\d\d){0,2}")
_EVIDENCE = 4

Pair = frozenset[int]
"""The row ids of two cities."""


@dataclass(frozen=True, slots=True)
class _Founding:
    """A date of a founding: where it stands, when it began, whether it says that it lasts since, whether it is open."""

    article: int
    span: tuple[int, int]
    begins: str
    lasts: bool
    open: bool


def count(archive: Archive) -> int:
    """How many questions there are."""
    return len(_contradictions(archive.connection))


def items(archive: Archive, limit: int, offset: int) -> Iterator[ReviewItem]:
    """The questions, those with most evidence first."""
    connection = archive.connection
    for pair, foundings in _contradictions(connection)[offset : offset + limit]:
        read = texts(connection, {founding.article for founding in foundings})
        labels = [row[1:] for row in connection.execute(_LABELS, (json.dumps(sorted(pair)),))]
        names = " – ".join(sorted(label for _, label in labels))
        counts = Counter(founding.begins for founding in foundings)
        ranked = sorted(counts, key=lambda begins: (-counts[begins], -len(begins), begins))
        choices = [Choice(Edtf(begins), _only(archive, read, foundings, begins)) for begins in ranked]
        shown = sorted(foundings, key=lambda founding: (ranked.index(founding.begins), founding.article))
        yield ReviewItem(
            kind="event",
            key=f"event {' '.join(sorted(uid for uid, _ in labels))} {' '.join(sorted(counts))}",
            title=names,
            question=wording(
                "Is {date} the beginning of the partnership of {cities}?", date=Edtf(ranked[0]), cities=names
            ),
            count=len(foundings),
            why=wording("articles differ: {dates}", dates=tuple(_counted(begins, counts[begins]) for begins in ranked)),
            evidence=tuple(read[founding.article].evidence(founding.span) for founding in _of_each(shown)),
            yes=choices[0],
            no=Choice(wording("several events"), _only(archive, read, foundings, None)),
            others=tuple(choices[1:]),
        )


def _counted(begins: str, articles: int) -> Wording:
    return wording("{date} ({number})", date=Edtf(begins), number=articles)


def _contradictions(connection: sqlite3.Connection) -> list[tuple[Pair, list[_Founding]]]:
    """Pairs of cities with the dates that contradict another, where not all of them were decided."""
    found = []
    for pair, foundings in _by_pair(connection).items():
        contradicting = {
            founding
            for one, other in combinations(foundings, 2)
            if _contradict(one, other)
            for founding in (one, other)
        }
        if any(founding.open for founding in contradicting):
            found.append((pair, sorted(contradicting, key=lambda founding: (founding.article, founding.span))))
    return sorted(found, key=lambda item: (-len(item[1]), sorted(item[0])))


def _contradict(one: _Founding, other: _Founding) -> bool:
    if one.begins.startswith(other.begins) or other.begins.startswith(one.begins):
        return False
    return abs(int(one.begins[:4]) - int(other.begins[:4])) <= 1 or (one.lasts and other.lasts)


def _by_pair(connection: sqlite3.Connection) -> dict[Pair, list[_Founding]]:
    dates = defaultdict(list)
    for article_id, starts, ends, edtf, open_ in connection.execute(_DATES):
        begins, slash, _ = edtf.partition("/")
        if _BEGINNING.fullmatch(begins):
            dates[article_id].append(_Founding(article_id, (starts, ends), begins, bool(slash), bool(open_)))
    cities = defaultdict(list)
    for article_id, starts, city in connection.execute(_CITIES, (json.dumps(list(dates)),)):
        cities[article_id].append((starts, city))
    read = texts(connection, [article_id for article_id in dates if len(cities[article_id]) > 1])
    found = defaultdict(list)
    for article_id, text in read.items():
        for founding in dates[article_id]:
            pair = _pair(text.text, founding, cities[article_id])
            if pair is not None:
                found[pair].append(founding)
    return found


def _pair(text: str, founding: _Founding, cities: list[tuple[int, int]]) -> Pair | None:
    """The two cities that a date is about, None where that cannot be told."""
    start, end = sentence_around(text, founding.span)
    here = {city for starts, city in cities if start <= starts < end}
    frequent = Counter(city for _, city in cities if city not in here).most_common()
    missing = 2 - len(here)
    if missing < 0 or len(frequent) < missing:
        return None
    if 0 < missing < len(frequent) and frequent[missing - 1][1] == frequent[missing][1]:
        return None
    return frozenset(here | {city for city, _ in frequent[:missing]})


def _of_each(foundings: list[_Founding]) -> list[_Founding]:
    """Some of the evidence, in order, with each of the dates if possible."""
    first = list({founding.begins: founding for founding in reversed(foundings)}.values())[::-1]
    rest = [founding for founding in foundings if founding not in first]
    return (first + rest)[:_EVIDENCE]


def _only(
    archive: Archive, read: dict[int, ArticleText], foundings: list[_Founding], begins: str | None
) -> tuple[Proposal, ...]:
    """Confirm the dates that say this beginning (None: all) and take the others as dates of something else."""
    proposals = []
    for founding in foundings:
        record = article(archive, read[founding.article].uid)
        date = next(found for found in record.dates if found.span == founding.span)
        target = targets.of_date(record, date)
        if begins is None or begins.startswith(founding.begins) or founding.begins.startswith(begins):
            proposals.append(Proposal("confirm", target, targets.date_value(date)))
        else:
            proposals.append(Proposal("set", target, {"date": {"kind": "other"}}))
    return tuple(proposals)
