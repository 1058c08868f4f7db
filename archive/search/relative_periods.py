"""Periods told from today: `today`, `last-week`, `7d`, in the languages of the interface."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from archive import clock
from extraction.folding import fold

Unit = Literal["day", "week", "month", "year"]

_DAYS = {
    0: "today heute dziś dzisiaj сьогодні",
    1: "yesterday gestern wczoraj вчора учора",
}
_UNITS: dict[Unit, str] = {
    "day": "d day days tag tage tagen dzień dni день дні днів",
    "week": "w week weeks woche wochen tydzień tygodnie tygodni тиждень тижні тижнів",
    "month": "m month months monat monate monaten miesiąc miesiące miesięcy місяць місяці місяців",
    "year": "y year years jahr jahre jahren rok lata lat рік роки років",
}
_THIS = "this diese dieser diesen dieses ten tym цей цього"
_LAST = (
    "last previous letzte letzter letzten letztes vorige voriger vorigen voriges vergangene vergangener vergangenes "
    "ostatni zeszły ubiegły poprzedni минулий минулого попередній останній"
)


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


_DAY_OF = {word: back for back, words in _DAYS.items() for word in _folded(words)}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in _folded(words)}
_STEP_OF = dict.fromkeys(_folded(_THIS), 0) | dict.fromkeys(_folded(_LAST), 1)
_NUMBERED = re.compile(r"(\d{1,4})[- ]?([^\W\d]+)")
_NAMED = re.compile(r"([^\W\d]+)[- ]([^\W\d]+)")


def in_dates(text: str) -> str:
    """A period with the days that are meant where it is told from today; any other as it is.

    `today` and `yesterday` are days. `week` and `7d` are the seven days that end today; so are `month`, `3m`, `year`,
    `2y` with the same day of an earlier month. `this-week` begins on its Monday, `last-week` is the one before from
    Monday to Sunday, and so with months and years. Either may be an end of a span: `last-week..`.

    Args:
        text: what stands behind the colon of a filter.
    """
    first, dots, last = text.partition("..")
    if not dots:
        found = _between(first)
        return text if found is None else "..".join(day.isoformat() for day in dict.fromkeys(found))
    begin, end = _between(first), _between(last)
    return f"{begin[0].isoformat() if begin else first}..{end[1].isoformat() if end else last}"


def _between(text: str) -> tuple[date, date] | None:
    """First and last day of a period that is told from today, None for any other."""
    today = date.fromisoformat(clock.now()[:10])
    words = fold(text.strip())
    if words in _DAY_OF:
        day = today - timedelta(days=_DAY_OF[words])
        return day, day
    if words in _UNIT_OF and len(words) > 1:
        return _back(today, _UNIT_OF[words], 1), today
    if (match := _NUMBERED.fullmatch(words)) and match[2] in _UNIT_OF and int(match[1]):
        return _back(today, _UNIT_OF[match[2]], int(match[1])), today
    if (match := _NAMED.fullmatch(words)) and match[1] in _STEP_OF and match[2] in _UNIT_OF:
        return _of_calendar(today, _UNIT_OF[match[2]], _STEP_OF[match[1]])
    return None


def _back(today: date, unit: Unit, number: int) -> date:
    """The first day of so many units that end today."""
    if unit in ("day", "week"):
        days = number * (7 if unit == "week" else 1)
        return today - timedelta(days=days - 1)
    return _same_day(today, number * (12 if unit == "year" else 1))


def _same_day(today: date, months: int) -> date:
    """The same day some months before, or the last of that month where it is shorter."""
    year, month = divmod(max(today.year * 12 + today.month - 1 - months, 12), 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _of_calendar(today: date, unit: Unit, back: int) -> tuple[date, date]:
    """First and last day of this day, week, month or year, or of the one before."""
    match unit:
        case "day" | "week":
            length = 7 if unit == "week" else 1
            first = today - timedelta(days=(today.weekday() if unit == "week" else 0) + back * length)
            return first, first + timedelta(days=length - 1)
        case "month":
            first = _same_day(today.replace(day=1), back)
            return first, first.replace(day=monthrange(first.year, first.month)[1])
        case "year":
            return date(today.year - back, 1, 1), date(today.year - back, 12, 31)
