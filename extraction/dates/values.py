"""Calendar values: what a date expression means, as EDTF with its first and last day.

EDTF is the Extended Date/Time Format of the Library of Congress, part of ISO 8601-2. Its level 2 writes a season as
`2013-24` (21 spring to 24 winter), a quarter as `2014-33` to `-36`, a half-year as `2014-40` and `-41`, a decade as
`197X`, an unknown year as `XXXX-05-09`, an interval as `A/B` and an open one as `A/..`.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from extraction.findings import Grain

_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_PERIOD_MONTHS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}


class Value(NamedTuple):
    """What a date expression means.

    Attributes:
        edtf: in EDTF, level 2.
        earliest: first day it can mean, None when open, unknown or before year 1.
        latest: last day it can mean, None when open, unknown or before year 1.
        grain: size of the unit named.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    grain: Grain


def day(year: int, month: int, number: int) -> Value:
    """A day.

    Raises:
        ValueError: the calendar has no such day.
    """
    if year < 1:
        date(2000 + year % 4, month, number)
        return Value(f"{_year(year)}-{month:02}-{number:02}", None, None, "day")
    found = date(year, month, number)
    return Value(found.isoformat(), found, found, "day")


def yearless_day(month: int, number: int) -> Value:
    """A day of a year that is not known.

    Raises:
        ValueError: no year has such a day.
    """
    date(2000, month, number)
    return Value(f"XXXX-{month:02}-{number:02}", None, None, "day")


def month(year: int | None, number: int) -> Value:
    """A month, of an unknown year when `year` is None."""
    if year is None:
        return Value(f"XXXX-{number:02}", None, None, "month")
    if year < 1:
        return Value(f"{_year(year)}-{number:02}", None, None, "month")
    return Value(f"{year:04}-{number:02}", date(year, number, 1), _last(year, number), "month")


def half_month(year_number: int, number: int, half: int) -> Value:
    """The days up to the 15th of a month, or those after it."""
    first, last = date(year_number, number, 1 if half == 1 else 16), _last(year_number, number)
    return _stretch(first, last.replace(day=15) if half == 1 else last, "span")


def year(number: int) -> Value:
    """A year; 0 is 1 BC and -448 is 449 BC, as ISO 8601 counts."""
    if number < 1:
        return Value(_year(number), None, None, "year")
    return Value(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def season(year_number: int, code: int) -> Value:
    """A season, 21 spring to 24 winter; the winter of a year begins in its December."""
    first, last = _SEASON_MONTHS[code]
    if year_number < 1:
        return Value(f"{_year(year_number)}-{code}", None, None, "season")
    end_year = year_number + (last < first)
    return Value(f"{year_number:04}-{code}", date(year_number, first, 1), _last(end_year, last), "season")


def period(year_number: int, code: int) -> Value:
    """A quarter (33 to 36) or half (40, 41) of a year."""
    first, last = _PERIOD_MONTHS[code]
    return Value(f"{year_number:04}-{code}", date(year_number, first, 1), _last(year_number, last), "season")


def decade(first_year: int) -> Value:
    """Ten years from one that ends in 0."""
    return Value(f"{first_year // 10:03}X", date(first_year, 1, 1), date(first_year + 9, 12, 31), "decade")


def century(number: int) -> Value:
    """A century by its ordinal: 20 is 19XX, as newspapers use it."""
    first = max(1, (number - 1) * 100)
    return Value(f"{number - 1:02}XX", date(first, 1, 1), date((number - 1) * 100 + 99, 12, 31), "century")


def epoch(written: str) -> Value:
    """A stretch of history that has a name.

    Args:
        written: its first and last year or century, `1918/1939`, `04XX/14XX`; a year that historians do not agree on
            has `~` after it, and `..` stands for no end.
    """
    first, last = (_epoch_side(side) for side in written.split("/"))
    found = interval(first, last)
    assert found is not None, f"{written} begins before it ends"
    return found


def _epoch_side(side: str) -> Value | None:
    if side == "..":
        return None
    if side.endswith("XX"):
        return century(int(side[:2]) + 1)
    found = year(int(side.rstrip("~")))
    return approximate(found) if side.endswith("~") else found


def week(day_in_it: date) -> Value:
    """The week, Monday to Sunday, that a day lies in."""
    monday = day_in_it - timedelta(days=day_in_it.weekday())
    return _stretch(monday, monday + timedelta(days=6), "week")


def weekend(day_in_it: date) -> Value:
    """Saturday and Sunday of the week that a day lies in."""
    saturday = day_in_it + timedelta(days=5 - day_in_it.weekday())
    return _stretch(saturday, saturday + timedelta(days=1), "span")


def one_of(first: Value, second: Value) -> Value:
    """Either of two days, when the writing does not tell which."""
    low, high = sorted((first, second), key=lambda value: value.edtf)
    return Value(f"[{low.edtf},{high.edtf}]", low.earliest, high.latest, "day")


def last_day(value: Value) -> Value:
    """The last day of a value that has one."""
    if value.latest is None:
        return value
    return day(value.latest.year, value.latest.month, value.latest.day)


def approximate(value: Value) -> Value:
    """The same, said with "about"; seasons and intervals have no such form in EDTF and stay as they are."""
    if value.grain not in {"day", "month", "year", "decade"} or "/" in value.edtf:
        return value
    mark = "%" if value.edtf.endswith("?") else "~"
    return Value(f"{value.edtf.rstrip('?')}{mark}", value.earliest, value.latest, value.grain)


def uncertain(value: Value) -> Value:
    """The same, held for likely but not certain."""
    if value.grain not in {"day", "month", "year", "decade"} or "/" in value.edtf:
        return value
    return Value(f"{value.edtf}?", value.earliest, value.latest, value.grain)


def interval(begin: Value | None, end: Value | None) -> Value | None:
    """From one date to another; None leaves that side open.

    Returns:
        None when the end lies before the begin, or when EDTF has no way to write it.
    """
    first, last = begin and _bound(begin, first=True), end and _bound(end, first=False)
    if begin and end and begin.earliest and end.latest and end.latest < begin.earliest:
        return None
    if first in {None, ".."} and last in {None, ".."}:
        return None
    # EDTF leaves a side open only next to a date or season, not next to a decade or a set.
    if (first is None or last is None) and ("X" in f"{first}{last}" or "[" in f"{first}{last}"):
        return None
    if first == last:
        return begin
    earliest, latest = begin.earliest if begin else None, end.latest if end else None
    return Value(f"{first or '..'}/{last or '..'}", earliest, latest, "span")


def _bound(value: Value, *, first: bool) -> str:
    """An interval's side in EDTF: a side that is itself an interval, or a quarter, gives its own first or last part."""
    if "/" in value.edtf:
        return value.edtf.split("/")[0 if first else 1]
    code = int(value.edtf[5:]) if value.grain == "season" else 0
    if code in _PERIOD_MONTHS:
        return f"{value.edtf[:4]}-{_PERIOD_MONTHS[code][0 if first else 1]:02}"
    return value.edtf


def _stretch(first: date, last: date, grain: Grain) -> Value:
    return Value(f"{first.isoformat()}/{last.isoformat()}", first, last, grain)


def _year(number: int) -> str:
    return f"-{-number:04}" if number < 0 else f"{number:04}"


def _last(year_number: int, month_number: int) -> date:
    return date(year_number, month_number, calendar.monthrange(year_number, month_number)[1])
