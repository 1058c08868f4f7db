"""The articles that name a date in a period, or were published in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from pyroaring import BitMap

from archive.index.days_of_month import days, ends_of
from archive.index.units_of_time import (
    DECADES,
    ends_month,
    is_month,
    is_season,
    month,
    month_unit,
    months_of,
    unit_between,
    units,
)
from archive.search.periods import AskedPeriod, asked_period
from archive.search.tree import During

if TYPE_CHECKING:
    from archive.search.snapshot import Snapshot

Kind = Literal["month", "published"]

_TOUCHING = {
    "month": """
    SELECT DISTINCT a.ordinal FROM json_each(?) j CROSS JOIN articles a ON a.ordinal = j.value
    CROSS JOIN date_mentions d ON d.article_id = a.id
    WHERE d.state <> 'rejected' AND coalesce(d.earliest, d.latest) <= ? AND coalesce(d.latest, d.earliest) >= ?
    """,
    "published": """
    SELECT a.ordinal FROM json_each(?) j CROSS JOIN articles a ON a.ordinal = j.value
    WHERE a.published_from <= ? AND a.published_to >= ?
    """,
}
_DATES = {
    "month": """
    SELECT d.edtf, d.earliest, d.latest, d.grain, a.ordinal
    FROM json_each(?) j CROSS JOIN articles a ON a.ordinal = j.value
    CROSS JOIN date_mentions d ON d.article_id = a.id WHERE d.state <> 'rejected'
    """,
    "published": """
    SELECT a.published, a.published_from, a.published_to, '', a.ordinal
    FROM json_each(?) j CROSS JOIN articles a ON a.ordinal = j.value
    """,
}


def during(connection: sqlite3.Connection, snapshot: Snapshot, node: During) -> BitMap:
    """The articles of a filter `date:` or `published:`; not to be changed."""
    asked = asked_period(node.period, node.at)
    kind: Kind = "month" if node.field == "date" else "published"
    if asked.how == "whole":
        return _whole(connection, snapshot, kind, asked)
    found = BitMap.union(BitMap(), *(snapshot.bitmap(*value) for value in whole_units(snapshot, kind, asked)))
    first, last = asked.first or date.min, asked.last or date.max
    for unit in _cut(first, last):
        # Only a part of the month is meant: its articles are looked at day by day.
        articles = json.dumps(snapshot.bitmap(kind, unit).to_array().tolist())
        if asked.how == "touching":
            ends = (last.isoformat(), first.isoformat())
            found |= BitMap(row[0] for row in connection.execute(_TOUCHING[kind], (articles, *ends)))
            continue
        for ordinal, named in _days(connection, kind, unit, articles):
            if any(first.isoformat() <= begin and end <= last.isoformat() for begin, end in named):
                found.add(ordinal)
    return found


def _days(
    connection: sqlite3.Connection, kind: Kind, unit: int, articles: str
) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Of some articles what each date counts for within a month, by its ends."""
    for edtf, earliest, latest, grain, ordinal in connection.execute(_DATES[kind], (articles,)):
        yield ordinal, [ends_of(name) for name in days(edtf, earliest, latest, grain, unit)]


def whole_units(snapshot: Snapshot, kind: Kind, asked: AskedPeriod) -> list[tuple[str, int]]:
    """The bitmaps of the units of time that a period means, but for the months of which it means only a part.

    Args:
        snapshot: of the archive.
        kind: of the bitmaps.
        asked: the period; not a `whole` one.
    """
    first, last = asked.first or date.min, asked.last or date.max
    cut = _cut(first, last)
    found: list[tuple[str, int]] = []
    years = range(first.year + (first.timetuple().tm_yday > 1), last.year + (last.month == 12 and last.day == 31))
    if kind == "published" or len(years) < 2:
        years = range(0)
    else:
        found = [("year", value) for value in snapshot.values("year") if value in years]
    for unit in snapshot.values(kind):
        begins, ends = months_of(unit)
        if begins // 12 in years and ends // 12 in years and unit < DECADES:
            continue
        if unit not in cut and (
            _inside(unit, first, last) if asked.how == "inside" else begins <= month(last) and ends >= month(first)
        ):
            found.append((kind, unit))
    return found


def dates_itself(asked: AskedPeriod, edtf: str, earliest: str | None, latest: str | None, grain: str) -> bool:
    """Whether a date is one by which a filter finds articles.

    Args:
        asked: the period of the filter.
        edtf: the date.
        earliest: its first possible day (ISO), None when it is open.
        latest: its last possible day, None when it is open.
        grain: of the date.
    """
    first, last = asked.first or date.min, asked.last or date.max
    if asked.how == "touching":
        return (earliest or latest or "") <= last.isoformat() and (latest or earliest or "") >= first.isoformat()
    counted = units(edtf, earliest, latest)
    if asked.how == "inside":
        cut = _cut(first, last)
        return any(unit not in cut and _inside(unit, first, last) for unit in counted) or any(
            first.isoformat() <= begin and end <= last.isoformat()
            for unit in cut
            for begin, end in map(ends_of, days(edtf, earliest, latest, grain, unit))
        )
    unit = unit_between(first, last)
    if unit is not None and not is_month(unit):
        return unit in counted
    named = map(ends_of, days(edtf, earliest, latest, grain, month_unit(first)))
    return (first.isoformat(), last.isoformat()) in named


def _inside(unit: int, first: date, last: date) -> bool:
    """Whether a unit lies within a period; a winter lies in both its years."""
    begins, ends = months_of(unit)
    if is_season(unit) and first.month == 1 and last.month == 12:
        return begins <= month(last) and ends >= month(first)
    return begins >= month(first) and ends <= month(last)


def _cut(first: date, last: date) -> set[int]:
    """The months of which a period has only a part."""
    begin = {month_unit(first)} if first.day > 1 else set()
    return begin | ({month_unit(last)} if not ends_month(last) else set())


def _whole(connection: sqlite3.Connection, snapshot: Snapshot, kind: Kind, asked: AskedPeriod) -> BitMap:
    """The articles that name just this unit of time, and nothing in it."""
    assert asked.first is not None
    assert asked.last is not None
    unit = unit_between(asked.first, asked.last)
    if unit is not None and not is_month(unit):
        return snapshot.bitmap(kind, unit)
    unit = unit or month_unit(asked.first)
    wanted = (asked.first.isoformat(), asked.last.isoformat())
    articles = json.dumps(snapshot.bitmap(kind, unit).to_array().tolist())
    return BitMap(
        ordinal for ordinal, named in _days(connection, kind, unit, articles) if any(ends == wanted for ends in named)
    )
