"""Numbers by year drawn in one line of text."""

from __future__ import annotations

from collections.abc import Mapping

_LEVELS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"


def sparkline(years: Mapping[int, int], first: int, last: int, width: int) -> str:
    """A column for each year, or for each few years where there is not room for all; a dot where there is nothing.

    Args:
        years: numbers by year.
        first: year of the first column.
        last: year of the last column.
        width: most columns to draw.
    """
    span = max(1, last - first + 1)
    step = -(-span // max(1, width))
    columns = [
        sum(years.get(year, 0) for year in range(start, min(start + step, last + 1)))
        for start in range(first, last + 1, step)
    ]
    most = max(columns, default=0)
    return "".join(_LEVELS[(count * len(_LEVELS) - 1) // most] if count else _NOTHING for count in columns)
