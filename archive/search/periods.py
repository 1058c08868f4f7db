"""Periods as people type them in a query: a year, month, day, season, decade, or a span of them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from archive.results import WHOLE
from archive.search.errors import QueryError
from archive.search.tree import And, During, Node
from extraction.folding import fold

Period = tuple[date | None, date | None]
"""First and last day, None where the span is open."""

How = Literal["touching", "inside", "whole"]


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """A period as a filter asks for it.

    Attributes:
        how: dates that touch it (`date:2014`), only those that are known to lie in it (`date:=2014`), or only those
            that name just it (`date:whole-2014`).
        first: its first day, None when it is open.
        last: its last day, None when it is open.
    """

    how: How
    first: date | None
    last: date | None


_FIRST_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_SEASONS = {
    "spring": "spring fruhling fruhjahr wiosna весна jaro printemps primavera",
    "summer": "summer sommer lato літо leto ete verano estate",
    "autumn": "autumn fall herbst jesien осінь podzim automne otono autunno",
    "winter": "winter zima зима hiver invierno inverno",
}
_SEASON_OF = {fold(word): season for season, words in _SEASONS.items() for word in words.split()}
_EDTF_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_NUMBERS = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DECADE = re.compile(r"(\d{3})(?:[xX]|0s)")
_CENTURY = re.compile(r"(\d\d)[xX]{2}")
_SEASON = re.compile(r"(?:([^\W\d]+)[- ]?(\d{4})|(\d{4})[- ]?([^\W\d]+))")
_TWO_WAYS = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_ADVICE = "type 2013, 2013-12, 2013-12-06, winter-2013, 1990s or 2013..2015"


def parse_period(text: str, position: int = 0) -> Period:
    """Reads a period.

    A winter begins in the December of its year. Both ends of a span are included; one of them may be left out.

    Args:
        text: as typed.
        position: where it stands in the query line, for the error.

    Raises:
        QueryError: it is no period, or it ends before it begins.
    """
    first, dots, last = text.partition("..")
    if not dots:
        return _single(text, position)
    begin = _single(first, position)[0] if first.strip() else None
    end = _single(last, position + len(first) + 2)[1] if last.strip() else None
    if begin is None and end is None:
        raise QueryError("a span needs at least one end", position, _ADVICE)
    if begin is not None and end is not None and end < begin:
        raise QueryError("the span ends before it begins", position, "put the earlier date first")
    return begin, end


def how_asked(text: str) -> tuple[How, str]:
    """How a period is asked for in a filter, and the period without the sign or word that says so."""
    if text.startswith("="):
        return "inside", text[1:]
    if text.casefold().startswith(WHOLE):
        return "whole", text[len(WHOLE) :]
    return "touching", text


def asked_period(text: str, position: int = 0) -> AskedPeriod:
    """Reads a period with what may stand before it in a filter: `=2014`, `whole-2014`.

    Raises:
        QueryError: it is none.
    """
    how, bare = how_asked(text)
    first, last = parse_period(bare.replace("/", "..") if how == "whole" else bare, position)
    if how == "whole" and (first is None or last is None):
        raise QueryError("a whole has two ends", position, "type whole-2013, whole-1990s or whole-18XX")
    return AskedPeriod(how, first, last)


def named_periods(tree: Node) -> list[AskedPeriod]:
    """What the `date:` filters of a query ask for that stand side by side."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    asked = [part for part in parts if isinstance(part, During) and part.field == "date"]
    return [asked_period(part.period, part.at) for part in asked]


def _single(text: str, position: int) -> tuple[date, date]:
    text = text.strip()
    if match := _NUMBERS.fullmatch(text):
        year, month, day = match.groups()
        if month in _EDTF_SEASONS and not day:
            return _season(_EDTF_SEASONS[month], int(year), position)
        return _numbered(int(year), int(month or 0), int(day or 0), position)
    if match := _DECADE.fullmatch(text):
        decade = int(match[1]) * 10
        return _numbered(decade, 0, 0, position)[0], _numbered(decade + 9, 0, 0, position)[1]
    if match := _CENTURY.fullmatch(text):
        century = int(match[1]) * 100
        return _numbered(century or 1, 0, 0, position)[0], _numbered(century + 99, 0, 0, position)[1]
    if match := _SEASON.fullmatch(text):
        season = _SEASON_OF.get(fold(match[1] or match[4]))
        if season:
            return _season(season, int(match[2] or match[3]), position)
    if _TWO_WAYS.fullmatch(text):
        raise QueryError(f"this may be two days: {text}", position, "type 2013-12-06 or 6.12.2013")
    raise QueryError(f"this is no date: {text}", position, _ADVICE)


def _season(name: str, year: int, position: int) -> tuple[date, date]:
    month = _FIRST_MONTH[name]
    last = (year, month + 2) if month < 12 else (year + 1, 2)
    return _numbered(year, month, 0, position)[0], _numbered(*last, 0, position)[1]


def _numbered(year: int, month: int, day: int, position: int) -> tuple[date, date]:
    """First and last day of a year, month (when not 0) or day (when not 0)."""
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        last_month = month or 12
        return date(year, month or 1, 1), date(year, last_month, monthrange(year, last_month)[1])
    except (ValueError, IndexError):
        raise QueryError("there is no such day", position, _ADVICE) from None
