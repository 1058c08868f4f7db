"""The units of time that a date counts for: a month, season, year, decade or century, each as one number.

A date counts for the unit that it names and for no smaller one: "2014" counts for the year 2014 as a whole and for none
of its months. Pure.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

VERSION = 1
"""Raised when a date comes to count for other units, so that the bitmaps of an older archive are made anew."""

_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of each season of EDTF (https://www.loc.gov/standards/datetime/, level 1)."""
DECADES = 10_000_000
"""Units of a year or less are below this number."""
_CENTURIES = 20_000_000
BEYOND = 30_000_000
"""All units are below this number."""

QUALIFIERS = "~?%"
"""Signs of EDTF that a date is approximate, uncertain, or both."""
_FORMS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|(\d{3})X|(\d\d)XX")

Months = tuple[int, int]
"""First and last month of a stretch of time, each counted from the beginning of the era."""


def units(edtf: str, earliest: str | None, latest: str | None) -> list[int]:
    """The units a date counts for.

    A single date counts for one: a day for its month, all others for what they name. A stretch of time counts for each
    of the largest units that it fills, and at its ends for the units in which it begins and ends; where one end is
    open, for the one in which it begins or ends. A sign that a date is uncertain or approximate changes nothing.

    Args:
        edtf: the date.
        earliest: its first possible day (ISO), None when it is open.
        latest: its last possible day, None when it is open.

    Returns:
        `YYYYMM` for a month, `YYYY21` to `YYYY24` for a season, `YYYY00` for a year as a whole, and numbers beyond all
        of these for decades and centuries.
    """
    first, is_stretch, last = edtf.partition("/")
    begin, end = unit_of(first), unit_of(last)
    if is_stretch and begin is not None and end is not None:
        return _filled(begin, end, earliest or "", latest or "")
    single = begin if begin is not None else end
    if single is not None:
        return [single]
    # A form that extraction and people do not write: by its days.
    days = [day for day in (earliest, latest) if day and unit_of(day) is not None]
    return units("/".join(days), days[0], days[-1]) if days else []


def unit_of(edtf: str) -> int | None:
    """The unit that a single date of EDTF names, of a day its month; None where it is none or another form."""
    match = _FORMS.fullmatch(edtf.rstrip(QUALIFIERS))
    if match is None:
        return None
    year, month, _, decade, century = match.groups()
    if century:
        return _CENTURIES + int(century)
    if decade:
        return DECADES + int(decade)
    if month and not (1 <= int(month) <= 12 or int(month) in _SEASON_MONTHS):
        return None
    return int(year) * 100 + int(month or 0)


def name_of(unit: int) -> str:
    """A unit in EDTF."""
    if unit >= _CENTURIES:
        return f"{unit - _CENTURIES:02}XX"
    if unit >= DECADES:
        return f"{unit - DECADES:03}X"
    return f"{unit // 100:04}-{unit % 100:02}" if unit % 100 else f"{unit // 100:04}"


def months_of(unit: int) -> Months:
    """The first and last month of a unit."""
    if unit >= _CENTURIES:
        return (unit - _CENTURIES) * 1200, (unit - _CENTURIES) * 1200 + 1199
    if unit >= DECADES:
        return (unit - DECADES) * 120, (unit - DECADES) * 120 + 119
    year, part = divmod(unit, 100)
    if not part:
        return year * 12, year * 12 + 11
    if part in _SEASON_MONTHS:
        first = year * 12 + _SEASON_MONTHS[part] - 1
        return first, first + 2
    return year * 12 + part - 1, year * 12 + part - 1


def days_of(unit: int) -> tuple[date, date]:
    """The first and last day of a unit."""
    first, last = months_of(unit)
    year, month = last // 12, last % 12 + 1
    # A century that ends after the last year that days can be told of ends with it.
    return date(first // 12 or 1, first % 12 + 1, 1), date(
        min(year, 9999), month, monthrange(min(year, 9999), month)[1]
    )


def month(day: date) -> int:
    """The month of a day, counted as in `Months`."""
    return day.year * 12 + day.month - 1


def ends_month(day: date) -> bool:
    """Whether a day is the last of its month."""
    return day == date.max or (day + timedelta(days=1)).day == 1


def month_unit(day: date) -> int:
    """The unit that is the month of a day."""
    return day.year * 100 + day.month


def is_season(unit: int) -> bool:
    """Whether a unit is a season."""
    return unit < DECADES and unit % 100 > 12


def is_month(unit: int) -> bool:
    """Whether a unit is a month."""
    return unit < DECADES and 1 <= unit % 100 <= 12


def is_century(unit: int) -> bool:
    """Whether a unit is a century."""
    return unit >= _CENTURIES


def is_decade(unit: int) -> bool:
    """Whether a unit is a decade."""
    return DECADES <= unit < _CENTURIES


def unit_between(first: date, last: date) -> int | None:
    """The unit that begins and ends with these days, None when there is none."""
    begins, length = month(first), month(last) - month(first) + 1
    if first.day > 1 or not ends_month(last):
        return None
    year, before = divmod(begins, 12)
    candidates = {
        1: year * 100 + before + 1, 3: year * 100 + 20 + (before + 1) // 3, 12: year * 100,
        120: DECADES + year // 10, 1200: _CENTURIES + year // 100,
    }  # fmt: skip
    unit = candidates.get(length)
    return unit if unit is not None and months_of(unit) == (begins, begins + length - 1) else None


def years_of(unit: int) -> list[int]:
    """The years (`YYYY`) that a unit is counted under, two for a winter; of a decade or century the unit itself."""
    if unit >= DECADES:
        return [unit]
    return list(dict.fromkeys(end // 12 for end in months_of(unit)))


def name_of_years(value: int) -> str:
    """What `years_of` gives, in EDTF."""
    return name_of(value) if value >= DECADES else f"{value:04}"


def _filled(begin: int, end: int, earliest: str, latest: str) -> list[int]:
    (first, after_begin), (before_end, last) = months_of(begin), months_of(end)
    if after_begin >= before_end:
        return list(dict.fromkeys((begin, end)))
    # Only what is filled to its last day is joined to larger units; the other ends stand by themselves.
    begins, ends = [], []
    if is_season(begin) or earliest[8:] not in ("", "01"):
        begins, first = [begin], after_begin + 1
    if is_season(end) or (latest and date.fromisoformat(latest) != days_of(end)[1]):
        ends, last = [end], before_end - 1
    return list(dict.fromkeys((*begins, *_largest(first, last), *ends)))


def _largest(first: int, last: int) -> list[int]:
    """The fewest units that fill a stretch of months."""
    found = []
    while first <= last:
        for size, unit in (
            (1200, _CENTURIES + first // 1200), (120, DECADES + first // 120), (12, first // 12 * 100),
            (1, first // 12 * 100 + first % 12 + 1),
        ):  # fmt: skip
            if not first % size and first + size - 1 <= last:
                found.append(unit)
                first += size
                break
    return found
