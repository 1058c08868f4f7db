"""Round anniversaries of what is dated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.records import EventRecord, Span

_START = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_ROUND = 5


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A round number of years since an event.

    Attributes:
        when: EDTF of the anniversary, as exact as the date of the event is.
        years: how many.
        event: what is remembered.
    """

    when: str
    years: int
    event: EventRecord


Cities = Mapping[tuple[str, "Span"], tuple[tuple[str, str], ...]]
"""By article and place of a date the cities of an event: uid and label of each."""


def anniversaries(
    events: Iterable[EventRecord], today: date, cities: Cities = MappingProxyType({}), months: int = 24
) -> list[Anniversary]:
    """The anniversaries divisible by five that fall in the coming months, soonest first, each event once.

    Args:
        events: what may be remembered; only those with a day, month or year count.
        today: when to start.
        cities: whose events they are, where that is known; events of one date and of other cities are others, one of
            unknown cities is taken for one of theirs.
        months: how far to look ahead.
    """
    end_month = today.year * 12 + today.month - 1 + months
    found: dict[tuple[str, int, frozenset[str]], Anniversary] = {}
    for event in events:
        match = _START.match(event.date.edtf)
        if match is None or event.date.grain not in ("day", "month", "year", "span"):
            continue
        year, month, day = match.groups()
        for anniversary_year in range(today.year, end_month // 12 + 1):
            years = anniversary_year - int(year)
            if years <= 0 or years % _ROUND or not _in_window(anniversary_year, month, today, end_month):
                continue
            when = "-".join(part for part in (str(anniversary_year), month, day) if part)
            whose = frozenset(uid for uid, _ in cities.get((event.article, event.date.span), ()))
            found.setdefault((match[0], years, whose), Anniversary(when, years, event))
    of_known = {(start, years) for start, years, whose in found if whose}
    found = {key: each for key, each in found.items() if key[2] or key[:2] not in of_known}
    return sorted(found.values(), key=lambda anniversary: (anniversary.when, -anniversary.years))


def _in_window(year: int, month: str | None, today: date, end_month: int) -> bool:
    if month is None:
        return year * 12 <= end_month
    return today.year * 12 + today.month - 1 <= year * 12 + int(month) - 1 <= end_month
