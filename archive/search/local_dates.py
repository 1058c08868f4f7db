"""Days as they are written in Europe: 31.12.2024, 31/12/2024, 12.2024."""

from __future__ import annotations

import re

_LAST_MONTH = 12
_LOCAL = re.compile(r"(?<!\d)(?<!\d[./])(?:(\d{1,2})([./]))?(\d{1,2})([./])(\d{4})(?!\d|[./]\d)")


def in_iso(text: str) -> str:
    """A period with its days and months as ISO 8601 has them; what may mean two days stays as it is.

    With dots the day comes first. Between strokes it does so in Europe and the month in America, so that only what can
    be read in one way is: 31/12/2024, 12/31/2024, 5/5/2024, 12/2024.

    Args:
        text: what stands behind the colon of a filter; any other period in it is left alone.
    """
    return _LOCAL.sub(_iso, text)


def _iso(match: re.Match[str]) -> str:
    first, separator, second, last_separator, year = match.groups()
    if first is None:
        # A higher number would be read as a season of EDTF.
        return f"{year}-{int(second):02}" if int(second) <= _LAST_MONTH else match[0]
    day, month = int(first), int(second)
    if separator != last_separator:
        return match[0]
    if separator == "/" and day != month:
        if max(day, month) <= _LAST_MONTH:
            return match[0]
        day, month = max(day, month), min(day, month)
    return f"{year}-{month:02}-{day:02}"
