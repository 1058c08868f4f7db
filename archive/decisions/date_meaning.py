"""What a date that a person typed means: EDTF with its first and last day, never finer than it was typed."""

from __future__ import annotations

import re
from typing import Any

from archive.decisions.rules import DecisionRefusedError
from archive.search.errors import QueryError
from archive.search.periods import parse_period

_QUALIFIER = re.compile(r"[?~%]$")
_SIMPLE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DECADE = re.compile(r"(\d{3})(?:[xX]|0s)")
_SEASON_OF_MONTH = {3: 21, 6: 22, 9: 23, 12: 24}


def date_meaning(text: str) -> dict[str, Any]:
    """The value of a decision about a date.

    Args:
        text: `2013-12-06`, `2013-12`, `2013`, `winter-2013` or `2013-24`, `199X` or `1990s`, with `~` or `?` behind it;
            two of these parted by `/` or `..`, either of them left out or `..` when it is open.

    Returns:
        `edtf`, `earliest` and `latest` (ISO days, None when open) and `grain`, as `set` and `mark` take them.

    Raises:
        DecisionRefusedError: it is no date.
    """
    typed = text.strip()
    first, mark, last = typed.partition("/") if "/" in typed else typed.partition("..")
    try:
        if not mark:
            return _single(first)
        begin = _single(first) if first.strip(" .") else None
        end = _single(last) if last.strip(" .") else None
    except QueryError as error:
        raise DecisionRefusedError(error.what.partition(":")[0], text, error.advice) from None
    if begin is None and end is None:
        raise DecisionRefusedError("a span needs at least one end", text, "type for example 2013/2015 or 2013/..")
    earliest, latest = begin["earliest"] if begin else None, end["latest"] if end else None
    if earliest and latest and latest < earliest:
        raise DecisionRefusedError("the span ends before it begins", text, "put the earlier date first")
    edtf = f"{begin['edtf'] if begin else '..'}/{end['edtf'] if end else '..'}"
    return {"edtf": edtf, "earliest": earliest, "latest": latest, "grain": "span"}


def _single(text: str) -> dict[str, Any]:
    text = text.strip()
    qualifier = match[0] if (match := _QUALIFIER.search(text)) else ""
    text = text.removesuffix(qualifier)
    earliest, latest = parse_period(text)
    assert earliest is not None
    assert latest is not None
    if simple := _SIMPLE.fullmatch(text):
        grain = ("year", "month", "day")[sum(part is not None for part in simple.groups()) - 1]
        month = simple[2] and int(simple[2])
        if month and month > 12:
            grain, edtf = "season", f"{simple[1]}-{month}"
        else:
            edtf = earliest.isoformat()[: {"year": 4, "month": 7, "day": 10}[grain]]
    elif decade := _DECADE.fullmatch(text):
        grain, edtf = "decade", f"{decade[1]}X"
    else:
        grain, edtf = "season", f"{earliest.year:04}-{_SEASON_OF_MONTH[earliest.month]}"
    return {
        "edtf": edtf + qualifier, "earliest": earliest.isoformat(), "latest": latest.isoformat(), "grain": grain
    }  # fmt: skip
