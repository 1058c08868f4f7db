"""Reads date expressions off a run of words: which words belong together and what each of them says.

The grammar is a list of regular expressions over the classes of the words (see lexicon.py). It knows no language:
orders that a language does not use simply never occur in its texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from extraction.dates.lexemes import Lexeme
from extraction.dates.lexicon import Lexicon
from extraction.dates.lexing import full_year
from extraction.dates.values import Value

Anchor = Literal["publication", "story"]


class Expression(NamedTuple):
    """A date expression as it is written, before it is placed in the calendar.

    Attributes:
        start: first code point.
        end: code point after the last.
        year: year written, ISO numbering.
        month: 1 to 12.
        day: 1 to 31.
        readings: both (month, day) that a numeric date can be.
        half: first or second half of the month, 1 or 2.
        season: 21 to 24.
        period: quarter 33 to 36, half-year 40 or 41.
        decade: first year of a decade, or its last two digits.
        century: ordinal.
        epoch: the years of a stretch of history that is named ("Zwischenkriegszeit").
        weekday: 0 Monday to 6 Sunday.
        part: early, middle or late.
        about: whether the writer says it is approximate.
        unit: unit that is counted from an anchor, None for calendar dates.
        shift: how many of them.
        anchor: what they are counted from: the day of publication, or the date told of last.
        or_lasting: whether, told of as past, it is a length of time and no date ("in zwanzig Jahren").
        lasting: whether it is the begin of what lasts since then.
        doubtful: whether it is not quite what is printed.
        shifted_year: years from the anchor to the year meant ("September letzten Jahres").
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    readings: tuple[tuple[int, int], ...] = ()
    half: int | None = None
    season: int | None = None
    period: int | None = None
    decade: int | None = None
    century: int | None = None
    epoch: Value | None = None
    weekday: int | None = None
    part: str | None = None
    about: bool = False
    unit: str | None = None
    shift: int | None = None
    anchor: Anchor = "publication"
    shifted_year: int | None = None
    or_lasting: bool = False
    doubtful: bool = False
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one date to another, or open on one side (None)."""

    start: int
    end: int
    first: Expression | None
    last: Expression | None


Found = Expression | Stretch

_UNIT = "[DKMJrXCE1-6Y%]"
_ONE_UNIT = "[DKMJrXCEQH]"
_YEAR_WORD = "[Jr4Y%]"
_WRITTEN_YEAR = rf"(?:(?:,?O?|[,fOp]*{_YEAR_WORD}[fO]?)(?P<year>[yz]|Z(?=b))(?P<era>b)?{_YEAR_WORD}?)"
_TOLD_YEAR = r"(?:[,fO]*(?P<year_shift>[RV])[Jr]|[,fO]*[Jr](?P<year_shift_after>[RV])|,?(?P<year_adverb>x))"
_TAIL = f"(?:{_WRITTEN_YEAR}|{_TOLD_YEAR})"
_PART = "(?:(?P<part>P)-?[fO]*)?"
_HALF = "(?:[oqR]?[HI][fO]*|P-?[fO]*)?"
_WEEKDAY = r"(?:(?P<weekday>[wd])h?,?[fp]*(?P<open>\()?)?"
_CLOSE = r"(?(open)\))(?:\((?P<weekday_after>[wd])\))?"
_AFTER_PREPOSITION = r"(?:(?<=[pPtSFBWgi&/~-])|(?<=[pSFBW]f))"
_SECOND_DAY = r"(?:[wd]h?,?[fp]*)?(?P<last_day>[no])"
_OF_CENTURY = r"(?:[fO]*(?:(?P<century>[co])[fO]?|R)C)?"

# In order: the first that matches at a word and makes sense wins.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("numeric", rf"{_WEEKDAY}(?P<numeric>[N#]){_YEAR_WORD}?{_CLOSE}"),
        ("listed", r"(?P<day>[no])(?=,(?:[no],)*(?:[no]&)?(?:[wd]h?,?[fp]*)?[no][fO]*[ma])"),
        (
            "calendar",
            rf"{_WEEKDAY}(?P<day>[no]),?(?P<joint>[-Bt&/])[fp]*{_SECOND_DAY}[fO]*(?P<month>[ma]){_TAIL}?{_CLOSE}",
        ),
        (
            "day_of_month",
            rf"{_WEEKDAY}(?P<day>[no])[fOF]*(?:(?P<shift>[RV])M|M(?P<shift_after>[RV!])|(?P<instant>!)|(?P<adverb>[xA]))",
        ),
        ("month_first", rf"(?P<month>[ma])f?(?P<day>[no])(?P<joint>[-Bt&])f?(?P<last_day>[no])(?:{_WRITTEN_YEAR})?"),
        ("calendar", rf"{_WEEKDAY}(?P<day>[no])[fO]*(?P<month>[ma]){_TAIL}?{_CLOSE}"),
        ("month_first", rf"{_WEEKDAY}(?P<month>[ma])f?(?P<day>[no])(?:{_WRITTEN_YEAR})?{_CLOSE}"),
        ("calendar", rf"(?:(?P<part>P)-?[fOp]*)?(?P<month>[ma]){_TAIL}"),
        ("calendar", r"(?:(?P<year_shift>[RV])[Jr]|(?P<year_adverb>x)),?[fp]*(?P<month>[ma])"),
        ("calendar", r"(?:(?P<year_shift>[RV])[Jr]|(?P<year_adverb>x)),?[fp]*(?P<day>[no])[fO]*(?P<month>[ma])"),
        ("half_month", rf"(?P<ordinal>[oq])I[fOp]*(?P<month>[ma])(?:{_TAIL})?"),
        ("shifted", rf"{_PART}(?P<shift>R)[fO]?(?P<month>[ma])"),
        ("shifted", rf"{_PART}(?P<month>[ma])(?P<shift>R)"),
        ("calendar", r"(?P<part>P)-?[fOp]*(?P<month>[ma])"),
        ("calendar", r"(?P<month>m)"),
        ("calendar", rf"{_AFTER_PREPOSITION}(?P<month>a)"),
        ("period", rf"(?P<ordinal>[ocqn])(?P<period>[QHI])[fOp]*(?:{_TAIL}|(?P<near_year>[Jr])(?![fO]?[kcC]))"),
        ("period", r"(?P<ordinal>[ocqn])(?P<period>[QH])"),
        ("decade", rf"{_HALF}(?:{_YEAR_WORD}[fO]*)?(?P<decade>k)-?{_YEAR_WORD}?{_OF_CENTURY}"),
        ("decade", r"X[fO]+(?P<decade>y)"),
        ("decade", rf"{_HALF}(?:[Y%][fO]?(?P<decade>[onvjq])|%[fO]?(?P<decade_word>y))(?![-/]){_OF_CENTURY}"),
        ("decade", rf"{_HALF}(?:(?P<decade>[oj])-?Y|(?<=[fp])(?P<decade_word>j)){_OF_CENTURY}"),
        ("century", r"(?P<century>U)"),
        ("epoch", r"(?P<epoch>ε)|(?:(?<=[pPtSFBW])|(?<=[pPtSFBW]f))(?P<usual_word>η)"),
        ("century", rf"{_HALF}(?P<century>[co])[&-][fp]*(?P<last_century>[co])-?[fO]?[C6]"),
        ("century", rf"{_HALF}(?:(?P<century>[con])-?[fO]?[C6]|[C6][fO]?(?P<century_after>[con]))"),
        ("season", rf"(?:(?P<part>P)-?[fOp]*)?(?P<season>[se])[fOp]*{_WRITTEN_YEAR}(?:[/-][nvy])?{_YEAR_WORD}?"),
        ("season", rf"{_PART}(?P<season>[se])(?:{_TOLD_YEAR})"),
        ("shifted", rf"{_PART}(?P<shift>R)[fO]?(?P<season>[se])"),
        ("shifted", r"(?P<season>s)(?P<shift>R)"),
        ("season", r"(?P<season>e)|(?P<first_season>s)(?=&[fp]*s)"),
        ("season", r"(?:(?<=[pPtSFB])|(?<=[pPtSFB]f))(?P<season>s)"),
        ("years", rf"{_YEAR_WORD}?[fO]?(?P<year>y)(?P<joint>[-/])(?P<short>[nvo])(?![ma.]){_YEAR_WORD}?"),
        ("lasting", r"(?P<since>S)(?P<about>[~≈])?[fO]*(?P<count>[nqvZ])-?(?P<unit>[1-4Y%])"),
        ("counted", rf"(?P<ago>g)(?P<about>[~≈])?[fO]*(?P<count>[nqvZ])-?(?P<unit>{_UNIT})"),
        ("counted", rf"(?P<about>[~≈])?(?P<count>[nqvZ])?(?P<unit>{_UNIT})[~f]*(?P<ago>G)"),
        ("counted", rf"(?P<later>L)(?P<about>[~≈])?(?P<count>[nqvZ])?(?P<unit>{_UNIT})"),
        ("counted", rf"(?P<about>[~≈])?(?P<count>[nqvZ])?(?P<unit>{_UNIT})(?P<later>l)"),
        ("counted", rf"(?P<ahead>[ip])(?P<about>[~≈])?(?P<count>[nqvZ])?(?P<unit>{_UNIT})"),
        ("shifted", rf"{_PART}(?P<shift>[RV])[fO]?(?P<unit>{_ONE_UNIT})(?![fO]?y)"),
        ("shifted", rf"{_PART}(?P<unit>{_ONE_UNIT})(?P<shift>[RV!])"),
        ("near", r"(?P<part>P)-?[fO]*(?P<unit>[JrMKC])(?![fO]*[ynzvco])"),
        ("near", r"(?<=[pf])(?P<unit>E)"),
        (
            "year",
            rf"(?:(?P<part>P)-?[fOp]*)?(?:(?P<about>~)[fO]*)?(?:{_YEAR_WORD}[fO]?)?(?P<year>y)(?P<era>b)?{_YEAR_WORD}?",
        ),
        (
            "year",
            r"(?:(?P<part>P)-?[fOp]*)?(?:(?<![RVqn])[JrY%][fO]?(?P<year>[zZ])|(?P<early_year>[nvzZ])[Jr]?(?=b)|(?<=[pPSFBt])(?P<later_year>z))(?P<era>b)?[Jr]?",
        ),
        ("year", r"(?<=\()(?P<year>z)(?=\))"),
        ("years", r"(?P<year>z)(?P<joint>-)(?P<long>z)"),
        ("year", r"(?P<short>v)r"),
        ("weekday", r"(?:(?P<shift>R)[fO]?)?(?P<weekday>w)(?P<shift_after>R)?h?"),
        ("adverb", r"(?P<adverb>[xA])[hx]?"),
        ("adverb", r"(?P<shift>R)h"),
    )
)
_STRETCHES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("between", r"[FS]?@(?:,?B|[-t])[fp]*@"),
        ("between", r"W[fp]*@&[fp]*@"),
        ("between", r"@/@"),
        ("since", r"S[fp]*@"),
        ("until", r"B[fp]*@"),
    )
)
_NO_VALUE = Lexeme("", 0, 0, None)
_SHORT_RUN = 50
"""Up to so many words what fits a run is remembered."""


def read(run: Sequence[Lexeme], words: Lexicon) -> Iterator[Found]:
    """Read the date expressions of a run of words.

    Args:
        run: words that can stand in a date.
        words: of the language.

    Yields:
        Single dates and stretches between them, in order and without overlap.
    """
    kinds = "".join(lexeme.kind for lexeme in run)
    symbols: list[str] = []
    items: list[Lexeme | Expression] = []
    position = 0
    while position < len(run):
        found, joint, after = _read_one(kinds, run, position, words)
        if found:
            for number, expression in enumerate(found):
                if number:
                    symbols.append(joint)
                    items.append(run[position])
                symbols.append("@")
                items.append(expression)
        else:
            symbols.append(kinds[position])
            items.append(run[position])
        position = after
    yield from _join("".join(symbols), _inherit("".join(symbols), items))


def _read_one(kinds: str, run: Sequence[Lexeme], position: int, words: Lexicon) -> tuple[list[Expression], str, int]:
    """The expressions that start at a word, what joins them, and the word after them."""
    matches = _matches if len(kinds) <= _SHORT_RUN else _matches.__wrapped__
    for name, match in matches(kinds, position):
        if name == "month_first" and not words.month_first:
            continue
        parts = {group: run[match.start(group)] for group, text in match.groupdict().items() if text}
        span = (run[position].start, run[match.end() - 1].end)
        if found := _BUILDERS[name](parts, span):
            if any(lexeme.doubtful for lexeme in run[position : match.end()]):
                found = [expression._replace(doubtful=True) for expression in found]
            joint = parts["joint"].kind if "joint" in parts else "&"
            return found, "&" if joint == "&" else "-", match.end()
    return [], "", position + 1


@lru_cache(maxsize=20_000)
def _matches(kinds: str, position: int) -> tuple[tuple[str, re.Match[str]], ...]:
    """The patterns that the classes of words from a position on fit; the same few runs come again and again."""
    fitting = ((name, pattern.match(kinds, position)) for name, pattern in _PATTERNS)
    return tuple((name, match) for name, match in fitting if match)


def _calendar(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    get = _getter(parts)
    adverb = get("year_adverb")
    if adverb and adverb[0] != "year":
        return []
    year_shift = parts.get("year_shift") or parts.get("year_shift_after")
    found = Expression(
        *span,
        year=_year(parts),
        month=get("month"),
        day=get("day"),
        weekday=get("weekday") if "weekday" in parts else get("weekday_after"),
        part=get("part"),
        shifted_year=year_shift.value if year_shift else adverb and adverb[1],
        anchor="story" if year_shift and year_shift.kind == "V" else "publication",
    )
    if "last_day" not in parts:
        return [found] if found.day is None or found.day <= 31 else []
    first_end = parts["day"].end
    return [
        found._replace(end=first_end),
        found._replace(start=parts["last_day"].start, day=get("last_day"), weekday=None),
    ]


def _numeric(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    year, readings = parts["numeric"].value
    get = _getter(parts)
    weekday = get("weekday") if "weekday" in parts else get("weekday_after")
    if len(readings) > 1:
        return [Expression(*span, year=year, readings=readings, weekday=weekday)]
    (month, day), *_ = readings
    return [Expression(*span, year=year, month=month, day=day, weekday=weekday)]


def _shifted(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    """As in "Last year", "next March", "at the end of that month"."""
    get = _getter(parts)
    unit = get("unit") or ("month" if "month" in parts else "season")
    anchor: Anchor = "story" if parts["shift"].kind == "V" else "publication"
    if unit == "day" and anchor == "publication":
        # "On this day" is the day told of; "the last day" is none that could be told.
        if get("shift") != 0:
            return []
        anchor = "story"
    return [
        Expression(
            *span,
            month=get("month"),
            season=get("season"),
            unit=unit,
            shift=get("shift"),
            part=get("part"),
            anchor=anchor,
        )
    ]


def _day_of_month(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    """As in "the 28th of last month", "am 15. d. M.", "le 12 courant"."""
    get = _getter(parts)
    told = next(parts[name] for name in ("shift", "shift_after", "instant", "adverb") if name in parts)
    unit, shift = told.value if "adverb" in parts else ("month", told.value)
    if unit != "month":
        return []
    anchor: Anchor = "story" if told.kind in "VA" else "publication"
    return [Expression(*span, day=get("day"), weekday=get("weekday"), unit="month", shift=shift, anchor=anchor)]


def _near(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    """As in "At the end of the year", "at the weekend": the unit that the text is about."""
    return [Expression(*span, unit=parts["unit"].value, shift=0, part=_getter(parts)("part"), anchor="story")]


def _counted(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    """As in "Fifty years ago", "two days later"."""
    if "count" not in parts and parts["unit"].kind in "123456Y%":
        return []
    ahead = parts.get("ahead", _NO_VALUE)
    if ahead.kind == "p" and ("count" not in parts or ahead.value != "ahead"):
        return []
    count = parts["count"].value if "count" in parts else 1
    direction = -1 if "ago" in parts else parts["later"].value if "later" in parts else 1
    anchor: Anchor = "story" if "later" in parts else "publication"
    found = Expression(*span, unit=parts["unit"].value, shift=direction * count, about="about" in parts, anchor=anchor)
    return [found._replace(or_lasting=ahead.value == "ahead")]


def _lasting(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    """As in "since eight years": from so long ago on."""
    if parts["since"].value != "lasting":
        return []
    unit, count = parts["unit"].value, parts["count"].value
    return [Expression(*span, unit=unit, shift=-count, about="about" in parts, lasting=True)]


def _period(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    ordinal, unit = parts["ordinal"].value, parts["period"].value
    if ordinal > (4 if unit == "quarter" else 2):
        return []
    (found,) = _calendar(parts, span) or (None,)
    if found is None:
        return []
    shifted = 0 if "near_year" in parts else found.shifted_year
    return [found._replace(period=(32 if unit == "quarter" else 39) + ordinal, shifted_year=shifted)]


def _half_month(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    """As in "the second half of October": from the 16th to the month's last day."""
    ordinal = parts["ordinal"].value
    found = _calendar(parts, span)
    return [one._replace(half=ordinal) for one in found] if ordinal <= 2 else []


