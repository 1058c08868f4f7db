"""What dates count for within a month: days, weeks, or the month as a whole. Pure."""

from __future__ import annotations

import re
from calendar import monthrange

from archive.index.units_of_time import QUALIFIERS, name_of, unit_of, units

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def days(edtf: str, earliest: str | None, latest: str | None, grain: str, month: int) -> list[str]:
    """What a date counts for within a month.

    Args:
        edtf: the date.
        earliest: its first possible day (ISO), None when it is open.
        latest: its last possible day, None when it is open.
        grain: of the date; a `week` stands for one of its days, any other stretch of days for all of them.
        month: `YYYYMM`.

    Returns:
        Days, a week (`2013-10-07/2013-10-13`) or the month itself, in EDTF; nothing where the date does not count for
        the month.
    """
    if month not in units(edtf, earliest, latest):
        return []
    if grain == "week":
        return [edtf]
    name = name_of(month)
    first, is_stretch, last = (end.rstrip(QUALIFIERS) for end in edtf.partition("/"))
    if not is_stretch:
        return [first if _DAY.fullmatch(first) else name]
    known = [end for end in (first, last) if unit_of(end) == month]
    if not all(map(_DAY.fullmatch, known)):
        return [name]
    if unit_of(first) is None or unit_of(last) is None:
        return known
    length = monthrange(*divmod(month, 100))[1]
    begin = int(first[8:]) if unit_of(first) == month else 1
    end = int(last[8:]) if unit_of(last) == month else length
    return [f"{name}-{day:02}" for day in range(begin, end + 1)] if end - begin + 1 < length else [name]


def ends_of(name: str) -> tuple[str, str]:
    """The first and last day (ISO) of what `days` gives."""
    first, is_stretch, last = name.partition("/")
    if is_stretch:
        return first, last
    if _DAY.fullmatch(name):
        return name, name
    return f"{name}-01", f"{name}-{monthrange(int(name[:4]), int(name[5:]))[1]}"
