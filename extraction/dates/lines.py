"""Reads the date line of an article."""

from __future__ import annotations

import re
from datetime import date

from extraction import languages
from extraction.dates.datelines import is_date_label
from extraction.dates.grammar import Expression, read
from extraction.dates.lexicon import lexicon
from extraction.dates.lexing import runs
from extraction.dates.resolving import NOWHERE, resolve

_LONGEST = 120
_TIMESTAMP = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?\s*")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)\s*")


def parse_date_line(line: str, language: str | None = None) -> tuple[str, date, date] | None:
    """Read a line that holds the date of an article and little else.

    ISO dates and time stamps, numeric dates, and dates written out, with or without weekday, a place before them
    ("Kraków, 12 maja 2019 r."), a time of day or a label ("Stand: 3. Mai 2019").

    Args:
        line: one line of text.
        language: ISO 639-1 code of the text; None tries every language.

    Returns:
        EDTF, first and last day; None when the line is no date line.
    """
    if len(line) > _LONGEST:
        return None
    if stamp := _TIMESTAMP.fullmatch(line) or _COMPACT.fullmatch(line):
        return _stamp(*(int(part) for part in stamp.groups()))
    for code in (language,) if language in languages.CODES else languages.CODES:
        if found := _read(line, code):
            return found
    return None


def _stamp(year: int, month: int, day: int) -> tuple[str, date, date] | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat(), found, found


def _read(line: str, language: str) -> tuple[str, date, date] | None:
    words = lexicon(language)
    found = [expression for run in runs(line, language) for expression in read(run, words)]
    if len(found) != 1 or not isinstance(found[0], Expression) or found[0].year is None:
        return None
    expression = found[0]
    if not is_date_label(line[: expression.start] + " " + line[expression.end :], words):
        return None
    placed = resolve(expression, NOWHERE)
    if placed is None or placed.value.earliest is None or placed.value.latest is None:
        return None
    if expression.month is None and not expression.readings and line.strip() != line[expression.start : expression.end]:
        return None
    return placed.value.edtf, placed.value.earliest, placed.value.latest
