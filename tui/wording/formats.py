"""Numbers, dates and names of countries and languages, as the language of the interface writes them.

Babel is loaded when the first of them is shown that is not plain digits, so that it does not delay the first screen.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.wording.translation import language, tr

if TYPE_CHECKING:
    from babel import Locale

_DAY = r"(\d{4})-(\d\d)-(\d\d)"
_MONTH = r"(\d{4})-(\d\d)"
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


@lru_cache(8)
def _locale(code: str) -> Locale:
    from babel import Locale  # noqa: PLC0415 - see the module's docstring

    return Locale.parse(code)


def number(value: int) -> str:
    """A whole number with its thousands grouped."""
    if -1000 < value < 1000:
        return str(value)
    from babel.numbers import format_decimal  # noqa: PLC0415

    return format_decimal(value, locale=_locale(language()))


def decimal(value: float) -> str:
    """A number with one digit after the point."""
    from babel.numbers import format_decimal  # noqa: PLC0415

    return format_decimal(value, format="#,##0.0", locale=_locale(language()))


def percent(share: float) -> str:
    """A share from 0 to 1 in per cent; what is not nothing is not shown as nothing."""
    from babel.numbers import format_percent  # noqa: PLC0415

    if 0 < share < 0.01:
        return "<" + format_percent(0.01, locale=_locale(language()))
    return format_percent(share, locale=_locale(language()))


def country(code: str) -> str:
    """The name of a country from its ISO 3166-1 code; the code when it has no name."""
    return _locale(language()).territories.get(code, code) if code else ""


def language_name(code: str) -> str:
    """The name of a language from its ISO 639-1 code; the code when it has no name."""
    return _locale(language()).languages.get(code, code) if code else ""


def coordinates(latitude: float, longitude: float) -> str:
    """A position in words that need no map: 50.06° N, 19.94° E."""
    from babel.numbers import format_decimal  # noqa: PLC0415

    def degrees(value: float) -> str:
        return format_decimal(abs(value), format="0.00", locale=_locale(language()))

    north, east = tr("N") if latitude >= 0 else tr("S"), tr("E") if longitude >= 0 else tr("W")
    return f"{degrees(latitude)}° {north}, {degrees(longitude)}° {east}"


def edtf(value: str) -> str:
    """A date in EDTF in words, never finer than it is: `2006-02/..` is *since February 2006*.

    What is too rare to have words of its own is shown as it stands.
    """
    if not value:
        return ""
    start, slash, end = value.partition("/")
    if not slash:
        return _one(value)
    if end in ("", ".."):
        return tr("since {date}").format(date=_one(start))
    if start in ("", ".."):
        return tr("until {date}").format(date=_one(end))
    return _interval(start, end)


def as_a_whole(value: str) -> str:
    """A period that dates name as such, without any part of it; what has no parts needs no such words."""
    if re.fullmatch(r"\d{3}X|\d{4}(-(0\d|1[0-2]))?", value):
        return tr("{period}, as a whole").format(period=edtf(value))
    return edtf(value)


def _interval(start: str, end: str) -> str:
    first, last = re.fullmatch(_DAY, start), re.fullmatch(_DAY, end)
    if first and last:
        from babel.dates import format_interval  # noqa: PLC0415

        days = (date(*map(int, first.groups())), date(*map(int, last.groups())))
        return format_interval(*days, "yMMMd", locale=_locale(language()))
    return f"{_one(start)} – {_one(end)}"


def _one(value: str) -> str:
    bare = value.rstrip("~?%")
    words = _bare(bare)
    if bare != value:
        return (
            tr("about {date}").format(date=words) if value.endswith(("~", "%")) else tr("{date} (?)").format(date=words)
        )
    return words


def _bare(value: str) -> str:
    if match := re.fullmatch(_DAY, value):
        from babel.dates import format_date  # noqa: PLC0415

        return format_date(date(*map(int, match.groups())), "medium", locale=_locale(language()))
    if match := re.fullmatch(_MONTH, value):
        year, part = match.groups()
        if part in _SEASONS:
            return _season(part, year)
        if "01" <= part <= "12":
            from babel.dates import format_skeleton  # noqa: PLC0415

            return format_skeleton("yMMMM", datetime(int(year), int(part), 1), locale=_locale(language()))  # noqa: DTZ001
    if match := re.fullmatch(r"(\d\d)XX", value):
        century = int(match[1]) + 1
        return tr("{ordinal} century").format(ordinal=_ordinal(century), number=century, roman=_roman(century))
    if re.fullmatch(r"\d{3}X", value):
        return tr("{year}s").format(year=f"{value[:3]}0")
    return value


def _ordinal(number: int) -> str:
    """An English ordinal number."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _roman(number: int) -> str:
    """A Roman numeral, as Polish and Ukrainian write centuries; up to 39."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _season(part: str, year: str) -> str:
    season = {
        "spring": tr("spring {year}"),
        "summer": tr("summer {year}"),
        "autumn": tr("autumn {year}"),
        "winter": tr("winter {year}"),
    }[_SEASONS[part]]
    # A winter is named by the year in which it begins (https://www.loc.gov/standards/datetime/, level 1: seasons).
    return season.format(year=f"{year}/{(int(year) + 1) % 100:02}" if part == "24" else year)
