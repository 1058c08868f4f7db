"""Round anniversaries of what is dated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.records import EventRecord, Span

_START = re.compile(r"(\d{4})(?:-\d\d){0,2}")
_GRAINS = frozenset({"day", "month", "year", "span"})
_ROUND = 5


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A round number of years since an event.

    Attributes:
        when: EDTF of the anniversary, as exact as the date of the event is, or as all tell it where they disagree.
        years: how many.
        event: what is remembered, in the telling with the most exact date.
        others: the other tellings of it.
        dates: EDTF of the dates that disagree, empty when all tell the same, be it less exactly.
    """

    when: str
    years: int
    event: EventRecord
    others: tuple[EventRecord, ...] = ()
    dates: tuple[str, ...] = ()


Cities = Mapping[tuple[str, "Span"], tuple[tuple[str, str], ...]]
"""By article and place of a date the cities of an event: uid and label of each."""


def anniversaries(
    events: Iterable[EventRecord], today: date, cities: Cities = MappingProxyType({}), months: int = 24
) -> list[Anniversary]:
    """The anniversaries divisible by five that fall in the coming months, soonest first, each event once.

    What the same cities began in the same year is one event, told more or less exactly.

    Args:
        events: what may be remembered; only those with a day, month or year count.
        today: when to start.
        cities: whose events they are, in any order; all are of the same where that is not said.
        months: how far to look ahead.
    """
    end_month = today.year * 12 + today.month - 1 + months
    same: dict[tuple[int, frozenset[str]], list[EventRecord]] = {}
    for event in events:
        if _start(event):
            whose = frozenset(uid for uid, _ in cities.get((event.article, event.date.span), ()))
            same.setdefault((int(_start(event)[:4]), whose), []).append(event)
    found = [
        _anniversary(tellings, anniversary_year - year)
        for (year, _), tellings in same.items()
        for anniversary_year in range(today.year, end_month // 12 + 1)
        if anniversary_year > year and (anniversary_year - year) % _ROUND == 0
    ]
    near = [anniversary for anniversary in found if _in_window(anniversary.when, today, end_month)]
    return sorted(near, key=lambda anniversary: (anniversary.when, -anniversary.years))


def has_one_soon(event: EventRecord, today: date, months: int = 24) -> bool:
    """Whether a year in which the coming months lie is a round one for an event."""
    last = (today.year * 12 + today.month - 1 + months) // 12
    start = _start(event)
    return bool(start) and any((year - int(start[:4])) % _ROUND == 0 for year in range(today.year, last + 1))


def _start(event: EventRecord) -> str:
    """The day, month or year in which something began, empty when that is not so exactly known."""
    match = _START.match(event.date.edtf)
    return match[0] if match and event.date.grain in _GRAINS else ""


def _anniversary(tellings: Sequence[EventRecord], years: int) -> Anniversary:
    starts = sorted({_start(event) for event in tellings})
    dates = [start for start in starts if not any(other != start and other.startswith(start) for other in starts)]
    first, *others = sorted(tellings, key=lambda event: (-len(_start(event)), not event.together))
    when = dates[0] if len(dates) == 1 else _agreed(dates)
    moved = f"{int(when[:4]) + years}{when[4:]}"
    return Anniversary(moved, years, first, tuple(others), tuple(dates) if len(dates) > 1 else ())


def _agreed(dates: Sequence[str]) -> str:
    """What dates of one year have in common: the month, else the year."""
    months = {each[:7] for each in dates}
    return months.pop() if len(months) == 1 else dates[0][:4]


def _in_window(when: str, today: date, end_month: int) -> bool:
    year, month = int(when[:4]), when[5:7]
    if not month:
        return year * 12 <= end_month
    return today.year * 12 + today.month - 1 <= year * 12 + int(month) - 1 <= end_month