def _season(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    lexeme = parts.get("season") or parts["first_season"]
    return [found._replace(season=lexeme.value) for found in _calendar(parts, span)]


def _decade(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    lexeme = parts.get("decade") or parts["decade_word"]
    value = lexeme.value
    if value % 10 or value < 20 or 100 <= value < 1000:
        return []
    if "century" in parts and value < 100:
        value += (parts["century"].value - 1) * 100
    return [Expression(*span, decade=value)]


def _century(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    lexeme = parts.get("century") or parts["century_after"]
    found = Expression(*span, century=lexeme.value)
    if not 1 <= lexeme.value <= 21:
        return []
    if "last_century" not in parts:
        return [found]
    last = parts["last_century"]
    return [found._replace(end=lexeme.end), found._replace(start=last.start, century=last.value)]


def _epoch(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    lexeme = parts.get("epoch") or parts["usual_word"]
    return [Expression(*span, epoch=lexeme.value)]


def _years(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    """As in "2013/14", "1971-97"."""
    first, second = parts["year"], parts.get("short") or parts["long"]
    if second.kind == "o":
        # The dot after the number is the full stop of the sentence.
        second, span = second._replace(end=second.end - 1), (span[0], span[1] - 1)
    last = first.value // 100 * 100 + second.value if "short" in parts else second.value
    if last <= first.value or first.value < 1000:
        return []
    return [Expression(span[0], first.end, year=first.value), Expression(second.start, span[1], year=last)]


def _plain_year(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    year = full_year(parts["short"].value) if "short" in parts else _year(parts)
    return [Expression(*span, year=year, part=_getter(parts)("part"), about="about" in parts)]


def _weekday(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    shift = parts.get("shift") or parts.get("shift_after")
    return [Expression(*span, weekday=parts["weekday"].value, unit="weekday", shift=shift and shift.value)]


def _adverb(parts: dict[str, Lexeme], span: tuple[int, int]) -> list[Expression]:
    if "adverb" not in parts:
        return [Expression(*span, unit="day", shift=0)] if parts["shift"].value == 0 else []
    adverb = parts["adverb"]
    unit, shift = adverb.value
    return [Expression(*span, unit=unit, shift=shift, anchor="story" if adverb.kind == "A" else "publication")]


_BUILDERS: dict[str, Callable[[dict[str, Lexeme], tuple[int, int]], list[Expression]]] = {
    "calendar": _calendar,
    "listed": _calendar,
    "month_first": _calendar,
    "numeric": _numeric,
    "shifted": _shifted,
    "day_of_month": _day_of_month,
    "near": _near,
    "counted": _counted,
    "lasting": _lasting,
    "period": _period,
    "half_month": _half_month,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "epoch": _epoch,
    "years": _years,
    "year": _plain_year,
    "weekday": _weekday,
    "adverb": _adverb,
}


def _getter(parts: dict[str, Lexeme]) -> Callable[[str], Any]:
    return lambda group: parts.get(group, _NO_VALUE).value


def _year(parts: dict[str, Lexeme]) -> int | None:
    lexeme = parts.get("year") or parts.get("early_year") or parts.get("later_year")
    if lexeme is None:
        return None
    # ISO 8601 counts 1 BC as year 0.
    return 1 - lexeme.value if "era" in parts and parts["era"].value else int(lexeme.value)


def _inherit(symbols: str, items: list[Lexeme | Expression]) -> list[Lexeme | Expression]:
    """Give the dates of a list or stretch the year that only one of them has: "vom 30. Mai bis 2. Juni 2019"."""
    dates = list(items)
    for match in reversed(list(re.finditer(r"(?=@[,&]?[-BtW&/,][fp]*@)", symbols))):
        left_at, right_at = match.start(), symbols.index("@", match.start() + 1)
        left, right = dates[left_at], dates[right_at]
        if isinstance(left, Expression) and isinstance(right, Expression):
            dates[left_at], dates[right_at] = _share_year(left, right)
    return dates


def _share_year(left: Expression, right: Expression) -> tuple[Expression, Expression]:
    if left.day and not left.month and right.day and not left.year:
        return left._replace(month=right.month, year=right.year, shifted_year=right.shifted_year), right
    if not (left.month or left.season) or not (right.month or right.season) or left.unit or right.unit:
        return left, right
    if left.year is None and left.shifted_year is None and (right.year is not None or right.shifted_year is not None):
        earlier = 1 if left.month and right.month and left.month > right.month else 0
        if right.year is not None:
            return left._replace(year=right.year - earlier), right
        return left._replace(shifted_year=(right.shifted_year or 0) - earlier, anchor=right.anchor), right
    if right.year is None and right.shifted_year is None and left.year is not None:
        later = 1 if left.month and right.month and left.month > right.month else 0
        return left, right._replace(year=left.year + later)
    return left, right


def _join(symbols: str, items: Sequence[Lexeme | Expression]) -> Iterator[Found]:
    position = 0
    while position < len(symbols):
        for name, pattern in _STRETCHES:
            if match := pattern.match(symbols, position):
                dates = [item for item in items[position : match.end()] if isinstance(item, Expression)]
                first = dates[0] if name != "until" else None
                last = dates[-1] if name != "since" else None
                yield Stretch(items[position].start, dates[-1].end, first, last)
                position = match.end()
                break
        else:
            item = items[position]
            if isinstance(item, Expression):
                yield Stretch(item.start, item.end, item, None) if item.lasting else item
            position += 1
